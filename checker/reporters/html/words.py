"""What a report says in sentences: about texts, never about the people behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.findings import DocumentReport, Finding, Level, Severity
from checker.mixture import MIN_WORDS
from checker.reporters.summary import plural

CARE = (
    "This describes the wording of the text. It does not say who wrote or changed it, by what means or to what end; "
    "drafts, translations and quotations can read alike. Compare with the original and ask before you conclude."
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A verdict in words.

    Attributes:
        short: for a table of many articles.
        headline: one statement about the text.
        advice: what to do now, or empty.
    """

    short: str
    headline: str
    advice: str


_LEVELS = {
    Level.LIKELY: Saying(
        "looks machine-paraphrased",
        "This text looks machine-paraphrased",
        "Correcting the marked places will not make it sound: ask for the original.",
    ),
    Level.SOME: Saying(
        "may be machine-paraphrased",
        "This text may be machine-paraphrased",
        "Compare it with the original before you rely on it.",
    ),
    Level.NONE: Saying(
        "no sign of paraphrasing",
        "Nothing found here speaks for a paraphrasing tool",
        "",
    ),
}
_UNKNOWN = Saying("no verdict", "No verdict on the text as a whole", "No rule that gives evidence was run.")

_COMPARED = Saying(
    "differs from its original",
    "This text says other things than its original",
    "Each place below is shown beside the original. Which of the two is right, an editor must tell.",
)
_KEPT = Saying("says what its original says", "Nothing found here changes what the original says", "")

RANKS = {Level.LIKELY: 3, Level.SOME: 2, Level.NONE: 0}


def saying(document: DocumentReport) -> Saying:
    """What the findings of a document add up to."""
    if document.verdict is not None:
        return _LEVELS[document.verdict.level]
    if document.comparison is not None:
        return _COMPARED if any(finding.severity is not Severity.HINT for finding in document.findings) else _KEPT
    if document.words < MIN_WORDS:
        return replace(_UNKNOWN, advice=f"It takes {MIN_WORDS} words to say; there are {document.words}.")
    return _UNKNOWN


def rank(document: DocumentReport) -> int:
    """The order of verdicts for sorting: the greater, the more there is to do."""
    return 1 if document.verdict is None else RANKS[document.verdict.level]


def level(document: DocumentReport) -> str:
    """The verdict's level; `unknown` where there is no verdict."""
    return "unknown" if document.verdict is None else document.verdict.level.value


def measures(document: DocumentReport) -> str:
    """The numbers behind a verdict, in one line."""
    words = plural(document.words, "word")
    if document.verdict is None:
        return f"{words}."
    verdict = document.verdict
    garbles = plural(verdict.distinct, "different garble")
    return (
        f"{garbles}, {verdict.per_1000_words:g} per 1,000 words, in {words}. "
        f"Score {verdict.score:.2f} of 1; a score is not a probability."
    )


def counted(findings: Sequence[Finding]) -> str:
    """How many findings there are, by severity."""
    parts = [
        plural(number, severity.value)
        for severity in Severity
        if (number := sum(finding.severity is severity for finding in findings))
    ]
    return ", ".join(parts) or "no findings"


def left_out(document: DocumentReport, hidden: int) -> list[str]:
    """Sentences on what the report does not show.

    Args:
        document: what was checked.
        hidden: hints that were not asked for.
    """
    sentences = list(document.notices)
    if document.suppressed:
        sentences.append(f"{plural(document.suppressed, 'finding')} suppressed by comments or a baseline.")
    if hidden:
        sentences.append(
            f"{plural(hidden, 'hint')} not shown; check with --hints to see {'it' if hidden == 1 else 'them'}."
        )
    return sentences
