"""Proportions with their intervals, and how well scores tell two kinds of text apart."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_Z = 1.96
"""Standard deviations on each side of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def proportion(hits: int, total: int) -> Figure:
    """A share, with Wilson's interval (E. B. Wilson, 1927)."""
    if not total:
        return Figure(math.nan, 0.0, 1.0)
    share = hits / total
    centre = (share + _Z**2 / (2 * total)) / (1 + _Z**2 / total)
    half = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2)) / (1 + _Z**2 / total)
    return Figure(share, max(centre - half, 0.0), min(centre + half, 1.0))


def per_100_000(hits: int, words: int) -> Figure:
    """A rate, with Byar's approximation of the Poisson interval."""
    unit = 100_000 / words
    low = hits * (1 - 1 / (9 * hits) - _Z / (3 * math.sqrt(hits))) ** 3 if hits else 0.0
    more = hits + 1
    high = more * (1 - 1 / (9 * more) + _Z / (3 * math.sqrt(more))) ** 3
    return Figure(hits * unit, low * unit, high * unit)


def area_under_curve(clean: Sequence[float], spun: Sequence[float]) -> Figure:
    """How often a spun text scores higher than a clean one, ties counting half (Hanley and McNeil, 1982)."""
    ordered = sorted(clean)
    wins = sum((bisect_left(ordered, score) + bisect_right(ordered, score)) / 2 for score in spun)
    area = wins / (len(clean) * len(spun))
    one, two = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + (len(spun) - 1) * (one - area**2) + (len(clean) - 1) * (two - area**2)
    half = _Z * math.sqrt(variance / (len(clean) * len(spun)))
    return Figure(area, max(area - half, 0.0), min(area + half, 1.0))
