"""Puts a block together from the parts of the source that make it up."""

from __future__ import annotations

from checker.document import OPAQUE, Block, BlockKind, Piece


class Prose:
    """Collects the text of one block after another, in order of the source.

    All offsets are code points of `source`, half-open. What is never added is
    markup: it leaves a gap in the source and none in the text.
    """

    __slots__ = ("_length", "_opaque", "_parts", "_pieces", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._opaque = False

    def verbatim(self, start: int, end: int) -> None:
        """Add source as it stands; runs that touch become one piece."""
        if end <= start:
            return
        if self._pieces:
            last = self._pieces[-1]
            if last.source_end == start and last.verbatim:
                self._pieces[-1] = Piece(last.start, last.end + end - start, last.source_start, end)
                self._parts.append(self._source[start:end])
                self._length += end - start
                return
        self._add(self._source[start:end], start, end)

    def decoded(self, text: str, start: int, end: int) -> None:
        """Add what a reader sees in place of longer source, such as `&` for `&amp;`."""
        if text:
            self._add(text, start, end)

    def opaque(self, start: int, end: int) -> None:
        """Add a stand-in for at least two code points of source that are not prose."""
        self._opaque = True
        self._add(OPAQUE, start, end)

    def block(self, kind: BlockKind, *, quoted: bool = False, name: str = "") -> Block | None:
        """The block collected so far, or None where it holds no prose; then begin anew.

        White space around the text is left out.
        """
        text, pieces, opaque = "".join(self._parts), self._pieces, self._opaque
        self._reset()
        seen = text.replace(OPAQUE, " ") if opaque else text
        if not seen.strip():
            return None
        if text[0].isspace() or text[-1].isspace():
            text, pieces = _trim(text, pieces)
        return Block(kind, text, tuple(pieces), quoted, name)

    def _add(self, text: str, start: int, end: int) -> None:
        self._pieces.append(Piece(self._length, self._length + len(text), start, end))
        self._parts.append(text)
        self._length += len(text)


def _trim(text: str, pieces: list[Piece]) -> tuple[str, list[Piece]]:
    low = len(text) - len(text.lstrip())
    high = len(text.rstrip())
    cut = [part for piece in pieces if (part := _cut(piece, low, high)) is not None]
    first, last = cut[0].start, cut[-1].end
    moved = [Piece(p.start - first, p.end - first, p.source_start, p.source_end) for p in cut]
    return text[first:last], moved


def _cut(piece: Piece, low: int, high: int) -> Piece | None:
    if piece.end <= low or piece.start >= high:
        return None
    if not piece.verbatim:
        return piece
    start, end = max(piece.start, low), min(piece.end, high)
    shift = piece.source_start - piece.start
    return Piece(start, end, start + shift, end + shift)


def shifted(block: Block, offset: int) -> Block:
    """The same block with `offset` added to every place in the source."""
    moved = (Piece(p.start, p.end, p.source_start + offset, p.source_end + offset) for p in block.pieces)
    return Block(block.kind, block.text, tuple(moved), block.quoted, block.name)


def place(block: Block) -> int:
    """Where a block begins in the source: the key by which blocks are sorted."""
    return block.pieces[0].source_start
