"""Markdown: CommonMark with what GitHub, Hugo, Jekyll and MDX add to it, with its exact places.

Blocks come first (`markdown_blocks`), then the inlines of each
(`markdown_inlines`). Raw HTML goes through the HTML reader; front matter through
`front_matter`. A mark of a footnote is markup: it interrupts no phrase.
"""

from __future__ import annotations

from bisect import bisect_right

from checker.document import OPAQUE, Block, BlockKind, Comment, Span
from checker.readers.front_matter import front_matter
from checker.readers.markdown_blocks import Leaf, Segment, blocks
from checker.readers.markdown_inlines import Inlines, Mark, inlines
from checker.readers.options import ReadOptions
from checker.readers.pieces import Prose, place


def read(source: str, options: ReadOptions) -> tuple[list[Block], list[Comment]]:
    """Read Markdown.

    Returns:
        The prose in order of the source, alternative texts and the front
        matter that `options` names included, and all comments.
    """
    start, found, comments = front_matter(source, options.front_matter)
    parsed = blocks(source, start)
    for leaf in parsed.leaves:
        reader = _LeafReader(source, leaf)
        if leaf.html:
            reader.read_html(options)
        else:
            reader.read_inlines(parsed.labels)
        found += reader.blocks
        comments += reader.comments
    return sorted(found, key=place), sorted(comments, key=lambda comment: comment.span)


class _LeafReader:
    """Reads one leaf as a text of its own, and puts what is found back in its place in the source.

    The text of a leaf of one segment is the source itself, so nothing is
    copied; only block quotations have more.
    """

    def __init__(self, source: str, leaf: Leaf) -> None:
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self._source = source
        self._leaf = leaf
        self._starts: list[int] = []

    def read_inlines(self, labels: set[str]) -> None:
        text, (start, end) = self._text()
        found = inlines(text, start, end, labels)
        self._add(start, end, found.marks, self._leaf.kind)
        for alt in found.alts:
            self._add(alt.start, alt.end, alt.marks, BlockKind.ALT)
        self._add_comments(found)

    def read_html(self, options: ReadOptions) -> None:
        from checker.readers import html

        text = "".join(self._source[start:end] for start, end in self._leaf.segments)
        self._measure()
        found, comments = html.read(text, options)
        self.blocks += (self._moved(block) for block in found)
        self.comments += (
            Comment(Span(self._place(c.span.start), self._end_place(c.span.end)), c.text) for c in comments
        )

    def _text(self) -> tuple[str, Segment]:
        segments = self._leaf.segments
        if len(segments) == 1:
            return self._source, segments[0]
        self._measure()
        text = "".join(self._source[start:end] for start, end in segments)
        return text, (0, len(text))

    def _measure(self) -> None:
        at = 0
        for start, end in self._leaf.segments:
            self._starts.append(at)
            at += end - start

    def _place(self, offset: int) -> int:
        if not self._starts:
            return offset
        at = max(bisect_right(self._starts, offset) - 1, 0)
        return self._leaf.segments[at][0] + offset - self._starts[at]

    def _end_place(self, offset: int) -> int:
        return self._place(offset - 1) + 1

    def _add(self, start: int, end: int, marks: list[Mark], kind: BlockKind) -> None:
        prose = Prose(self._source)
        for mark in marks:
            if mark.start < start:
                continue
            self._verbatim(prose, start, mark.start)
            self._replaced(prose, mark.text, mark.start, mark.end)
            start = mark.end
        self._verbatim(prose, start, end)
        block = prose.block(kind, quoted=self._leaf.quoted)
        if block is not None:
            self.blocks.append(block)

    def _replaced(self, prose: Prose, text: str, start: int, end: int) -> None:
        if text == OPAQUE:
            prose.opaque(self._place(start), self._end_place(end))
        else:
            prose.decoded(text, self._place(start), self._end_place(end))

    def _verbatim(self, prose: Prose, start: int, end: int) -> None:
        if not self._starts:
            prose.verbatim(start, end)
            return
        while start < end:
            at = bisect_right(self._starts, start)
            stop = min(end, self._starts[at]) if at < len(self._starts) else end
            prose.verbatim(self._place(start), self._place(start) + stop - start)
            start = stop

    def _moved(self, block: Block) -> Block:
        prose = Prose(self._source)
        for piece in block.pieces:
            if piece.verbatim:
                self._verbatim(prose, piece.source_start, piece.source_end)
            else:
                text = block.text[piece.start : piece.end]
                self._replaced(prose, text, piece.source_start, piece.source_end)
        moved = prose.block(block.kind, quoted=block.quoted or self._leaf.quoted, name=block.name)
        return moved or block

    def _add_comments(self, found: Inlines) -> None:
        self.comments += (
            Comment(Span(self._place(start), self._end_place(end)), text.strip()) for start, end, text in found.comments
        )
