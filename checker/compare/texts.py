"""A text made ready for comparing: sentences of units, each with the key under which it equals another."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from checker.article import Article
from checker.compare.contractions import contracted
from checker.compare.numbers import Quantities, beginnings
from checker.compare.vocabulary import canonical, vocabulary
from checker.document import BlockKind, Lines, Span
from checker.glossary.phrase_index import Match
from checker.tokens import Passage, fold, is_word

LONGEST_SENTENCE = 400
"""Units after which a sentence is cut: aligning the words of two sentences takes the product of their lengths."""


class Unit(NamedTuple):
    """A word or a number.

    Attributes:
        key: equal for what means the same: case, spelling variety and way of writing a number left out.
        passage: index of its passage.
        first, last: half-open range of tokens.
        quote: number of the quotation that it stands in, unique in the text; -1 outside of any.
        opens: whether a sentence begins with it.
    """

    key: str
    passage: int
    first: int
    last: int
    quote: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a piece of a very long one.

    Attributes:
        number: its place among the sentences of the text.
        units: its words and numbers; never none.
        is_heading: whether it is a headline, caption or the like.
    """

    number: int
    units: tuple[Unit, ...]
    is_heading: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its units."""
        return tuple(unit.key for unit in self.units)


class Text:
    """One side of a comparison.

    Attributes:
        article: what was read.
    """

    def __init__(self, article: Article) -> None:
        """Take up an article; nothing is worked out until it is asked for."""
        self.article = article
        self._matches: dict[int, dict[int, list[Match]]] = {}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that hold a word, in order."""
        found: list[Sentence] = []
        quotes = 0
        for number, passage in enumerate(self.article.passages):
            spans = self.article.quotations(number)
            heading = _is_heading(passage)
            for units in _sentences(number, passage, spans, quotes):
                for at in range(0, len(units), LONGEST_SENTENCE):
                    found.append(Sentence(len(found), tuple(units[at : at + LONGEST_SENTENCE]), heading))
            quotes += len(spans)
        return tuple(found)

    @cached_property
    def lines(self) -> Lines:
        """Line and column of every offset of the source."""
        return Lines(self.article.document.source)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Folded words that stand somewhere in small letters, and so are no names."""
        return frozenset(token for token in self.article.vocabulary if token.islower())

    def matches(self, unit: Unit) -> list[Match]:
        """The listed phrases in which a unit stands."""
        by_token = self._matches.get(unit.passage)
        if by_token is None:
            by_token = self._matches[unit.passage] = defaultdict(list)
            for match in self.article.lexicon.phrases.find(self.article.passages[unit.passage].tokens):
                for token in range(match.first, match.last):
                    by_token[token].append(match)
        return [match for token in range(unit.first, unit.last) for match in by_token.get(token, ())]

    def token(self, unit: Unit) -> str:
        """The first token of a unit, as written."""
        return self.article.passages[unit.passage].tokens[unit.first]

    def text_span(self, first: Unit, last: Unit) -> Span:
        """The range of the passage's text from one unit to another of the same passage."""
        return self.article.passages[first.passage].text_span(first.first, last.last)

    def span(self, first: Unit, last: Unit) -> Span:
        """The range of the source from one unit to another of the same passage."""
        span = self.text_span(first, last)
        return self.article.passages[first.passage].block.to_source(span.start, span.end)

    def written(self, units: tuple[Unit, ...]) -> str:
        """What a reader sees from the first to the last of some units that follow one another, white space plain."""
        parts = []
        start = 0
        for at, unit in enumerate(units):
            if at + 1 == len(units) or units[at + 1].passage != unit.passage:
                span = self.text_span(units[start], unit)
                parts.append(self.article.passages[unit.passage].block.text[span.start : span.end])
                start = at + 1
        return " ".join(" ".join(parts).split())


_LONGEST_HEADLINE = 100
"""Code points of a line in plain text that may be a headline."""


def _is_heading(passage: Passage) -> bool:
    """Tell a headline or caption: by its markup, in plain text by a short paragraph that ends without a full stop."""
    kind, text = passage.block.kind, passage.block.text.rstrip()
    if kind is not BlockKind.PARAGRAPH:
        return kind is not BlockKind.ITEM
    return len(text) <= _LONGEST_HEADLINE and text[-1:].isalnum()


def _sentences(number: int, passage: Passage, quotes: list[Span], quoted_before: int) -> Iterator[list[Unit]]:
    starts = [span[0] for span in passage.spans]
    keys = [canonical(word) for word in passage.folded]
    quantities = Quantities(passage.block.text, passage.tokens, passage.folded, passage.spans)
    at = 0
    for sentence in passage.sentences:
        end = bisect_right(starts, sentence.end - 1)
        units = list(_units(number, passage, keys, quantities, at, end))
        at = max(at, end)
        if units:
            units[0] = units[0]._replace(opens=True)
            yield _with_quotes(units, starts, quotes, quoted_before) if quotes else units


def _with_quotes(units: list[Unit], starts: list[int], quotes: list[Span], before: int) -> list[Unit]:
    """Units with the number of the quotation that they stand in."""
    at = bisect_right(quotes, starts[units[0].first], key=lambda quote: quote.end)
    found = []
    for unit in units:
        start = starts[unit.first]
        while at < len(quotes) and quotes[at].end <= start:
            at += 1
        inside = at < len(quotes) and quotes[at].start <= start
        found.append(unit._replace(quote=before + at) if inside else unit)
    return found


def _units(number: int, passage: Passage, keys: list[str], quantities: Quantities, at: int, end: int) -> Iterator[Unit]:
    tokens, folded = passage.tokens, passage.folded
    months, starts = vocabulary().months, beginnings()
    loud = _is_in_capitals(tokens)
    while at < end:
        if (folded[at] in starts or tokens[at][0].isdigit()) and (read := quantities.read(at, end)) and read[1] > at:
            yield Unit(read[0], number, at, read[1], -1, False)
            at = read[1]
            continue
        if is_word(tokens[at]) or tokens[at] in "%$£€¥&":
            for part in _parts(tokens[at], keys[at], is_month=folded[at] in months, loud=loud):
                yield Unit(part, number, at, at + 1, -1, False)
        at += 1


def _parts(token: str, key: str, *, is_month: bool, loud: bool) -> tuple[str, ...]:
    """The keys of the words that a token consists of."""
    if loud and key.endswith(".") and key != "u.s.":
        # Among capitals throughout, `WHO` and `IT` are pronouns.
        token = token.lower()
        key = fold(token)
    if is_month and token[0].isupper() and not (loud and key in ("may", "march")):
        return (f"{_month_names()[vocabulary().months[key]]}.",)
    return contracted(token, key)


@lru_cache(maxsize=1)
def _month_names() -> dict[int, str]:
    """The name of each month in full, by its number."""
    return {number: name for name, number in reversed(vocabulary().months.items())}


def _is_in_capitals(tokens: list[str]) -> bool:
    """Tell a headline that is set in capitals."""
    longer = [token for token in tokens[:_HEADLINE] if len(token) > 3]
    return len(longer) > 1 and sum(map(str.isupper, longer)) > len(longer) / 2


_HEADLINE = 40
"""Tokens of a passage that are looked at to tell a headline."""
