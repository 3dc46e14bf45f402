"""Does the rewrite say the opposite in a single word: “fell” for “rose”, “southern” for “northern”?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from checker.compare.texts import Unit
from checker.compare.verdict import Change
from checker.compare.vocabulary import vocabulary
from checker.compare.words import Block


def opposite(block: Block) -> Change | None:
    """A word gave way to one that excludes it, while no negation came or went with it."""
    if block.within.negations:
        return None
    within = block.within
    for one, other in product(block.gone, block.new):
        if _exclude(one, other) and not _is_said(one, block.new) and not _is_said(other, block.gone):
            words = within.original_text.written((one,)), within.revised_text.written((other,))
            return Change("opposite", f"the original says “{words[0]}”, which excludes “{words[1]}”")
    return None


def _is_said(word: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether one of some words says the same as another: it is on its side of a group."""
    sides = set(_sides(word))
    return any(not sides.isdisjoint(_sides(unit)) for unit in units)


def _exclude(one: Unit, other: Unit) -> bool:
    return any(group == also and side != facing for group, side in _sides(one) for also, facing in _sides(other))


def _sides(unit: Unit) -> tuple[tuple[int, int], ...]:
    return vocabulary().opposites.get(unit.key, ())
