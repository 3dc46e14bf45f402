"""The benchmark rewrites as it says: edits are where it claims, styles change nothing that counts."""

from __future__ import annotations

import random

import pytest

from articles import ORIGINAL
from benchmarks.compare.edits import makers
from benchmarks.compare.rewriter import Manner, Planted, Rewriter
from benchmarks.compare.scores import Scores, is_near, rows
from benchmarks.compare.styles import STYLES, Style
from checker.findings import DocumentReport, Severity
from compared_pairs import compared
from support import lexicon

TERMS = lexicon('[glossary]\nid = "t"\n[terms]\n"ferry talks" = []\n')
MANNERS = [Manner(*pair) for pair in ((False, False), (True, False), (False, True), (True, True))]


@pytest.mark.parametrize("manner", MANNERS, ids=str)
def test_edits_are_where_they_are_said_to_be(manner: Manner) -> None:
    text = ORIGINAL * 12
    revised, planted = Rewriter(makers(TERMS), TERMS, manner).rewrite(text, random.Random(5))
    assert len({edit.kind for edit in planted}) > 10
    for edit in planted:
        assert 0 <= edit.start <= edit.end <= len(revised)
    put_in = [revised[edit.start : edit.end] for edit in planted if edit.kind == "clause put in"]
    assert put_in
    assert all(words.startswith((" despite", " after", " while")) for words in put_in)
    sentences = [revised[edit.start : edit.end].strip() for edit in planted if edit.kind == "boilerplate put in"]
    assert all(sentence.endswith(".") for sentence in sentences)


def test_without_synonyms_only_edited_places_differ() -> None:
    revised, planted = Rewriter(makers(TERMS), TERMS, Manner()).rewrite(ORIGINAL, random.Random(3))
    assert planted
    at = 0
    for edit in planted:
        assert revised[at : edit.start] in ORIGINAL
        at = edit.end


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_styles_change_nothing_that_counts(style: Style) -> None:
    report = compared(ORIGINAL, style.change(ORIGINAL), path=f"text{style.suffix}")
    assert isinstance(report, DocumentReport)
    assert [finding.text for finding in report.findings if finding.severity is not Severity.HINT] == []


def test_goals_are_judged_strictly() -> None:
    scores = Scores()
    scores.edits["changed-name"] = scores.lenient["changed-name"] = 10
    scores.strict["changed-name"] = 8
    row = next(row for row in rows(scores) if row.rule == "changed-name")
    assert row.recall == (0.8, 1.0)
    assert not row.is_met


def test_a_finding_far_from_an_edit_is_not_about_it() -> None:
    text = "The blast killed 12 people near the port, and nobody was hurt in the town that evening."
    report = compared(text, text.replace("12", "14"))
    assert isinstance(report, DocumentReport)
    (finding,) = report.findings
    assert is_near(finding, Planted("changed-number", "figure", 17, 19))
    assert not is_near(finding, Planted("changed-number", "figure", 60, 62))
