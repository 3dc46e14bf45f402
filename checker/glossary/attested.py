"""Pairs of words that stand side by side in ordinary English, as a filter of fixed size.

A phrase whose words are attested together is no garble. The filter is a Bloom
filter (B. H. Bloom, Communications of the ACM 13(7), 1970): membership costs
one hash, nothing is unpacked, and a pair that was never added is reported as
attested about once in a hundred.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from hashlib import blake2b
from importlib import resources

_BITS_PER_PAIR = 10
_PROBES = 5


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
        bits = self._bits
        return all(bits[place >> 3] >> (place & 7) & 1 for place in _places(*pair, len(bits)))


def _places(left: str, right: str, size: int) -> list[int]:
    digest = blake2b(f"{left} {right}".encode("utf-8", "surrogatepass"), digest_size=4 * _PROBES).digest()
    return [int.from_bytes(digest[at : at + 4], "little") % (size * 8) for at in range(0, 4 * _PROBES, 4)]


@lru_cache(maxsize=1)
def shipped() -> PairFilter:
    """The filter that comes with unspin."""
    return PairFilter((resources.files("checker") / "data" / "attested.bin").read_bytes())
