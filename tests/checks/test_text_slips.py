"""What holds for the checks of marks, spaces and doubled words on any text, and for markup around a slip."""

from __future__ import annotations

import time
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article
from checker.checks.options import NoOptions
from checker.document import Block, BlockKind, Document, Piece
from checker.findings import Candidate, Safety
from checker.glossary.inflection import plural
from checker.readers import ReadOptions, read
from support import lexicon

MODULES = ("quote_mark", "spacing", "doubled_word", "number_agreement")

_WORDS = "the The of two war 12 Nagorno- Karabakh long- term s".split()
_MARKS = ". , ? \ufffc “ ” ‘ ’ \" ' `` '' \U0001f600 e\u0301 -".split()
_PIECES = st.lists(st.sampled_from([*_WORDS, *_MARKS, " ", " ", " ", "\n", "\u00a0"]), max_size=40)


def _article(*texts: str) -> Article:
    """An article whose blocks are its source, two line ends between them."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, text, (Piece(0, len(text), at, at + len(text)),)))
        at += len(text) + 2
    return Article(Document("text.txt", "\n\n".join(texts), "plain", tuple(blocks)), lexicon())


def _check(module: str, article: Article) -> list[Candidate]:
    check: Any = import_module(f"checker.checks.{module}")
    return list(check.check(article, NoOptions()))


@pytest.mark.parametrize("module", MODULES)
@given(first=_PIECES, second=_PIECES)
def test_candidates_change_something_and_have_a_place(module: str, first: list[str], second: list[str]) -> None:
    article = _article("".join(first) or "a", "".join(second) or "a")
    source = article.document.source
    for candidate in _check(module, article):
        assert 0 <= candidate.span.start < candidate.span.end <= len(source)
        assert source[candidate.span.start : candidate.span.end] not in candidate.suggestions
        assert (candidate.safety is Safety.NONE) == (not candidate.suggestions)


@pytest.mark.parametrize(
    ("module", "source", "mended"),
    [
        ("doubled_word", "He left the *the* talks.\n", "He left *the* talks."),
        ("doubled_word", "He left *the* the talks.\n", "He left *the* talks."),
        ("spacing", "In Nagorno- *Karabakh* now.\n", "In Nagorno-*Karabakh* now."),
        ("spacing", "In *Nagorno-* Karabakh now.\n", "In *Nagorno-*Karabakh now."),
        ("quote_mark", "He stated that” *the* talks are over.”\n", "He stated that “*the* talks are over.”"),
        ("number_agreement", "They fought two *war* in May.\n", "They fought two *wars* in May."),
    ],
)
def test_keeps_markup(module: str, source: str, mended: str) -> None:
    document = read("text.md", source.encode(), ReadOptions())
    (candidate,) = _check(module, Article(document, lexicon()))
    fixed = source[: candidate.span.start] + candidate.suggestions[0] + source[candidate.span.end :]
    assert fixed.strip() == mended


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize(
    "unit",
    [
        "the ",
        "the-the ",
        "“",
        "” ",
        "a” ",
        "‘ s",
        "s ‘ ",
        "Nagorno- K ",
        "a- b",
        " ,",
        "two war. ",
        "12 ",
        "- ",
        "a.The ",
    ],
)
def test_cost_is_linear(module: str, unit: str) -> None:
    article = _article(unit * 6_000, " " * 60_000, "a" * 60_000)
    started = time.perf_counter()
    _check(module, article)
    assert time.perf_counter() - started < 5


def test_counted_nouns_have_a_plural_of_their_own() -> None:
    nouns, verbs = import_module("checker.checks.number_agreement").known_nouns()
    assert len(nouns) > 300
    assert not nouns & verbs
    assert [noun for noun in nouns | verbs if plural(noun) == noun or not noun.isalpha()] == []
