"""A hash table in three rows of numbers, so that a compiled index of any size loads in no time.

Nothing is unpacked when the table is loaded and a look-up costs the same
whether the table holds a hundred keys or ten million.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from checker.little_endian import packed, view

_EMPTY: tuple[int, ...] = ()


def key_of(*words: str) -> int:
    """The 32-bit key of a row of words, equal in every process and on every machine."""
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


class FlatTable:
    """Keys of 32 bits, each with the numbers that were filed under it, in the order of filing."""

    __slots__ = ("_keys", "_mask", "_starts", "_values")

    def __init__(self, table: dict[str, Any]) -> None:
        """Take up a table.

        Args:
            table: what `pack` returned.
        """
        self._mask: int = table["buckets"] - 1
        self._starts = view(table["starts"], "I")
        self._keys = view(table["keys"], "I")
        self._values = view(table["values"], "I")

    def get(self, key: int) -> tuple[int, ...]:
        """The numbers filed under a key."""
        bucket = key & self._mask
        start, end = self._starts[bucket], self._starts[bucket + 1]
        if start == end:
            return _EMPTY
        return tuple(self._values[at] for at in range(start, end) if self._keys[at] == key)

    def gather(self, keys: Iterable[int]) -> set[int]:
        """The numbers filed under any of some keys."""
        starts, mask = self._starts, self._mask
        found: set[int] = set()
        for key in keys:
            bucket = key & mask
            if starts[bucket] != starts[bucket + 1]:
                found.update(self.get(key))
        return found


def pack(items: Iterable[tuple[int, int]]) -> dict[str, Any]:
    """File numbers under keys.

    Args:
        items: key of 32 bits and number below 2**32; what is given twice is filed once.

    Returns:
        Plain data for `FlatTable`: at least two buckets an item, so that most look-ups of absent keys end at once.
    """
    rows = list(dict.fromkeys(items))
    buckets = 4
    while buckets < 2 * len(rows):
        buckets *= 2
    rows.sort(key=lambda row: row[0] & (buckets - 1))
    starts = array("I", bytes(4 * (buckets + 1)))
    for key, _ in rows:
        starts[(key & (buckets - 1)) + 1] += 1
    for at in range(buckets):
        starts[at + 1] += starts[at]
    return {
        "buckets": buckets,
        "starts": packed(starts),
        "keys": packed(array("I", [key for key, _ in rows])),
        "values": packed(array("I", [number for _, number in rows])),
    }
