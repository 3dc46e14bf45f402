"""Measure what the shipped glossaries cover and what they cost.

    python -m benchmarks.coverage DATA_FOLDER [--unseen]

DATA_FOLDER holds `spun_news_pairs.tsv` (column `original`), `tortured_phrases.tsv`
(column `expected`) and the clean sets that `benchmarks.quality.clean` reads. A phrase
is covered where a right form lies in it; it is covered whole where one form is all of
it. Errors and warnings are those of all rules that name a glossary. Entries that never
occur in the clean sets are counted; `--unseen` lists them with the reason why each
group is kept. The status is 1 where a group has none.
"""

from __future__ import annotations

import argparse
import csv
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.coverage.occurrences import RIGHT, Occurrences, count, headings
from benchmarks.coverage.reasons import Group, faults, read_reasons
from benchmarks.quality.clean import CleanArticle, read_clean
from checker.checking import Checker
from checker.findings import DocumentReport
from checker.folders import cache_folder
from checker.glossary.lexicon import Lexicon
from checker.glossary.store import load_lexicon, shipped_folder, shipped_names
from checker.plan import Plan
from checker.settings import Settings
from checker.tokens import TOKEN

_LOADS = 20
"""Processes whose first load is timed; the median counts."""


def main() -> int:
    """Print all figures; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", help="folder with the data to measure on")
    parser.add_argument("--unseen", action="store_true", help="list entries that never occur, with their reasons")
    parser.add_argument(
        "--load", action="store_true", help="load all shipped glossaries once, and print time and memory"
    )
    arguments = parser.parse_args()
    if arguments.load:
        _load_once()
        return 0
    if arguments.data is None:
        parser.error("name the folder with the data")
    csv.field_size_limit(10**9)
    lexicon = _lexicon()
    _loading(lexicon)
    for name, column in (("spun_news_pairs.tsv", "original"), ("tortured_phrases.tsv", "expected")):
        _phrases(arguments.data / name, column, lexicon)
    articles = read_clean(arguments.data)
    occurrences = count(articles, lexicon)
    _table(occurrences, _findings(articles, lexicon), lexicon)
    return _reasons(_unseen(occurrences, lexicon), arguments.unseen)


def _lexicon() -> Lexicon:
    return load_lexicon([shipped_folder() / f"{name}.toml" for name in shipped_names()], cache_folder())


def _load_once() -> None:
    before, memory = time.perf_counter(), _peak()
    _lexicon().unpack()
    taken = (time.perf_counter() - before) * 1000
    print(f"{taken:.1f} {_peak() - memory:.1f} {_peak():.1f}")


def _peak() -> float:
    """The most memory that this process had at once, in MB; what Linux says of a child includes its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _loading(lexicon: Lexicon) -> None:
    command = [sys.executable, "-m", "benchmarks.coverage", "--load"]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(_LOADS)]
    times, added, peaks = (sorted(float(run[at]) for run in runs) for at in range(3))
    print(
        f"{len(lexicon):,} entries; first load of a process from the cache: {times[0]:.0f} ms at best, "
        f"{times[_LOADS // 2]:.0f} ms in the middle of {_LOADS}; it adds {added[_LOADS // 2]:.0f} MB, "
        f"the process has {peaks[-1]:.0f} MB at most"
    )


def _phrases(path: Path, column: str, lexicon: Lexicon) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        phrases = {row[column].strip() for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    covered = whole = 0
    for phrase in sorted(phrases):
        tokens = TOKEN.findall(phrase)
        right = [match for match in lexicon.phrases.find(list(tokens)) if match.kind in RIGHT]
        covered += bool(right)
        whole += any(match.first == 0 and match.last == len(tokens) for match in right)
    print(f"{path.name}: {len(phrases):,} right phrases; {whole:,} are entries, {covered:,} hold one")


def _findings(articles: Iterable[CleanArticle], lexicon: Lexicon) -> Counter[tuple[str, str]]:
    """Findings by glossary and severity."""
    checker = Checker(Plan(Settings(grammar="off"), lexicon))
    found: Counter[tuple[str, str]] = Counter()
    for article in articles:
        result = checker.check_bytes("clean.txt", article.text.encode())
        if isinstance(result, DocumentReport):
            found.update((finding.glossary, finding.severity) for finding in result.findings if finding.glossary)
    return found


def _unseen(occurrences: Occurrences, lexicon: Lexicon) -> dict[Group, list[str]]:
    under = {name: headings(shipped_folder() / f"{name}.toml") for name in shipped_names()}
    found: dict[Group, list[str]] = defaultdict(list)
    for number in range(len(lexicon)):
        if not occurrences.met[number]:
            entry = lexicon.entry(number)
            found[entry.glossary, under[entry.glossary][entry.line]].append(entry.text)
    return found


def _table(occurrences: Occurrences, found: Counter[tuple[str, str]], lexicon: Lexicon) -> None:
    words = max(occurrences.words, 1)
    entries = Counter(lexicon.entry(number).glossary for number in range(len(lexicon)))
    met = Counter(lexicon.entry(number).glossary for number in occurrences.met)
    print(f"{occurrences.words:,} clean words; occurrences, errors and warnings are per 100,000 words:\n")
    print("| glossary | entries | of these occur | occurrences | errors | warnings |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name in sorted(entries):
        counts = (occurrences.longest[name], found[name, "error"], found[name, "warning"])
        rates = " | ".join(
            f"{each * 100_000 / words:.{digits}f}" for each, digits in zip(counts, (1, 2, 2), strict=True)
        )
        print(f"| {name} | {entries[name]} | {met[name]} | {rates} |")
    print()


def _reasons(unseen: dict[Group, list[str]], shown: bool) -> int:
    reasons = read_reasons()
    if shown:
        for group, entries in sorted(unseen.items()):
            print(f"\n{': '.join(group)} ({len(entries)})\n  why: {reasons.get(group, 'no reason')}")
            print(f"  {'; '.join(entries)}")
    wrong = list(faults(unseen, reasons))
    for fault in wrong:
        print(fault)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
