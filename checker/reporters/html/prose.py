"""Where findings stand in the prose of an article, and what their corrections read like there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.document import Block, BlockKind, Piece
from checker.findings import DocumentReport, Finding

_PARAGRAPH = re.compile(r"\S[^\r\n]*(?:(?:\r\n|\n|\r)[^\S\r\n]*\S[^\r\n]*)*")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding and its number in the report, from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding in a block.

    Attributes:
        item: the finding.
        start, end: range in the block's text.
    """

    item: Numbered
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, or a part of a long one, with the findings that stand in it.

    Attributes:
        block: the prose.
        start, end: range in the block's text.
        marks: in order, not overlapping; they can be marked in the text.
        others: findings of the block that overlap a mark and are only noted.
    """

    block: Block
    start: int
    end: int
    marks: tuple[Placed, ...]
    others: tuple[Numbered, ...]

    @property
    def items(self) -> list[Numbered]:
        """All findings of the block, by number."""
        return sorted((*(mark.item for mark in self.marks), *self.others), key=lambda item: item.number)


def blocks_of(document: DocumentReport) -> tuple[Block, ...]:
    """The prose of a document; its paragraphs as they stand where no reader took it apart."""
    if document.blocks or document.source is None:
        return document.blocks
    return tuple(
        Block(BlockKind.PARAGRAPH, match[0], (Piece(0, len(match[0]), match.start(), match.end()),))
        for match in _PARAGRAPH.finditer(document.source)
    )


def passages(blocks: Sequence[Block], findings: Iterable[Finding]) -> tuple[list[Passage], list[Numbered]]:
    """Find the block of each finding.

    Where blocks lie inside each other (a caption, an image's description), the
    innermost has it.

    Args:
        blocks: of one document.
        findings: of the same document; numbered in order of the source.

    Returns:
        The passages of each block, in the order of the blocks, and the findings
        that stand outside all prose. Linear but for the sorting.
    """
    order = sorted((n for n, b in enumerate(blocks) if b.pieces), key=lambda n: blocks[n].pieces[0].source_start)
    found: list[list[Placed]] = [[] for _ in blocks]
    outside: list[Numbered] = []
    open_blocks: list[int] = []
    at = 0
    ordered = sorted(findings, key=lambda finding: (finding.start, finding.end))
    for item in (Numbered(number, finding) for number, finding in enumerate(ordered, 1)):
        start, end = item.finding.start, max(item.finding.end, item.finding.start + 1)
        while at < len(order) and blocks[order[at]].pieces[0].source_start < end:
            open_blocks.append(order[at])
            at += 1
        open_blocks = [number for number in open_blocks if blocks[number].pieces[-1].source_end > start]
        home = next((number for number in reversed(open_blocks) if blocks[number].pieces[0].source_start < end), None)
        if home is None:
            outside.append(item)
        else:
            found[home].append(_placed(blocks[home], item))
    whole = (_passage(block, places) for block, places in zip(blocks, found, strict=True))
    return [part for passage in whole for part in _parts(passage)], outside


def _placed(block: Block, item: Numbered) -> Placed:
    start = block.to_text(item.finding.start)
    end = block.to_text(item.finding.end)
    if item.finding.end > item.finding.start:
        end = max(end, min(start + 1, len(block.text)))
    return Placed(item, start, max(start, end))


def _passage(block: Block, places: Iterable[Placed]) -> Passage:
    marks: list[Placed] = []
    others: list[Numbered] = []
    at = 0
    for place in places:
        if place.start < at or place.start == place.end == len(block.text) == 0:
            others.append(place.item)
            continue
        marks.append(place)
        at = place.end
    return Passage(block, 0, len(block.text), tuple(marks), tuple(others))


_LONGEST = 4000
"""Code points shown as one paragraph: browsers lay out a paragraph as a whole, and no article has one as long."""


def _parts(passage: Passage) -> Iterator[Passage]:
    """Cut a passage that is too long, at white space where there is some, never inside a mark."""
    at, marks, others = 0, list(passage.marks), passage.others
    first = 0
    while passage.end - at > _LONGEST:
        cut = _cut(passage.block.text, at)
        last = first
        while last < len(marks) and marks[last].start < cut:
            last += 1
        if last > first:
            cut = max(cut, marks[last - 1].end)
        yield Passage(passage.block, at, cut, tuple(marks[first:last]), others)
        at, first, others = cut, last, ()
    yield Passage(passage.block, at, passage.end, tuple(marks[first:]), others)


def _cut(text: str, start: int) -> int:
    end = start + _LONGEST
    space = max(text.rfind(" ", end - _LONGEST // 4, end), text.rfind("\n", end - _LONGEST // 4, end))
    return space + 1 if space > start else end


def reading(source: str, block: Block, place: Placed, suggestion: str) -> str:
    """What a suggestion reads like to a reader of the article.

    A suggestion replaces source text and so repeats its markup and entities.
    What the block leaves out of, or shows otherwise than, the source is taken
    out of the suggestion, or shown so in it too; what is not there is let be.
    """
    finding = place.item.finding
    if source[finding.start : finding.end] == block.text[place.start : place.end]:
        return suggestion
    shown: list[str] = []
    at = 0
    for written, read in _differences(source, block, place):
        found = suggestion.find(written, at)
        if found >= 0:
            shown += [suggestion[at:found], read]
            at = found + len(written)
    return "".join((*shown, suggestion[at:]))


def _differences(source: str, block: Block, place: Placed) -> Iterator[tuple[str, str]]:
    """Source texts that the block reads otherwise, in order: markup as nothing, an entity as its character."""
    at = place.item.finding.start
    for piece in block.parts(place.start, place.end):
        if piece.source_start > at:
            yield source[at : piece.source_start], ""
        if not piece.verbatim and piece.source_end > piece.source_start:
            yield source[piece.source_start : piece.source_end], block.text[piece.start : piece.end]
        at = max(at, piece.source_end)
    if at < place.item.finding.end:
        yield source[at : place.item.finding.end], ""
