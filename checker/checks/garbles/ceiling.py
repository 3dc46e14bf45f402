"""What a place beside a term of two words can be worth at most, before its surroundings are looked at.

Nearly all places that resemble a term are of this kind and worth nothing; what
is known of the words alone shows it at the cost of a few look-ups. The
numbers are those of `weighing`, taken apart by what they depend on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from checker.checks.garbles.alignment import Pays
from checker.checks.garbles.signals import COMMON, ENDINGS, RELATIONS, ZIPF, ending_change, relations
from checker.checks.garbles.weighing import column_weights
from checker.glossary.attested import PairFilter
from checker.glossary.endings import Ending
from checker.glossary.kinds import EXACT
from checker.glossary.variant_index import Row, Word

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
    """The log-odds of places beside terms of two words, from above."""

    def __init__(self, bias: float, weights: Mapping[str, float], attested: PairFilter) -> None:
        """Take the weights apart.

        Args:
            bias: of the regression.
            weights: of its columns, by name.
            attested: pairs of words of ordinary English.
        """
        self._weights = weights
        self._bias = bias
        self._attested = attested
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

    def reaching(self, least: float, preferred: Collection[int]) -> Pays:
        """What tells whether a place can have log-odds as high as this.

        Args:
            least: log-odds.
            preferred: entries of terms that the article has, or accepted forms of them, elsewhere.
        """
        weights, attested = self._weights, self._attested

        def pays(row: Row, words: tuple[Word, Word], kinds: tuple[int, int], is_apart: bool) -> bool:
            if EXACT in kinds:
                at = int(kinds[0] == EXACT)
                part = self._beside_shared if row.shared[1 - at] else self._beside_literal
                most = self._one(part, row, at, words[1 - at], words[at], kinds[at])
            else:
                part = self._both
                most = self._two(row, words, kinds)
            if row.entry in preferred:
                most += weights["preferred"]
            if is_apart != bool(row.gaps[0]):
                most += weights["gaps"]
            if most < least:
                return False
            if is_apart or most + part.attested >= least:
                return True
            return (words[0].folded, words[1].folded) not in attested

        return pays

    def _one(self, part: _Replaced, row: Row, at: int, kept: Word, replaced: Word, kind: int) -> float:
        """One word is replaced: the one at `at`."""
        weights = self._weights
        is_shared = row.shared[1 - at]
        part = self._beside_shared if is_shared else self._beside_literal
        most = (
            self._bias
            + part.base
            + (weights["kept_class"] if is_shared else weights["kept"] + self._kept[kept.frequency])
        )
        if is_shared or row.capitals[1 - at]:
            most += weights["kept_name"]
        return (
            most
            + part.by_word[replaced.frequency]
            + part.by_term[row.frequencies[at]]
            + (weights["rarest_word"] * replaced.frequency + weights["rarest_term_word"] * row.frequencies[at]) / ZIPF
            + part.by_degree(row.spread[at])
            + part.by_kinds((kind,))
            + self._endings[at == 1, replaced.ending, row.endings[at]]
        )

    def _two(self, row: Row, words: tuple[Word, Word], kinds: tuple[int, int]) -> float:
        """Both words are replaced."""
        weights, part = self._weights, self._both
        one, other = words
        own, others = row.frequencies, (one.frequency, other.frequency)
        return (
            self._bias
            + part.base
            + part.by_word[sum(others)]
            + part.by_term[sum(own)]
            + (weights["rarest_word"] * min(others) + weights["rarest_term_word"] * min(own)) / ZIPF
            + part.by_degree((row.spread[0] + row.spread[1]) / 2)
            + part.by_kinds(kinds)
            + self._endings[False, one.ending, row.endings[0]]
            + self._endings[True, other.ending, row.endings[1]]
        )


@lru_cache(maxsize=4)
def ceiling(attested: PairFilter, *, spun: bool) -> Ceiling:
    """The ceiling of the weights that come with unspin; see `weighing.odds`."""
    return Ceiling(*column_weights(spun=spun), attested)
