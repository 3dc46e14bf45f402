"""Apostrophes that stand alone or turn the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Slip:
    """A place in a block's text where marks are wrong.

    Attributes:
        start, end: range in the block's text, not empty.
        right: what should stand there, or None where that is not known.
        message: for an editor.
        is_sure: whether no other reading makes sense.
    """

    start: int
    end: int
    right: str | None
    message: str
    is_sure: bool = True

    def unsure(self) -> Slip:
        """The same slip, but not certain."""
        return replace(self, is_sure=False)


_SINGLE = re.compile("[‘’']")
_QUOTES_LATER = re.compile(r"[‘’'](?!\w)")
_ENDING = re.compile(r"(?:s|re|ve|ll|d|m|t)(?![\w'’‘])")
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause)(?!\w)")
_SPACES = " \t\u00a0"
_TORN = "an apostrophe torn off its word"


def apostrophes(text: str) -> Iterator[Slip]:
    """Find apostrophes with a space before them, and opening marks used as apostrophes.

    Single quotation marks are left alone: they cannot be told from apostrophes for certain.

    Args:
        text: one block.

    Yields:
        Slips in order.
    """
    if "‘" not in text and " ’" not in text and " '" not in text:
        return
    singles = [match.start() for match in _SINGLE.finditer(text)]
    loose = sum(_is_loose(text, at) for at in singles)
    last_closing = max((at for at in singles if _QUOTES_LATER.match(text, at)), default=-1)
    for at in singles:
        slip = _slip(text, at, alone=loose == 1, closed=last_closing > at)
        if slip is not None:
            yield slip


def _is_loose(text: str, at: int) -> bool:
    """Tell a mark that may belong to a pair of single quotation marks from an apostrophe."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if _ENDING.match(text, at + 1) or (after == " " and _ENDING.match(text, at + 2)):
        return False
    return not (before.isalnum() and after.isalnum()) and not (before.isalnum() and text[at] != "‘")


def _slip(text: str, at: int, alone: bool, closed: bool) -> Slip | None:
    mark, before = text[at], text[at - 1 : at] if at else ""
    right = "'" if mark == "'" else "’"
    ending = _ENDING.match(text, at + 1)
    if before.isalpha():
        if mark == "‘" and ending:
            return Slip(at, at + 1, right, "an opening mark in place of an apostrophe")
        return None
    if not before or before not in _SPACES:
        return None
    start = _word_end(text, at)
    if start and text[start - 1].isalpha():
        return _torn(text, (start, at), right, ending is not None, alone)
    return None if closed or mark != "‘" else _elision(text, at)


def _torn(text: str, gap: tuple[int, int], right: str, is_ending: bool, alone: bool) -> Slip | None:
    """An apostrophe between a word and a space, or between a word and its ending."""
    start, at = gap
    if is_ending:
        return Slip(start, at + 1, right, _TORN)
    if text[at + 1 : at + 2] not in (" ", "\n"):
        return _elision(text, at) if text[at] == "‘" and alone else None
    if _ENDING.match(text, at + 2):
        return Slip(start, at + 2, right, _TORN)
    is_possessive = text[start - 1] in "sS" and text[at + 2 : at + 3].isalpha()
    return Slip(start, at + 1, right, _TORN) if is_possessive and alone else None


def _elision(text: str, at: int) -> Slip | None:
    """An opening mark before a shortened word or number (`‘90s`)."""
    if _ELISION.match(text, at + 1):
        return Slip(at, at + 1, "’", "an opening mark in place of an apostrophe", is_sure=False)
    return None


def _word_end(text: str, at: int) -> int:
    """Where the text before a run of spaces ends."""
    while at and text[at - 1] in _SPACES:
        at -= 1
    return at
