"""What is known of a place that may stand for a term, as numbers that can be weighed.

Every signal is something the text or the relations show; none depends on how
many terms the glossaries hold.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.checks.garbles.alignment import Alignment
from checker.glossary.attested import PairFilter
from checker.glossary.endings import Ending
from checker.glossary.kinds import EXACT, LISTED, MUTUAL, NEAR, SWAP, SYNONYM, UNRELATED, level
from checker.glossary.variant_index import Mark, Row, Word
from checker.tokens import Passage, is_capitalized

ZIPF = 30
"""Steps of `Relations.frequency` in one of the Zipf scale."""

COMMON = 6.0
"""Zipf frequency of words that a phrase shares with any text."""

_BEFORE_VERBS = frozenset(
    "will would can could shall should may might must i you he she we they who cannot not "
    "don't didn't doesn't won't can't couldn't wouldn't".split()
)
_AFTER_VERBS = frozenset("the a an this that these those his her its their our your my no him them us me it".split())

RELATIONS = (
    "synonym", "mutual", "listed", "near", "swap", "far", "unrelated", "overlap", "least_overlap",
)  # fmt: skip
"""What each number of `relations` is."""

ENDINGS = ("head_number", "inner_plural", "inner_singular", "past", "ing", "lost_ing", "other_ending")
"""Changes of inflection, see `ending_change`."""

NAMES = (
    "two_words", "three_words", "long", "kept", "kept_class", "kept_rare", *RELATIONS, "all_replaced", "two_replaced",
    "missing", "inserted", "gaps", "word_frequency", "rarest_word", "term_frequency", "rarest_term_word", "degree",
    *ENDINGS, "attested", "preferred", "capital", "lost_capital", "repeated", "kept_name", "kept_repeated",
    "after_modal", "before_determiner",
)  # fmt: skip
"""What each number of `signals` is."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the article around a place.

    Attributes:
        passage: where the place is.
        words: of the passage.
        counts: how often each folded word stands in the article.
        preferred: entries whose preferred or accepted form stands in the article.
        sentence_starts: tokens that begin a sentence.
        attested: pairs of words of ordinary English.
    """

    passage: Passage
    words: Sequence[Word | Mark]
    counts: Counter[str]
    preferred: frozenset[int]
    sentence_starts: frozenset[int]
    attested: PairFilter


def signals(alignment: Alignment, around: Surroundings) -> list[float]:
    """Describe a place.

    Args:
        alignment: the place beside its term.
        around: the article.

    Returns:
        A number for each of `NAMES`.
    """
    row = alignment.row
    size = len(row.symbols)
    kept = [at for at, kind in enumerate(alignment.kinds) if kind == EXACT]
    literal = [_word(around, alignment.tokens[at]) for at in kept if not row.shared[at]]
    replaced = list(alignment.replaced)
    everything = not literal
    return [
        float(size == 2),
        float(size == 3),
        float(size > 3),
        float(len(literal)),
        float(_shared(kept, row)),
        sum(max(0.0, COMMON - word.frequency / ZIPF) for word in literal),
        *relations([kind for _, _, kind in replaced]),
        float(everything),
        float(not kept and size == 2),
        float(alignment.missing),
        float(alignment.inserted),
        float(alignment.gaps),
        *_commonness(alignment, around, replaced),
        *_endings(alignment, around, replaced),
        _attested(alignment, around, replaced),
        float(row.entry in around.preferred),
        *_capitals(alignment, around, replaced),
        _most(around, [_word(around, token) for _, token, _ in replaced]),
        float(bool(kept) and all(row.capitals[at] for at in kept if not row.shared[at])),
        _least(around, literal),
        *_neighbours(alignment, around.passage.folded),
    ]


def _shared(kept: Sequence[int], row: Row) -> int:
    """Classes and names that were kept; the words of one name count once."""
    return sum(
        row.shared[at] and not (at - 1 in kept and row.shared[at - 1] and not row.classes[at] and not row.gaps[at - 1])
        for at in kept
    )


Replaced = Sequence[tuple[int, int, int]]


def relations(kinds: Sequence[int]) -> list[float]:
    """How replaced words are related to the term's own.

    Args:
        kinds: of each replaced word, or `UNRELATED`.

    Returns:
        A number for each of `RELATIONS`.
    """
    known = [kind for kind in kinds if kind != UNRELATED]
    levels = [level(kind) if kind != UNRELATED else 0 for kind in kinds] or [3]
    return [
        float(sum(bool(kind & SYNONYM) for kind in known)),
        float(sum(bool(kind & MUTUAL) for kind in known)),
        float(sum(bool(kind & LISTED) and not kind & MUTUAL for kind in known)),
        float(sum(bool(kind & NEAR) for kind in known)),
        float(sum(bool(kind & SWAP) for kind in known)),
        float(sum(kind == 0 for kind in known)),
        float(len(kinds) - len(known)),
        float(sum(levels)),
        float(min(levels)),
    ]


def _commonness(alignment: Alignment, around: Surroundings, replaced: Replaced) -> list[float]:
    if not replaced:
        return [4.0, 4.0, 4.0, 4.0, 7.0]
    words = [_word(around, token).frequency / ZIPF for _, token, _ in replaced]
    meant = [alignment.row.frequencies[at] / ZIPF for at, _, _ in replaced]
    spread = [alignment.row.spread[at] for at, _, _ in replaced]
    count = len(replaced)
    return [sum(words) / count, min(words), sum(meant) / count, min(meant), sum(spread) / count]


def _endings(alignment: Alignment, around: Surroundings, replaced: Replaced) -> list[float]:
    """How many replaced words differ from the term's own in number at its head, inside, and in other endings."""
    found = [0.0] * len(ENDINGS)
    last = len(alignment.row.symbols) - 1
    for at, token, _ in replaced:
        here, there = _word(around, token).ending, alignment.row.endings[at]
        if here != there:
            found[ending_change(at == last, here, Ending(there))] += 1
    return found


