"""One report for all reporters: every kind of finding, document and sentence that a format must cope with."""

from __future__ import annotations

from hashlib import sha256

from checker.document import Encoding, Lines, Span
from checker.findings import (
    DocumentReport,
    Finding,
    GlossaryInfo,
    Level,
    Problem,
    Related,
    Report,
    RuleInfo,
    Safety,
    Severity,
    Verdict,
)

TALKS = (
    "Talks at the lake\r\n"
    "\r\n"
    "After a long pause the two governments agreed on Monday to reopen the road and to hold further standardization\r\n"
    "negotiations in the spring, although neither side would say who had asked first, where the "
    "delegations are to meet, how long the talks may last, or whether the mediators who left in the autumn, "
    "after months of quarrels about the agenda, will be invited once more.\r\n"
    "“Cultural Veltian forces crossed the Nagorno- Karabakh line , said Tomas O’Brian, the secretary Velt secretary of "
    "state for Northern and Coastal matters.\r\n"
    "Nobody was was hurt.\r\n"
    "The last word came from O’Brien."
)
HOSTILE = (
    "A [bold]bracketed[/bold] \x1b[31mred\x1b[0m word, a \u202edrawkcab\u202c one and a bell\x07 stand by two war.\n"
    "両国は標準化 standardization negotiations 交渉を続けるとしているが、詳細は明らかにされていない。\n"
)


def finding(source: str, text: str, rule: str, message: str, **more: object) -> Finding:
    """A finding at the last place where `text` stands; its context is its line."""
    start = source.rindex(text)
    end = start + len(text)
    lines = Lines(source)
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    first, last = lines.span(line), lines.span(end_line)
    context = Span(first.start, first.start + len(source[first.start : last.end].rstrip()))
    values: dict[str, object] = {
        "id": sha256(f"{rule}{start}".encode()).hexdigest()[:16],
        "rule": rule,
        "severity": Severity.ERROR,
        "confidence": 0.9,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": text,
        "message": message,
        "context": context,
        **more,
    }
    return Finding(**values)  # type: ignore[arg-type]


def _talks() -> DocumentReport:
    name = "seen once as “O’Brien”"
    place = Span(TALKS.rindex("O’Brien"), TALKS.rindex("O’Brien") + 7)
    return DocumentReport(
        path="articles/talks at the lake.txt",
        sha256=sha256(TALKS.encode()).hexdigest(),
        words=len(TALKS.split()),
        findings=(
            finding(
                TALKS,
                "standardization\r\nnegotiations",
                "known-garble",
                "garbles “normalization talks”",
                suggestions=("normalization\r\ntalks",),
                term="normalization talks",
                glossary="diplomacy",
                fix=Safety.SAFE,
                confidence=0.99,
            ),
            finding(TALKS, "“", "quote-mark", "an opening mark that is never closed", severity=Severity.HINT),
            finding(
                TALKS,
                "Cultural Veltian",
                "known-garble",
                "garbles “ethnic {nationality}”",
                suggestions=("Ethnic Veltian", "Ethnic Lakelander", "Velt’s ethnic", "Ethnically Veltian"),
                term="ethnic {nationality}",
                glossary="caucasus",
                fix=Safety.UNSAFE,
            ),
            finding(
                TALKS,
                "Nagorno- Karabakh",
                "spacing",
                "a space inside a compound",
                suggestions=("Nagorno-Karabakh",),
                fix=Safety.SAFE,
            ),
            finding(TALKS, "line ,", "spacing", "a space before a comma", suggestions=("line,",), fix=Safety.SAFE),
            finding(
                TALKS,
                "O’Brian",
                "name-spelling",
                "one name spelled two ways",
                severity=Severity.WARNING,
                confidence=0.6,
                suggestions=("O’Brien",),
                fix=Safety.UNSAFE,
                related=(
                    Related("articles/talks at the lake.txt", place, name),
                    Related("articles/other.txt", Span(0, 7), "so spelled there too"),
                    Related("articles/third.txt", Span(4, 11), "and there"),
                ),
            ),
            finding(
                TALKS,
                "the secretary Velt secretary of state for Northern and Coastal matters",
                "title-garble",
                "the words of a title are swapped or lost",
                suggestions=("the Velt secretary of state for Northern and Coastal affairs",),
                glossary="offices",
                fix=Safety.UNSAFE,
            ),
            finding(TALKS, "was was", "doubled-word", "a word stands twice", suggestions=("was",), fix=Safety.SAFE),
        ),
        suppressed=2,
        verdict=Verdict(
            Level.LIKELY, 0.97, 3, 21.9, ("2 garbled terms", "1 garbled title", "1 misplaced quotation mark")
        ),
        source=TALKS,
    )


