"""Which quotation mark opens and which one closes, whatever it looks like.

A mark gives two signs of what it does: its shape (a straight mark has none)
and the side on which a space stands. Either may be wrong. The reading of a
block that contradicts these signs least, and leaves the fewest marks without
a partner, is found with Viterbi's algorithm over the nesting of quotations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

MARK = re.compile(r"[“”„«»\"`'](?:(?<=[“”„«»\"])|(?<=`)`|(?<=')')")
"""One double quotation mark."""

_GLYPHS = ('"', "“", "”", "``", "''", "„", "«", "»")

FOREIGN = re.compile("[„«»]")
"""Marks that show another typography than English."""


_ORDINARY = re.compile(
    r"[^“”„«»\"`]*+(?:(?:(?<![^\s(\[])\"(?=[\w\[(])[^“”„«»\"`]*+(?<=[\w.,!?’'…])\"(?![^\s.,;:!?)])"
    r"|(?<![^\s(\[])“(?=[\w\[(])[^“”„«»\"`]*+(?<=[\w.,!?’'…])”(?![^\s.,;:!?)]))[^“”„«»\"`]*+)*+"
)


def has_marks(text: str) -> bool:
    """Tell whether a text holds a double quotation mark."""
    return any(glyph in text for glyph in _GLYPHS)


def is_ordinary(text: str) -> bool:
    """Tell whether every mark has its partner, shape and spaces, so that nothing is left to find out.

    The answer may be no where the marks are right in a less common way.
    """
    return "''" not in text and _ORDINARY.fullmatch(text) is not None


class Role(IntEnum):
    """What a mark does."""

    OPENS = 0
    CLOSES = 1
    STRAY = 2
    PRIME = 3
    """Inches or seconds: no quotation mark at all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A double mark.

    Attributes:
        start, end: range in the block's text.
        role: what it does in the best reading.
        depth: quotations that are open after it.
    """

    start: int
    end: int
    role: Role
    depth: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """The best reading of a block.

    Attributes:
        marks: in order.
        begins_inside: whether the block begins within a quotation.
        ends_inside: whether it ends within one.
        cost: how much the reading contradicts what is written; 0 where nothing is wrong.
    """

    marks: tuple[Mark, ...]
    begins_inside: bool
    ends_inside: bool
    cost: float

    def opening(self) -> Mark | None:
        """The mark that opens the quotation which the block ends in, or None."""
        for mark in reversed(self.marks):
            if mark.role is Role.OPENS and mark.depth == 1:
                return mark
        return None


_SHAPE = 1.5
"""Cost of a shape that contradicts the role. The costs were set by hand: one
contradiction weighs less than a mark without a partner, two of one mark together
(shape and spaces) weigh more, but less than two marks without partners."""

_SIDE = 1.25
"""Cost of each neighbour that contradicts the role."""

_UNLIKELY = 5.0
"""Cost of opening straight after the stop that ends somebody's words (`sure,” he`), and
of closing straight before a new sentence (`said. “We`)."""

_PERFECT = 3.0
"""Further cost of closing for an opening mark that stands as one should: the mark before lacks
its partner, rather. The reverse gets none, since a closing mark that opens is the common slip."""

_STRAY = 3.5
_PRIME = 1.0
_NESTED = 1.0
_UNCLOSED = 3.0
_CONTINUED = 0.25
_CARRIED = 0.5
_DEEPEST = 2
_NEVER = float("inf")

_SHAPES = {"“": (0.0, _SHAPE), "”": (_SHAPE, 0.0), "„": (0.0, 4.0), "«": (0.0, 3.0), "»": (3.0, 0.0), "``": (0.0, 3.0)}
_SINGLE = "'‘’\"“”"
_BEFORE_OPENING = "([{—–-/=<>+*|~^%_\\\ufffc"
_AFTER_CLOSING = ".,;:!?)]}—–-/=<>+*|~^%_\\…\ufffc&"
_AFTER_OPENING = "([{—–-/=<>+*|~^%_\\…\ufffc&$£€¥#@"
_ANNOUNCES = re.compile(
    r"\b(?:says?|said|adds?|added|states?|stated|stating|saying|adding|noted|notes|told \w+|declared|continued|wrote"
    r"|warned|insisted|asked|replied|announced|explained|that)[,:]$"
)
_ANNOUNCEMENT = 24
"""Letters before a mark in which a verb of saying is looked for."""


def pair(
    text: str, *, carried: bool = False, continued: bool = False, barred: tuple[int, Role] | None = None
) -> Pairing:
    """Find out what each double mark of a block does.

    Args:
        text: one block.
        carried: the block before ended within a quotation.
        continued: the next block begins with an opening mark, so that this one need not close.
        barred: number of a mark and a role that it must not have, to learn what another reading would cost.

    Returns:
        The reading of least cost; of equals, the one whose first marks have partners.
    """
    matches = list(MARK.finditer(text))
    german = "„" in text
    cost = [0.0, _CARRIED if carried else _NEVER, _NEVER]
    steps: list[tuple[tuple[int, Role], ...]] = []
    for number, match in enumerate(matches):
        choices = _costs(text, match, german)
        if barred is not None and barred[0] == number:
            choices = tuple(_NEVER if role == barred[1] else c for role, c in enumerate(choices))  # type: ignore[assignment]
        cost, step = _step(cost, choices)
        steps.append(step)
    unclosed = _CONTINUED if continued else _UNCLOSED
    totals = [cost[0], cost[1] + unclosed, cost[2] + unclosed + _UNCLOSED]
    depth = totals.index(min(totals))
    total, ends_inside = totals[depth], depth > 0
    marks: list[Mark] = []
    for match, step in zip(reversed(matches), reversed(steps), strict=True):
        before, role = step[depth]
        marks.append(Mark(match.start(), match.end(), role, depth))
        depth = before
    return Pairing(tuple(reversed(marks)), depth > 0, ends_inside, total)


def _step(
    cost: list[float], choices: tuple[float, float, float, float]
) -> tuple[list[float], tuple[tuple[int, Role], ...]]:
    """Costs after one mark for each depth, and the depth and role that lead there."""
    opens, closes, stray, prime = choices
    alone, alone_role = (prime, Role.PRIME) if prime < stray else (stray, Role.STRAY)
    after: list[float] = []
    step: list[tuple[int, Role]] = []
    for depth in range(_DEEPEST + 1):
        best, origin = cost[depth] + alone, (depth, alone_role)
        if depth > 0:
            entered = cost[depth - 1] + opens + (_NESTED if depth > 1 else 0)
            if entered < best:
                best, origin = entered, (depth - 1, Role.OPENS)
        if depth < _DEEPEST and (left := cost[depth + 1] + closes) < best:
            best, origin = left, (depth + 1, Role.CLOSES)
        after.append(best)
        step.append(origin)
    return after, tuple(step)


def _costs(text: str, match: re.Match[str], german: bool) -> tuple[float, float, float, float]:
    """Cost of each role of a mark."""
    glyph = match.group()
    opens, closes = _SHAPES.get(glyph, (0.0, 0.0))
    if german and glyph == "“":
        opens, closes = closes, opens
    before, after = _previous(text, match.start()), _next(text, match.end())
    spaced = not before or before.isspace()
    sided = _fits_after_opening(text, after, match.end())
    if not (spaced or before in _BEFORE_OPENING):
        is_stop = before in ",.!?" and not _ANNOUNCES.search(text, max(0, match.start() - _ANNOUNCEMENT), match.start())
        opens += _UNLIKELY if is_stop and not sided else _SIDE
    if not sided:
        opens += _SIDE
    if spaced or before in "([{":
        closes += (
            _UNLIKELY if sided and text[max(0, match.start() - 2) : match.start()].rstrip()[-1:] in _STOPS else _SIDE
        )
    if glyph == "“" and spaced and sided:
        closes += _PERFECT
    if after and not after.isspace() and after not in _AFTER_CLOSING:
        closes += _SIDE
    return opens, closes, _STRAY, _PRIME if before.isdigit() else _NEVER


_STOPS = frozenset(".!?:,")


def _fits_after_opening(text: str, after: str, end: int) -> bool:
    if after == ".":
        return text[end + 1 : end + 2] in (".", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
    return bool(after) and (after.isalnum() or after in _AFTER_OPENING)


def _previous(text: str, start: int) -> str:
    """The character before a mark, up to two other marks skipped; empty at the beginning."""
    for at in range(start - 1, max(start - 4, -1), -1):
        if text[at] not in _SINGLE:
            return text[at]
    return "" if start < 4 else text[start - 1]


def _next(text: str, end: int) -> str:
    """The character after a mark, up to two other marks skipped; empty at the end."""
    for at in range(end, min(end + 3, len(text))):
        if text[at] not in _SINGLE:
            return text[at]
    return text[end : end + 1] if len(text) > end + 3 else ""
