"""In what ways two words may be related; bits of one number."""

from __future__ import annotations

SYNONYM = 1
"""Of one WordNet synset."""

LISTED = 2
"""One is in Moby's list of the other."""

MUTUAL = 4
"""Each is in Moby's list of the other."""

NEAR = 8
"""One pointer away in WordNet, sisters under one hypernym, or of one cluster of adjectives."""

LEVEL_SHIFT = 4
"""Above these, two bits say how much the relatives of the two words overlap, 0 to 3."""

SWAP = 64
"""Written for unspin: a swap that paraphrasing tools are known for."""

FAR = 0
"""Relatives of a word derived from the word, and words of a group such as the directions."""

EXACT = 255
"""Of a word that is a form of the other; not one of the bits."""

UNRELATED = -1
"""Of words that may not stand for one another."""

_CLOSE_LEVEL = 2


def level(kind: int) -> int:
    """How much the relatives of two related words overlap, 0 to 3."""
    return kind >> LEVEL_SHIFT & 3


def _is_close(kind: int) -> bool:
    return bool(kind & (SYNONYM | MUTUAL | SWAP)) or level(kind) >= _CLOSE_LEVEL


IS_CLOSE = tuple(map(_is_close, range(EXACT + 1)))
"""Whether a kind is close enough for a term of which every word was replaced, by kind."""
