"""Both texts side by side: every sentence is there once, and what is marked differs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from articles import ORIGINAL, REVISED
from checker.compare.comparer import Comparer
from checker.findings import DocumentReport, Row, Severity
from checker.plan import Plan
from checker.settings import Settings
from support import document, lexicon

SENTENCES = st.lists(
    st.sampled_from(
        [
            "The council approved the plan.",
            "“We will fight,” he said.",
            "It did not help.",
            "Twelve boats left on 5 May!",
            "The *old* bridge & the new one fell (again).",
            "Estonia defeated Latvia.",
            "Nobody knows why 😀 it rained…",
        ]
    ),
    min_size=1,
    max_size=8,
)


def rows(original: str, revised: str) -> tuple[Row, ...]:
    comparer = Comparer(Plan(Settings(grammar="off"), lexicon("")), beside=True)
    report = comparer.report(document(original, "o.txt"), document(revised, "r.txt"))
    return report.rows if isinstance(report, DocumentReport) else ()


def side(row: Row, *, original: bool, marked: bool | None = None) -> str:
    stretches = row.original if original else row.revised
    return "".join(s.text for s in stretches if marked is None or marked == (s.severity is not None))


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_sentence_is_there_once(left: list[str], right: list[str]) -> None:
    found = rows(" ".join(left), " ".join(right))
    if found:
        for original, sentences in ((True, left), (False, right)):
            shown = [word for row in found for word in side(row, original=original).split()]
            assert sorted(shown) == sorted(" ".join(sentences).split())


def test_rows_tell_what_changed_and_where() -> None:
    found = rows(ORIGINAL, REVISED)
    by_line = {row.revised_line: row for row in found if row.revised_line}
    assert side(by_line[3], original=True, marked=True) == "towns quarrellednarrow$30 million"
    assert side(by_line[3], original=False, marked=True) == "cities foughtslim$40 million"
    assert by_line[3].is_moved
    assert by_line[3].original_line == 11
    assert [finding.rule for finding in by_line[3].findings] == ["reworded", "reworded", "changed-number"]
    assert not by_line[13].original
    assert {stretch.severity for stretch in by_line[13].revised} == {Severity.WARNING}


def test_the_same_text_has_no_marks() -> None:
    found = rows(ORIGINAL, ORIGINAL)
    assert not any(stretch.severity for row in found for stretch in (*row.original, *row.revised))
    assert not any(row.is_moved for row in found)


def test_missing_sentences_stand_where_the_original_had_them() -> None:
    found = rows("One boat left. Two cars came by. Three trains stopped.", "One boat left. Three trains stopped.")
    assert [side(row, original=True) for row in found] == [
        "One boat left.",
        "Two cars came by.",
        "Three trains stopped.",
    ]
    assert [bool(row.revised) for row in found] == [True, False, True]


def test_rows_are_made_only_where_they_are_asked_for() -> None:
    report = Comparer(Plan(Settings(grammar="off"), lexicon(""))).report(document(ORIGINAL), document(REVISED))
    assert isinstance(report, DocumentReport)
    assert report.rows == ()
