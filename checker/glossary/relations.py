"""The table of word relations: which words a paraphrasing tool may put for which.

Made by `tools/build_relations.py` from WordNet, Moby Thesaurus and wordfreq;
NOTICE says where these come from. Loaded while glossaries are compiled, never
while a text is checked.
"""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any

import msgpack

from checker.glossary import frequencies
from checker.glossary.frequencies import Frequencies
from checker.glossary.kinds import FAR, MUTUAL, NEAR, SWAP, SYNONYM
from checker.little_endian import unpacked


class _Rows:
    """For each word the numbers of others, unpacked row by row."""

    __slots__ = ("_steps", "starts")

    def __init__(self, planes: Sequence[bytes]) -> None:
        lengths, low, high = (zlib.decompress(plane) for plane in planes)
        both = bytearray(2 * len(low))
        both[0::2], both[1::2] = low, high
        self._steps = unpacked(both, "H")
        self.starts = [0, *accumulate(unpacked(lengths, "H"))]

    def __getitem__(self, at: int) -> list[int]:
        return list(accumulate(self._steps[self.starts[at] : self.starts[at + 1]]))


class Relations:
    """Which words are related to a word, in what way, and how common words are.

    Attributes:
        frequencies: how common words are.
    """

    def __init__(self, table: bytes, frequencies: Frequencies) -> None:
        """Take up a table.

        Args:
            table: content of a `relations.bin`.
            frequencies: how common words are.
        """
        self._packed: dict[str, Any] = msgpack.unpackb(table)
        self._words = zlib.decompress(self._packed["words"]).decode().split("\n")
        self._number = {word: at for at, word in enumerate(self._words)}
        self.frequencies = frequencies

    @cached_property
    def _rows(self) -> _Rows:
        return _Rows(self._packed["related"])

    @cached_property
    def _kinds(self) -> bytes:
        return zlib.decompress(self._packed["kinds"])

    @cached_property
    def _derived(self) -> _Rows:
        return _Rows(self._packed["derived"])

    @cached_property
    def _antonyms(self) -> _Rows:
        return _Rows(self._packed["antonyms"])

    def __contains__(self, word: str) -> bool:
        return word in self._number

    def frequency(self, word: str) -> int:
        """How common a word is, see `Frequencies.frequency`."""
        return self.frequencies.frequency(word)

    def related(self, word: str) -> dict[str, int]:
        """Words that may stand for a word, each with the kind of relation; its antonyms are left out.

        Args:
            word: a lemma in small letters.
        """
        swapped = swaps().get(word, frozenset())
        # In order, so that the same glossaries are compiled to the same bytes.
        by_hand = {other: SWAP if other in swapped else FAR for other in sorted(swapped.union(_group_members(word)))}
        at = self._number.get(word)
        if at is None:
            return by_hand
        own = self._row(at)
        derived = self._derived[at]
        found = dict.fromkeys(self._by_derivation(own, derived), FAR)
        found.update(dict.fromkeys(derived, NEAR))
        found.update(own)
        for other in (at, *self._antonyms[at]):
            found.pop(other, None)
        named = {self._words[number]: kind for number, kind in found.items()}
        for name, kind in by_hand.items():
            named[name] = named.get(name, 0) | kind
        return named

    def _row(self, at: int) -> dict[int, int]:
        starts = self._rows.starts
        return dict(zip(self._rows[at], self._kinds[starts[at] : starts[at + 1]], strict=True))

    def _by_derivation(self, own: dict[int, int], derived: Sequence[int]) -> Iterator[int]:
        for source in derived:
            yield from self._rows[source]
        for source, kind in own.items():
            if kind & (SYNONYM | MUTUAL):
                yield from self._derived[source]


def _group_members(word: str) -> Iterator[str]:
    for group in groups().get(word, ()):
        yield from (other for other in group if other != word)


@lru_cache(maxsize=1)
def _by_hand() -> dict[str, Any]:
    return tomllib.loads((resources.files("checker") / "data" / "swaps.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def groups() -> dict[str, list[frozenset[str]]]:
    """Groups of words that may stand for one another, by member (`data/swaps.toml`)."""
    found: dict[str, list[frozenset[str]]] = {}
    for members in _by_hand()["groups"].values():
        group = frozenset(members)
        for word in group:
            found.setdefault(word, []).append(group)
    return found


@lru_cache(maxsize=1)
def swaps() -> dict[str, frozenset[str]]:
    """What paraphrasing tools are known to put for a word, by the word that was meant (`data/swaps.toml`)."""
    return {word: frozenset(others) for word, others in _by_hand()["swaps"].items()}


@lru_cache(maxsize=1)
def shipped() -> Relations:
    """The table that comes with unspin."""
    data = resources.files("checker") / "data"
    return Relations((data / "relations.bin").read_bytes(), frequencies.shipped())
