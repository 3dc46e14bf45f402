"""What was learned lately, in memory, until it is written as a segment: a profile of its own."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from checker.learning.extracting import Extract
from checker.little_endian import packed
from checker.profile.writing import Writer

MOST_HELD = 4_000_000
"""Things held in memory before a segment is written; each takes about 150 bytes."""

MOST_PHRASES = 1_500_000
"""Phrases, and names, that a file holds: the rest, which the fewest articles have, is dropped and counted as error."""

TALLIES = ("articles", "words", "copies", "spun", "foreign", "empty")
"""What is counted of articles; all but the first two were left out."""


@dataclass
class Gathering:
    """What was learned lately.

    Attributes:
        counts: how many articles have a word or a pair, by key.
        phrases, names: how many articles have them, by text.
        examples: of those that two have.
        digests: of the articles, learned or left out, 16 bytes each.
        text_sketches, story_sketches: of those that were learned.
        tallies: how many articles became what.
        first, last: dates of the articles learned, empty where none has one.
    """

    counts: Counter[int] = field(default_factory=Counter)
    phrases: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    digests: bytearray = field(default_factory=bytearray)
    text_sketches: array[int] = field(default_factory=lambda: array("I"))
    story_sketches: array[int] = field(default_factory=lambda: array("I"))
    tallies: Counter[str] = field(default_factory=Counter)
    first: str = ""
    last: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it is time to write a segment."""
        return len(self.counts) + len(self.phrases) + len(self.names) > MOST_HELD

    def add(self, extract: Extract, words: int, day: date | None) -> None:
        """Learn an article."""
        self.counts.update(extract.keys)
        for table, found in ((self.phrases, extract.phrases), (self.names, extract.names)):
            for text, place in found.items():
                table[text] += 1
                if table[text] == 2:
                    self.examples[text] = extract.example(place)
        self.text_sketches.extend(extract.text_sketch)
        self.story_sketches.extend(extract.story_sketch)
        self.tallies["articles"] += 1
        self.tallies["words"] += words
        if day is not None:
            shown = day.isoformat()
            self.first = min(self.first or shown, shown)
            self.last = max(self.last, shown)

    def write(self, path: Path) -> None:
        """Write a segment.

        Raises:
            OSError: it cannot be written; nothing is left of it.
        """
        phrases, phrase_error = pruned(self.phrases)
        names, name_error = pruned(self.names)
        keys = sorted(self.counts)
        with Writer(path) as file:
            file.section("keys", [packed(array("Q", keys))])
            file.section("counts", [packed(array("I", map(self.counts.__getitem__, keys)))])
            for name, table in (("phrases", phrases), ("names", names)):
                file.section(name, self._lines(table))
            file.section("digests", [bytes(self.digests)])
            file.section("text-sketches", [packed(self.text_sketches)])
            file.section("story-sketches", [packed(self.story_sketches)])
            tallies = {name: self.tallies[name] for name in TALLIES}
            file.finish({**tallies, "first": self.first, "last": self.last, "error": phrase_error + name_error})

    def _lines(self, table: dict[str, int]) -> Iterator[bytes]:
        # Code points sort as their UTF-8 does.
        for text in sorted(table):
            yield f"{text}\t{table[text]}\t{self.examples.get(text, '')}\n".encode("utf-8", "replace")


def pruned(table: Counter[str]) -> tuple[dict[str, int], int]:
    """Keep the most frequent of a table.

    Returns:
        Those, at most `MOST_PHRASES`, and how many articles may have one that is not among them.
    """
    least = threshold(table.values())
    return (table if not least else {text: count for text, count in table.items() if count > least}), least


def threshold(counts: Iterable[int]) -> int:
    """The count up to which things are dropped so that no more than `MOST_PHRASES` are left; 0 to keep all.

    Counting with a bound on what is forgotten is due to G. S. Manku and R. Motwani, Approximate frequency counts
    over data streams, VLDB 2002.
    """
    many = Counter(counts)
    left, least = many.total(), 0
    for count in sorted(many):
        if left <= MOST_PHRASES:
            break
        left -= many[count]
        least = count
    return least
