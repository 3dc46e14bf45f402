"""What was read: the source text, the prose in it, and the way from one to the other.

Every offset that leaves this module counts code points into `Document.source`
and every range is half-open. A `Block` is a run of prose as a person reads it
(markup gone, entities decoded); its `Piece`s say which source each part of
that prose came from, so that whatever is found in the prose has an exact place
in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

OPAQUE = "\ufffc"
"""Stands in a block's text for source that is not prose (inline code, an image):
U+FFFC OBJECT REPLACEMENT CHARACTER. No phrase matches across it."""

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points.

    Attributes:
        start: first code point.
        end: one past the last code point; never below `start`.
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share a code point (empty ranges share none)."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What part a block plays for a reader of the article."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    ALT = "alt"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text and the run of source that it stands for.

    Attributes:
        start, end: range in `Block.text`.
        source_start, source_end: range in `Document.source`. Where both ranges
            are of one length the text is the source, letter for letter;
            otherwise (an entity, inline code) the piece maps as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def verbatim(self) -> bool:
        """Whether code points of text and source correspond one to one."""
        return self.end - self.start == self.source_end - self.source_start


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption…: prose in which phrases may be found.

    Attributes:
        kind: the part it plays.
        text: the prose as a reader sees it; soft line breaks are left as they are.
        pieces: in order, without gaps in `text`; gaps in the source are markup.
        quoted: the whole block is somebody else's words (a block quotation).
        name: for metadata, the key; empty otherwise.
    """

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...]
    quoted: bool = False
    name: str = ""

    def to_source(self, start: int, end: int) -> Span:
        """Translate a range of `text` into the smallest source range that holds it.

        An empty range maps to the place before the code point at `start` (or
        after the last one). Markup between the parts is included, markup
        before and after is not.
        """
        if not self.pieces:
            return Span(0, 0)
        first = self._piece_at(start)
        source_start = first.source_start + (start - first.start if first.verbatim else 0)
        if end <= start:
            if start >= first.end:
                return Span(first.source_end, first.source_end)
            return Span(source_start, source_start)
        last = self._piece_at(end - 1)
        if last.verbatim:
            return Span(source_start, last.source_start + (end - last.start))
        return Span(source_start, last.source_end)

    def to_text(self, offset: int) -> int:
        """Translate an offset of the source into one of `text`.

        Returns:
            The offset of the code point that stands there; inside markup, that
            of the next one; before or after the block, 0 or the text's length.
        """
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.source_start) - 1
        if at < 0:
            return 0
        piece = self.pieces[at]
        if offset >= piece.source_end:
            return piece.end
        return piece.start + (offset - piece.source_start if piece.verbatim else 0)

    def parts(self, start: int, end: int) -> list[Piece]:
        """The pieces that cover a non-empty range of `text`, cut to it.

        A piece that is not verbatim is never cut. The sources of the result are
        in order; what lies between them is markup.
        """
        found: list[Piece] = []
        at = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        for number in range(max(at, 0), len(self.pieces)):
            piece = self.pieces[number]
            if piece.start >= end:
                break
            if not piece.verbatim:
                found.append(piece)
                continue
            low, high = max(start, piece.start), min(end, piece.end)
            shift = piece.source_start - piece.start
            found.append(Piece(low, high, low + shift, high + shift))
        return found

    def _piece_at(self, offset: int) -> Piece:
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[max(at, 0)]


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the source that readers of the article do not see.

    Attributes:
        span: range in the source, delimiters included.
        text: what stands between the delimiters, trimmed.
    """

    span: Span
    text: str


class Lines:
    """Line and column of every offset of one source text.

    Lines end at LF, CRLF or CR. Lines and columns are 1-based; columns count
    code points.
    """

    __slots__ = ("_length", "_starts")

    def __init__(self, source: str) -> None:
        self._starts = _line_starts(source)
        self._length = len(source)

    def __len__(self) -> int:
        """The number of lines; text without a line end has one."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset` (0 to the length of the source, inclusive)."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> Span:
        """The source range of a 1-based line, its line end included."""
        end = self._starts[line] if line < len(self._starts) else self._length
        return Span(self._starts[line - 1], end)


def _line_starts(source: str) -> list[int]:
    if "\r" in source:
        return [0, *(match.end() for match in _LINE_END.finditer(source))]
    return [0, *accumulate(len(line) + 1 for line in source.split("\n")[:-1])]


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the source stood on disk, so that a fix can be written the same way.

    Attributes:
        codec: Python's name of the codec.
        bom: whether the file began with a byte order mark.
    """

    codec: str = "utf-8"
    bom: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read.

    Attributes:
        path: as it appears in reports; `<stdin>` or a made-up name is fine.
        source: the decoded text without byte order mark, line ends untouched.
        format: name of the reader that made it: `plain`, `markdown` or `html`.
        blocks: the prose, in order of the source.
        comments: remarks that may hold instructions to unspin, in order.
        encoding: how to write the source back.
    """

    path: str
    source: str
    format: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    encoding: Encoding = field(default_factory=Encoding)

    def words(self) -> int:
        """The number of words of prose: runs without white space, as editors count them."""
        return sum(len(block.text.split()) for block in self.blocks)
