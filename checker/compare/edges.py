"""Where two rows of words differ: the ranges of both that stand for one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.compare.contractions import AMBIGUOUS
from checker.compare.numbers import is_quantity
from checker.compare.texts import Unit
from checker.compare.vocabulary import is_content, vocabulary

Edges = tuple[int, int, int, int]
"""A place: half-open range of the original's units, then of the rewrite's."""


def edges_of(original: Sequence[Unit], revised: Sequence[Unit]) -> list[Edges]:
    """Places in which two rows of keys differ, by the fewest deletions and insertions."""
    left, right = [unit.key for unit in original], [unit.key for unit in revised]
    if left == right:
        return []
    from rapidfuzz.distance import Indel

    edges: list[Edges] = []
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            continue
        start, end, at, until = step.src_start, step.src_end, step.dest_start, step.dest_end
        if edges and edges[-1][1] == start and edges[-1][3] == at:
            edges[-1] = (edges[-1][0], end, edges[-1][2], until)
        else:
            edges.append((start, end, at, until))
    return edges


def is_style(edge: Edges, original: Sequence[Unit], revised: Sequence[Unit]) -> bool:
    """Tell a place where the same letters are one word here and two there, or a contraction stands for another word."""
    start, end, at, until = edge
    if start == end or at == until:
        return False
    left, right = original[start:end], revised[at:until]
    if _letters(left) == _letters(right):
        return True
    if len(left) != 1 or len(right) != 1:
        return False
    return _may_stand_for(original, start, right[0]) or _may_stand_for(revised, at, left[0])


def _letters(units: Sequence[Unit]) -> str:
    return "".join(unit.key for unit in units).replace(".", "")


def _may_stand_for(units: Sequence[Unit], at: int, other: Unit) -> bool:
    """Tell whether a unit is the end of a contraction that may mean another word."""
    unit = units[at]
    is_contracted = at > 0 and units[at - 1].passage == unit.passage and units[at - 1].first == unit.first
    return is_contracted and other.key in AMBIGUOUS.get(unit.key, ())


def fused(edges: Iterable[Edges], original: Sequence[Unit]) -> Iterator[Edges]:
    """Join places with one small word between them where both are whole rewordings."""
    function = vocabulary().function
    pending: Edges | None = None
    for edge in edges:
        if pending is None:
            pending = edge
            continue
        between = edge[0] - pending[1]
        if (
            between == edge[2] - pending[3] == 1
            and original[pending[1]].key in function
            and _is_wide(pending)
            and _is_wide(edge)
        ):
            pending = (pending[0], edge[1], pending[2], edge[3])
        else:
            yield pending
            pending = edge
    if pending is not None:
        yield pending


def apart(edge: Edges, original: Sequence[Unit], revised: Sequence[Unit]) -> Iterator[Edges]:
    """Cut a number that stands for a number out of a place with as many words on both sides."""
    start, end, at, until = edge
    if end - start == until - at > 1:
        for here in range(end - start):
            if is_quantity(original[edge[0] + here].key) and is_quantity(revised[edge[2] + here].key):
                place, other = edge[0] + here, edge[2] + here
                if start < place:
                    yield start, place, at, other
                yield place, place + 1, other, other + 1
                start, at = place + 1, other + 1
    if start < end or at < until:
        yield start, end, at, until


def _is_wide(edge: Edges) -> bool:
    return edge[1] - edge[0] > 1 and edge[3] - edge[2] > 1


_CUT = 2
"""Words that carry meaning from which what follows a replaced word is a clause of its own."""


def cut(edge: Edges, original: Sequence[Unit], revised: Sequence[Unit]) -> Iterator[Edges]:
    """Cut a clause that was put in or left out from the replaced words beside it.

    `said` for `stated while dozens watched` are two places: a synonym, and a clause. A cut goes where a mark of
    punctuation or a word that joins clauses stands, so that about as many words are left on one side as on the other.
    """
    start, end, at, until = edge
    is_left = end - start > until - at
    longer = original[start:end] if is_left else revised[at:until]
    shorter = revised[at:until] if is_left else original[start:end]
    place = (_claim_at_end(longer, len(shorter)) or _place_of_cut(longer, shorter)) if shorter else None
    if place is None:
        yield edge
        return
    first, is_head = place
    if is_left and is_head:
        yield from ((start, start + first, at, until), (start + first, end, until, until))
    elif is_left:
        yield from ((start, start + first, at, at), (start + first, end, at, until))
    elif is_head:
        yield from ((start, end, at, at + first), (end, end, at + first, until))
    else:
        yield from ((start, start, at, at + first), (start, end, at + first, until))


def _claim_at_end(longer: Sequence[Unit], short: int) -> tuple[int, bool] | None:
    """Where to cut off an `allegedly` or a `not` at either end of the longer side."""
    words = vocabulary()
    if len(longer) <= short:
        return None
    for at, number, is_head in ((len(longer) - 1, -1, True), (1, 0, False)):
        if longer[number].key in words.hedges or longer[number].key in words.negations:
            return at, is_head
    return None


def _place_of_cut(longer: Sequence[Unit], shorter: Sequence[Unit]) -> tuple[int, bool] | None:
    """Where to cut, and whether the part before it is the one that stands for the other side: the most like it."""
    best: tuple[int, int, bool] | None = None
    short = len(shorter)
    for size in (short, short + 1, short - 1):
        for at, is_head in ((size, True), (len(longer) - size, False)):
            part, rest = (longer[:at], longer[at:]) if is_head else (longer[at:], longer[:at])
            if 0 < at < len(longer) and _is_joint(longer[at - 1], longer[at]) and _is_clause(rest):
                unlike = abs(_numbers(part) - _numbers(shorter))
                if best is None or unlike < best[0]:
                    best = unlike, at, is_head
    return best[1:] if best else None


def _numbers(units: Sequence[Unit]) -> int:
    return sum(is_quantity(unit.key) for unit in units)


def _is_joint(before: Unit, after: Unit) -> bool:
    """Tell whether a clause may begin at a unit."""
    is_apart = before.passage != after.passage or before.last < after.first
    return is_apart or after.opens or after.key in vocabulary().joints


def _is_clause(units: Sequence[Unit]) -> bool:
    """Tell words that say something of their own: two that carry meaning, or a number or date."""
    negations = vocabulary().negations
    if any(is_quantity(unit.key) for unit in units):
        return True
    return sum(is_content(unit.key) and unit.key not in negations for unit in units) >= _CUT