def _hostile() -> DocumentReport:
    return DocumentReport(
        path="articles/h\x1bstile\n“x”.md",
        sha256=sha256(HOSTILE.encode()).hexdigest(),
        words=24,
        findings=(
            finding(
                HOSTILE,
                "\x1b[31mred\x1b[0m word",
                "known-garble",
                "“\x1b[31mred” is\na colour",
                severity=Severity.WARNING,
            ),
            finding(
                HOSTILE,
                "two war",
                "number-agreement",
                "a plural is missing",
                severity=Severity.WARNING,
                suggestions=("two wars",),
                fix=Safety.SAFE,
            ),
            finding(
                HOSTILE,
                "standardization negotiations",
                "known-garble",
                "garbles “normalization talks”",
                suggestions=("normalization talks",),
                glossary="diplomacy",
                fix=Safety.SAFE,
            ),
        ),
        source=HOSTILE,
        encoding=Encoding("utf-8", True),
    )


def _wide() -> DocumentReport:
    source = "Two war.\n"
    return DocumentReport(
        path="articles/wide.txt",
        sha256=sha256(source.encode("utf-16")).hexdigest(),
        words=2,
        findings=(
            finding(
                source,
                "Two war",
                "number-agreement",
                "a plural is missing",
                suggestions=("Two wars",),
                severity=Severity.WARNING,
                fix=Safety.SAFE,
            ),
        ),
        source=source,
        encoding=Encoding("utf-16-le", True),
    )


def _rule(name: str, summary: str) -> RuleInfo:
    return RuleInfo(name, summary, summary, Severity.ERROR)


REPORT = Report(
    documents=(
        _talks(),
        DocumentReport("articles/clean.md", "0" * 64, 300, (), verdict=Verdict(Level.NONE, 0.0, 0, 0.0, ())),
        _hostile(),
        _wide(),
        DocumentReport(
            "articles/nachrichten.txt",
            "1" * 64,
            120,
            (),
            notices=("This text does not look like English; only listed garbled forms were looked for.",),
            verdict=Verdict(Level.SOME, 0.4, 1, 8.3, ("1 garbled term",)),
        ),
    ),
    problems=(Problem("articles/old.txt", "articles/old.txt: not valid UTF-8 at byte 12; save the file as UTF-8."),),
    rules={
        name: _rule(name, summary)
        for name, summary in (
            ("known-garble", "A listed garbled form of a term"),
            ("spacing", "A space that is missing or too many"),
            ("name-spelling", "A name that is spelled wrongly, or in two ways"),
            ("title-garble", "A title whose words were swapped, lost or repeated"),
            ("doubled-word", "A word that stands twice"),
            ("number-agreement", "A number that does not agree with its noun"),
            ("quote-mark", "A quotation mark that is misplaced"),
        )
    },
    glossaries=(GlossaryInfo("diplomacy", "sha256:" + "ab" * 32, 412),),
    settings="sha256:" + "cd" * 32,
    notices=("The cache could not be written.",),
    grammar="harper 0.2.0",
)
