"""Tokens, folding and sentences."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Block, BlockKind, Piece
from checker.tokens import TOKEN, Passage, core_length, fold, sentence_spans


def passage(text: str) -> Passage:
    return Passage(Block(BlockKind.PARAGRAPH, text, (Piece(0, len(text), 0, len(text)),)))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S.-hosted talks, at 10 a.m.", ["The", "U.S.", "hosted", "talks", ",", "at", "10", "a.m."]),
        ("Nagorno- Karabakh", ["Nagorno", "Karabakh"]),
        ("war - peace — calm", ["war", "-", "peace", "—", "calm"]),
        ("O’Brien's ministers’ talks", ["O’Brien's", "ministers’", "talks"]),
        ("co\u00adop\u200beration", ["co\u00adop\u200beration"]),
        ("cafe\u0301 e\u0301tat", ["cafe\u0301", "e\u0301tat"]),
        ("“biased”", ["“", "biased", "”"]),
        ("حرب وسلام", ["حرب", "وسلام"]),
        ("a\ufffcb", ["a", "\ufffc", "b"]),
        ("'quoted'", ["'", "quoted", "'"]),
    ],
)
def test_cuts_text_into_tokens(text: str, tokens: list[str]) -> None:
    assert TOKEN.findall(text) == tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ARMENIAN", "armenian"),
        ("Armenian's", "armenian"),
        ("ministers’", "ministers"),
        ("Arme\u00adni\u200ban", "armenian"),
        ("O’Brien", "O'Brien"),
        ("US", "U.S."),
        ("NATO", "N.A.T.O."),
        ("Erdoğan", "Erdogan"),
        ("cafe\u0301", "café"),
        ("ﬁre", "fire"),
        ("Aliyev\u2019s", "Aliyev"),
    ],
)
def test_folds_spellings_of_one_word_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("WHO", "who"), ("its", "it"), ("form", "from")])
def test_keeps_different_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_possessive_ending_is_outside_the_word() -> None:
    assert [core_length(token) for token in ("Baku’s", "ministers’", "Baku", "s'")] == [4, 9, 4, 1]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Dr. Smith met Gen. Jones. They spoke.", ["Dr. Smith met Gen. Jones.", "They spoke."]),
        ("Talks began on Nov. 16. They failed.", ["Talks began on Nov. 16.", "They failed."]),
        ("no end", ["no end"]),
        ("  padded.  ", ["padded."]),
    ],
)
def test_cuts_text_into_sentences(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentence_spans(text)] == sentences


@given(st.text(max_size=200))
def test_sentences_are_ordered_and_apart(text: str) -> None:
    spans = sentence_spans(text)
    assert spans
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@given(st.text(max_size=200))
def test_tokens_hold_every_letter_and_their_spans_are_theirs(text: str) -> None:
    made = passage(text)
    assert [text[start:end] for start, end in made.spans] == made.tokens
    covered = {at for start, end in made.spans for at in range(start, end)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())


@pytest.mark.parametrize("unit", ["a", "'", "a'", "s’", "A.", "-", " - ", "\u0301", "\u00ad", "x\u200b", "\ufffc"])
def test_cost_is_linear_whatever_the_text(unit: str) -> None:
    def cost(times: int) -> float:
        text = unit * times
        runs = []
        for _ in range(3):
            began = time.perf_counter()
            TOKEN.findall(text)
            runs.append(time.perf_counter() - began)
        return min(runs)

    assert cost(200_000) < 40 * max(cost(20_000), 0.0005)
