"""Numbers, days and times: what is equal and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article
from checker.compare.texts import Text
from support import document, lexicon


def keys(text: str) -> tuple[str, ...]:
    side = Text(Article(document(f"we saw {text} there"), lexicon("")))
    return tuple(unit.key for sentence in side.sentences for unit in sentence.units)[2:-1]


EQUAL = (
    ("12", "twelve"),
    ("25%", "twenty-five percent", "25 per cent", "25 pc", "25pc"),
    ("1,500", "1500", "fifteen hundred", "one thousand five hundred"),
    ("105", "one hundred and five", "one hundred five"),
    ("$3.5 million", "3,500,000 dollars", "$3.5m"),
    ("May 5", "5 May", "5th of May", "May 5th"),
    ("6 p.m.", "18:00", "6pm", "6:00 pm"),
    ("3rd", "third"),
    ("21st", "twenty-first"),
    ("2 million", "two million", "2m", "2,000,000"),
    ("two dozen", "24"),
)


@pytest.mark.parametrize("group", EQUAL, ids=lambda group: group[0])
def test_ways_to_write_one_number_are_equal(group: tuple[str, ...]) -> None:
    assert len({keys(text) for text in group}) == 1
    assert len(keys(group[0])) == 1


DIFFERENT = (
    ("12", "13"),
    ("$5", "£5"),
    ("5%", "5"),
    ("May 5", "June 5"),
    ("6 am", "6 pm"),
    ("3", "3rd"),
    ("138km", "138"),
)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@given(st.integers(0, 10**15))
def test_any_figure_equals_itself_with_commas(number: int) -> None:
    assert keys(str(number)) == keys(f"{number:,}")


def test_may_is_a_verb_in_small_letters() -> None:
    assert keys("it may 5") != keys("it May 5")
