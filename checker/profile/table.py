"""Counts by key, sorted, used where they lie in the file: nothing is unpacked, whatever their number."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

KEY_SIZE = 8
COUNT_SIZE = 4
MOST = (1 << 32) - 1
"""The greatest count that is told apart from greater ones."""

_SPREAD = 4
"""How many standard deviations around the expected place of a key are searched first."""


class CountTable:
    """Keys of 64 bits, spread evenly, each with a count."""

    __slots__ = ("_counts", "_keys")

    def __init__(self, keys: memoryview, counts: memoryview) -> None:
        """Take up a table.

        Args:
            keys: sorted numbers of 8 bytes, little end first.
            counts: as many numbers of 4 bytes.
        """
        self._keys: Sequence[int] = _numbers(keys, "Q")
        self._counts: Sequence[int] = _numbers(counts, "I")

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._keys)

    def get(self, key: int) -> int:
        """The count of a key, 0 where it is not there.

        Keys are hashes, so the place of one among n can be told to within about the
        square root of n; only what lies there is read from disk.
        """
        keys = self._keys
        size = len(keys)
        guess = key * size >> 64
        reach = int(_SPREAD * size**0.5) + 8
        low, high = max(guess - reach, 0), min(guess + reach, size)
        if (low and keys[low] > key) or (high < size and keys[high] < key):
            low, high = 0, size
        at = bisect_left(keys, key, low, high)
        return self._counts[at] if at < size and keys[at] == key else 0


def packed(numbers: array[int]) -> bytes:
    """The bytes of numbers, little end first."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes, code: Literal["Q", "I"]) -> array[int]:
    """The numbers that `packed` made bytes of."""
    numbers = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _numbers(data: memoryview, code: Literal["Q", "I"]) -> Sequence[int]:
    return unpacked(bytes(data), code) if sys.byteorder == "big" else data.cast(code)
