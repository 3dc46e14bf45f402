"""How unlike edited prose an article's choice of words is, with no glossary at all.

A paraphrasing tool puts for a common word one of its rarer relatives, so that
words of middling frequency with common relatives pile up, pairs of words that
ordinary English has get lost, and “a” is left standing before a vowel. Rare
words without common relatives (technical ones) say nothing. Each of the first
two is stated in standard deviations of clean articles of the same length; a
logistic regression weighs them. The numbers are data
(`checker/data/style_weights.json`), fitted by `benchmarks.quality.style_tuning`.

Taste in words is no proof: see `evidence` for what it may and may not do.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import chain, pairwise
from statistics import fmean as mean
from typing import Any, TypeAlias

from checker.glossary import attested, frequencies
from checker.glossary.attested import PairFilter
from checker.glossary.frequencies import STEPS, Frequencies
from checker.glossary.variant_index import GRAMMAR, NEVER_A_SWAP
from checker.memory import Memory
from checker.tokens import Passage
from checker.wording import indefinite_article

WORD_BINS = 14
INFLOW_BINS = 9
PAIR_BINS = 10

_FUNCTION = GRAMMAR | NEVER_A_SWAP
_FUNCTION_BIN = PAIR_BINS - 1
_SHORTEST = 4
"""Letters of the shortest word that counts: tools leave shorter ones alone."""

WINDOW = 600
"""Tokens that are judged together: the longer a text, the rarer the words that are new in it."""

_MOST_WINDOWS = 8
"""Windows of a long text that are looked at, spread evenly."""

_MISMATCHES_PER_WORD = 1 / 2000
"""How often edited prose seems to write “a” before a vowel: foreign and spelled-out words."""

_MOST_MISMATCHES = 3
MISMATCH_WEIGHT = 1.0
"""Log-odds that a mismatch adds, and how many count. The crude tools of the benchmark would give each 3.7, but
better ones mend articles, and learners of English do not."""

_MARGIN = 3.0
"""Log-odds taken off for registers that the clean sets do not hold: the report of physicists and the solemn speech
in tests/style, written by hand, stand at 3.9 and 1.2, clean news at 2.8 and less."""

MOST_LOG_ODDS = 6.0
"""What the choice of words may add at most to the log-odds of a paraphrased text."""


@dataclass(frozen=True, slots=True)
class Style:
    """How an article's choice of words differs from edited prose.

    Attributes:
        words, pairs: standard deviations above clean articles of the same length.
        mismatches: places where “a” or “an” does not fit the next word.
        log_odds: by how much a paraphrased text is likelier, 0 to `MOST_LOG_ODDS`; never below 0, since a careful
            tool leaves no such trace.
    """

    words: float
    pairs: float
    mismatches: int
    log_odds: float


PLAIN = Style(0.0, 0.0, 0, 0.0)
"""Of a text that nothing can be said about."""


_MOST_BINS = 200_000
"""Tokens whose bin is remembered."""


class Reader:
    """Reads the choice of words of articles; remembers the words it met."""

    def __init__(self, table: Frequencies, pairs: PairFilter, model: dict[str, Any]) -> None:
        """Take up the tables.

        Args:
            table: how common words are.
            pairs: pairs of words of ordinary English.
            model: content of `style_weights.json`.
        """
        self._table = table
        # Of tokens as they stand in texts; -1 for those that have no bin.
        self._word_bins = Memory(self._word_bin, _MOST_BINS)
        self._pair_bins = Memory(self._pair_bin, _MOST_BINS)
        self._attested = pairs
        self._model = model

    def _word_bin(self, token: str) -> int:
        """How common a word is, and its more common relatives."""
        if len(token) < _SHORTEST or not is_plain(token) or token in _FUNCTION:
            return -1
        frequency = min(2 * self._table.frequency(token) // STEPS, WORD_BINS - 1)
        return frequency * INFLOW_BINS + self._table.inflow(token)

    def _pair_bin(self, token: str) -> int:
        """How common a word of a pair is."""
        if not is_plain(token):
            return -1
        if token in _FUNCTION:
            return _FUNCTION_BIN
        return min(self._table.frequency(token) // STEPS, _FUNCTION_BIN - 1)

    def word_bins(self, window: Window) -> list[int]:
        """The bins of the different words that count."""
        return [found for found in map(self._word_bins.__getitem__, set(chain.from_iterable(window))) if found >= 0]

    def pair_bins(self, window: Window) -> list[int]:
        """The bins of the different pairs of neighbours: of the left word, of the right one, whether it is attested."""
        found = []
        bin_of, attested = self._pair_bins, self._attested
        for left, right in set(chain.from_iterable(map(pairwise, window))):
            one, other = bin_of[left], bin_of[right]
            if one >= 0 and other >= 0 and (one != _FUNCTION_BIN or other != _FUNCTION_BIN):
                found.append(2 * (one * PAIR_BINS + other) + ((left, right) in attested))
        return found

    def read(self, passages: Sequence[Passage], words: int) -> Style:
        """Judge an article.

        Args:
            passages: its passages.
            words: its words of prose.
        """
        model = self._model
        looked_at = windows(passages)
        by_words = mean(deviation(self.word_bins(window), model["words"]) for window in looked_at) if looked_at else 0.0
        if not looked_at or by_words < model["least"]:
            return PLAIN
        by_pairs = mean(deviation(self.pair_bins(window), model["pairs"]) for window in looked_at)
        mismatches = mismatched(passages)
        return Style(by_words, by_pairs, mismatches, self.log_odds(by_words, by_pairs, excess(mismatches, words)))

    def log_odds(self, words: float, pairs: float, more: float) -> float:
        """Weigh the three signs; `more` is what `excess` returned."""
        bias, one, two = self._model["logistic"]
        weighed = bias + one * words + two * pairs + MISMATCH_WEIGHT * more - _MARGIN
        return float(min(max(weighed, 0.0), MOST_LOG_ODDS))


Window: TypeAlias = list[list[str]]
"""Runs of tokens that are judged together."""


def windows(passages: Iterable[Passage]) -> list[Window]:
    """Cut a text into windows of `WINDOW` tokens or a little more; of many, some that are spread evenly."""
    found: list[Window] = [[]]
    room = WINDOW
    for passage in passages:
        for at in range(0, len(passage.tokens), WINDOW):
            if room <= 0:
                found.append([])
                room = WINDOW
            found[-1].append(passage.tokens[at : at + WINDOW])
            room -= len(found[-1][-1])
    if len(found) > 1 and room > WINDOW // 2:
        found.pop()
    if len(found) > _MOST_WINDOWS:
        found = [found[at * len(found) // _MOST_WINDOWS] for at in range(_MOST_WINDOWS)]
    return [window for window in found if window]


def is_plain(token: str) -> bool:
    """Tell a word in small letters from names, numbers, marks and foreign words."""
    return token.isascii() and token.isalpha() and token.islower()


def deviation(bins: Sequence[int], model: dict[str, Any]) -> float:
    """How far the mean weight of some bins lies above that of clean articles with so many.

    Args:
        bins: of words, or of pairs.
        model: `weights` of the bins; `mean` of clean articles, their variance `between` and that `within` one.

    Returns:
        Standard deviations.
    """
    if not bins:
        return 0.0
    weights = model["weights"]
    mean = sum(map(weights.__getitem__, bins)) / len(bins)
    return float((mean - model["mean"]) / math.sqrt(model["between"] + model["within"] / len(bins)))


def mismatched(passages: Iterable[Passage]) -> int:
    """Count “a” before a vowel and “an” before a consonant, before words in small letters."""
    count = 0
    for passage in passages:
        tokens = passage.tokens
        for article in ("a", "an"):
            at = -1
            for _ in range(tokens.count(article)):
                at = tokens.index(article, at + 1)
                after = tokens[at + 1] if at + 1 < len(tokens) else ""
                count += len(after) > 2 and is_plain(after) and indefinite_article(after) != article
    return count


def excess(mismatches: float, words: float) -> float:
    """Mismatches beyond those that edited prose of this length seems to have, up to a bound."""
    return min(max(mismatches - words * _MISMATCHES_PER_WORD, 0.0), _MOST_MISMATCHES)


@lru_cache(maxsize=1)
def shipped() -> Reader:
    """Reads with the tables that come with unspin."""
    model = json.loads((resources.files("checker") / "data" / "style_weights.json").read_text("utf-8"))
    return Reader(frequencies.shipped(), attested.shipped(), model)
