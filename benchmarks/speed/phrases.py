"""Two-word phrases for the glossaries: pairs of a wrong and a right form that stand nowhere in the prose."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product

_SHORTEST = 5
_KEY = 4
_WORD = re.compile(r"[a-z]+")
_SYLLABLES = tuple("".join(letters) for letters in product("bdfgklmnprstv", "aeiou"))

OCCURRING = 10
"""One pair in so many occurs in the text."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A wrong form of two words and the right one.

    Attributes:
        wrong, right: in small letters, one space between the words.
    """

    wrong: str
    right: str


def vocabulary(paragraphs: Iterable[str]) -> tuple[list[str], set[tuple[str, str]]]:
    """The longer words of prose, sorted, and the pairs of beginnings of words that stand side by side in it."""
    words: set[str] = set()
    neighbours: set[tuple[str, str]] = set()
    for paragraph in paragraphs:
        row = _WORD.findall(paragraph.lower())
        words.update(word for word in row if len(word) >= _SHORTEST)
        neighbours.update(map(_key, row, row[1:]))
    return sorted(words), neighbours


def pairs(words: Sequence[str], neighbours: set[tuple[str, str]], number: int, seed: int) -> list[Pair]:
    """Pairs whose wrong forms stand nowhere in the prose, not even inflected, and equal no right form.

    Args:
        words: of the prose; where these are few, invented ones are added, so that a
            word begins no more than a handful of phrases.
        neighbours: what must not be called wrong.
        number: how many pairs.
        seed: of the random numbers.
    """
    chance = random.Random(seed)
    pool = [*words, *islice(_invented(chance), max(0, number // 5 - len(words)))]
    taken = set(neighbours)
    found: list[Pair] = []
    while len(found) < number:
        wrong, right = (_fresh(pool, taken, chance) for _ in range(2))
        found.append(Pair(wrong, right))
    return found


def _fresh(pool: Sequence[str], taken: set[tuple[str, str]], chance: random.Random) -> str:
    while True:
        first, second = chance.choice(pool), chance.choice(pool)
        if (key := _key(first, second)) not in taken:
            taken.add(key)
            return f"{first} {second}"


def _key(first: str, second: str) -> tuple[str, str]:
    """Beginnings of two words: forms of one word share them, so that no inflected form is taken for another phrase."""
    return first[:_KEY], second[:_KEY]


def _invented(chance: random.Random) -> Iterable[str]:
    while True:
        yield "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(3, 5)))
