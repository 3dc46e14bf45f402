"""Rows of Markdown's tables, as GitHub writes them."""

from __future__ import annotations

import re
from itertools import pairwise

_BAR = re.compile(r"\\.|\|")
_DELIMITER = re.compile(r":?-++:?")


def is_delimiter_row(row: str) -> bool:
    """Whether a trimmed line is the row under a table's header: `| --- | :-: |`."""
    if "|" not in row or row.strip("|:- \t"):
        return False
    return all(_DELIMITER.fullmatch(row[start:end]) for start, end in cells(row, 0, len(row)))


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of the row between two offsets of `text`, as ranges without white space around them."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bars = [match.start() for match in _BAR.finditer(text, start, end) if match[0] == "|"]
    edges = [*bars, end] if bars and bars[0] == start else [start - 1, *bars, end]
    if len(edges) > 2 and edges[-2] == end - 1:
        edges.pop()
    return [_trimmed(text, low + 1, high) for low, high in pairwise(edges)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    cell = text[start:end]
    start += len(cell) - len(cell.lstrip())
    return start, max(start, start + len(cell.strip()))
