"""From an annotated sentence to a flow of words that lines can be made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.reporters.annotate import Mark, Segment
from checker.reporters.inert import clipped, flowing, one_line
from checker.reporters.layout import Word
from checker.reporters.styled import Run, Style

_LONGEST_WORD = 80
_LONGEST_MARK = 240
"""Code points above which the middle of an unbroken word, or of a marked text, is left out."""

_MOST_RUNS = 50
"""Runs of one word: a text without blanks must not make words that are ever longer to copy."""

_BRACKETS = {
    Mark.STRUCK: ("[-", "-]", Style.STRUCK),
    Mark.INSERTED: ("{+", "+}", Style.INSERTED),
    Mark.QUERIED: ("[?", "?]", Style.QUERIED),
}
_SINGLE_BLANK = re.compile(r"(?<! ) (?! )")


def flowed(segments: Iterable[Segment], room: int) -> list[Word]:
    """Turn segments into words, the marked ones important and in brackets.

    Blanks inside a mark are kept unless they are single; a line may break there,
    and between what is struck and what takes its place.

    Args:
        segments: in order.
        room: columns that there will be for the whole: of a longer unmarked
            segment only the ends are kept.
    """
    flow: list[Word] = []
    before = Mark.SAME
    space = False
    for segment in segments:
        marked = segment.mark is not Mark.SAME
        runs = _bracketed(segment) if marked else _unmarked(segment.text, room)
        apart = before is Mark.STRUCK and segment.mark is Mark.INSERTED
        for number, run in enumerate(runs):
            space = space or number > 0
            if run.text:
                _append(flow, run, space, apart and number == 0, marked)
                space = False
        # An empty last run stands for a blank at the end of the segment.
        space = space or (len(runs) > 1 and not runs[-1].text)
        before = segment.mark
    return flow


def _append(flow: list[Word], run: Run, space: bool, apart: bool, important: bool) -> None:
    if space or apart or not flow or len(flow[-1].runs) >= _MOST_RUNS:
        flow.append(Word((run,), space, important))
    else:
        last = flow[-1]
        flow[-1] = Word((*last.runs, run), last.space, last.important or important)


def _unmarked(text: str, room: int) -> list[Run]:
    flat = flowing(text)
    if len(flat) > 4 * room:
        # What lies between is farther from any finding than there is room for.
        flat = f"{flat[: 2 * room]} {flat[-2 * room :]}"
    return [Run(clipped(part, _LONGEST_WORD)) for part in flat.split(" ")]


def _bracketed(segment: Segment) -> list[Run]:
    """The words of a marked text; a single blank at its edge is moved out of the brackets."""
    opening, closing, style = _BRACKETS[segment.mark]
    parts = _SINGLE_BLANK.split(clipped(one_line(segment.text), _LONGEST_MARK))
    inner = [number for number, part in enumerate(parts) if part]
    if not inner:
        parts, inner = [" ".join(parts)], [0]
    parts[inner[0]] = opening + parts[inner[0]]
    parts[inner[-1]] += closing
    return [Run(part, style) for part in parts]
