"""Checks the documents of a set and counts what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.quality.planted import Plant, PlantedText
from checker.checking import Checker
from checker.findings import DocumentReport, Finding, Severity
from checker.glossary.lexicon import Lexicon
from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.settings import Settings

RULES = ("title-garble", "role-filler", "known-garble", "likely-garble")
"""Rules that tell something about a paraphrasing tool."""


@dataclass
class Counts:
    """What was found in the documents of a set.

    Attributes:
        words, plants: in all documents.
        found: plants that a finding overlaps.
        right: plants whose term is the finding's.
        true, false: findings that overlap a plant, and that do not.
        scores: of the verdicts.
        levels: of the verdicts, as text.
        judged: confidence of each finding, hints included, and whether it overlaps a plant.
        wrong: text and term of each finding that does not.
    """

    words: int = 0
    plants: int = 0
    found: int = 0
    right: int = 0
    true: int = 0
    false: int = 0
    scores: list[float] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)


def checker(lexicon: Lexicon, rules: Sequence[str] = RULES) -> Checker:
    """A checker with some rules and no grammar."""
    return Checker(Plan(Settings(select=tuple(rules), grammar="off"), lexicon))


def report(check: Checker, name: str, text: str) -> DocumentReport:
    """Check one text."""
    return check.check(read(f"{name[-40:].replace('/', '-')}.txt", text.encode(), ReadOptions()))


def measure(
    documents: Iterable[PlantedText],
    check: Checker,
    rules: Sequence[str] = ("likely-garble",),
    *,
    only_terms: bool = True,
) -> Counts:
    """Check a set.

    Args:
        documents: the set.
        check: checks them.
        rules: whose findings count.
        only_terms: whether recall is over plants inside terms only; any plant makes a finding true.
    """
    counts = Counts()
    for document in documents:
        result = report(check, document.name, document.text)
        counts.words += result.words
        if result.verdict is not None:
            counts.scores.append(result.verdict.score)
            counts.levels.append(result.verdict.level.value)
        _count(counts, document, [finding for finding in result.findings if finding.rule in rules], only_terms)
    return counts


def _count(counts: Counts, document: PlantedText, findings: Sequence[Finding], only_terms: bool) -> None:
    shown = [finding for finding in findings if finding.severity is not Severity.HINT]
    for plant in document.plants:
        if plant.in_term or not only_terms:
            over = [finding for finding in shown if _overlap(plant, finding)]
            counts.plants += 1
            counts.found += bool(over)
            counts.right += any(finding.term.casefold() == plant.expected.casefold() for finding in over)
    for finding in findings:
        is_true = any(_overlap(plant, finding) for plant in document.plants)
        counts.judged.append((finding.confidence, is_true))
        if finding.severity is not Severity.HINT:
            counts.true += is_true
            counts.false += not is_true
            if not is_true:
                counts.wrong.append((finding.severity.value, finding.text, finding.term))


def _overlap(plant: Plant, finding: Finding) -> bool:
    return plant.start < finding.end and finding.start < plant.end
