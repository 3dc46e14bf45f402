"""What a place beside a term of two words can be worth at most, before its surroundings are looked at.

Nearly all places that resemble a term are of this kind and worth nothing; what
is known of the words alone shows it at the cost of a few look-ups. The
numbers are those of `weighing`, taken apart by what they depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from checker.checks.garbles.signals import COMMON, ENDINGS, RELATIONS, ZIPF, ending_change, relations
from checker.checks.garbles.weighing import column_weights
from checker.glossary.attested import PairFilter
from checker.glossary.endings import Ending
from checker.glossary.kinds import EXACT
from checker.glossary.variant_index import Row, VariantIndex, Word

_FREQUENCIES = 256
_NEIGHBOURS = ("after_modal", "before_determiner")
_CAPITALS = ("capital", "lost_capital")


class _Replaced:
    """What replaced words are worth: one or both of a term's."""

    def __init__(self, weights: Mapping[str, float], words: int, *, everything: bool) -> None:
        self._weights = weights
        self._everything = everything
        means = [at / ZIPF / words for at in range(words * (_FREQUENCIES - 1) + 1)]
        self.by_word = [self._part("word_frequency", mean) for mean in means]
        self.by_term = [self._part("term_frequency", mean) for mean in means]
        self.attested = self._part("attested", 1.0)
        self._by_kinds: dict[tuple[int, ...], float] = {}
        self.base = weights["two_words"] + self.attested * (self.attested > 0)
        self.base += weights["all_replaced"] if everything else 0.0
        self.base += weights["two_replaced"] if words == 2 else 0.0
        self.base += sum(max(weights[name], 0.0) for name in _NEIGHBOURS)
        self.base += sum(max(weights[name], 0.0) for name in _CAPITALS) * words

    def by_degree(self, degree: float) -> float:
        """What the mean degree of the term's words is worth."""
        return self._part("degree", degree)

    def by_kinds(self, kinds: tuple[int, ...]) -> float:
        """What the kinds of relation are worth."""
        known = self._by_kinds.get(kinds)
        if known is None:
            values = zip(RELATIONS, relations(kinds), strict=True)
            known = self._by_kinds[kinds] = sum(self._part(name, value) for name, value in values)
        return known

    def _part(self, name: str, value: float) -> float:
        """What one signal adds."""
        weights = self._weights
        linear = weights[name] + weights.get(f"two_words*{name}", 0.0)
        if self._everything:
            linear += weights.get(f"all_replaced*{name}", 0.0)
        return linear * value + weights.get(f"{name}^2", 0.0) * value * value


class Ceiling:
    """The log-odds of places beside terms of two words, from above: tables made once."""

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        """Take the weights apart.

        Args:
            bias: of the regression.
            weights: of its columns, by name.
        """
        self._weights = weights
        self._bias = bias
        self._beside_literal = _Replaced(weights, 1, everything=False)
        self._beside_shared = _Replaced(weights, 1, everything=True)
        self._both = _Replaced(weights, 2, everything=True)
        squared, crossed = weights.get("kept_rare^2", 0.0), weights.get("two_words*kept_rare", 0.0)
        rare = [max(0.0, COMMON - at / ZIPF) for at in range(_FREQUENCIES)]
        self._kept = [(weights["kept_rare"] + crossed) * value + squared * value * value for value in rare]
        changes = [(is_head, here, there) for is_head in (False, True) for here in Ending for there in Ending]
        self._endings: dict[tuple[bool, int, int], float] = {
            change: weights[ENDINGS[ending_change(*change)]] if change[1] != change[2] else 0.0 for change in changes
        }
        self.preferred = weights["preferred"]
        self.gaps = weights["gaps"]
        self.attested_beside = {
            False: min(self._beside_literal.attested, 0.0),
            True: min(self._beside_shared.attested, 0.0),
        }
        self.attested_both = min(self._both.attested, 0.0)
        self.best_endings = 2 * max(0.0, *self._endings.values())

    def one(self, row: Row, at: int, kept: Word, replaced: Word, kind: int) -> float:
        """What a place is worth where the word for one symbol, the one at `at`, is replaced."""
        weights = self._weights
        if row.shared[1 - at]:
            part = self._beside_shared
            most = weights["kept_class"] + weights["kept_name"]
        else:
            part = self._beside_literal
            most = weights["kept"] + self._kept[kept.frequency] + row.capitals[1 - at] * weights["kept_name"]
        return (
            most
            + self._bias
            + part.base
            + part.by_word[replaced.frequency]
            + part.by_term[row.frequencies[at]]
            + (weights["rarest_word"] * replaced.frequency + weights["rarest_term_word"] * row.frequencies[at]) / ZIPF
            + part.by_degree(row.spread[at])
            + part.by_kinds((kind,))
            + self._endings[at == 1, replaced.ending, row.endings[at]]
        )

    def two(self, row: Row, words: tuple[Word, Word], kinds: tuple[int, int]) -> float:
        """What a place is worth where both words are replaced."""
        one, other = words
        return (
            self.by_words(one.frequency, other.frequency)
            + self.by_term(*row.frequencies, *row.spread)
            + self.by_kinds(kinds)
            + self._endings[False, one.ending, row.endings[0]]
            + self._endings[True, other.ending, row.endings[1]]
        )

    def by_words(self, one: int, other: int) -> float:
        """The part of `two` that depends on how common the words are."""
        rarest = self._weights["rarest_word"] * min(one, other) / ZIPF
        return self._bias + self._both.base + self._both.by_word[one + other] + rarest

    def by_term(self, one: int, other: int, spread: float, other_spread: float) -> float:
        """The part of `two` that depends on how common the term's own words are, and how many may stand for them."""
        rarest = self._weights["rarest_term_word"] * min(one, other) / ZIPF
        return self._both.by_term[one + other] + rarest + self._both.by_degree((spread + other_spread) / 2)

    def by_kinds(self, kinds: tuple[int, int]) -> float:
        """The part of `two` that depends on how the words are related."""
        return self._both.by_kinds(kinds)


