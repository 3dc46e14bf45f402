"""Where somebody else is quoted.

A fix inside a quotation changes what a person said, so no such fix is safe;
that is why this errs on the side of taking too much for a quotation.
"""

from __future__ import annotations

import re

from checker.document import Span
from checker.quotation_marks import Mark, Role, has_marks, pair

_SINGLE_MARKS = "'‘’"

_SINGLE = re.compile(r"['‘](?<![^\s(\[{“\"—–-].)(?=\w)|['’](?<=[\w.,!?…].)(?!\w)")
"""The marks stand first, so that most of a text is passed over at the speed of a search for a letter."""


def quotations(text: str) -> list[Span]:
    """Find the quotations in a block of prose.

    Marks are paired by what they do, not only by their shape. An opening mark
    without a partner quotes the rest of the block (the custom for quotations of
    several paragraphs), a closing mark without one quotes the block from its
    beginning. Words between single marks are quoted too.

    Args:
        text: one block.

    Returns:
        Ranges of `text`, marks included, in order, disjoint.
    """
    double = _double(text) if has_marks(text) else []
    single = _single(text) if any(mark in text for mark in _SINGLE_MARKS) else []
    return _merged([*double, *single])


def _double(text: str) -> list[Span]:
    """The ranges between double marks, nested ones joined to the outer one."""
    pairing = pair(text)
    spans: list[Span] = []
    start: int | None = None
    for mark in pairing.marks:
        if mark.role is Role.OPENS and mark.depth == 1:
            start = mark.start
        elif mark.role is Role.CLOSES and mark.depth == 0 and start is not None:
            spans.append(Span(start, mark.end))
            start = None
        elif mark.role is Role.STRAY and start is None:
            spans.append(_from_stray(text, mark))
    if start is not None:
        spans.append(Span(start, len(text)))
    return spans


def _from_stray(text: str, mark: Mark) -> Span:
    """What a mark without a partner may quote: up to it where it looks like a closing one, else from it on."""
    glyph = text[mark.start : mark.end]
    closes = glyph in "”»" or (glyph != "“" and mark.start > 0 and not text[mark.start - 1].isspace())
    return Span(0, mark.end) if closes else Span(mark.start, len(text))


def _single(text: str) -> list[Span]:
    """The ranges between single marks: from each opening one to the last closing one before the next that opens."""
    spans: list[Span] = []
    start = end = -1
    for match in _SINGLE.finditer(text):
        if match.end() < len(text) and text[match.end()].isalnum():
            if start >= 0 and end > start:
                spans.append(Span(start, end))
            start = match.start()
        elif start >= 0:
            end = match.end()
    if start >= 0 and end > start:
        spans.append(Span(start, end))
    return spans


def _merged(spans: list[Span]) -> list[Span]:
    """Ranges in order, those that overlap joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
