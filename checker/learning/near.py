"""Which articles are one: a wire story printed again, shortened or paraphrased is no second witness.

Sets are compared by sketches of fixed size: one hash for each member, the least
hash of each of 32 bins (one permutation hashing: P. Li, A. Owen, C.-H. Zhang,
Advances in Neural Information Processing Systems 25, 2012). The share of bins
that agree estimates the share of members that two sets have in common (Jaccard).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import eq

BINS = 32
_EMPTY = (1 << 32) - 1

_MOST_TRIED = 64
"""Articles that share a bin with a new one which are compared with it at most: what more of them share is boiler-plate
and tells nothing."""

_FIRST_SIZE = 1 << 12


@dataclass(frozen=True, slots=True)
class Likeness:
    """When two sets are those of one article.

    Attributes:
        share: of the bins that hold something in both sketches, how many must agree.
        least: how many such bins there must be.
    """

    share: float
    least: int


TEXT = Likeness(share=0.3, least=12)
"""For rows of three words. Articles that share three in ten are one text, cut or edited: of any two of 1,528 articles
written apart (news, science, speeches) none share more than .22, all but three pairs less than .13."""

STORY = Likeness(share=0.7, least=12)
"""For names and numbers, which a paraphrasing tool leaves alone: two spins of one story share nearly all of them. Of
any two of the same articles none share .7, and 40 pairs, reports on one affair, half or more."""


def sketch(hashes: Iterable[int]) -> array[int]:
    """Make a sketch of a set.

    Args:
        hashes: 64-bit keys of its members.

    Returns:
        `BINS` numbers of 32 bits.
    """
    bins = [_EMPTY] * BINS
    for key in hashes:
        value = min((key >> 27) & _EMPTY, _EMPTY - 2)
        if value < bins[key >> 59]:
            bins[key >> 59] = value
    return array("I", bins)


class Sketches:
    """The sketches of all articles learned so far, found again by any bin that agrees.

    An open hash table in one row of numbers: 0.4 kB an article.
    """

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._sketches = array("I")
        self._slots = array("I", bytes(4 * _FIRST_SIZE))
        self._used = 0

    def __len__(self) -> int:
        """How many sketches there are."""
        return len(self._sketches) // BINS

    def __contains__(self, candidate: Sequence[int]) -> bool:
        """Tell whether a set is like one that was added."""
        filled = sum(value != _EMPTY for value in candidate)
        if filled < self._likeness.least:
            return False
        # No sketch holds this in place of an empty bin, so that two empty bins do not agree.
        candidate = [_EMPTY - 1 if value == _EMPTY else value for value in candidate]
        tried: set[int] = set()
        for place, value in enumerate(candidate):
            if value == _EMPTY - 1:
                continue
            for number in self._with(place, value):
                if number not in tried:
                    tried.add(number)
                    if self._is_like(candidate, number):
                        return True
        return False

    def add(self, new: Sequence[int]) -> None:
        """Remember a sketch."""
        if 2 * (self._used + BINS) > len(self._slots):
            self._grow()
        self._sketches.extend(new)
        self._file(len(self) - 1)

    def _file(self, number: int) -> None:
        """File a sketch under each of its bins that holds something."""
        slots, mask = self._slots, len(self._slots) - 1
        for place in range(BINS):
            value = self._sketches[number * BINS + place]
            if value == _EMPTY:
                continue
            at = _hash(place, value) & mask
            for _ in range(_MOST_TRIED):
                if not slots[at]:
                    slots[at] = number + 1
                    self._used += 1
                    break
                at = (at + 1) & mask

    def _with(self, place: int, value: int) -> Iterable[int]:
        """Sketches that have a value in a bin."""
        slots, mask, sketches = self._slots, len(self._slots) - 1, self._sketches
        at = _hash(place, value) & mask
        for _ in range(_MOST_TRIED):
            number = slots[at]
            if not number:
                return
            if sketches[(number - 1) * BINS + place] == value:
                yield number - 1
            at = (at + 1) & mask

    def _is_like(self, candidate: Sequence[int], number: int) -> bool:
        other = self._sketches[number * BINS : (number + 1) * BINS]
        agreeing = sum(map(eq, candidate, other))
        if agreeing < self._likeness.share * self._likeness.least:
            return False
        both = sum(one != _EMPTY - 1 and two != _EMPTY for one, two in zip(candidate, other, strict=True))
        return both >= self._likeness.least and agreeing >= self._likeness.share * both

    def _grow(self) -> None:
        self._slots = array("I", bytes(4 * 4 * len(self._slots)))
        self._used = 0
        for number in range(len(self)):
            self._file(number)


def _hash(place: int, value: int) -> int:
    mixed = (value * BINS + place) * 0x9E3779B97F4A7C15
    return (mixed >> 24) & 0xFFFFFFFF
