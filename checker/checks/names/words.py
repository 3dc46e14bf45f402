"""The capitalised words of an article: how often each is written, where, and between which others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from checker.article import Article
from checker.document import BlockKind
from checker.glossary.name_index import NO_NAMES
from checker.tokens import Passage, fold, is_capitalized, is_word

_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady saint st rev president premier minister secretary senator "
    "congressman congresswoman representative governor mayor general colonel major captain lieutenant sergeant "
    "admiral commander judge justice king queen prince princess pope bishop archbishop ambassador envoy chancellor "
    "chairman chairwoman chair speaker spokesman spokeswoman spokesperson director chief officer leader and but".split()
)
"""Words before a surname that are no first name, and so say nothing about whose surname it is."""

_BEFORE_INNER = frozenset(",;(–—")
"""Marks after which a word inside a sentence may stand."""

_HEADLINE = 0.7
"""Share of capitalised words from which a passage is a headline, where a capital means nothing."""


@dataclass(slots=True)
class Usage:
    """How a word is used in an article.

    Attributes:
        count: how often it stands there.
        places: passage number and token index of each time, in order.
        inner: how many of these are inside a sentence, where a capital means a name.
        before: folded capitalised words that stand directly before it and may be first names.
        after: folded capitalised words directly after it.
    """

    count: int = 0
    places: list[tuple[int, int]] = field(default_factory=list)
    inner: int = 0
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)


def capitalized_words(article: Article) -> Counter[str]:
    """The folded words that may be names, with their counts.

    Words that the article also writes small, abbreviations and short words are none.
    """
    counts, comparable = article.token_counts, article.lexicon.names.comparable
    found: Counter[str] = Counter()
    for token in comparable.among(article.vocabulary):
        word = comparable.words[token]
        if word not in counts:
            found[word] += counts[token]
    return found


def usages(article: Article, words: Collection[str]) -> dict[str, Usage]:
    """Where some words stand.

    Args:
        article: the text.
        words: folded words.

    Returns:
        Word to its use, for every word of `words` that stands capitalised somewhere.
    """
    comparable = article.lexicon.names.comparable
    candidates = comparable.among(article.vocabulary)
    tokens = {token: word for token in candidates if (word := comparable.words[token]) in words}
    found: defaultdict[str, Usage] = defaultdict(Usage)
    for number, passage in enumerate(article.passages):
        if tokens.keys().isdisjoint(passage.tokens):
            continue
        headline = _is_headline(passage)
        for at, token in enumerate(passage.tokens):
            if token in tokens:
                _note(article, found[tokens[token]], passage, (number, at), headline=headline)
    return dict(found)


def _note(article: Article, usage: Usage, passage: Passage, place: tuple[int, int], *, headline: bool) -> None:
    at, tokens = place[1], passage.tokens
    usage.count += 1
    usage.places.append(place)
    if headline:
        return
    before = tokens[at - 1] if at else ""
    if before and (is_word(before) or before in _BEFORE_INNER):
        usage.inner += 1
    if before and is_name_word(before) and _may_be_first_name(article, fold(before)):
        usage.before.add(fold(before))
    if at + 1 < len(tokens) and is_name_word(tokens[at + 1]) and not tokens[at].endswith(("'s", "’s")):
        usage.after.add(fold(tokens[at + 1]))


def is_name_word(token: str) -> bool:
    """Tell whether a token is written like part of a name."""
    return is_capitalized(token) and not (token.isupper() and len(token) > 2)


def _may_be_first_name(article: Article, word: str) -> bool:
    if word in _HONORIFICS or word in NO_NAMES or word in article.token_counts:
        return False
    return not any(True for _ in article.lexicon.phrases.classes_of(word.capitalize()))


def _is_headline(passage: Passage) -> bool:
    if passage.block.kind in (BlockKind.HEADING, BlockKind.METADATA):
        return True
    words = [token for token in passage.tokens if token[0].isalpha()]
    return share(map(is_capitalized, words), len(words)) >= _HEADLINE


def share(flags: Iterable[bool], number: int) -> float:
    """What part of `number` the true ones of some flags are; 0 of nothing."""
    return sum(flags) / number if number else 0.0


def other_bearer(usage: Usage, right: Usage) -> bool:
    """Tell whether a word seems to be another's name than the word that it resembles.

    So it is where it has a first name before it, or a name after it, that the other never has.
    """
    return not usage.before <= right.before or not usage.after <= right.after
