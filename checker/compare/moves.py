"""Words of a sentence that stand in another place of its rewrite: compared where they went to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.compare.edges import Edges, edges_of
from checker.compare.texts import Unit
from checker.compare.vocabulary import is_content, vocabulary

SMALLEST = 4
"""Words from which a part of a sentence counts as moved; fewer are a word put for another."""

MOST = 12
"""Changed places of a sentence that are looked at: their pairs are compared."""

_SHARED = 0.5
_FEWEST = 2


def moved(edges: Sequence[Edges], original: Sequence[Unit], revised: Sequence[Unit]) -> Iterator[Edges]:
    """Pair what is gone from one place of a sentence with what is new in another, where they say much the same.

    Args:
        edges: changed places.
        original, revised: the units of both sides.

    Yields:
        The places, with the changes inside of moved parts in place of the parts.
    """
    partners = _partners(edges, original, revised)
    taken = frozenset(partners.values())
    for number, (start, end, at, until) in enumerate(edges):
        partner = partners.get(number)
        if partner is not None:
            first, last = edges[partner][2:]
            yield from _within((start, end, first, last), original, revised)
            if at < until and number not in taken:
                yield end, end, at, until
        elif number not in taken:
            yield start, end, at, until
        elif start < end:
            yield start, end, until, until


def _within(part: Edges, original: Sequence[Unit], revised: Sequence[Unit]) -> Iterator[Edges]:
    """What differs in a part that was moved; what joins it to the rest at its ends belongs to either side alone."""
    start, end, first, last = part
    joints = vocabulary().joints
    for one in edges_of(original[start:end], revised[first:last]):
        left, right, at, until = start + one[0], start + one[1], first + one[2], first + one[3]
        opens = left < right and at < until and not joints.isdisjoint((original[left].key, revised[at].key))
        if (left == start or right == end) and opens:
            yield from ((left, right, at, at), (right, right, at, until))
        else:
            yield left, right, at, until


def _partners(edges: Sequence[Edges], original: Sequence[Unit], revised: Sequence[Unit]) -> dict[int, int]:
    """The place that holds what is gone from another, by their numbers: the most alike first."""
    gone = [(number, _content(original[edge[0] : edge[1]])) for number, edge in enumerate(edges)]
    new = [(number, _content(revised[edge[2] : edge[3]])) for number, edge in enumerate(edges)]
    left = [one for one in gone if edges[one[0]][1] - edges[one[0]][0] >= SMALLEST][:MOST]
    right = [one for one in new if edges[one[0]][3] - edges[one[0]][2] >= SMALLEST][:MOST]
    scored = sorted(
        (-len(one & other) / max(min(len(one), len(other)), 1), number, partner)
        for number, one in left
        for partner, other in right
        if number != partner and len(one & other) >= _FEWEST
    )
    found: dict[int, int] = {}
    for score, number, partner in scored:
        if -score >= _SHARED and number not in found and partner not in found.values():
            found[number] = partner
    return found


def _content(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(unit.key for unit in units if is_content(unit.key))
