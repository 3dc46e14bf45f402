"""Names found by what is left of them, whatever their number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.glossary.compile import compile_glossaries
from checker.glossary.deletions import are_relatives, distance, remainders
from checker.glossary.flat_table import FlatTable, key_of, pack
from checker.glossary.lexicon import Lexicon
from checker.glossary.model import Glossary, Name, NameKind, Term
from checker.glossary.name_index import NameIndex

WORDS = st.text("abcdeéß'", min_size=5, max_size=12)


def index(*names: Name, terms: tuple[Term, ...] = (), classes: dict[str, tuple[str, ...]] | None = None) -> NameIndex:
    return Lexicon(compile_glossaries([Glossary("test", names=names, terms=terms, classes=classes or {})])).names


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)), max_size=60))
def test_a_flat_table_gives_what_was_filed(items: list[tuple[int, int]]) -> None:
    table = FlatTable(pack(items))
    for key in {key for key, _ in items} | {0, 7, 2**32 - 1}:
        wanted = list(dict.fromkeys(number for filed, number in items if filed == key))
        assert sorted(table.get(key)) == sorted(wanted)
        assert table.gather([key, key]) == set(wanted)


@given(WORDS, st.integers(0, 12), st.sampled_from("abcxyz"), st.sampled_from(["lose", "add", "change", "swap"]))
def test_one_difference_leaves_a_common_remainder(word: str, at: int, letter: str, what: str) -> None:
    at %= len(word)
    other = {
        "lose": word[:at] + word[at + 1 :],
        "add": word[:at] + letter + word[at:],
        "change": word[:at] + letter + word[at + 1 :],
        "swap": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }[what]
    assert not set(remainders(word)).isdisjoint(remainders(other))
    assert distance(word, other) <= 1


@given(WORDS, WORDS)
def test_relatives_are_mutual(word: str, other: str) -> None:
    assert are_relatives(word, other) == are_relatives(other, word)


@pytest.mark.parametrize(
    ("word", "other", "relatives"),
    [
        ("armenia", "armenian", True),
        ("aliyev", "aliyeva", True),
        ("americas", "americans", True),
        ("maria", "marie", True),
        ("labour", "labor", True),
        ("centre", "center", True),
        ("organisation", "organization", True),
        ("o'brien", "o'brian", False),
        ("pashinyan", "pashinian", False),
        ("kowalska", "kowaslka", False),
        ("azerbaijan", "azerbaidjan", False),
    ],
)
def test_inflections_and_dialects_are_no_misspellings(word: str, other: str, relatives: bool) -> None:
    assert are_relatives(word, other) == relatives


def test_near_words_and_right_ones() -> None:
    names = index(
        Name("James O'Brien", kind=NameKind.PERSON, wrong=("James O'Brian",)),
        Name("Yaşar Güler", kind=NameKind.PERSON),
        terms=(Term("Minsk Group"),),
        classes={"country": ("Costa Rica",)},
    )
    assert names.near("o'brian") == ("o'brien",)
    assert names.near("o'brien") == ()
    assert names.written("guler") == "Güler"
    assert names.is_right("minsk")
    assert names.is_right("costa")
    assert not names.is_right("o'brian")
    assert names.standing_alone("o'brien") == names.beside("james", "o'brien")
    assert names.standing_alone("james") == ()
    assert names.beside("o'brien", "james") == ()
    assert names.territory_at(["in", "costa", "rica", "today"], 1) == 3
    assert names.territory_at(["in", "costa", "brava"], 1) == 0


def test_the_table_does_not_grow_into_the_look_up() -> None:
    """A table of many names answers from one bucket, so that a look-up does not depend on their number."""
    table = pack((key_of(f"name {number}"), number) for number in range(20_000))
    starts = memoryview(table["starts"]).cast("I")
    assert max(starts[at + 1] - starts[at] for at in range(table["buckets"])) < 12
