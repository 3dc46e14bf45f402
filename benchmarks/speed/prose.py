"""Prose without end for the corpora: real paragraphs where there are some, else a chain of words from our own."""

from __future__ import annotations

import itertools
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_SENTENCES = (3, 6)
_WORDS = (8, 26)
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


def paragraphs(data: Path | None, seed: int) -> Iterator[str]:
    """Paragraphs, as many as are asked for.

    Args:
        data: folder of the clean sets, see `benchmarks.quality.clean`; None for made-up prose.
        seed: of the random numbers; the same seed gives the same paragraphs.
    """
    chance = random.Random(seed)
    return _real(data, chance) if data else _made_up(chance)


def _real(data: Path, chance: random.Random) -> Iterator[str]:
    from benchmarks.quality.clean import read_clean

    articles = [sentences for article in read_clean(data) if len(sentences := article.sentences()) >= _SENTENCES[1]]
    while True:
        sentences = chance.choice(articles)
        first = chance.randrange(len(sentences) - _SENTENCES[0])
        yield " ".join(sentences[first : first + chance.randint(*_SENTENCES)])


def _made_up(chance: random.Random) -> Iterator[str]:
    """A walk from word to word as they follow one another in our own prose (a Markov chain of order one)."""
    following: dict[str, list[str]] = {}
    for text in _own_prose():
        words = _WORD.findall(text)
        for word, after in itertools.pairwise(words):
            following.setdefault(word.lower(), []).append(after.lower())
    starts = sorted(following)
    while True:
        yield " ".join(_sentence(following, starts, chance) for _ in range(chance.randint(*_SENTENCES)))


def _sentence(following: dict[str, list[str]], starts: list[str], chance: random.Random) -> str:
    words = [chance.choice(starts)]
    length = chance.randint(*_WORDS)
    while len(words) < length:
        words.append(chance.choice(following.get(words[-1]) or starts))
        if chance.random() < 0.06:
            words[-1] += ","
            words.append(chance.choice(starts))
    return f"{' '.join(words).rstrip(',').capitalize()}."


def _own_prose() -> Iterator[str]:
    """Clean articles of the tests, manuals, and example sentences of the glossaries.

    All of it in sentences: a chain of words from lists would not pass for English.
    """
    for path in sorted((ROOT / "tests" / "clean").iterdir()):
        yield re.sub(r"<[^>]*>", " ", path.read_text("utf-8"))
    for path in sorted((ROOT / "docs").glob("*.md")):
        yield path.read_text("utf-8")
    for path in sorted((ROOT / "glossaries").glob("*.toml")):
        document = tomllib.loads(path.read_text("utf-8"))
        for example in document.get("examples", ()):
            yield " ".join(example.values())
