"""How strongly one article speaks for a paraphrasing tool, and what that says of each odd phrase in it.

An article is clean or paraphrased more or less densely. What a phrase is worth
is known for one density (`REFERENCE`); for others its odds are in proportion.
Bayes' rule over a few densities gives the probability of each, given every
distinct odd phrase and the length of the text, and with it the probability
that any one phrase is a garble. So many weak signs together are proof, one
alone is not, and a long text may hold a few by chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

MIN_WORDS = 100
"""Words below which a text is too short to be judged as a whole."""

REFERENCE = 0.02
"""Garbles to a word of the texts that odds are stated for: one in every fifty words."""

CLEAN = 5e-5
"""Garbles to a word of a clean text: slips of the pen that look like one."""

_DENSITIES: tuple[tuple[float, float], ...] = (
    (CLEAN, 0.8),
    (0.0005, 0.06),
    (0.002, 0.08),
    (0.006, 0.03),
    (0.02, 0.03),
)
"""Garbles to a word that glossaries can show, and the share of articles that have so many.

One article in five is taken to be paraphrased: rarer in a newsroom, but a text
is checked because somebody doubts it. With one in three the tuning half of the
clean sets has three times as many false warnings; with one in ten single
garbles are missed."""

_SEEN = 0.7
"""Share of the garbles of terms that leave a sign at all."""

_MOST = 150.0
"""Odds above which a single phrase proves no more."""


@dataclass(frozen=True, slots=True)
class Densities:
    """Probabilities of the densities of one article.

    Attributes:
        shares: density and probability, in the order of `_DENSITIES`.
    """

    shares: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, odds: Sequence[float], words: int, style: float = 0.0) -> Densities:
        """Weigh the distinct odd phrases of an article.

        Args:
            odds: of each, at the density of `REFERENCE`.
            words: words of prose in the article.
            style: log-odds that its choice of words adds (`style.Style.log_odds`).
        """
        logarithms = []
        for density, prior in _DENSITIES:
            factor = density / REFERENCE
            seen = sum(math.log1p(min(one, _MOST) * factor) for one in odds)
            lift = style if density > CLEAN else 0.0
            logarithms.append(math.log(prior) + lift + seen - density * _SEEN * words)
        highest = max(logarithms)
        shares = [math.exp(value - highest) for value in logarithms]
        total = sum(shares)
        return cls(tuple((density, share / total) for (density, _), share in zip(_DENSITIES, shares, strict=True)))

    @property
    def paraphrased(self) -> float:
        """Probability that the article is not clean."""
        return 1.0 - self.shares[0][1]

    def probability(self, odds: float) -> float:
        """Probability that a phrase with these odds (at `REFERENCE`) is a garble in this article."""
        total = 0.0
        for density, share in self.shares:
            scaled = odds * density / REFERENCE
            total += share * scaled / (1.0 + scaled)
        return total
