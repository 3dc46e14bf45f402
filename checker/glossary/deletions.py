"""Words that are nearly one another, found by what is left of them when a letter is taken away.

Two words that differ by one letter lost, added, changed or swapped with its
neighbour share at least one such remainder (symmetric deletion, W. Garbe's
SymSpell). So do words from one of which a letter was lost and to which another
was added, which counts as a distance of two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.glossary.flat_table import key_of

SHORTEST = 5
"""Letters below which too many different names are one letter apart."""

LONG = 9
"""Letters from which two differences still leave no doubt which name is meant."""

_LONGEST = 32
"""Letters above which a row of letters is no name; bounds the work on hostile text."""


def letters(word: str) -> int:
    """How many letters a folded word has, apostrophes left out."""
    return len(word) - word.count("'")


def is_comparable(word: str) -> bool:
    """Tell whether a folded word is of a length and kind that near spellings are looked for."""
    return letters(word) >= SHORTEST and len(word) <= _LONGEST and word.replace("'", "").isalpha()


@lru_cache(maxsize=65_536)
def remainders(word: str) -> tuple[int, ...]:
    """Keys of a folded word and of what is left of it without each of its letters."""
    shorter = [word[:at] + word[at + 1 :] for at in range(len(word))]
    return tuple(map(key_of, (word, *shorter)))


def allowed_distance(word: str, other: str) -> int:
    """How many differences two folded words may have and still be taken for one name."""
    return 2 if min(letters(word), letters(other)) >= LONG else 1


def distance(word: str, other: str) -> int:
    """Letters lost, added, changed or swapped with a neighbour between two words (optimal string alignment).

    Returns:
        The distance; a number above it where it is more than `allowed_distance`.
    """
    # Imported where it is needed: most texts hold no candidate, and the import takes longer than they do.
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other, score_cutoff=allowed_distance(word, other))


_ENDINGS = frozenset({"a", "an", "ans", "en", "es", "ese", "i", "ian", "ians", "in", "is", "n", "ns", "s"})
_DIALECT = re.compile(r"our|is(?=e|ation|ing)|re$|ence$|yse$|ogue$|mme$|ae|oe")
_AMERICAN = {
    "our": "or",
    "is": "iz",
    "re": "er",
    "ence": "ense",
    "yse": "yze",
    "ogue": "og",
    "mme": "m",
    "ae": "e",
    "oe": "e",
}


def are_relatives(word: str, other: str) -> bool:
    """Tell whether two folded words may be forms of one word, both of them right.

    Such are inflections and derivations (`Armenia`, `Armenian`; `Aliyev`, `Aliyeva`; `Americas`, `Americans`),
    names that differ in nothing but the last letter (`Maria`, `Marie`), and British and American spellings.
    """
    if _american(word) == _american(other):
        return True
    if word.endswith("s") and other.endswith("s"):
        word, other = word[:-1], other[:-1]
    same = next(
        (at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]), min(len(word), len(other))
    )
    rest, other_rest = word[same:], other[same:]
    if len(rest) <= 1 and len(other_rest) <= 1:
        return True
    return (not rest and other_rest in _ENDINGS) or (not other_rest and rest in _ENDINGS)


def _american(word: str) -> str:
    return _DIALECT.sub(lambda match: _AMERICAN[match.group()], word)
