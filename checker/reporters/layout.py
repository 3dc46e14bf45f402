"""Running text fitted into columns: words, their width, line breaks and abridgement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import category, east_asian_width

from checker.reporters.styled import Run, Style

_NEAR = 3
"""Words that stay on each side of an important one however little room there is."""

_SHORT = 12
"""Columns of a stretch that is not worth leaving out."""


@dataclass(frozen=True, slots=True)
class Word:
    """What no line break parts.

    Attributes:
        runs: its text.
        space: whether a blank stands before it inside a line.
        important: whether it must not be left out.
    """

    runs: tuple[Run, ...]
    space: bool = True
    important: bool = False

    @property
    def width(self) -> int:
        """Columns it takes."""
        return sum(columns(run.text) for run in self.runs)


ELLIPSIS = Word((Run("…", Style.FAINT),))


@lru_cache(maxsize=4096)
def columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide letters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf") else 1


def words(text: str, style: Style = Style.PLAIN) -> list[Word]:
    """Split text at its blanks."""
    return [Word((Run(word, style),)) for word in text.split(" ") if word]


def wrap(flow: Iterable[Word], width: int) -> list[list[Run]]:
    """Break a flow of words into lines.

    Args:
        flow: the words.
        width: columns of a line, 2 at least; longer words are cut.

    Returns:
        The lines; one empty line where there are no words.
    """
    lines: list[list[Run]] = [[]]
    used = 0
    for word in flow:
        taken = word.width
        gap = word.space and used > 0
        if used and used + gap + taken > width:
            lines.append([])
            used = 0
        elif gap:
            before, after = lines[-1][-1].style, word.runs[0].style
            lines[-1].append(Run(" ", before if before is after else Style.PLAIN))
            used += 1
        for run in word.runs if taken <= width else _letters(word):
            taken = columns(run.text)
            if used and used + taken > width:
                lines.append([])
                used = 0
            lines[-1].append(run)
            used += taken
    return lines


def _letters(word: Word) -> Iterator[Run]:
    for run in word.runs:
        for character in run.text:
            yield Run(character, run.style, run.link)


def abridge(flow: Sequence[Word], room: int) -> list[Word]:
    """Leave out what is farthest from the important words.

    Args:
        flow: the words.
        room: columns there are, blanks counted. The important words and a few
            around each of them stay even where that is too little.

    Returns:
        The words that stay, with an ellipsis wherever others stood.
    """
    sizes = [word.width + word.space for word in flow]
    if sum(sizes) <= room:
        return list(flow)
    distances = _distances(flow)
    by_distance: dict[int, int] = {}
    for distance, size in zip(distances, sizes, strict=True):
        by_distance[distance] = by_distance.get(distance, 0) + size
    used = reach = 0
    for distance in sorted(by_distance):
        used += by_distance[distance]
        if used + 4 > room and distance > _NEAR:
            break
        reach = distance
    return list(_kept(flow, [distance <= reach for distance in distances]))


def _distances(flow: Sequence[Word]) -> list[int]:
    """How many words each word is away from an important one; from the first where none is."""
    if not any(word.important for word in flow):
        return list(range(len(flow)))
    distances = [0] * len(flow)
    for order in (range(len(flow)), range(len(flow) - 1, -1, -1)):
        away = len(flow)
        for at in order:
            away = 0 if flow[at].important else away + 1
            distances[at] = away if order.step > 0 else min(distances[at], away)
    return distances


def _kept(flow: Sequence[Word], keep: Sequence[bool]) -> Iterator[Word]:
    left_out = False
    for kept, group in groupby(zip(keep, flow, strict=True), key=lambda row: row[0]):
        stretch = [word for _, word in group]
        # An ellipsis in place of a word or two would save next to nothing.
        if kept or sum(word.width + word.space for word in stretch) <= _SHORT:
            first = stretch[0]
            yield Word(first.runs, first.space or left_out, first.important)
            yield from stretch[1:]
            left_out = False
        else:
            yield ELLIPSIS
            left_out = True
