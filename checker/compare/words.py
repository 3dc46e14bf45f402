"""Which words of a pair of sentences differ: blocks of units, each with what is gone and what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.compare.edges import Edges, apart, cut, edges_of, fused, is_style
from checker.compare.moves import moved
from checker.compare.negations import negations
from checker.compare.texts import Text, Unit
from checker.compare.vocabulary import is_content
from checker.glossary.phrase_index import Kind

STEM = 4
"""Letters at the beginning that the words of a family share, such as a country and its people."""


RIGHT = frozenset({Kind.PREFERRED, Kind.ACCEPTED, Kind.NAME, Kind.NAME_ACCEPTED})
"""Kinds of listed phrases that are right as they stand."""


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
        both = self.original, self.revised
        changed = [edge for edge in moved(self._edges, *both) if not is_style(edge, *both)]
        parts = (
            part for place in fused(changed, self.original) for one in apart(place, *both) for part in cut(one, *both)
        )
        return tuple(Block(self, *part) for part in parts)

    @cached_property
    def _edges(self) -> list[Edges]:
        return edges_of(self.original, self.revised)

    @cached_property
    def kept(self) -> int:
        """Units of the original that stand in the rewrite in the same order."""
        changed = sum(edge[1] - edge[0] for edge in self._edges if not is_style(edge, self.original, self.revised))
        return len(self.original) - changed

    @cached_property
    def new_entries(self) -> frozenset[int]:
        """Entries of the glossaries of which a right form stands in a changed place of the rewrite."""
        text = self.revised_text
        matches = (match for block in self.blocks for unit in block.revised for match in text.matches(unit))
        return frozenset(match.entry for match in matches if match.kind in RIGHT)

    @cached_property
    def negations(self) -> int:
        """How many more negations the original has than the rewrite."""
        old = negations([unit.key for unit in self.original], self.won_keys)
        return old - negations([unit.key for unit in self.revised], self.lost_keys)

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

    def _is_beside(self, at: int, unit: Unit) -> bool:
        """Tell whether the original has the same word beside the place as the rewrite."""
        return 0 <= at < len(self.within.original) and self.within.original[at].key == unit.key

    def widened(self) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        """Both sides, with the next kept word, or the one before, where either consists of a single word.

        A word alone is no term: `cultural` for `ethnic` says nothing, `cultural Armenian` does.
        """
        low, high = 0, 0
        if min(len(self.original), len(self.revised)) == 1:
            after, before = self.after, self.before
            if after is not None and is_content(after.key) and not after.opens and self._is_beside(self.end, after):
                high = 1
            elif before is not None and is_content(before.key) and not self.revised[0].opens:
                low = int(self._is_beside(self.start - 1, before))
        return (
            self.within.original[self.start - low : self.end + high],
            self.within.revised[self.at - low : self.until + high],
        )
