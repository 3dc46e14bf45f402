"""Words that are nearly a glossary's name, and reasons to think that they were meant for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import Article
from checker.checks.names.words import Usage, is_name_word, other_bearer
from checker.glossary.deletions import letters
from checker.glossary.model import NameKind
from checker.glossary.name_index import NO_NAMES, NameIndex, is_person
from checker.tokens import Passage

_DISTINCTIVE = 8
"""Letters from which the name of a place or body of one word is unlike any other word."""


@dataclass(frozen=True, slots=True)
class Near:
    """A place where a name seems to be misspelled.

    Attributes:
        passage: number of the passage.
        at: index of the token.
        right: the folded word that was meant.
        entry: number of the name in the lexicon.
        is_sure: whether the article holds the right form too, or the word is like no other.
    """

    passage: int
    at: int
    right: str
    entry: int
    is_sure: bool


def near_names(article: Article, word: str, uses: dict[str, Usage]) -> Iterator[Near]:
    """Find the places where a word was meant for a name of the glossaries.

    Args:
        article: the text.
        word: folded; `NameIndex.near` knows something about it.
        uses: how the article uses it and the words that it resembles.

    Yields:
        At most one reading a place.
    """
    names = article.lexicon.names
    meant = names.near(word)
    anywhere = _alone(article, names, word, meant, uses)
    for number, at in uses[word].places:
        beside = _beside(article, article.passages[number], at, meant)
        if beside is not None:
            right, entry = beside
            yield Near(number, at, right, entry, right in uses)
        elif anywhere is not None:
            yield Near(number, at, *anywhere)


def _beside(article: Article, passage: Passage, at: int, meant: tuple[str, ...]) -> tuple[str, int] | None:
    """The name of which the word beside a place is an exact part."""
    names = article.lexicon.names
    tokens, folded = passage.tokens, passage.folded
    for right in meant:
        before = at > 0 and is_name_word(tokens[at - 1]) and folded[at - 1] not in NO_NAMES
        if before and (entries := names.beside(folded[at - 1], right)):
            return right, _shortest(article, entries)
        following = at + 1 < len(tokens) and is_name_word(tokens[at + 1])
        if following and (entries := names.beside(right, folded[at + 1])):
            return right, _shortest(article, entries)
    return None


def _shortest(article: Article, entries: tuple[int, ...]) -> int:
    return min(entries, key=lambda entry: len(article.lexicon.entry(entry).text))


def _alone(
    article: Article, names: NameIndex, word: str, meant: tuple[str, ...], uses: dict[str, Usage]
) -> tuple[str, int, bool] | None:
    """The name that a word means wherever it stands: word, entry, and whether that is sure."""
    usage = uses[word]
    if not usage.inner:
        return None
    for right in meant:
        if right[0] != word[0]:
            continue
        entries = names.standing_alone(right)
        if entries and right in uses and not other_bearer(usage, uses[right]):
            return right, entries[0], True
        for entry in entries:
            if letters(right) >= _DISTINCTIVE and not _is_person(article, entry) and not usage.before:
                return right, entry, True
    return None


def _is_person(article: Article, number: int) -> bool:
    entry = article.lexicon.entry(number)
    return is_person(entry.kind, entry.role) or entry.kind not in (NameKind.PLACE, NameKind.BODY)
