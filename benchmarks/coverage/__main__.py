"""Measure what the shipped glossaries cover.

    python -m benchmarks.coverage DATA_FOLDER [WORDS]

DATA_FOLDER holds `spun_news_pairs.tsv` (column `original`), `tortured_phrases.tsv`
(column `expected`) and clean prose, `state_union.zip` and `wikinews_2019.csv`, of
which WORDS words each are read (60,000 unless given). A phrase is covered where a right form
lies in it; it is covered whole where one form is all of it.
"""

from __future__ import annotations

import csv
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.findings import DocumentReport
from checker.folders import cache_folder
from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind, longest
from checker.glossary.store import load_lexicon, shipped_folder, shipped_names
from checker.plan import Plan
from checker.run import Checker
from checker.settings import Settings
from checker.tokens import TOKEN, is_word

_RIGHT = frozenset({Kind.PREFERRED, Kind.ACCEPTED, Kind.NAME, Kind.NAME_ACCEPTED})
_WORDS = 60_000


def main(folder: Path, words: int) -> None:
    """Print all figures."""
    csv.field_size_limit(10**9)
    lexicon = _loading()
    for name, column in (("spun_news_pairs.tsv", "original"), ("tortured_phrases.tsv", "expected")):
        _phrases(folder / name, column, lexicon)
    _clean(list(_articles(folder, words)), lexicon)


def _loading() -> Lexicon:
    paths = [shipped_folder() / f"{name}.toml" for name in shipped_names()]
    load_lexicon(paths, cache_folder())
    times = []
    for _ in range(5):
        before = time.perf_counter()
        lexicon = load_lexicon(paths, cache_folder())
        lexicon.unpack()
        times.append(time.perf_counter() - before)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(lexicon):,} entries; loaded from the cache in {min(times) * 1000:.0f} ms at best; {peak} MB at most")
    return lexicon


def _phrases(path: Path, column: str, lexicon: Lexicon) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        phrases = {row[column].strip() for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    covered = whole = 0
    for phrase in sorted(phrases):
        tokens = TOKEN.findall(phrase)
        right = [match for match in lexicon.phrases.find(list(tokens)) if match.kind in _RIGHT]
        covered += bool(right)
        whole += any(match.first == 0 and match.last == len(tokens) for match in right)
    print(f"{path.name}: {len(phrases):,} right phrases; {whole:,} are entries, {covered:,} hold one")


def _articles(folder: Path, words: int) -> Iterator[str]:
    with zipfile.ZipFile(folder / "state_union.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".txt"))
        yield from _first(words, (archive.read(name).decode("utf-8", "replace") for name in reversed(names)))
    with (folder / "wikinews_2019.csv").open(encoding="utf-8", newline="") as file:
        yield from _first(words, (max(row, key=len) for row in csv.reader(file) if row))


def _first(words: int, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if words <= 0:
            return
        words -= len(text.split())
        yield text


def _clean(texts: list[str], lexicon: Lexicon) -> None:
    checker = Checker(Plan(Settings(grammar="off"), lexicon))
    terms: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    words = 0
    for text in texts:
        for line in text.splitlines():
            tokens = TOKEN.findall(line)
            words += sum(map(is_word, tokens))
            for match in longest(lexicon.phrases.find(list(tokens))):
                if match.kind in _RIGHT:
                    terms[lexicon.entry(match.entry).glossary] += 1
        result = checker.check_bytes("clean.txt", text.encode())
        if isinstance(result, DocumentReport):
            found.update((finding.glossary, finding.severity) for finding in result.findings if finding.glossary)
    print(f"{words:,} clean words; per 100,000 words:\n{'glossary':28} {'terms':>8} {'errors':>8} {'warnings':>8}")
    for glossary in lexicon.glossaries:
        row = (terms[glossary.id], found[glossary.id, "error"], found[glossary.id, "warning"])
        print(f"{glossary.id:28} " + " ".join(f"{count * 100_000 / max(words, 1):8.1f}" for count in row))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else _WORDS)
