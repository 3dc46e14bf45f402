"""What is sent to an engine: prose without markup, in pieces that stand alone, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import Article
from checker.document import OPAQUE, BlockKind, Span
from checker.tokens import Passage

LONGEST = 5_000
"""Code points of a text; longer blocks are cut between sentences. Engines judge sentences, and
an answer that is lost by a time-out should not be that of a whole book."""

_SENT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.HEADING})
"""Kinds of blocks that are language. Cells, alternative texts and metadata are lists of words more often than not."""

_FEWEST_WORDS = 3

_CHANGED = re.compile("\ufffc|[\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]|\\s{2,}|[^\\S ]|[\x00-\x08\x0e-\x1b\x7f]")
"""What engines should not see: stand-ins for code and images, invisible characters, lone
surrogates, white space other than one blank. Every alternative is a run of one class, so a scan is linear."""

_DUMMY = "Xalor"
_DUMMY_AFTER_AN = "Axalor"
"""Words that no dictionary knows: a rule that needs to know what a word means stays silent about them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a block as an engine gets it.

    Attributes:
        passage: number of the block in the article.
        sent: what the engine reads.
        fragment: a heading, which follows the grammar of headlines.
        start: where the piece begins in the block's text.
        changes: for each place where the two differ: range in `sent`, range in the block's text,
            and whether a dummy word stands there; in order.
    """

    passage: int
    sent: str
    fragment: bool
    start: int
    changes: tuple[tuple[int, int, int, int, bool], ...]

    def to_block(self, start: int, end: int) -> Span | None:
        """Translate a non-empty range of `sent` into one of the block's text.

        Returns:
            The range; None where the engine judged a dummy word or its neighbour.
        """
        if any(dummy and start <= high + 1 and low - 1 <= end for low, high, _, _, dummy in self._near(start, end)):
            return None
        return Span(self._offset(start, last=False), self._offset(end - 1, last=True) + 1)

    def _near(self, start: int, end: int) -> tuple[tuple[int, int, int, int, bool], ...]:
        first = bisect_right(self.changes, start, key=lambda change: change[0]) - 2
        last = bisect_right(self.changes, end + 1, key=lambda change: change[0])
        return self.changes[max(first, 0) : last]

    def _offset(self, offset: int, *, last: bool) -> int:
        """Offset in the block's text of the code point at `offset`; the first or last of those that it stands for."""
        at = bisect_right(self.changes, offset, key=lambda change: change[0]) - 1
        if at < 0:
            return self.start + offset
        _, sent_end, low, high, _ = self.changes[at]
        if offset < sent_end:
            return high - 1 if last else low
        return high + offset - sent_end


def texts(article: Article) -> Iterator[Text]:
    """Cut an article into the texts that an engine should see.

    Args:
        article: the article.

    Yields:
        Texts in order, none across the border of two blocks, none empty.
    """
    for number, passage in enumerate(article.passages):
        block = passage.block
        if block.kind not in _SENT or len(passage.tokens) < _FEWEST_WORDS:
            continue
        for span in _pieces(passage):
            yield _text(number, block.text, span, block.kind is BlockKind.HEADING)


def _pieces(passage: Passage) -> Iterator[Span]:
    """A block's text in pieces of at most `LONGEST` code points, cut between sentences where there are any."""
    text = passage.block.text
    if len(text) <= LONGEST:
        yield Span(0, len(text))
        return
    start = 0
    end = 0
    for sentence in passage.sentences:
        if sentence.end - start > LONGEST and end > start:
            yield Span(start, end)
            start = sentence.start
        while sentence.end - start > LONGEST:
            cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), start + LONGEST // 2)
            yield Span(start, cut)
            start = cut
        end = sentence.end
    if end > start:
        yield Span(start, end)


def _text(number: int, whole: str, span: Span, fragment: bool) -> Text:
    sent = whole[span.start : span.end]
    # Most texts need no change, which is quickest to see like this: all else that `_CHANGED` finds is not printable.
    if sent.isprintable() and OPAQUE not in sent and "  " not in sent:
        return Text(number, sent, fragment, span.start, ())
    parts: list[str] = []
    changes: list[tuple[int, int, int, int, bool]] = []
    at, length = span.start, 0
    for match in _CHANGED.finditer(whole, span.start, span.end):
        parts.append(whole[at : match.start()])
        length += match.start() - at
        new = _instead(match.group(), "".join(parts[-2:]))
        changes.append((length, length + len(new), match.start(), match.end(), match.group() == OPAQUE))
        parts.append(new)
        length += len(new)
        at = match.end()
    parts.append(whole[at : span.end])
    return Text(number, "".join(parts), fragment, span.start, tuple(changes))


def _instead(found: str, before: str) -> str:
    if found == OPAQUE:
        return _DUMMY_AFTER_AN if before[-3:].lower() in ("an ", " an") else _DUMMY
    if found[0].isspace() or found[0] < " ":
        return " "
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else ""
