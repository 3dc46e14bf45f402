"""Precision and recall of comparisons, by class: strict, and with neighbouring classes let pass."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.compare.edits import makers
from benchmarks.compare.rewriter import Manner, Planted, Rewriter
from benchmarks.quality.clean import CleanArticle
from benchmarks.quality.splits import seed_of
from checker.compare.comparer import Comparer
from checker.compare.rules import RULES
from checker.findings import DocumentReport, Finding, Problem, Severity
from checker.readers import ReadOptions, read

GOALS = dict.fromkeys(("changed-quote", "changed-number", "changed-name", "changed-term"), (0.95, 0.9))
GOALS |= {"lost-negation": (0.95, 0.9), "added-negation": (0.95, 0.9)}
OTHERWISE = (0.8, 0.8)

NEIGHBOURS = {
    "changed-name": ("changed-quote", "changed-nationality", "changed-term"),
    "changed-nationality": ("changed-name", "changed-term"),
    "changed-title": ("changed-term", "changed-name"),
    "changed-term": ("changed-title", "changed-number", "changed-name"),
    "changed-number": ("changed-term",),
    "dropped": ("changed-name", "changed-number"),
    "added": ("changed-name", "changed-number"),
}
"""Rules that the lenient scoring lets pass: the place is right and the editor is warned, the class is another."""

SLACK = 2
WHOLE = 400
"""Characters between an edit and a finding that is about it: for words, and for whole sentences left out."""


@dataclass(slots=True)
class Scores:
    """Counts over many articles.

    Attributes:
        edits, strict, lenient: number of edits of each rule, found by its rule, found by it or a neighbour.
        kinds, kinds_found: edits of each kind of edit, and those found strictly.
        findings, true, nearly: findings of each rule above hint, those at an edit of the rule, or of a neighbour.
        untouched: edits that must not be reported, and were not.
        words, reworded: words of the articles, and words replaced by synonyms in between.
        notes: misses and false findings in words.
    """

    edits: Counter[str] = field(default_factory=Counter)
    strict: Counter[str] = field(default_factory=Counter)
    lenient: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds_found: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    nearly: Counter[str] = field(default_factory=Counter)
    words: int = 0
    reworded: int = 0
    notes: list[str] = field(default_factory=list)


def compared(comparer: Comparer, original: str, revised: str, suffix: str = ".txt") -> DocumentReport:
    """The report on a rewrite."""
    left, right = (
        read(name, text.encode("utf-8", "replace"), ReadOptions())
        for name, text in (("original.txt", original), (f"revised{suffix}", revised))
    )
    result = comparer.report(left, right)
    assert not isinstance(result, Problem), result.message
    return result


def shown(report: DocumentReport) -> list[Finding]:
    """Findings above hint."""
    return [finding for finding in report.findings if finding.severity is not Severity.HINT]


def measure(comparer: Comparer, articles: Sequence[CleanArticle], manner: Manner) -> Scores:
    """Rewrite articles and count what the comparison finds of it."""
    lexicon = comparer.plan.lexicon
    rewriter = Rewriter(makers(lexicon), lexicon, manner)
    scores = Scores()
    for article in articles:
        dice = random.Random(seed_of("compare", article.name))
        revised, planted = rewriter.rewrite(article.text, dice)
        scores.words += article.words
        _count(scores, revised, planted, shown(compared(comparer, article.text, revised)))
    scores.reworded = rewriter.words_reworded
    return scores


def _count(scores: Scores, revised: str, planted: Sequence[Planted], findings: Sequence[Finding]) -> None:
    for edit in planted:
        near = {finding.rule for finding in findings if is_near(finding, edit)}
        strict = edit.rule in near if edit.rule else not near
        scores.kinds[edit.rule, edit.kind] += 1
        scores.kinds_found[edit.rule, edit.kind] += strict
        scores.edits[edit.rule] += 1
        scores.strict[edit.rule] += strict
        scores.lenient[edit.rule] += strict or not near.isdisjoint(NEIGHBOURS.get(edit.rule, ()))
        if not strict:
            scores.notes.append(f"MISS {edit.rule} ({edit.kind}) {near}: {around(revised, edit.start, edit.end)}")
    for finding in findings:
        rules = {edit.rule for edit in planted if is_near(finding, edit)}
        strict = finding.rule in rules
        scores.findings[finding.rule] += 1
        scores.true[finding.rule] += strict
        scores.nearly[finding.rule] += strict or any(finding.rule in NEIGHBOURS.get(rule, ()) for rule in rules)
        if not strict:
            place = around(revised, finding.start, finding.end)
            scores.notes.append(f"FALSE {finding.rule} {rules}: {place} {finding.suggestions}")


def is_near(finding: Finding, edit: Planted) -> bool:
    """Tell whether a finding stands at an edit; a sentence that is gone is told beside the place."""
    slack = WHOLE if edit.is_whole and finding.rule == "dropped" else SLACK
    return finding.start <= edit.end + slack and edit.start - slack <= finding.end


def around(text: str, start: int, end: int) -> str:
    """A place with what stands around it, on one line."""
    return f"…{text[max(start - 60, 0) : start]}[{text[start:end]}]{text[end : end + 60]}…".replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one rule: shares as strict and lenient."""

    rule: str
    edits: int
    recall: tuple[float, float]
    findings: int
    precision: tuple[float, float]

    @property
    def goal(self) -> tuple[float, float]:
        """Precision and recall to reach."""
        return GOALS.get(self.rule, OTHERWISE)

    @property
    def is_met(self) -> bool:
        """Whether the strict figures reach the goal."""
        return self.precision[0] >= self.goal[0] and self.recall[0] >= self.goal[1]


def rows(scores: Scores) -> Iterator[Row]:
    """The figures of each rule that is more than a hint."""
    for rule in RULES:
        if rule != "reworded":
            edits, findings = scores.edits[rule], scores.findings[rule]
            yield Row(
                rule,
                edits,
                (share(scores.strict[rule], edits), share(scores.lenient[rule], edits)),
                findings,
                (share(scores.true[rule], findings), share(scores.nearly[rule], findings)),
            )


def share(part: int, whole: int) -> float:
    """A part of a whole; 1 of nothing."""
    return part / whole if whole else 1.0
