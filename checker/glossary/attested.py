"""Pairs of words that stand side by side in ordinary English, as a filter of fixed size.

A phrase whose words are attested together is no garble. The filter is a Bloom
filter (B. H. Bloom, Communications of the ACM 13(7), 1970): membership costs
one hash, nothing is unpacked, and a pair that was never added is reported as
attested about once in ten thousand times.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from importlib import resources

from checker.glossary.sorted_table import word_key

_BITS_PER_PAIR = 20
_PROBES = 14
_ODD = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


class PairFilter:
    """Tells whether two folded words are known to stand side by side."""

    __slots__ = ("_bits",)

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    @classmethod
    def of(cls, pairs: Collection[tuple[str, str]]) -> PairFilter:
        """Build a filter that holds pairs of folded words."""
        bits = bytearray(max(len(pairs) * _BITS_PER_PAIR // 8, 8))
        for left, right in pairs:
            for place in _places(left, right, len(bits)):
                bits[place >> 3] |= 1 << (place & 7)
        return cls(bytes(bits))

    def pack(self) -> bytes:
        """The filter as bytes, for the constructor."""
        return self._bits

    def __contains__(self, pair: tuple[str, str]) -> bool:
        # Asked for every pair of a text: a loop costs half of what generators do.
        bits = self._bits
        size = len(bits) * 8
        place, step = _walk(*pair)
        for _ in range(_PROBES):
            at = place % size
            if not bits[at >> 3] >> (at & 7) & 1:
                return False
            place += step
        return True


def _places(left: str, right: str, size: int) -> Iterator[int]:
    """The bits of a pair."""
    start, step = _walk(left, right)
    bits = size * 8
    return ((start + probe * step) % bits for probe in range(_PROBES))


def _walk(left: str, right: str) -> tuple[int, int]:
    """Start and step of a pair's bits, by double hashing (A. Kirsch and M. Mitzenmacher, 2006)."""
    one, other = _key(left), _key(right)
    return one ^ (other * _ODD & _MASK), other ^ (one * _ODD & _MASK) | 1


@lru_cache(maxsize=65_536)
def _key(word: str) -> int:
    return word_key(word)


@lru_cache(maxsize=1)
def shipped() -> PairFilter:
    """The filter that comes with unspin."""
    return PairFilter((resources.files("checker") / "data" / "attested.bin").read_bytes())
