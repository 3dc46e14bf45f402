"""Corpora and glossaries on disk, made anew from a seed."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.speed.phrases import OCCURRING, Pair, pairs, vocabulary
from benchmarks.speed.prose import paragraphs
from checker.glossary.store import shipped_folder

SEED = 20_240
FILE_SIZE = 5_000
_FEWEST_BYTES_A_PLACE = 500
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Size:
    """How large a corpus is.

    Attributes:
        name: in tables.
        files: how many.
        bytes_a_file: of each, roughly; a file ends with a whole paragraph.
    """

    name: str
    files: int
    bytes_a_file: int = FILE_SIZE

    @property
    def bytes(self) -> int:
        """Of all files, roughly."""
        return self.files * self.bytes_a_file


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files and the phrases that occur in some of them.

    Attributes:
        size: what was asked for.
        folder: holds the files and nothing else.
        pairs: all phrases; the first of them occur.
    """

    size: Size
    folder: Path
    pairs: tuple[Pair, ...]


def corpus(size: Size, pairs: Sequence[Pair], folder: Path, data: Path | None) -> Corpus:
    """Write a corpus in which one pair in ten stands at least once.

    A small corpus holds fewer: no more than one place in 500 bytes, which is denser
    than a spun article. A large one holds one place a file or more.

    Args:
        size: how many files, how large.
        pairs: of the glossary.
        folder: to be made.
        data: folder of the clean sets, or None for made-up prose.
    """
    folder.mkdir(parents=True)
    occurring = [pair.wrong for pair in pairs[: max(1, len(pairs) // OCCURRING)]]
    places = min(max(len(occurring), size.files), max(1, size.bytes // _FEWEST_BYTES_A_PLACE))
    planted: list[list[str]] = [[] for _ in range(size.files)]
    for place in range(places):
        planted[place % size.files].append(occurring[place % len(occurring)])
    chance = random.Random(SEED)
    prose = paragraphs(data, SEED)
    for number, wanted in enumerate(planted):
        text = "\n\n".join(_with(_article(prose, size.bytes_a_file), wanted, chance)) + "\n"
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return Corpus(size, folder, tuple(pairs))


def make_pairs(number: int, data: Path | None) -> list[Pair]:
    """The phrases of a glossary; those of a smaller one are the first of a larger one only by their making."""
    words, neighbours = vocabulary(islice(paragraphs(data, SEED), _SAMPLE))
    # A phrase that a shipped glossary knows must not be called wrong: the glossaries are loaded together.
    _, shipped = vocabulary(path.read_text("utf-8") for path in sorted(shipped_folder().glob("*.toml")))
    return pairs(words, neighbours | shipped, number, SEED)


def glossary(pairs: Sequence[Pair], path: Path) -> None:
    """Write pairs as a glossary that unspin reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("wrong", "right"))
        rows.writerows((pair.wrong, pair.right) for pair in pairs)


def _article(prose: Iterator[str], size: int) -> list[str]:
    article: list[str] = []
    length = 0
    while length < size:
        article.append(next(prose))
        length += len(article[-1]) + 2
    return article


def _with(article: list[str], wanted: Sequence[str], chance: random.Random) -> list[str]:
    """Put each phrase between two words of a paragraph."""
    for phrase in wanted:
        at = chance.randrange(len(article))
        words = article[at].split(" ")
        words.insert(chance.randrange(1, len(words)), phrase)
        article[at] = " ".join(words)
    return article
