"""How common words are, and how common the words are that they may have been put for.

Made by `tools/build_relations.py` from wordfreq and the table of relations;
NOTICE names the licence. The table is a row of sorted keys with two small
numbers each, used as it lies in the file: nothing is unpacked when it is
loaded, so that a check of a single article pays for its own words only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from zlib import crc32

from checker.little_endian import packed, view

STEPS = 30
"""Steps of `Frequencies.frequency` in one of the Zipf scale (van Heuven et al., 2014)."""

MOST_INFLOW = 8
"""The highest `Frequencies.inflow`."""

_KEY_BYTES = 4


class Frequencies:
    """Frequency and inflow of words."""

    __slots__ = ("_count", "_keys", "_numbers")

    def __init__(self, table: bytes) -> None:
        """Take up a table.

        Args:
            table: what `pack` returned.
        """
        self._count = len(table) // (_KEY_BYTES + 2)
        whole = memoryview(table)
        self._keys = view(whole[: _KEY_BYTES * self._count], "I")
        self._numbers = whole[_KEY_BYTES * self._count :]

    def frequency(self, word: str) -> int:
        """How common a word in small letters is, in `STEPS` of the Zipf scale: 0 for unknown, about 230 for `the`."""
        at = self._find(word)
        return self._numbers[at] if at >= 0 else 0

    def inflow(self, word: str) -> int:
        """How much more common than a word those are that a paraphrasing tool may have put it for.

        Returns:
            0 where nothing is related to the word, otherwise 1 to `MOST_INFLOW`: the share that falls on it when every
            related word hands its frequency on to its own relatives, over the word's own frequency, in powers of e.
        """
        at = self._find(word)
        return self._numbers[self._count + at] if at >= 0 else 0

    def _find(self, word: str) -> int:
        key = crc32(word.encode("utf-8", "surrogatepass"))
        at = bisect_left(self._keys, key)
        return at if at < self._count and self._keys[at] == key else -1


def pack(words: Mapping[str, tuple[int, int]]) -> bytes:
    """Plain data for `Frequencies`.

    Args:
        words: word in small letters to frequency and inflow, both below 256.
    """
    rows = sorted({crc32(word.encode()): numbers for word, numbers in words.items()}.items())
    keys = array("I", [key for key, _ in rows])
    return packed(keys) + bytes(one for _, (one, _) in rows) + bytes(other for _, (_, other) in rows)


@lru_cache(maxsize=1)
def shipped() -> Frequencies:
    """The table that comes with unspin."""
    return Frequencies((resources.files("checker") / "data" / "frequencies.bin").read_bytes())
