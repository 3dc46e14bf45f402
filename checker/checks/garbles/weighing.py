"""How the signals of a place are weighed: a logistic regression, fitted by `benchmarks/quality`.

The weights are data (`checker/data/garble_weights.json`), one for each signal,
for squares of some and for products of some with the two that change what the
others mean.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from checker.checks.garbles.signals import NAMES

_SQUARED = ("word_frequency", "term_frequency", "kept_rare", "degree", "overlap")
_CROSSED = (
    "unrelated", "far", "swap", "synonym", "mutual", "word_frequency", "term_frequency", "kept_rare", "attested",
    "overlap",
)  # fmt: skip
_CROSSED_WITH = ("two_words", "all_replaced")

_LEAST_CHANCE = 3.0
"""Times by which odds are raised at most where few terms are looked for."""

_AT = {name: at for at, name in enumerate(NAMES)}
_SQUARES = tuple(_AT[name] for name in _SQUARED)
_PRODUCTS = tuple((_AT[other], _AT[name]) for other in _CROSSED_WITH for name in _CROSSED)

COLUMNS = (
    *NAMES,
    *(f"{name}^2" for name in _SQUARED),
    *(f"{other}*{name}" for other in _CROSSED_WITH for name in _CROSSED),
)
"""What each number of `expanded` is."""


def expanded(signals: Sequence[float]) -> list[float]:
    """Signals with squares and products, in the order of `COLUMNS`."""
    return [
        *signals,
        *(signals[at] * signals[at] for at in _SQUARES),
        *(signals[one] * signals[other] for one, other in _PRODUCTS),
    ]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((resources.files("checker") / "data" / "garble_weights.json").read_text("utf-8"))
    return data


def column_weights(*, spun: bool = False) -> tuple[float, dict[str, float]]:
    """The bias, and the weight of each of `COLUMNS`; see `odds`."""
    data = _data()["spun" if spun else "usual"]
    return data["bias"], data["weights"]


@lru_cache(maxsize=2)
def _weights(*, spun: bool) -> tuple[float, list[float]]:
    bias, weights = column_weights(spun=spun)
    return bias, [weights[name] for name in COLUMNS]


def factor(chance: float, *, spun: bool = False) -> float:
    """What odds are multiplied by for the number of terms that are looked for.

    Args:
        chance: see `VariantIndex.chance`; the more terms, the more places look like one by chance.
        spun: see `odds`.
    """
    usual: float = _data()["spun" if spun else "usual"]["chance"]
    return min(usual / chance, _LEAST_CHANCE) if chance else 0.0


def odds(signals: Sequence[float], *, spun: bool = False) -> float:
    """Odds that a place is a garble of its term, before `factor`, in a text as dense as `mixture.REFERENCE`.

    Args:
        signals: what `signals.signals` returned.
        spun: True for the odds in a text whose choice of words is a crude tool's (`style`): whatever lies
            beside a term there is likely to be one, related closely or not.
    """
    bias, weights = _weights(spun=spun)
    total = bias + sum(map(float.__mul__, weights, expanded(signals)))
    return math.exp(max(-30.0, min(30.0, total)))
