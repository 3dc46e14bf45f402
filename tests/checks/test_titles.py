"""Titles laid beside words: what is kept, changed, lost and added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.titles.alignment import Op, align
from checker.checks.titles.differences import QUALIFIERS, compare
from checker.glossary.title_index import take_apart

WORDS = st.lists(st.sampled_from("state affairs security council of the for and u.s. x".split()), max_size=14)


@given(WORDS.filter(bool), WORDS)
def test_an_alignment_uses_every_word_of_the_title_once_and_the_text_in_order(title: list[str], run: list[str]) -> None:
    steps = align(title, run, QUALIFIERS)
    assert [step.title for step in steps if step.op is not Op.ADDED] == list(range(len(title)))
    used = [step.text for step in steps if step.op is not Op.LOST]
    assert used == list(range(used[0], used[0] + len(used))) if used else True
    assert all((title[s.title] == run[s.text]) == (s.op is Op.KEPT) for s in steps if s.op in (Op.KEPT, Op.CHANGED))


@given(WORDS.filter(bool), WORDS, WORDS)
def test_a_title_that_stands_there_is_found_whole(title: list[str], before: list[str], after: list[str]) -> None:
    assert all(step.op is Op.KEPT for step in align(title, [*before, *title, *after], ()))


@pytest.mark.parametrize(
    ("run", "repeated", "displaced", "foreign"),
    [
        ("the secretary u.s. secretary of state for western and eurasian affairs in", "secretary", "", "western"),
        ("secretary of state for german and european affairs", "", "european", "german"),
        ("the secretary of state for european affairs", "", "", ""),
        ("assistant secretary of state for eurasian and european affairs", "", "eurasian european", ""),
    ],
)
def test_what_differs(run: str, repeated: str, displaced: str, foreign: str) -> None:
    title = take_apart(0, "assistant secretary of state for European and Eurasian affairs", True, True)
    found = compare(title, run.split(), QUALIFIERS)
    assert found is not None
    assert [" ".join(words) for words in (found.repeated, found.displaced, found.foreign)] == [
        repeated,
        displaced,
        foreign,
    ]
    assert title.marks == {"european", "eurasian"}
