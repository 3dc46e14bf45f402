"""Which words of a pair of sentences differ: blocks of units, each with what is gone and what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.compare.contractions import AMBIGUOUS
from checker.compare.numbers import is_quantity
from checker.compare.texts import Text, Unit
from checker.compare.vocabulary import is_content, vocabulary

STEM = 4
"""Letters at the beginning that the words of a family share, such as a country and its people."""


class Comparison:
    """Two sentences that say the same, or groups of them where one was split.

    Attributes:
        original_text, revised_text: where they come from.
        original, revised: their units.
    """

    def __init__(self, original_text: Text, revised_text: Text, original: Sequence[Unit], revised: Sequence[Unit]):
        """Take the units of both sides."""
        self.original_text = original_text
        self.revised_text = revised_text
        self.original = tuple(original)
        self.revised = tuple(revised)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Where the two differ, in order."""
        edges = (edge for edge in self._edges if not _is_style(edge, self.original, self.revised))
        fused = _fused(edges, self.original)
        return tuple(Block(self, *part) for edge in fused for part in _apart(edge, self.original, self.revised))

    @cached_property
    def _edges(self) -> list[Edges]:
        return _edges(self.original, self.revised)

    @cached_property
    def kept(self) -> int:
        """Units of the original that stand in the rewrite in the same order."""
        changed = sum(
            edge[1] - edge[0] for edge in self._edges if not _is_style(edge, self.original, self.revised)
        )
        return len(self.original) - changed

    @cached_property
    def lost_keys(self) -> Counter[str]:
        """Keys in all changed places of the original."""
        return Counter(unit.key for block in self.blocks for unit in block.original)

    @cached_property
    def lost_stems(self) -> frozenset[str]:
        """Beginnings of the words in changed places of the original, as far as they tell a family of words."""
        return frozenset(key[:STEM] for key in self.lost_keys if len(key) >= STEM)

    @cached_property
    def won_stems(self) -> frozenset[str]:
        """The same for the rewrite."""
        return frozenset(key[:STEM] for key in self.won_keys if len(key) >= STEM)

    @cached_property
    def won_keys(self) -> Counter[str]:
        """Keys in all changed places of the rewrite."""
        return Counter(unit.key for block in self.blocks for unit in block.revised)


@dataclass(frozen=True)
class Block:
    """A place where two sentences differ.

    Attributes:
        within: the sentences.
        start, end: half-open range of the original's units; empty where words were added.
        at, until: half-open range of the rewrite's units; empty where words were dropped.
    """

    within: Comparison
    start: int
    end: int
    at: int
    until: int

    @property
    def original(self) -> tuple[Unit, ...]:
        """The original's units."""
        return self.within.original[self.start : self.end]

    @property
    def revised(self) -> tuple[Unit, ...]:
        """The rewrite's units."""
        return self.within.revised[self.at : self.until]

    @cached_property
    def gone(self) -> tuple[Unit, ...]:
        """Units of the original that stand in no other changed place of the rewrite: they were not just moved."""
        return tuple(unit for unit in self.original if unit.key not in self.within.won_keys)

    @cached_property
    def new(self) -> tuple[Unit, ...]:
        """Units of the rewrite that were not just moved."""
        return tuple(unit for unit in self.revised if unit.key not in self.within.lost_keys)

    @property
    def before(self) -> Unit | None:
        """The unit of the rewrite before the place, or None."""
        return self.within.revised[self.at - 1] if self.at else None

    @property
    def after(self) -> Unit | None:
        """The unit of the rewrite after the place, or None."""
        return self.within.revised[self.until] if self.until < len(self.within.revised) else None

    def widened(self) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        """Both sides, with the next kept word, or the one before, where either consists of a single word.

        A word alone is no term: `cultural` for `ethnic` says nothing, `cultural Armenian` does.
        """
        low, high = 0, 0
        if min(len(self.original), len(self.revised)) == 1:
            after, before = self.after, self.before
            if after is not None and is_content(after.key) and not after.opens:
                high = 1
            elif before is not None and is_content(before.key) and not self.revised[0].opens:
                low = 1
        low = min(low, self.start, self.at)
        return (
            self.within.original[self.start - low : self.end + high],
            self.within.revised[self.at - low : self.until + high],
        )


Edges = tuple[int, int, int, int]


def _edges(original: Sequence[Unit], revised: Sequence[Unit]) -> list[Edges]:
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


def _is_style(edge: Edges, original: Sequence[Unit], revised: Sequence[Unit]) -> bool:
    """Tell a place where the same letters are one word here and two there, or a contraction stands for another word."""
    start, end, at, until = edge
    if start == end or at == until:
        return False
    left, right = original[start:end], revised[at:until]
    if "".join(unit.key for unit in left) == "".join(unit.key for unit in right):
        return True
    if len(left) != 1 or len(right) != 1:
        return False
    return _may_stand_for(original, start, right[0]) or _may_stand_for(revised, at, left[0])


def _may_stand_for(units: Sequence[Unit], at: int, other: Unit) -> bool:
    """Tell whether a unit is the end of a contraction that may mean another word."""
    unit = units[at]
    is_contracted = at > 0 and units[at - 1].passage == unit.passage and units[at - 1].first == unit.first
    return is_contracted and other.key in AMBIGUOUS.get(unit.key, ())


def _fused(edges: Iterable[Edges], original: Sequence[Unit]) -> Iterator[Edges]:
    """Join places with one small word between them where both are whole rewordings."""
    function = vocabulary().function
    pending: Edges | None = None
    for edge in edges:
        if pending is None:
            pending = edge
            continue
        between = edge[0] - pending[1]
        if between == 1 and original[pending[1]].key in function and _is_wide(pending) and _is_wide(edge):
            pending = (pending[0], edge[1], pending[2], edge[3])
        else:
            yield pending
            pending = edge
    if pending is not None:
        yield pending


def _apart(edge: Edges, original: Sequence[Unit], revised: Sequence[Unit]) -> Iterator[Edges]:
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
