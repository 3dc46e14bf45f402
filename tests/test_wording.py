"""Replacements keep case and markup, word by word."""

from __future__ import annotations

import pytest

from checker.tokens import Passage
from checker.wording import Word, indefinite_article, replacement
from test_document import block


@pytest.mark.parametrize(
    ("source", "new", "result"),
    [
        ("cultural Armenian", "ethnic Armenian", "ethnic Armenian"),
        ("Cultural Armenian", "ethnic Armenian", "Ethnic Armenian"),
        ("CULTURAL ARMENIAN", "ethnic Armenian", "ETHNIC ARMENIAN"),
        ("Cultural Talks", "peace talks", "Peace Talks"),
        ("*cultural* Armenian", "ethnic Armenian", "ethnic* Armenian"),
        ("cult*ur*al Armenian", "ethnic Armenian", "ethnic** Armenian"),
        ("cultural\r\nArmenian", "ethnic Armenian", "ethnic\r\nArmenian"),
        ("air hit", "airstrike", "airstrike"),
        ("private participant's costs", "private member's bill", "private member's bill"),
        ("a nation's edge", "a country's border", "a country's border"),
        ("Air hit", "airstrike", "Airstrike"),
        ("harmony *the* talks", "peace talks", "peace** talks"),
        ("member state", "member of the state", "member of the state"),
        ("talks", "peace talks", "peace talks"),
        ("peace", "peace talks", "peace talks"),
        ("the the war", "the war", "the war"),
        ("peace talks talks", "peace talks", "peace talks"),
    ],
)
def test_replaces_words(source: str, new: str, result: str) -> None:
    made = Passage(block(source))
    words = [Word(text) for text in new.split()]
    assert replacement(made, source, 0, len(made.tokens), words) == result


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("ethnic", "an"),
        ("peace", "a"),
        ("unit", "a"),
        ("uninhabited", "an"),
        ("one-sided", "a"),
        ("hour", "an"),
        ("European", "a"),
        ("EU", "an"),
        ("U.S.", "a"),
        ("UN", "a"),
        ("Ugandan", "a"),
        ("ugly", "an"),
        ("NATO", "a"),
    ],
)
def test_knows_which_article_goes_before_a_word(word: str, article: str) -> None:
    assert indefinite_article(word) == article
