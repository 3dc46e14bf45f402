"""The clean sets: edited prose that holds no garbles."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from benchmarks.quality.splits import Half, half_of

NEWS_WORDS = (150, 1500)
"""Fewest and most words of an article that is spun as a piece of news."""

_SENTENCE = re.compile(r"[A-Z][^.!?\n]{30,300}[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """One article of a clean set.

    Attributes:
        set: `wikinews`, `abc` or `union`.
        name: unique in its set.
        text: as it was published.
    """

    set: str
    name: str
    text: str

    @property
    def half(self) -> Half:
        """The half that the article belongs to."""
        return half_of(f"{self.set}/{self.name}")

    @property
    def words(self) -> int:
        """Runs without white space."""
        return len(self.text.split())

    def sentences(self) -> list[str]:
        """Whole sentences of middling length, in order."""
        return [" ".join(match.group().split()) for match in _SENTENCE.finditer(self.text)]


def read_clean(folder: Path) -> list[CleanArticle]:
    """Read all clean sets.

    Args:
        folder: holds `wikinews_2019.csv`, `abc.zip` and `state_union.zip`.
    """
    with (folder / "wikinews_2019.csv").open(encoding="utf-8", newline="") as file:
        articles = [CleanArticle("wikinews", row["url"], row["text"]) for row in csv.DictReader(file)]
    for name, file_name in (("abc", "abc.zip"), ("union", "state_union.zip")):
        articles += _zipped(name, folder / file_name)
    return articles


def news(articles: list[CleanArticle], half: Half) -> list[CleanArticle]:
    """Articles of one half that have the length of news."""
    low, high = NEWS_WORDS
    return [article for article in articles if article.half is half and low <= article.words <= high]


def _zipped(name: str, path: Path) -> Iterator[CleanArticle]:
    with ZipFile(path) as archive:
        for member in sorted(archive.namelist()):
            if member.endswith(".txt"):
                yield CleanArticle(name, member, archive.read(member).decode("utf-8", "replace"))
