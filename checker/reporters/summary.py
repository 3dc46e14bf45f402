"""The sentences that several formats end with: how much was found, what can be corrected, what it adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.findings import DocumentReport, Finding, Level, Report, Severity
from checker.fixes import choose
from checker.reporters.inert import clipped, flowing
from checker.reporters.options import ShowOptions


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a report.

    Attributes:
        errors, warnings, hints: findings shown, by severity.
        hidden: hints that are not shown.
        suppressed: findings silenced by comments or a baseline.
        documents: documents checked.
        problems: pieces of work that could not be done.
        safe: findings shown that `--fix` corrects.
        unsafe: those that need `--unsafe-fixes`.
    """

    errors: int = 0
    warnings: int = 0
    hints: int = 0
    hidden: int = 0
    suppressed: int = 0
    documents: int = 0
    problems: int = 0
    safe: int = 0
    unsafe: int = 0

    @property
    def shown(self) -> int:
        """All findings shown."""
        return self.errors + self.warnings + self.hints


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How many findings a rule made or a glossary stands behind.

    Attributes:
        name: id of the rule or glossary.
        number: findings shown.
        summary: what it is, in a line.
    """

    name: str
    number: int
    summary: str


def shown(document: DocumentReport, options: ShowOptions) -> tuple[Finding, ...]:
    """The findings of a document that are to be shown."""
    return tuple(finding for finding in document.findings if options.shows(finding))


def count(report: Report, options: ShowOptions) -> Counts:
    """Count what a report shows and hides."""
    severities: Counter[Severity] = Counter()
    found = safe = fixable = 0
    for document in report.documents:
        findings = shown(document, options)
        found += len(document.findings) - len(findings)
        severities.update(finding.severity for finding in findings)
        safe += len(choose(findings, unsafe=False))
        fixable += len(choose(findings, unsafe=True))
    return Counts(
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        hints=severities[Severity.HINT],
        hidden=found,
        suppressed=report.suppressed,
        documents=len(report.documents),
        problems=len(report.problems),
        safe=safe,
        unsafe=max(fixable - safe, 0),
    )


def rule_counts(report: Report, options: ShowOptions) -> list[TopicCount]:
    """Count the findings of each rule, the most frequent first, then by name."""
    names = (finding.rule for document in report.documents for finding in shown(document, options))
    return _topics(names, {name: rule.summary for name, rule in report.rules.items()})


def glossary_counts(report: Report, options: ShowOptions) -> list[TopicCount]:
    """Count the findings that each glossary stands behind, the most frequent first, then by name."""
    names = (finding.glossary for document in report.documents for finding in shown(document, options))
    sizes = {glossary.id: plural(glossary.terms, "entry", "entries") for glossary in report.glossaries}
    return _topics(filter(None, names), {name: f"glossary of {size}" for name, size in sizes.items()})


def _topics(names: Iterable[str], summaries: Mapping[str, str]) -> list[TopicCount]:
    ordered = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return [TopicCount(name, number, summaries.get(name, "")) for name, number in ordered]


def remarks(findings: Iterable[Finding]) -> Iterator[tuple[Severity, str, str]]:
    """Severity, rule and sentence of findings that are shown beside their sentence, equal ones together.

    Args:
        findings: of one sentence.

    Yields:
        A sentence that names the words concerned.
    """
    places: dict[tuple[Severity, str, str], list[str]] = {}
    for finding in findings:
        proposed = next(iter(finding.suggestions), "")
        words = proposed if finding.rule in _ABSENT else finding.text or proposed
        shown = places.setdefault((finding.severity, finding.rule, finding.message), [])
        if words.strip():
            shown.append(f"“{clipped(flowing(words).strip(), _WORDS)}”")
    for (severity, rule, message), words_of in places.items():
        yield severity, rule, f"{', '.join(words_of)}{': ' if words_of else ''}{message}"


_ABSENT = frozenset({"dropped"})
"""Rules whose words do not stand in the text."""

_WORDS = 40
"""Code points of a finding's words that are shown with its message."""


def plural(number: int, one: str, many: str = "") -> str:
    """Write a number and its noun: `plural(1, "error")`, `plural(2, "error")`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def with_text(finding: Finding) -> str:
    """A finding's message behind the words that it is about, for formats that do not show the sentence."""
    message = flowing(finding.message)
    words = clipped(flowing(finding.text).strip(), _TEXT)
    return message if not words or f"“{words}”" in message else f"“{words}”: {message}"


_TEXT = 80


def listed(items: Sequence[str]) -> str:
    """Join phrases by commas."""
    return ", ".join(items)


def verdict(document: DocumentReport) -> tuple[str, ...]:
    """The sentences that say what the findings of an article add up to; none where they say nothing."""
    if document.verdict is None or document.verdict.level is Level.NONE:
        return ()
    reasons = listed([flowing(reason) for reason in document.verdict.reasons])
    why = f": {reasons} in {plural(document.words, 'word')}." if reasons else "."
    if document.verdict.level is Level.LIKELY:
        return (
            f"This text looks machine-paraphrased{why}",
            "Correcting the marked places will not make it sound: ask for the original.",
        )
    return (
        f"This text may be machine-paraphrased{why}",
        "Compare it with the original before you rely on it.",
    )


def totals(counts: Counts, grammar: str = "") -> str:
    """The last line of a report: what was found where, what can be corrected, what was left out.

    Args:
        counts: of the report.
        grammar: name of the grammar engine, or empty.
    """
    return " ".join((_found(counts), *_corrections(counts), *_left_out(counts), *_engine(grammar)))


def _found(counts: Counts) -> str:
    if not counts.documents:
        return "No files were checked."
    files = plural(counts.documents, "file")
    suppressed = f"{counts.suppressed:,} suppressed"
    if not counts.shown:
        return f"No findings in {files}{f', {suppressed}' if counts.suppressed else ''}."
    numbers = ((counts.errors, "error"), (counts.warnings, "warning"), (counts.hints, "hint"))
    return f"{listed([*(plural(number, noun) for number, noun in numbers if number), suppressed])} in {files}."


def _corrections(counts: Counts) -> Iterator[str]:
    unsafe = f"{counts.unsafe:,} more" if counts.safe else f"{counts.unsafe:,} can be corrected"
    parts = [f"{counts.safe:,} can be corrected with --fix"] if counts.safe else []
    if counts.unsafe:
        parts.append(f"{unsafe} with --unsafe-fixes")
    if parts:
        yield f"{listed(parts)}."


def _left_out(counts: Counts) -> Iterator[str]:
    if counts.hidden:
        them = "it" if counts.hidden == 1 else "them"
        yield f"{plural(counts.hidden, 'hint')} hidden; --hints shows {them}."
    if counts.problems:
        yield f"{plural(counts.problems, 'file')} could not be checked."


def _engine(grammar: str) -> Iterable[str]:
    return (f"Grammar: {flowing(grammar)}.",) if grammar else ()
