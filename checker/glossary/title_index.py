"""Index of long titles: offices, full names of bodies and long terms, found by pairs of their words.

A title is filed under each pair of its words that follow one another or have
one between them, small words (`of`, `the`) left out: a garbled title nearly
always keeps one such pair side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from checker.glossary.flat_table import FlatTable, key_of, pack
from checker.glossary.inflection import FUNCTION_WORDS
from checker.glossary.model import CLASS_NAME, Glossary, Name, NameKind
from checker.glossary.numbering import numbered_entries
from checker.glossary.vocabulary import Vocabulary
from checker.memory import Memory
from checker.tokens import TOKEN, fold, is_capitalized, is_word

_MIN_ROLE = 4
_MIN_BODY = 3
_MIN_TERM = 4
_SHORTEST = 3
MIN_CONTENT = 3
"""Content words that a title must have for garbles of it to be told from other phrases."""

_LONGEST = 24
"""Words above which an entry is a sentence, no title; bounds the work of an alignment."""

_COMMON = 48
"""Titles that may share a pair; a pair of more tells nothing about which title is meant."""

_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart.

    Attributes:
        entry: number of the entry in the lexicon.
        text: as its glossary writes it.
        is_target: False for one that is only here because it is right: a further
            accepted form, or too short for garbles of it to be told from other phrases.
        is_office: whether it is what a person does; else a body or a term.
        words: as written, punctuation left out.
        gaps: what stands before each word.
        keys: the words, folded.
        content: folded words that are no small words.
        marks: of these, those written with a capital though the title's first content word is not:
            they tell this office from others of the same frame.
    """

    entry: int
    text: str
    is_target: bool
    is_office: bool
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    keys: tuple[str, ...]
    content: frozenset[str]
    marks: frozenset[str]


def build_titles(glossaries: Sequence[Glossary]) -> dict[str, Any]:
    """Compile the long titles of glossaries.

    Args:
        glossaries: in order of precedence.

    Returns:
        Plain data for `TitleIndex`.
    """
    rows: dict[str, list[Any]] = {}
    for number, text, target, office in _titles(glossaries):
        target = target and len(set(_content(text))) >= MIN_CONTENT
        if text.lower() not in rows or (target and not rows[text.lower()][2]):
            rows[text.lower()] = [number, text, target, office]
    pairs: list[tuple[int, int]] = []
    words: set[str] = set()
    for at, (_, text, target, _) in enumerate(rows.values()):
        content = _content(text)
        words.update(content if target else ())
        pairs += [(key_of(*pair), at) for pair in pairwise(content)]
        # The word between may be the one that was garbled.
        pairs += [(key_of(*pair), at) for pair in zip(content, content[2:], strict=False)]
    pairs = list(dict.fromkeys(pairs))
    sharing = Counter(key for key, _ in pairs)
    return {
        "titles": list(rows.values()),
        "words": sorted(words),
        "pairs": pack(pair for pair in pairs if sharing[pair[0]] <= _COMMON),
    }


def _titles(glossaries: Sequence[Glossary]) -> Iterator[tuple[int, str, bool, bool]]:
    """Every right form of several words: entry, text, whether garbles of it are looked for, whether it is an office."""
    for number, _, entry in numbered_entries(glossaries):
        is_body = isinstance(entry, Name) and entry.kind is NameKind.BODY
        least = _MIN_BODY if is_body else _MIN_TERM
        for text in (entry.text, *entry.accept):
            if CLASS_NAME.search(text) or not _SHORTEST <= (length := len(_words(text))) <= _LONGEST:
                continue
            target = text is entry.text and length >= least and (is_body or not isinstance(entry, Name))
            yield number, text, target, False
        if isinstance(entry, Name) and _SHORTEST <= (length := len(_words(entry.role))) <= _LONGEST:
            yield number, entry.role, length >= _MIN_ROLE, True


def _words(text: str) -> list[str]:
    return [token for token in TOKEN.findall(text) if is_word(token)]


def _content(text: str) -> list[str]:
    return [key for key in map(fold, _words(text)) if key not in FUNCTION_WORDS]


def take_apart(entry: int, text: str, is_target: bool, is_office: bool) -> Title:
    """Make a title of its text; arguments as the attributes of `Title`."""
    found = [match for match in TOKEN.finditer(text) if is_word(match.group())]
    words = tuple(match.group() for match in found)
    ends = [0, *(match.end() for match in found)]
    gaps = tuple(text[end : match.start()] for end, match in zip(ends, found, strict=False))
    keys = tuple(map(fold, words))
    content = [(word, key) for word, key in zip(words, keys, strict=True) if key not in FUNCTION_WORDS]
    capitals = frozenset(key for word, key in content if is_capitalized(word))
    marks = capitals if content and not is_capitalized(content[0][0]) else frozenset[str]()
    return Title(entry, text, is_target, is_office, words, gaps, keys, frozenset(k for _, k in content), marks)


class TitleIndex:
    """Finds titles by pairs of their words.

    Attributes:
        content: tokens that are content words of titles of which garbles are looked for.
        with_pair: two folded content words, as a tuple, to the numbers of the titles in which they follow one another.
    """

    def __init__(self, packed: dict[str, Any]) -> None:
        """Take up an index.

        Args:
            packed: what `build_titles` returned, unpacked.
        """
        known = {word: word for word in packed["words"]}
        self.content = Vocabulary(lambda token: known.get(fold(token), ""))
        self._rows: tuple[tuple[int, str, bool, bool], ...] = packed["titles"]
        pairs = FlatTable(packed["pairs"])
        self.with_pair: dict[tuple[str, str], tuple[int, ...]] = Memory(
            lambda pair: pairs.get(key_of(*pair)), _REMEMBERED
        )
        self._taken_apart: dict[int, Title] = {}

    def title(self, number: int) -> Title:
        """A title by its number."""
        title = self._taken_apart.get(number)
        if title is None:
            title = self._taken_apart[number] = take_apart(*self._rows[number])
        return title
