"""What a word's ending shows: its inflection, and the base forms that it may be built on."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum


class Ending(IntEnum):
    """Inflection as far as the surface of a word shows it."""

    NONE = 0
    S = 1
    ING = 2
    ED = 3
    LY = 4


def ending_of(word: str) -> Ending:
    """The inflection that a folded word shows on its surface."""
    if word.endswith("ing") and len(word) > 5:
        return Ending.ING
    if word.endswith("ed") and len(word) > 4:
        return Ending.ED
    if word.endswith("ly") and len(word) > 4:
        return Ending.LY
    return Ending.S if word.endswith("s") and not word.endswith(("ss", "us", "is")) else Ending.NONE


def verb_bases(word: str) -> Iterator[str]:
    """Verbs that a word in -ing or -ed may belong to; not all of them need exist."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if ending == "ed" and stem.endswith("i"):
                yield stem[:-1] + "y"


def noun_bases(word: str) -> Iterator[str]:
    """Singulars that a word in -s may belong to; not all of them need exist."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        if word.endswith("ves"):
            yield word[:-3] + "f"
