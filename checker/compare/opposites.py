"""Does the rewrite say the opposite in a single word: “fell” for “rose”, “southern” for “northern”?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from checker.compare.roles import change_sides
from checker.compare.texts import Unit
from checker.compare.verdict import Change
from checker.compare.vocabulary import base, exclude, sides_of, vocabulary
from checker.compare.words import Block


def opposite(block: Block) -> Change | None:
    """A word gave way to one that excludes it, while no negation came or went with it."""
    if block.within.negations:
        return None
    within = block.within
    for one, other in product(block.gone, block.new):
        if (
            not exclude(_sense(one, within.original), _sense(other, within.revised))
            or _is_said(one, block.new)
            or _is_said(other, block.gone)
        ):
            continue
        if not (_is_undone(block, one, other) or _is_elsewhere(block, one, other) or _is_turned(block, one, other)):
            words = within.original_text.written((one,)), within.revised_text.written((other,))
            return Change("opposite", f"the original says “{words[0]}”, which excludes “{words[1]}”")
    return None


def _sense(word: Unit, units: Sequence[Unit]) -> str:
    """The key that says on which side a word is: “at least” is as much or more, “at most” as much or less."""
    at = units.index(word)
    return _LIMITS.get(word.key, word.key) if at and units[at - 1].key == "at" else word.key


_LIMITS = {"least": "most", "most": "least"}


def _is_said(word: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether one of some words says the same as another: it is on its side of a group."""
    sides = set(sides_of(word.key))
    return any(not sides.isdisjoint(sides_of(unit.key)) for unit in units)


def _is_undone(block: Block, one: Unit, other: Unit) -> bool:
    """Tell whether one side undoes what it names: who lifts a ban allows, who fails to win loses."""
    return any(unit.key in vocabulary().undoing for unit in (*block.gone, *block.new) if unit not in (one, other))


def _is_elsewhere(block: Block, one: Unit, other: Unit) -> bool:
    """Tell whether a form of either word stands in another changed place of the other side."""
    lost, won = block.within.lost_keys, block.within.won_keys
    return any(base(one.key) == base(key) for key in won) or any(base(other.key) == base(key) for key in lost)


def _is_turned(block: Block, one: Unit, other: Unit) -> bool:
    """Tell whether the same is told from the other side: “A sold it to B”, “B bought it from A”."""
    within = block.within
    return change_sides(within, within.original.index(one), within.revised.index(other))
