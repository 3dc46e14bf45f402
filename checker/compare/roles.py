"""Did the rewrite swap who does something and whom it is done to?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.compare.facts import is_name
from checker.compare.numbers import is_quantity
from checker.compare.texts import Text, Unit
from checker.compare.vocabulary import exclude, is_content, vocabulary
from checker.compare.words import Block, Comparison

_MOST = 12
"""Names and moved words of a sentence that are looked at: their pairs are compared."""

_PASSIVE = frozenset({"by"})


def swapped(within: Comparison) -> Iterator[tuple[Block, str, str]]:
    """Find pairs of names or nouns that changed places around what happens between them.

    Args:
        within: two sentences.

    Yields:
        The place from the one to the other, and both keys.
    """
    if not within.blocks or _is_turned(within) or _has_opposites(within):
        return
    places = _places(within)
    for left, right in combinations(list(places)[:_MOST], 2):
        (l_old, l_new), (r_old, r_new) = places[left], places[right]
        if (l_old < r_old) == (l_new < r_new):
            continue
        if _keeps_role(within, l_old, l_new) or _keeps_role(within, r_old, r_new):
            continue
        if _acts(within.original_text, within.original, l_old, r_old) & _acts(
            within.revised_text, within.revised, l_new, r_new
        ):
            low, high = min(l_new, r_new), max(l_new, r_new)
            yield Block(within, min(l_old, r_old), max(l_old, r_old) + 1, low, high + 1), left, right
            return


def turned_voice(within: Comparison) -> Iterator[Block]:
    """Find who was the one it is done to and now does it: “protesters were arrested”, “protesters arrested officers”.

    Args:
        within: two sentences.

    Yields:
        The verb on both sides, with what makes one of them passive.
    """
    if _BE.isdisjoint(within.lost_keys) and _BE.isdisjoint(within.won_keys):
        return
    old, new = (Counter(unit.key for unit in side) for side in (within.original, within.revised))
    at = {unit.key: number for number, unit in enumerate(within.revised)}
    for number, unit in enumerate(within.original):
        if old[unit.key] != 1 or new[unit.key] != 1 or not is_content(unit.key):
            continue
        was, now = number, at[unit.key]
        passive, active = _passive(within.original, was), _active(within.revised, now)
        if passive and passive[0] == active:
            yield Block(within, passive[1], was + 1, now, now + 1)
        passive, active = _passive(within.revised, now), _active(within.original, was)
        if passive and passive[0] == active:
            yield Block(within, was, was + 1, passive[1], now + 1)


def change_sides(within: Comparison, old: int, new: int) -> bool:
    """Tell whether what stands before and behind a word changed places, so that its opposite says the same.

    Args:
        within: two sentences.
        old: the place of the word in the original.
        new: that of its opposite in the rewrite.
    """
    if _is_compared_from_other_side(within):
        return True
    at = {unit.key: number for number, unit in enumerate(within.revised)}
    to_front = to_back = False
    for number in range(max(old - _REACH, 0), min(old + _REACH, len(within.original))):
        key = within.original[number].key
        if key not in at or not is_content(key) or is_quantity(key) or _keeps_role(within, number, at[key]):
            continue
        to_back |= number < old and new < at[key] <= new + _REACH
        to_front |= number > old and new > at[key] >= new - _REACH
    return to_front and to_back


_BE = frozenset("am are be been being is was were".split())
_HELP = _BE | frozenset("can could had has have may might must shall should will would".split())
_OBJECT = frozenset("a an her him his its me my our the their them these those us your".split())


def _passive(units: Sequence[Unit], verb: int) -> tuple[str, int] | None:
    """The word before a passive, and where its auxiliaries begin; None where the verb is no passive."""
    first = verb
    while first and units[first - 1].key in _HELP:
        first -= 1
    helped = any(unit.key in _BE for unit in units[first:verb])
    if not first or not helped or not is_content(units[first - 1].key):
        return None
    return units[first - 1].key, first


def _active(units: Sequence[Unit], verb: int) -> str | None:
    """The word before a verb that is followed by an object; None where it has none."""
    if not 0 < verb < len(units) - 1 or not is_content(units[verb - 1].key):
        return None
    after = units[verb + 1]
    if any(unit.key in vocabulary().measures for unit in units[verb + 1 : verb + 1 + _MEASURE]):
        return None
    return units[verb - 1].key if after.key in _OBJECT or is_quantity(after.key) else None


_MEASURE = 3
"""Words behind a verb among which a measure tells that they are no object: “opened a year ago”."""


def _places(within: Comparison) -> dict[str, tuple[int, int]]:
    """Names, and other words that moved, which stand once on each side: where in the original and in the rewrite."""
    old, new = Counter(u.key for u in within.original), Counter(u.key for u in within.revised)
    at = {unit.key: number for number, unit in enumerate(within.revised)}
    found = {}
    for number, unit in enumerate(within.original):
        if old[unit.key] != 1 or new[unit.key] != 1 or is_quantity(unit.key) or not is_content(unit.key):
            continue
        moved = unit.key in within.lost_keys and unit.key in within.won_keys
        if unit.key in vocabulary().approximate:
            continue
        if is_name(within.original_text, unit) or is_name(within.revised_text, within.revised[at[unit.key]]) or moved:
            found[unit.key] = (number, at[unit.key])
    return found


def _is_turned(within: Comparison) -> bool:
    """Tell whether one side is passive and the other is not, so that swapped places keep the roles."""
    old, new = ({u.key for u in side} & _PASSIVE for side in (within.original, within.revised))
    return old != new


def _is_compared_from_other_side(within: Comparison) -> bool:
    """Tell whether what stood before `than` stands behind it, and the other way round."""
    (front, back), (new_front, new_back) = (_parted(side) for side in (within.original, within.revised))
    return not front.isdisjoint(new_back) and not back.isdisjoint(new_front)


def _parted(units: Sequence[Unit]) -> tuple[set[str], set[str]]:
    """The words that carry meaning before and behind the one `than`."""
    keys = [unit.key for unit in units]
    if keys.count("than") != 1:
        return set(), set()
    at = keys.index("than")
    front, back = ({key for key in part if is_content(key) and not is_quantity(key)} for part in (keys[:at], keys[at:]))
    return front - back, back - front


def _has_opposites(within: Comparison) -> bool:
    """Tell whether a word gave way to its opposite: swapped places then keep the roles, as “sold to”, “bought from”."""
    gone, new = within.lost_keys - within.won_keys, within.won_keys - within.lost_keys
    return any(exclude(one, other) for one in gone for other in new)


def _keeps_role(within: Comparison, old: int, new: int) -> bool:
    """Tell whether a word stands behind the same preposition on both sides: only the order differs."""
    before = _preposition(within.original, old)
    return before != "" and before == _preposition(within.revised, new)


def _preposition(units: Sequence[Unit], at: int) -> str:
    """The preposition that governs a word: the nearest one before it, with only articles and names between."""
    for unit in reversed(units[max(at - 3, 0) : at]):
        if unit.key in vocabulary().prepositions:
            return unit.key
        if unit.key not in ("the", "a", "an") and unit.key in vocabulary().function:
            return ""
    return ""


_REACH = 10
"""Words between two names above which they are in no relation that could be told."""


def _acts(text: Text, units: Sequence[Unit], one: int, other: int) -> set[str]:
    """What happens between two words: neither a number nor a name with its office, of which lists consist."""
    low, high = min(one, other), max(one, other)
    if high - low > _REACH:
        return set()
    offices = vocabulary().offices
    counts = Counter(unit.key for unit in units)
    return {
        unit.key
        for at, unit in enumerate(units[low + 1 : high], low + 1)
        if is_content(unit.key)
        and counts[unit.key] == 1
        and unit.key not in vocabulary().mutual
        and not _is_joined(units, at)
        and not is_quantity(unit.key)
        and unit.key not in offices
        and not text.token(unit)[0].isupper()
    }


_AND = frozenset({"and", "or"})


def _is_joined(units: Sequence[Unit], at: int) -> bool:
    """Tell a member of a pair, “young and old”: nothing happens there."""
    return not _AND.isdisjoint(unit.key for unit in (*units[at - 1 : at], *units[at + 1 : at + 2]))
