"""Set (a): tortured phrases put into real sentences, twenty to a document or one alone."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.clean import CleanArticle
from benchmarks.quality.splits import Half, half_of, seed_of

TOGETHER = 20
"""Phrases in one document of the first kind; every second sentence holds one."""

ALONE_WORDS = 300
"""Words of clean prose around a single phrase."""

_SLOT = re.compile(r"(?<= of | in |for |the |ith | by |rom )[a-z]{4,}(?= )")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A tortured phrase and the term that it garbles."""

    tortured: str
    expected: str


@dataclass(frozen=True, slots=True)
class Plant:
    """Where something wrong stands in a text, and what was meant.

    Attributes:
        start, end: half-open range of code points.
        expected: the term, or the word, that was replaced.
        in_term: whether the place lies inside a preferred term.
    """

    start: int
    end: int
    expected: str
    in_term: bool = True


@dataclass(frozen=True, slots=True)
class PlantedText:
    """A text with the places in it that are wrong."""

    name: str
    text: str
    plants: tuple[Plant, ...]


def read_phrases(folder: Path) -> list[Phrase]:
    """Read `tortured_phrases.tsv`."""
    with (folder / "tortured_phrases.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Phrase(row["tortured"], row["expected"]) for row in rows]


def of_half(phrases: Iterable[Phrase], half: Half) -> list[Phrase]:
    """Phrases whose expected term belongs to a half."""
    return [phrase for phrase in phrases if half_of(phrase.expected) is half]


def together(phrases: Sequence[Phrase], articles: Sequence[CleanArticle], half: Half) -> list[PlantedText]:
    """Documents that hold `TOGETHER` phrases each, in every second sentence.

    Args:
        phrases: of one half.
        articles: of the same half.
        half: which; it seeds the order.
    """
    chosen = list(phrases)
    random.Random(seed_of("together", half.value)).shuffle(chosen)
    sentences = _sentences(articles, seed_of("together sentences", half.value))
    documents = []
    for number, at in enumerate(range(0, len(chosen), TOGETHER)):
        builder = _Builder()
        for phrase in chosen[at : at + TOGETHER]:
            builder.plain(next(sentences))
            builder.with_phrase(next(s for s in sentences if _SLOT.search(s)), phrase)
        documents.append(builder.text(f"together-{number}"))
    return documents


def alone(phrases: Sequence[Phrase], articles: Sequence[CleanArticle], half: Half) -> list[PlantedText]:
    """Documents of `ALONE_WORDS` clean words that hold one phrase each, near the middle."""
    sentences = _sentences(articles, seed_of("alone", half.value))
    documents = []
    for number, phrase in enumerate(phrases):
        builder = _Builder()
        is_planted = False
        while builder.words < ALONE_WORDS:
            sentence = next(sentences)
            if not is_planted and builder.words > ALONE_WORDS // 2 and _SLOT.search(sentence):
                builder.with_phrase(sentence, phrase)
                is_planted = True
            else:
                builder.plain(sentence)
        if not is_planted:
            builder.with_phrase(next(s for s in sentences if _SLOT.search(s)), phrase)
        documents.append(builder.text(f"alone-{number}"))
    return documents


def _sentences(articles: Sequence[CleanArticle], seed: int) -> Iterator[str]:
    """Sentences of the articles in turn, article after article, without end."""
    generator = random.Random(seed)
    while True:
        order = list(articles)
        generator.shuffle(order)
        for article in order:
            yield from article.sentences()


class _Builder:
    """Strings sentences together and remembers where phrases are."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._plants: list[Plant] = []
        self._length = 0
        self.words = 0

    def plain(self, sentence: str) -> None:
        self._parts.append(sentence + " ")
        self._length += len(sentence) + 1
        self.words += len(sentence.split())

    def with_phrase(self, sentence: str, phrase: Phrase) -> None:
        slots = list(_SLOT.finditer(sentence))
        slot = slots[len(slots) // 2]
        start = self._length + slot.start()
        self._plants.append(Plant(start, start + len(phrase.tortured), phrase.expected))
        self.plain(sentence[: slot.start()] + phrase.tortured + sentence[slot.end() :])

    def text(self, name: str) -> PlantedText:
        return PlantedText(name, "".join(self._parts).rstrip(), tuple(self._plants))
