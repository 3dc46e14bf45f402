"""An archive of any size that grows as real ones do: ever new words, and ever new pairs of known ones.

Text that is repeated, or a walk through a text of finite size, would meet no new
pair after a few megabytes, and learning would seem to need no memory. Here words of
grammar stand as often as in English; the others follow Zipf's law over a large
vocabulary, half of them names, and every second one is a usual companion of the word
before it. On 1 GB that makes more different pairs than news of that size has.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

_ARTICLE = 3_000
"""Bytes of an article, on average."""

_GRAMMAR = 0.42
"""Share of words of grammar in English news."""

_SMALL = (
    "the the the the the the of of of and and to to in in in a a that that for is was was on on with as at by he it "
    "his be from has had have are said not will an which their they this but been were would who after more"
).split()
_COMPANION = 0.5
_COMPANIONS = 12
_VOCABULARY = 400_000
_EXPONENT = 1.1
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru spa tre sti".split()


def write(path: Path, size: int, seed: int) -> int:
    """Write an archive as JSON Lines.

    Args:
        path: the file.
        size: its bytes, at least; it ends with a whole article.
        seed: of the random choices.

    Returns:
        How many articles it holds.
    """
    chance = random.Random(seed)
    words = _words(chance)
    written = number = 0
    with path.open("w", encoding="ascii") as file:
        while written < size:
            day = f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            text = _article(words, chance.randint(_ARTICLE // 2, 3 * _ARTICLE // 2), chance)
            written += file.write(json.dumps({"id": number, "date": day, "text": text}) + "\n")
            number += 1
    return number


def _article(words: Iterator[str], size: int, chance: random.Random) -> str:
    parts: list[str] = []
    length = 0
    while length < size:
        sentence = list(islice(words, chance.randint(8, 26)))
        sentence[0] = sentence[0].capitalize()
        parts.append(" ".join(sentence) + (".\n\n" if chance.random() < 0.2 else "."))
        length += len(parts[-1])
    return " ".join(parts)


def _words(chance: random.Random) -> Iterator[str]:
    vocabulary = [_word(number) for number in range(_VOCABULARY)]
    weights = list(accumulate(1 / (number + 3) ** _EXPONENT for number in range(_VOCABULARY)))
    last = 0
    while True:
        for drawn in chance.choices(range(_VOCABULARY), cum_weights=weights, k=10_000):
            while chance.random() < _GRAMMAR:
                yield chance.choice(_SMALL)
            # The companions of a word are any that follow from its number.
            beside = last * _COMPANIONS + chance.randrange(_COMPANIONS)
            last = beside * 7919 % _VOCABULARY if chance.random() < _COMPANION else drawn
            yield vocabulary[last]


def _word(number: int) -> str:
    """A word that nobody has used; every second is a name."""
    made, rest = "", number + len(_SYLLABLES)
    while rest:
        rest, at = divmod(rest, len(_SYLLABLES))
        made += _SYLLABLES[at]
    return made.capitalize() if number % 2 else made
