"""Where a text may stand for a term: look-ups, alignments, and what they leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks.garbles.alignment import MISSING, Alignment, alignments
from checker.glossary.endings import Ending
from checker.glossary.kinds import EXACT
from checker.glossary.variant_index import Mark, Word
from checker.tokens import TOKEN
from support import lexicon

GLOSSARY = """
[glossary]
id = "test"
[classes]
nationality = ["Armenian", "Iranian"]
[terms]
"artificial neural network" = []
"balance of power" = []
"peace talks" = []
"single" = []
"{nationality} forces" = []
"{nationality} {nationality}" = []
"""

INDEX = lexicon(GLOSSARY).variants


def aligned(text: str, *, loose: bool = False) -> list[Alignment]:
    return alignments(INDEX, INDEX.words(TOKEN.findall(text)), loose=loose)


def test_terms_of_one_word_or_of_classes_alone_are_not_indexed() -> None:
    with pytest.raises(IndexError):
        INDEX.row(4)


def test_a_word_knows_what_it_may_stand_for() -> None:
    word = INDEX.look_up("harmonies")
    assert isinstance(word, Word)
    assert word.ending is Ending.S and word.frequency > 0 and not word.exact and word.symbols


@pytest.mark.parametrize("token", ["of", "The", "between"])
def test_words_of_grammar_are_gaps(token: str) -> None:
    assert INDEX.look_up(token) is Mark.GAP


@pytest.mark.parametrize("token", [",", ".", "(", "\ufffc"])
def test_punctuation_breaks(token: str) -> None:
    assert INDEX.look_up(token) is Mark.BREAK


def test_one_word_replaced() -> None:
    (found,) = aligned("the harmony talks")
    assert (found.first, found.last, found.kept, found.missing) == (1, 3, 1, 0)
    assert found.kinds[1] == EXACT and found.kinds[0] != EXACT


def test_two_of_three_replaced() -> None:
    (found,) = aligned("a counterfeit neural organization here")
    assert found.kept == 1 and found.tokens == (1, 2, 3)


def test_all_replaced_is_only_seen_loosely() -> None:
    assert not aligned("the harmony negotiations")
    assert any(found.kept == 0 for found in aligned("the harmony negotiations", loose=True))


def test_a_lost_word_is_only_seen_loosely() -> None:
    assert not aligned("a neural organization.")
    assert any(found.tokens[0] == MISSING for found in aligned("a neural organization.", loose=True))


def test_the_term_itself_is_no_garble() -> None:
    assert not aligned("artificial neural networks and peace talk", loose=False)


def test_words_of_grammar_count() -> None:
    assert aligned("an equilibrium of power")
    assert not aligned("an equilibrium power")


def test_a_class_word_counts_as_kept() -> None:
    (found,) = aligned("Iranian troops")
    assert found.row.classes == (True, False) and found.kinds[0] == EXACT


@pytest.mark.parametrize("text", ["harmony, talks", "harmony. Talks", "talks harmony"])
def test_no_place_crosses_punctuation_or_order(text: str) -> None:
    assert not aligned(text, loose=True)


pieces = st.lists(
    st.sampled_from(
        "artificial counterfeit neural network organization of the harmony talks , Iranian troops x".split()
    )
)


@settings(max_examples=200)
@given(pieces, st.booleans())
def test_alignments_stay_in_the_text_and_in_order(tokens: list[str], loose: bool) -> None:
    for found in alignments(INDEX, INDEX.words(tokens), loose=loose):
        taken = [token for token in found.tokens if token != MISSING]
        assert taken == sorted(set(taken))
        assert (found.first, found.last) == (taken[0], taken[-1] + 1)
        assert all(isinstance(INDEX.words(tokens)[token], Word) for token in taken)
        assert all(kind == -1 for kind, token in zip(found.kinds, found.tokens, strict=True) if token == MISSING)


@given(pieces)
def test_loose_finds_all_that_strict_finds(tokens: list[str]) -> None:
    words = INDEX.words(tokens)
    wide = {(a.row.entry, a.first, a.last) for a in alignments(INDEX, words, loose=True)}
    assert {(a.row.entry, a.first, a.last) for a in alignments(INDEX, words, loose=False)} <= wide
