"""How often the entries of glossaries occur in clean prose, and under which heading of its file each stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.quality.clean import CleanArticle
from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind, longest
from checker.tokens import TOKEN, is_word

RIGHT = frozenset({Kind.PREFERRED, Kind.ACCEPTED, Kind.NAME, Kind.NAME_ACCEPTED})
"""Kinds of a match that is a right form."""

_HEADING = re.compile(r"# (.+)|\[(names|terms)\]")


@dataclass
class Occurrences:
    """What was counted.

    Attributes:
        words: in all articles.
        met: times that each entry, by number, stands in them, a longer right form around it or not.
        longest: times that each glossary, by id, has the longest right form at a place.
    """

    words: int = 0
    met: Counter[int] = field(default_factory=Counter)
    longest: Counter[str] = field(default_factory=Counter)


def count(articles: Iterable[CleanArticle], lexicon: Lexicon) -> Occurrences:
    """Count the right forms of all entries."""
    found = Occurrences()
    for article in articles:
        for line in article.text.splitlines():
            tokens = list(TOKEN.findall(line))
            found.words += sum(map(is_word, tokens))
            right = [match for match in lexicon.phrases.find(tokens) if match.kind in RIGHT]
            found.met.update(entry for entry, _ in {(match.entry, match.first) for match in right})
            found.longest.update(lexicon.entry(match.entry).glossary for match in longest(right))
    return found


def headings(path: Path) -> dict[int, str]:
    """The heading that each line of a glossary's file stands under.

    Args:
        path: a TOML glossary whose comments are headings.

    Returns:
        1-based line to heading; `terms` or `names` where the table has no comment before the line.
    """
    found: dict[int, str] = {}
    heading = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        match = _HEADING.fullmatch(line)
        if match:
            heading = match[1] or match[2]
        found[number] = heading
    return found
