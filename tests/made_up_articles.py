"""Articles for archives: grammatical in nothing, but English by their small words and different from one another."""

from __future__ import annotations

import random

_SMALL = "the of and to in a that for is was on with as at by he it his from has had have are said not will".split()
_WORDS = (
    "river garden market engine window teacher harbour meadow signal bottle camera village doctor forest summer winter "
    "ladder mirror pocket rocket saddle tunnel valley wagon anchor basket candle dinner finger hammer island jacket "
    "kettle lemon magnet needle orange paper quarrel ribbon shadow ticket uncle velvet whistle yellow zebra bridge"
).split()


def article(seed: int, *sentences: str, words: int = 200) -> str:
    """An article that holds some sentences, one to a paragraph, among made-up ones."""
    chance = random.Random(seed)
    parts = []
    for sentence in (*sentences, ""):
        made = [chance.choice(_SMALL if chance.random() < 0.45 else _WORDS) for _ in range(words)]
        breaks = range(0, words, 12)
        parts.append(" ".join(" ".join(made[at : at + 12]).capitalize() + "." for at in breaks))
        parts.append(sentence)
    return "\n\n".join(part for part in parts if part) + "\n"
