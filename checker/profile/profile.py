"""What a profile says of words, phrases and names.

Everything is counted by article, and articles that share their text or their
story are one (see `checker.learning.near`), so that no count grows by copying.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.profile.file import ProfileError, ProfileFile, lines
from checker.profile.keys import phrase_key
from checker.profile.table import CountTable
from checker.tokens import fold

DEFAULT = "house.profile"
"""Where a profile is if nothing says where."""

ARTICLES = 3
"""Independent articles that must have a phrase before it is taken for the house's own: one may be a slip or spun, two
a rewrite that is too far from its source to be known as a copy; three that are both are rare."""

LEAST_SHARE = 0.1
"""A phrase is no wording of the house where it has less than this share of the articles that have the term it may
garble: where one article in twenty about an affair was spun, the other nineteen have the right wording."""

_KNOWN = 5
"""Articles that must spell a word so before it is no slip."""

_SLIP = 20
"""How many times as many articles must have a word for a word nearly like it to be a slip all the same."""


class Side(StrEnum):
    """On which side of a word its neighbour stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Frequent:
    """A phrase or a name that articles share.

    Attributes:
        text: as it is written most often.
        articles: how many have it, at least.
        example: a sentence or a part of one, where one was kept.
    """

    text: str
    articles: int
    example: str


class Profile:
    """The profile of a house; pickles as its path.

    Attributes:
        path: of its file.
        least: independent articles that must have a phrase before it vetoes a finding.
    """

    def __init__(self, path: Path, least: int = ARTICLES) -> None:
        """Open a profile.

        Args:
            path: its file.
            least: see above.

        Raises:
            ProfileError: it is missing, no profile or damaged.
        """
        self.path = path
        self.least = least
        self.file = ProfileFile(path)
        self._words = self._table("keys", "counts")
        self._phrases = self._table("phrase-keys", "phrase-counts")
        # The articles of a run use the same words again and again.
        self.articles_with = lru_cache(maxsize=65_536)(self._articles_with)

    def __reduce__(self) -> tuple[type[Profile], tuple[Path, int]]:
        """Pickle the path only: each process maps the file for itself."""
        return (Profile, (self.path, self.least))

    @property
    def about(self) -> dict[str, Any]:
        """What the file says of itself: articles learned and left out, dates, bounds of error."""
        return self.file.about

    @property
    def articles(self) -> int:
        """How many independent articles were learned."""
        return int(self.about["articles"])

    @property
    def size(self) -> int:
        """How many different words and pairs of neighbours there are."""
        return len(self._words)

    @property
    def digest(self) -> str:
        """`sha256:`-like name of the content: two profiles that share it say the same."""
        return f"blake2b:{self.about['digest']}"

    def vetoes(self, found: Sequence[str], meant: Sequence[str]) -> bool:
        """Tell whether the house itself uses a phrase, so that it is no garble.

        Args:
            found: the folded words of the phrase.
            meant: those of the term that it may garble.
        """
        articles = self.articles_with(tuple(found))
        return articles >= self.least and articles >= LEAST_SHARE * self.articles_with(tuple(meant))

    def share(self, word: str, neighbour: str, side: Side) -> float | None:
        """In which share of the articles that have a word another one stands beside it.

        Args:
            word: folded.
            neighbour: folded.
            side: where the neighbour stands.

        Returns:
            (articles with both side by side + .5) / (articles with the neighbour + 2), or None where no article has
            the neighbour.
        """
        those = self.articles_with((neighbour,))
        pair = (neighbour, word) if side is Side.LEFT else (word, neighbour)
        return (self.articles_with(pair) + 0.5) / (those + 2) if those else None

    def knows(self, name: str) -> bool:
        """Tell whether several articles have a word or a name."""
        return self.articles_with(tuple(map(fold, name.split()))) >= self.least

    def spells(self, word: str, instead: Sequence[str] = ()) -> bool:
        """Tell whether a word is spelt as the house spells it.

        Args:
            word: as written.
            instead: what it might be a slip for; where these are far more common it is one.
        """
        own = self.articles_with((fold(word),))
        return own >= _KNOWN and all(self.articles_with((fold(other),)) < own * _SLIP for other in instead)

    def phrases(self) -> Iterator[Frequent]:
        """The frequent phrases of two to five words, in order of their text."""
        return _lines(self.file.section("phrases"))

    def names(self) -> Iterator[Frequent]:
        """The names, in order of their text."""
        return _lines(self.file.section("names"))

    def _table(self, keys: str, counts: str) -> CountTable:
        first, second = self.file.section(keys), self.file.section(counts)
        if len(first) % 8 or len(second) * 2 != len(first):
            raise ProfileError(f"{self.path}: not a profile, or damaged; delete it and learn the archive anew.")
        return CountTable(first, second)

    def _articles_with(self, words: tuple[str, ...]) -> int:
        """How many articles have folded words side by side; for three and more a lower bound (`about["error"]`)."""
        if not words:
            return 0
        table = self._phrases if len(words) > 2 else self._words
        return table.get(phrase_key(words))

    @property
    def error(self) -> int:
        """How many articles a phrase of three or more words may have beyond what is told of it."""
        return int(self.about["error"])


def _lines(section: memoryview) -> Iterator[Frequent]:
    for line in lines(section):
        text, articles, example = line.decode("utf-8", "replace").split("\t")
        yield Frequent(text, int(articles), example)