class Reaching:
    """Tells which places beside terms of two words can have log-odds as high as some; see `alignment.Pays`."""

    def __init__(
        self, ceiling: Ceiling, least: float, index: VariantIndex, preferred: Iterable[int], attested: PairFilter
    ) -> None:
        """Say how high.

        Args:
            ceiling: what places are worth.
            least: log-odds.
            index: knows the terms.
            preferred: entries of terms that the article has, or accepted forms of them, elsewhere.
            attested: pairs of words of ordinary English.
        """
        self._ceiling = ceiling
        self._least = least
        self._index = index
        self._preferred = {row.symbols for entry in preferred for row in index.rows_of(entry)}
        self._attested = attested

    def __call__(self, row: Row, words: tuple[Word, Word], kinds: tuple[int, int], is_apart: bool) -> bool:
        """See `alignment.Pays`."""
        ceiling, least = self._ceiling, self._least
        if EXACT in kinds:
            at = int(kinds[0] == EXACT)
            most = ceiling.one(row, at, words[1 - at], words[at], kinds[at])
            attested = ceiling.attested_beside[row.shared[1 - at]]
        else:
            most = ceiling.two(row, words, kinds)
            attested = ceiling.attested_both
        if row.symbols in self._preferred:
            most += ceiling.preferred
        if is_apart != bool(row.gaps[0]):
            most += ceiling.gaps
        if most < least:
            return False
        return is_apart or most + attested >= least or (words[0].folded, words[1].folded) not in self._attested

    def both(self, words: tuple[Word, Word], is_apart: bool) -> Callable[[int, int], bool]:
        """See `alignment.Pays`."""
        one, other = words
        ceiling, preferred = self._ceiling, self._preferred
        least = self._least - ceiling.by_words(one.frequency, other.frequency) - ceiling.best_endings
        if is_apart:
            least -= max(ceiling.gaps, 0.0)
        elif (one.folded, other.folded) in self._attested:
            least -= ceiling.attested_both
        frequencies, spread = self._index.frequencies, self._index.spread
        kinds, other_kinds = one.kinds, other.kinds

        def pays(left: int, right: int) -> bool:
            most = ceiling.by_term(frequencies[left], frequencies[right], spread[left], spread[right])
            most += ceiling.by_kinds((kinds[left], other_kinds[right]))
            return most >= least or ((left, right) in preferred and most + ceiling.preferred >= least)

        return pays


@lru_cache(maxsize=2)
def ceiling(*, spun: bool) -> Ceiling:
    """The ceiling of the weights that come with unspin; see `weighing.odds`."""
    return Ceiling(*column_weights(spun=spun))
