"""The places of an article that may be garbles: which are passed over, and what each one is worth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.article import Article
from checker.checks.garbles.alignment import MISSING, Alignment, Pays, alignments
from checker.checks.garbles.ceiling import Reaching, ceiling
from checker.checks.garbles.signals import Surroundings, signals
from checker.checks.garbles.weighing import factor, odds
from checker.glossary import attested
from checker.glossary.kinds import EXACT, UNRELATED
from checker.glossary.phrase_index import Kind, Match
from checker.glossary.variant_index import VariantIndex
from checker.tokens import Passage, fold, is_capitalized

_RIGHT = frozenset({Kind.PREFERRED, Kind.ACCEPTED, Kind.NAME, Kind.NAME_ACCEPTED})
_GARBLED = frozenset({Kind.GARBLED, Kind.NAME_WRONG})
_LEAST_ODDS = 0.1
"""Odds below which a reading of a place is not worth keeping."""

_OWN_BESIDE_UNRELATED = 2
"""Words of the term's own to be left where a class or a name stands too and another word is related to nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One term that a place may stand for, and the odds that it does."""

    alignment: Alignment
    odds: float


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens of a passage that may be a garble.

    Attributes:
        passage: number of the passage.
        first, last: half-open range of tokens.
        readings: best first.
        odds: that any reading is right.
    """

    passage: int
    first: int
    last: int
    readings: tuple[Reading, ...]
    odds: float

    def overlaps(self, other: Place) -> bool:
        """Tell whether two places share a token."""
        return self.passage == other.passage and self.first < other.last and other.first < self.last


def places(article: Article, *, loose: bool, spun: bool = False) -> list[Place]:
    """Find the places of an article that may be garbles of terms.

    Args:
        article: the text.
        loose: see `alignment.alignments`.
        spun: see `weighing.odds`.

    Returns:
        Places that share no token, the likeliest first.
    """
    found: list[Place] = []
    pays = _pays(article, spun=spun)
    for number, laid, around in laid_out(article, loose=loose, pays=pays):
        found += _grouped(number, laid, around, article.lexicon.variants, spun=spun)
    return _apart(sorted(found, key=lambda place: (-place.odds, place.passage, place.first, place.last)))


def laid_out(
    article: Article, *, loose: bool, pays: Pays | None = None
) -> Iterator[tuple[int, list[Alignment], Surroundings]]:
    """What in an article lies beside terms, before it is weighed.

    Args:
        article: the text.
        loose: see `alignment.alignments`.
        pays: see `alignment.alignments`.

    Yields:
        For each passage that has any: its number, its alignments, and what is known of the article around them.
    """
    index = article.lexicon.variants
    for number, passage in enumerate(article.passages):
        words = index.words(passage.tokens)
        laid = [
            one
            for one in alignments(index, words, loose=loose, pays=pays)
            if not _is_passed_over(one, article.matches[number])
            and not _is_no_name(article, one, passage)
            and not _is_inflected(article, one, passage)
            and not _is_loose_end(one, passage)
        ]
        if laid:
            starts = frozenset(passage.token_at(sentence.start) for sentence in passage.sentences)
            yield (
                number,
                laid,
                Surroundings(passage, words, article.word_counts, article.preferred, starts, attested.shipped()),
            )


def _is_passed_over(alignment: Alignment, matches: Sequence[Match]) -> bool:
    """Tell a place whose replaced words stand in a right phrase, or that a glossary lists as wrong."""
    tokens = [token for _, token, _ in alignment.replaced]
    for match in matches:
        if match.kind in _GARBLED and match.first < alignment.last and alignment.first < match.last:
            return True
        if match.kind in _RIGHT:
            if match.first <= alignment.first and alignment.last <= match.last:
                return True
            if any(match.first <= token < match.last for token in tokens):
                return True
    return False


def _is_no_name(article: Article, alignment: Alignment, passage: Passage) -> bool:
    """Tell a place beside a name that is none, since words that it shares with the name stand in small letters.

    Tools leave the words that they keep as they are, capitals too: in “national chess federation” nobody replaced
    words of “National Hockey League”.
    """
    row = alignment.row
    is_small = any(
        kind == EXACT and row.capitals[at] and not row.classes[at] and not is_capitalized(passage.tokens[token])
        for at, (token, kind) in enumerate(zip(alignment.tokens, alignment.kinds, strict=True))
    )
    return is_small and article.lexicon.entry(row.entry).kind is not None


def _is_inflected(article: Article, alignment: Alignment, passage: Passage) -> bool:
    """Tell a place that has all words of the term, each in some inflection, with words between: right English."""
    if not alignment.inserted and not alignment.gaps:
        return False
    bases = article.lexicon.variants.bases
    wording = article.lexicon.entry(alignment.row.entry).wording.places
    return all(
        kind == EXACT
        or (token != MISSING and not set(bases(passage.folded[token])).isdisjoint(bases(fold(wording[at].text))))
        for token, kind, at in zip(alignment.tokens, alignment.kinds, alignment.row.places, strict=True)
    )


def _is_loose_end(alignment: Alignment, passage: Passage) -> bool:
    """Tell a place where a word is related to nothing and too little speaks for the term.

    Where the term has a class or a name, two of its own words must be left: an “ethnic Armenian mayor” is no “ethnic
    {nationality} enclave”. And in place of a capital no tool puts just any word in small letters.
    """
    row = alignment.row
    astray = [at for at, token, kind in alignment.replaced if kind == UNRELATED]
    if not astray:
        return False
    if any(row.capitals[at] and not is_capitalized(passage.tokens[alignment.tokens[at]]) for at in astray):
        return True
    own = sum(kind == EXACT and not shared for kind, shared in zip(alignment.kinds, row.shared, strict=True))
    return any(row.shared) and own < _OWN_BESIDE_UNRELATED


def _grouped(
    number: int, laid: Iterable[Alignment], around: Surroundings, index: VariantIndex, *, spun: bool
) -> Iterator[Place]:
    groups: dict[tuple[int, int], list[Reading]] = {}
    scale = factor(index.chance, spun=spun)
    for alignment in laid:
        worth = scale * odds(signals(alignment, around), spun=spun)
        if worth >= _LEAST_ODDS:
            groups.setdefault((alignment.first, alignment.last), []).append(Reading(alignment, worth))
    for (first, last), readings in groups.items():
        if " ".join(around.passage.folded[first:last]) in index.accepted:
            continue
        readings.sort(key=lambda reading: -reading.odds)
        wrong = 1.0
        for reading in readings:
            wrong /= 1.0 + reading.odds
        yield Place(number, first, last, tuple(readings), min(1.0 / wrong - 1.0, 1e9))


def _pays(article: Article, *, spun: bool) -> Pays:
    """Tells whether a place can be worth keeping, from what is known before its surroundings are looked at."""
    index = article.lexicon.variants
    scale = factor(index.chance, spun=spun)
    least = math.log(_LEAST_ODDS / scale) if scale else math.inf
    return Reaching(ceiling(spun=spun), least, index, article.preferred, attested.shipped())


def _apart(ordered: Iterable[Place]) -> list[Place]:
    """Leave out places that share a token with a likelier one."""
    kept: list[Place] = []
    taken: set[tuple[int, int]] = set()
    for place in ordered:
        tokens = {(place.passage, token) for token in range(place.first, place.last)}
        if taken.isdisjoint(tokens):
            taken |= tokens
            kept.append(place)
    return kept
