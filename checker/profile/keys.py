"""Numbers that stand for words and phrases in the tables of a profile."""

from __future__ import annotations

from collections.abc import Iterable

from checker.glossary.sorted_table import word_key

__all__ = ["BITS", "SPREAD", "phrase_key", "word_key"]

BITS = (1 << 64) - 1

SPREAD = 0x9E3779B97F4A7C15
"""An odd number near 2**64 divided by the golden ratio, which sends neighbouring sums far apart (Knuth, The Art of
Computer Programming 3, 6.4). The keys of words are spread evenly already; this tells the left from the right."""


def phrase_key(words: Iterable[str]) -> int:
    """The 64-bit key of a row of folded words; that of one word is `word_key`.

    In a table of 20 million phrases the chance that one that was never there seems
    to be is one in a million million.
    """
    key = 0
    for word in words:
        key = (key * SPREAD + word_key(word)) & BITS
    return key
