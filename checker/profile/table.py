"""Counts by key, sorted, used where they lie in the file: nothing is unpacked, whatever their number."""

from __future__ import annotations

from bisect import bisect_left

from checker.little_endian import view

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
        self._keys = view(keys, "Q")
        self._counts = view(counts, "I")

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
