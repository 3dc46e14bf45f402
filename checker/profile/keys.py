"""Numbers that stand for words and phrases in the tables of a profile."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

BITS = (1 << 64) - 1

SPREAD = 0x9E3779B97F4A7C15
"""An odd number near 2**64 divided by the golden ratio, which sends neighbouring sums far apart (Knuth, The Art of
Computer Programming 3, 6.4). The keys of words are spread evenly already; this tells the left from the right."""


def word_key(word: str) -> int:
    """The 64-bit key of a word, equal in every process and on every machine.

    Not that of `glossary.tables`: a profile is kept for years, a compiled glossary is made anew with each version.
    Among ten million different words the chance that any two share a key is below one in a million (birthday bound).
    """
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def phrase_key(words: Iterable[str]) -> int:
    """The 64-bit key of a row of folded words; that of one word is `word_key`.

    In a table of 20 million phrases the chance that one that was never there seems
    to be is one in a million million.
    """
    key = 0
    for word in words:
        key = (key * SPREAD + word_key(word)) & BITS
    return key
