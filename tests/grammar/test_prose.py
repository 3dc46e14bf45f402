from __future__ import annotations

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from checker.article import Article
from checker.document import OPAQUE, Block, BlockKind, Document, Piece
from checker.grammar.prose import LONGEST, Text, texts
from checker.readers import UnreadableError
from support import document, lexicon


def _texts(source: str, path: str = "text.txt") -> tuple[Article, list[Text]]:
    article = Article(document(source, path), lexicon())
    return article, list(texts(article))


def _place(article: Article, text: Text, word: str) -> str | None:
    at = text.sent.index(word)
    span = text.to_block(at, at + len(word))
    if span is None:
        return None
    place = article.passages[text.passage].block.to_source(span.start, span.end)
    return article.document.source[place.start : place.end]


CASES = [
    ("text.txt", "The talks 😀 went 👩‍👧 on in Bakı.", "went", "went"),
    ("text.txt", "The ta\u00adlks went on all night.", "talks", "ta\u00adlks"),
    ("text.txt", "The peace\n   talks went on.", "peace talks", "peace\n   talks"),
    ("text.txt", "A cafe\u0301 in the old town.", "town", "town"),
    ("text.txt", "It cost 5\u00a0000 in the end.", "in the end", "in the end"),
    ("article.md", "He said the *peace* talks **went** on.", "talks went", "talks **went"),
    ("article.md", "A [link to the](https://example.org) paper was there.", "link to the", "link to the"),
    ("article.html", "<p>War &amp; peace went <b>on</b> for years.</p>", "War & peace", "War &amp; peace"),
    ("article.html", "<p>It was &eacute;lan that went on.</p>", "élan", "&eacute;lan"),
]


@pytest.mark.parametrize(("path", "source", "word", "there"), CASES)
def test_places_lead_back_to_the_source(path: str, source: str, word: str, there: str) -> None:
    article, found = _texts(source, path)
    assert [_place(article, text, word) for text in found if word in text.sent] == [there]


def test_code_becomes_a_word_that_nothing_is_said_about() -> None:
    article, found = _texts("Run `make`, then go home and an `x` is there for you.", "article.md")
    (text,) = found
    assert OPAQUE not in text.sent
    assert "an Axalor" in text.sent
    assert _place(article, text, "Xalor") is None
    assert _place(article, text, "an Ax") is None
    assert _place(article, text, "home") == "home"


def test_code_blocks_tables_and_pictures_are_not_sent() -> None:
    source = (
        "A line of prose here.\n\n```\nif x = = y then then\n```\n\n| a a | b c d e |\n|---|---|\n| x x y | e e e |\n"
    )
    assert [text.sent for text in _texts(source, "article.md")[1]] == ["A line of prose here."]


def test_headings_are_fragments() -> None:
    found = _texts("# Council vote to close hall\n\nThe council voted on Tuesday.", "article.md")[1]
    assert [text.fragment for text in found] == [True, False]


def test_long_blocks_are_cut_between_sentences() -> None:
    sentence = "The council voted to close the hall on Tuesday evening. "
    article, found = _texts(sentence * 400)
    assert len(found) > 3
    assert all(len(text.sent) <= LONGEST and text.sent.endswith(".") for text in found)
    assert sum(text.sent.count("council") for text in found) == 400
    assert [_place(article, text, "hall") for text in found] == ["hall"] * len(found)


def test_a_block_without_sentences_is_cut_all_the_same() -> None:
    found = _texts("word " * 20_000)[1]
    assert all(len(text.sent) <= LONGEST for text in found)
    assert sum(text.sent.count("word") for text in found) == 20_000


_PROSE = st.text(
    st.one_of(
        st.sampled_from("abc XY.,’\n\t\u00a0\u00ad\u200b\ufeff😀🇦🇿é\u0301ß`*_[]()<>&#|\x0b\ufffc"),
        st.characters(codec=None),
    ),
    max_size=120,
)


@given(_PROSE, st.sampled_from(["text.txt", "article.md", "article.html"]))
def test_every_range_leads_back(source: str, path: str) -> None:
    try:
        article, found = _texts(source.encode("utf-8", "ignore").decode(), path)
    except UnreadableError:
        reject()
    _all_lead_back(article, found)


@given(_PROSE)
def test_every_range_of_anything_leads_back(text: str) -> None:
    block = Block(BlockKind.PARAGRAPH, text, (Piece(0, len(text), 0, len(text)),))
    article = Article(Document("text.txt", text, "plain", (block,)), lexicon())
    _all_lead_back(article, list(texts(article)))


def _all_lead_back(article: Article, found: list[Text]) -> None:
    for text in found:
        block = article.passages[text.passage].block.text
        text.sent.encode()
        assert not any(mark in text.sent for mark in (OPAQUE, "\n", "\u00ad", "\u200b", "\x00"))
        last = 0
        for at, letter in enumerate(text.sent):
            span = text.to_block(at, at + 1)
            if span is None:
                continue
            assert last <= span.start < span.end <= len(block)
            last = span.start
            there = block[span.start : span.end]
            assert letter in there or letter in " \ufffd"
