"""Pairs of words that stand side by side in ordinary English, as a filter of small size.

A phrase whose words are attested together is no garble. Of each pair the filter
holds 48 bits of its key, the upper ones by where the lower ones stand: a look-up
costs one key, nothing is unpacked, and with half a million pairs one that was
never added is reported as attested about once in five hundred million times.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from checker.glossary.tables import slot_starts, word_key
from checker.little_endian import packed, view

_SLOTS = 1 << 16
"""Values of the uppermost 16 bits."""

_LOW_BITS = 32
_LOW_MASK = (1 << _LOW_BITS) - 1

_SLOT_BYTES = 4 * (_SLOTS + 1)


class PairFilter:
    """Tells whether two folded words are known to stand side by side."""

    __slots__ = ("_low", "_slots")

    def __init__(self, table: bytes) -> None:
        """Take up what `pack` returned."""
        whole = memoryview(table)
        self._slots = view(whole[:_SLOT_BYTES], "I")
        self._low = view(whole[_SLOT_BYTES:], "I")

    def __contains__(self, pair: tuple[str, str]) -> bool:
        key = _key(*pair)
        slot, low = key >> _LOW_BITS, key & _LOW_MASK
        end = self._slots[slot + 1]
        at = bisect_left(self._low, low, self._slots[slot], end)
        return at < end and self._low[at] == low


def pack(pairs: Iterable[tuple[str, str]]) -> bytes:
    """The filter of some pairs of folded words as bytes: where the pairs of each slot begin, then their lower bits."""
    keys = sorted({_key(*pair) for pair in pairs})
    slots = slot_starts((key >> _LOW_BITS for key in keys), _SLOTS)
    return packed(slots) + packed(array("I", [key & _LOW_MASK for key in keys]))


def _key(left: str, right: str) -> int:
    """The upper 48 bits of the key of both words with a space between."""
    return word_key(f"{left} {right}") >> 16


@lru_cache(maxsize=1)
def shipped() -> PairFilter:
    """The filter that comes with unspin."""
    return PairFilter((resources.files("checker") / "data" / "attested.bin").read_bytes())
