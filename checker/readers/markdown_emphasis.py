"""Which `*`, `_` and `~` are emphasis: the delimiter algorithm of CommonMark 0.31, section 6.2 and appendix.

It is linear: what a search for an opening run has looked at in vain is not
looked at again for the same kind of closing run.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_STRIKE = 2


@dataclass(slots=True)
class Run:
    """Adjacent delimiters of one kind.

    Attributes:
        char: the delimiter.
        start: where those begin that are not used yet.
        end: where those end that are not used yet.
        length: how many there were at first.
        opens, closes: whether they can begin or end emphasis.
    """

    char: str
    start: int
    end: int
    length: int
    opens: bool
    closes: bool


def run_at(text: str, start: int, end: int, low: int, high: int) -> Run:
    """Judge the delimiters between `start` and `end` by what stands beside them.

    Args:
        text: any text.
        start, end: range of the delimiters.
        low, high: range of the paragraph; outside of it is white space.
    """
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
    right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
    char = text[start]
    if char == "_":
        opens = left and (not right or _punctuation(before))
        closes = right and (not left or _punctuation(after))
    else:
        opens, closes = left, right
    if char == "~" and end - start > _LONGEST_STRIKE:
        opens = closes = False
    return Run(char, start, end, end - start, opens, closes)


def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def delimiters(runs: Iterable[Run]) -> list[tuple[int, int]]:
    """The ranges of those delimiters that are markup, in no order; the others are text."""
    used: list[tuple[int, int]] = []
    openers: list[Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        key = (run.char, run.opens, run.length % 3)
        while run.closes and run.start < run.end:
            at = _opener(openers, run, bottoms.get(key, 0))
            if at < 0:
                bottoms[key] = len(openers)
                break
            _use(openers[at], run, used)
            del openers[at + (openers[at].start < openers[at].end) :]
            bottoms = {kind: min(bottom, len(openers)) for kind, bottom in bottoms.items()}
        if run.opens and run.start < run.end:
            openers.append(run)
    return used


def _opener(openers: list[Run], closer: Run, bottom: int) -> int:
    for at in range(len(openers) - 1, bottom - 1, -1):
        if _pair(openers[at], closer):
            return at
    return -1


def _pair(opener: Run, closer: Run) -> bool:
    if opener.char != closer.char:
        return False
    if opener.char == "~":
        return opener.length == closer.length
    if opener.closes or closer.opens:
        return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
    return True


def _use(opener: Run, closer: Run, used: list[tuple[int, int]]) -> None:
    """Use as many as both have: taken in ones and twos, it is the same characters."""
    count = min(opener.end - opener.start, closer.end - closer.start)
    used.append((opener.end - count, opener.end))
    used.append((closer.start, closer.start + count))
    opener.end -= count
    closer.start += count
