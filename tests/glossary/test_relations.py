"""The table of word relations and the filter of attested pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.glossary.attested import PairFilter, pack
from checker.glossary.attested import shipped as attested
from checker.glossary.kinds import MUTUAL, SWAP, SYNONYM, level
from checker.glossary.relations import shipped
from checker.glossary.spellings import spellings

words = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=12)


@given(st.sets(st.tuples(words, words), max_size=40))
def test_a_filter_holds_whatever_was_added(pairs: set[tuple[str, str]]) -> None:
    held = PairFilter(pack(pairs))
    assert all(pair in held for pair in pairs)


def test_a_filter_holds_nothing_else() -> None:
    pairs = {(f"left{n}", f"right{n}") for n in range(2000)}
    strange = [(f"left{n}", f"right{n + 1}") for n in range(2000)]
    held = PairFilter(pack(pairs))
    assert not any(pair in held for pair in strange)


def test_ordinary_english_is_attested() -> None:
    assert ("power", "station") in attested()
    assert ("power", "serenity") not in attested()


@pytest.mark.parametrize(
    ("word", "other", "kind"),
    [("talk", "discussion", MUTUAL), ("network", "organization", SWAP), ("peace", "harmony", MUTUAL | SWAP)],
)
def test_related_words_have_their_kind(word: str, other: str, kind: int) -> None:
    assert shipped().related(word)[other] & kind == kind


def test_relations_hold_both_ways() -> None:
    table = shipped()
    for word in ("talk", "deep", "force", "picture"):
        for other, kind in table.related(word).items():
            if kind & (SYNONYM | MUTUAL):
                assert table.related(other)[word] & kind & (SYNONYM | MUTUAL)


def test_antonyms_are_not_related() -> None:
    assert "domestic" not in shipped().related("foreign")
    assert "small" not in shipped().related("big")


def test_directions_and_periods_are_related() -> None:
    assert "western" in shipped().related("eastern")
    assert "quarter" in shipped().related("month")


def test_a_word_is_not_related_to_itself() -> None:
    assert all(word not in shipped().related(word) for word in ("talk", "big", "peace", "month"))


def test_unknown_words_have_no_relatives_and_no_frequency() -> None:
    assert shipped().related("xqzzy") == {}
    assert shipped().frequency("xqzzy") == 0


def test_common_words_are_more_frequent() -> None:
    table = shipped()
    assert table.frequency("people") > table.frequency("tranquility") > 0


def test_levels_are_small_numbers() -> None:
    assert {level(kind) for kind in shipped().related("talk").values()} <= {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("word", "other"),
    [("organization", "organisation"), ("colour", "color"), ("labor", "labour"), ("centre", "center"),
     ("defence", "defense"), ("programme", "program"), ("travelled", "traveled"), ("catalogue", "catalog")],
)  # fmt: skip
def test_spellings(word: str, other: str) -> None:
    assert other in spellings(word)


def test_ordinary_words_have_no_other_spelling() -> None:
    for word in ("four", "size", "wise", "over", "fence", "dog", "her"):
        assert all(other not in shipped() for other in spellings(word)), word