def ending_change(is_head: bool, here: Ending, there: Ending) -> int:
    """Which of `ENDINGS` a change of inflection is.

    Args:
        is_head: whether the term ends in it.
        here: of the word of the text.
        there: of the term's own, another one.
    """
    if {here, there} == {Ending.NONE, Ending.S}:
        if is_head:
            return 0
        return 1 if here is Ending.S else 2
    if here is Ending.ED:
        return 3
    if here is Ending.ING:
        return 4
    return 5 if there is Ending.ING else 6


def _attested(alignment: Alignment, around: Surroundings, replaced: Replaced) -> float:
    """Pairs of neighbours, one of them a replacement, that ordinary English has."""
    tokens = {token for _, token, _ in replaced}
    count = 0
    for left in range(alignment.first, alignment.last - 1):
        one, other = around.words[left], around.words[left + 1]
        if (left in tokens or left + 1 in tokens) and isinstance(one, Word) and isinstance(other, Word):
            count += (one.folded, other.folded) in around.attested
    return float(count)


def _capitals(alignment: Alignment, around: Surroundings, replaced: Replaced) -> list[float]:
    strange = lost = 0
    for at, token, _ in replaced:
        is_capital = is_capitalized(around.passage.tokens[token])
        if is_capital and not alignment.row.capitals[at]:
            strange += token not in around.sentence_starts
        lost += alignment.row.capitals[at] and not is_capital
    return [float(strange), float(lost)]


def _most(around: Surroundings, words: Sequence[Word]) -> float:
    """How often the article has the one of some words that it has most often, as a power of two."""
    return math.log2(max((around.counts[word.folded] for word in words), default=1) or 1)


def _least(around: Surroundings, words: Sequence[Word]) -> float:
    """How often the article has the one that it has least often: what it keeps naming meets many neighbours."""
    return math.log2(min((around.counts[word.folded] for word in words), default=1) or 1)


def _neighbours(alignment: Alignment, folded: Sequence[str]) -> list[float]:
    before = folded[alignment.first - 1] if alignment.first else ""
    after = folded[alignment.last] if alignment.last < len(folded) else ""
    return [float(before in _BEFORE_VERBS), float(after in _AFTER_VERBS)]


def _word(around: Surroundings, token: int) -> Word:
    word = around.words[token]
    assert isinstance(word, Word)
    return word
