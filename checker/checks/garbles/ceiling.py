"""The most that a term of two words with one replaced can be worth, before its surroundings are looked at.

Nearly all places that resemble a term are of this kind and worth nothing; what
is known of the words alone shows it at the cost of a few look-ups. The
numbers are those of `weighing`, taken apart by what they depend on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from checker.checks.garbles.signals import COMMON, ZIPF
from checker.checks.garbles.weighing import column_weights
from checker.glossary.kinds import LISTED, MUTUAL, NEAR, SWAP, SYNONYM, level
from checker.glossary.variant_index import Row, Word

_FREQUENCIES = range(256)
_KINDS = range(128)
_SURROUNDINGS = (
    "preferred", "lost_capital", "head_number", "inner_plural", "inner_singular", "past", "ing", "lost_ing",
    "other_ending", "attested", "capital", "kept_name", "after_modal", "before_determiner",
)  # fmt: skip


class Ceiling:
    """The log-odds of such places, from above."""

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        """Take the weights apart.

        Args:
            bias: of the regression.
            weights: of its columns, by name.
        """
        self._weights = weights
        most = sum(max(weights[name], 0.0) for name in _SURROUNDINGS)
        self._literal = bias + weights["two_words"] + weights["kept"] + most
        self._class = bias + weights["two_words"] + weights["kept_class"] + most
        self._kept = [self._part("kept_rare", max(0.0, COMMON - at / ZIPF)) for at in _FREQUENCIES]
        self._word = [
            self._part("word_frequency", at / ZIPF) + weights["rarest_word"] * at / ZIPF for at in _FREQUENCIES
        ]
        self._term = [
            self._part("term_frequency", at / ZIPF) + weights["rarest_term_word"] * at / ZIPF for at in _FREQUENCIES
        ]
        self._kinds = [self._kind(kind) for kind in _KINDS]

    def __call__(self, row: Row, at: int, kept: Word, replaced: Word, kind: int) -> float:
        """The highest log-odds that a place can have.

        Args:
            row: a term of two symbols.
            at: the one that was replaced.
            kept: the word that stands for the other.
            replaced: the word that stands for this one.
            kind: how it is related.
        """
        base = self._class if row.shared[1 - at] else self._literal + self._kept[kept.frequency]
        degree = self._part("degree", math.log2(1 + row.degrees[at]))
        return base + degree + self._word[replaced.frequency] + self._term[row.frequencies[at]] + self._kinds[kind]

    def _part(self, name: str, value: float) -> float:
        """What one signal adds in a term of two words."""
        weights = self._weights
        linear = weights[name] + weights.get(f"two_words*{name}", 0.0)
        return linear * value + weights.get(f"{name}^2", 0.0) * value * value

    def _kind(self, kind: int) -> float:
        flags = {
            "synonym": kind & SYNONYM,
            "mutual": kind & MUTUAL,
            "listed": kind & LISTED and not kind & MUTUAL,
            "near": kind & NEAR,
            "swap": kind & SWAP,
            "far": kind == 0,
        }
        total = sum(self._part(name, 1.0) for name, holds in flags.items() if holds)
        return total + self._part("overlap", level(kind)) + self._weights["least_overlap"] * level(kind)


@lru_cache(maxsize=1)
def ceiling() -> Ceiling:
    """The ceiling of the weights that come with unspin."""
    return Ceiling(*column_weights())
