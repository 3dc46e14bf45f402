"""Tables of numbers, used as they lie in a compiled index, so that one of any size loads in no time.

Nothing is unpacked when a table is loaded. What is asked for often is
remembered by whoever asks.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from checker.little_endian import Width, packed, view

_EMPTY: tuple[int, ...] = ()

KEY_BITS = 64

_PRIME = 0xF6A8885A308D3195
"""A prime below 2**64, the first after some digits of π: 2**64 leaves a large remainder, so that no two words differ in
a few letters only and share a key, as they would with a prime close to 2**64."""

_SPREAD = 0x9E3779B97F4A7C15
"""An odd number near 2**64 divided by the golden ratio, which sends short words far apart (D. E. Knuth, The Art of
Computer Programming 3, 6.4)."""


def word_key(word: str) -> int:
    """The 64-bit key of a word, equal in every process and on every machine.

    The word's bytes are one number, and its remainder the key (R. M. Karp and M. O. Rabin, IBM Journal of Research
    and Development 31(2), 1987): a quarter of what a cryptographic hash costs. Among 2.8 million forms of the words
    of a list of frequencies no two share one. Whoever wants two to share one can make them up; all that it brings is
    a false alarm in a text of one's own.
    """
    # A null byte at the end of a number says nothing, so it is written in two bytes that UTF-8 has for nothing else.
    written = word.encode("utf-8", "surrogatepass").replace(b"\0", b"\xc0\x80")
    return int.from_bytes(written, "little") * _SPREAD % _PRIME


class WordTable:
    """Words, each with a row of numbers. Two words of different keys are told apart; see `word_key`."""

    __slots__ = ("_keys", "_shift", "_slots", "_starts", "_values")

    def __init__(self, table: dict[str, Any]) -> None:
        """Take up a table.

        Args:
            table: what `pack_words` returned.
        """
        self._keys = view(table["keys"], "Q")
        self._slots = view(table["slots"], "I")
        self._shift: int = table["shift"]
        self._starts = view(table["starts"], "I")
        self._values = view(table["values"], table["width"])

    def place(self, word: str) -> int:
        """The number of a word's row, -1 where it has none; rows are numbered from 0 in the order of their keys."""
        key = word_key(word)
        slot = key >> self._shift
        end = self._slots[slot + 1]
        at = bisect_left(self._keys, key, self._slots[slot], end)
        return at if at < end and self._keys[at] == key else -1

    def get(self, word: str) -> Sequence[int]:
        """The row of a word, empty where it has none."""
        at = self.place(word)
        return self._values[self._starts[at] : self._starts[at + 1]] if at >= 0 else _EMPTY


def pack_words(rows: Mapping[str, Sequence[int]], width: Width = "I") -> dict[str, Any]:
    """Plain data for `WordTable`.

    Args:
        rows: numbers by word.
        width: how large the numbers may be.
    """
    words = sorted(rows, key=word_key)
    keys = array("Q", map(word_key, words))
    bits = max(len(keys).bit_length() - 1, 1)
    shift = KEY_BITS - bits
    return {
        "keys": packed(keys),
        "slots": packed(slot_starts((key >> shift for key in keys), 1 << bits)),
        "shift": shift,
        **_pack_rows(map(rows.__getitem__, words), width),
    }


def slot_starts(slots: Iterable[int], number: int) -> array[int]:
    """Where the keys of each slot begin in a sorted row of keys, and where those of the last one end.

    Args:
        slots: the slot of each key.
        number: how many slots there are.
    """
    counts = Counter(slots)
    return array("I", accumulate(map(counts.__getitem__, range(number)), initial=0))


class NumberTable:
    """Numbers from 0 on, each with a row of numbers."""

    __slots__ = ("_starts", "_values")

    def __init__(self, table: dict[str, Any]) -> None:
        """Take up a table.

        Args:
            table: what `pack_numbers` returned.
        """
        self._starts = view(table["starts"], "I")
        self._values = view(table["values"], table["width"])

    def get(self, number: int) -> Sequence[int]:
        """The row of a number, empty where it has none."""
        try:
            return self._values[self._starts[number] : self._starts[number + 1]]
        except IndexError:
            return _EMPTY

    def find(self, number: int, value: int) -> int:
        """Where among all values a value of a sorted row stands, -1 where it is not in it."""
        try:
            start, end = self._starts[number], self._starts[number + 1]
        except IndexError:
            return -1
        at = bisect_left(self._values, value, start, end)
        return at if at < end and self._values[at] == value else -1


def pack_numbers(rows: Mapping[int, Iterable[int]], width: Width = "I") -> dict[str, Any]:
    """Plain data for `NumberTable`.

    Args:
        rows: numbers by number; what is missing up to the largest has an empty row.
        width: how large the numbers in rows may be.
    """
    return _pack_rows((rows.get(number, ()) for number in range(max(rows, default=-1) + 1)), width)


def _pack_rows(rows: Iterable[Iterable[int]], width: Width) -> dict[str, Any]:
    starts, values = array("I", [0]), array(width)
    for row in rows:
        values.extend(row)
        starts.append(len(values))
    return {"starts": packed(starts), "values": packed(values), "width": width}
