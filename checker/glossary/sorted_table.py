"""A map from numbers to rows of numbers, kept as sorted bytes, so that a compiled index of any size loads in no time.

Nothing is unpacked when it is loaded. A look-up is a binary search; what is asked
for often is remembered by whoever asks.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Literal

from checker.little_endian import packed, view

_EMPTY: tuple[int, ...] = ()


def word_key(word: str) -> int:
    """The 64-bit key of a word, equal in every process and on every machine.

    Among ten million different words in texts and a million in glossaries the chance
    that any two share a key is below one in a million (birthday bound).
    """
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class SortedTable:
    """Numbers below 2**64, each with a row of such numbers, or of smaller ones."""

    __slots__ = ("_keys", "_starts", "_values")

    def __init__(self, table: dict[str, Any]) -> None:
        """Take up a table.

        Args:
            table: what `pack` returned.
        """
        self._keys = view(table["keys"], "Q")
        self._starts = view(table["starts"], "Q")
        self._values = view(table["values"], table.get("width", "Q"))

    def __contains__(self, key: int) -> bool:
        """Tell whether a key has a row."""
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at] == key

    def get(self, key: int) -> Sequence[int]:
        """The row of a key, empty where it has none."""
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return _EMPTY
        return self._values[self._starts[at] : self._starts[at + 1]]


def pack(rows: Mapping[int, Iterable[int]], width: Literal["I", "Q"] = "Q") -> dict[str, Any]:
    """Plain data for `SortedTable`.

    Args:
        rows: keys below 2**64.
        width: `I` where all numbers in rows are below 2**32, which takes half the room.
    """
    keys = sorted(rows)
    starts = array("Q", [0])
    values = array(width)
    for key in keys:
        values.extend(rows[key])
        starts.append(len(values))
    return {"keys": packed(array("Q", keys)), "starts": packed(starts), "values": packed(values), "width": width}
