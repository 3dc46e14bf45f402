"""Blocks map prose to source and back; lines count as editors do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Block, BlockKind, Lines, Piece, Span


def block(source: str) -> Block:
    """A block whose markup is `*` and in which `&amp;` stands for `&`."""
    pieces, text = [], ""
    for match in re.finditer(r"&amp;|[^*&]+|&", source):
        run = "&" if match.group() == "&amp;" else match.group()
        pieces.append(Piece(len(text), len(text) + len(run), match.start(), match.end()))
        text += run
    return Block(BlockKind.PARAGRAPH, text, tuple(pieces))


@pytest.mark.parametrize(
    ("source", "phrase", "found"),
    [
        ("plain words", "words", "words"),
        ("a *cultural* Armenian", "cultural Armenian", "cultural* Armenian"),
        ("a *cultural Armenian* b", "cultural Armenian", "cultural Armenian"),
        ("Q&amp;A end", "Q&A", "Q&amp;A"),
        ("Q&amp;A end", "&", "&amp;"),
        ("ends in *bold*", "bold", "bold"),
    ],
)
def test_finds_the_source_of_a_phrase(source: str, phrase: str, found: str) -> None:
    made = block(source)
    start = made.text.index(phrase)
    span = made.to_source(start, start + len(phrase))
    assert source[span.start : span.end] == found


def test_maps_an_empty_range_to_a_place() -> None:
    made = block("*ab*cd")
    assert made.to_source(0, 0) == Span(1, 1)
    assert made.to_source(2, 2) == Span(4, 4)
    assert made.to_source(4, 4) == Span(6, 6)
    assert Block(BlockKind.PARAGRAPH, "", ()).to_source(0, 0) == Span(0, 0)


def test_cuts_parts_to_a_range_and_leaves_markup_out() -> None:
    made = block("on*e t*wo")
    assert [(p.source_start, p.source_end) for p in made.parts(1, 6)] == [(1, 2), (3, 6), (7, 8)]


@given(st.text("ab*& é😀\n", min_size=1), st.data())
def test_every_offset_of_the_text_comes_back_from_its_source(source: str, data: st.DataObject) -> None:
    made = block(source.replace("&", "&amp;"))
    if not made.text:
        return
    offset = data.draw(st.integers(0, len(made.text) - 1))
    span = made.to_source(offset, offset + 1)
    assert made.to_text(span.start) == offset
    assert 0 <= span.start < span.end <= len(source.replace("&", "&amp;"))


@pytest.mark.parametrize(
    ("source", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("😀e\u0301x", 3, (1, 4)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_counts_lines_and_columns_from_one(source: str, offset: int, position: tuple[int, int]) -> None:
    assert Lines(source).position(offset) == position


@given(st.text("a\r\n", max_size=20))
def test_lines_cover_the_source_without_gaps(source: str) -> None:
    lines = Lines(source)
    spans = [lines.span(number + 1) for number in range(len(lines))]
    assert "".join(source[span.start : span.end] for span in spans) == source
