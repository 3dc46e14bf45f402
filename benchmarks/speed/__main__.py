"""Measure the shipped command beside Vale, codespell and typos, and check what it finds against a simple search.

    python -m benchmarks.speed [--peers FOLDER] [--data FOLDER] [--small] [--phrases N]... [--runs N] [--output FOLDER]

Corpora and glossaries are made anew in a temporary folder: natural prose with
paragraphs, phrases of two words, one pair in ten in the text. PEERS holds the
binaries (Vale: `go install github.com/vale-cli/vale/v3/cmd/vale@v3.22.0`); what is
not there is left out. DATA is the folder of the clean sets; without it prose is
made up of our own. `--small` only shows that all of it works. With OUTPUT the table
is written there into `speed.md`, between its marks, the plot as `speed.svg`, and both
are made of `speed.json`, in which the measurements of earlier runs are kept: with
`--phrases` a part of them can be measured anew.

Exit status: 0 where unspin found what the simple search found, else 1.
"""

from __future__ import annotations

import argparse
import compileall
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.corpora import Corpus, Size, corpus, make_pairs
from benchmarks.speed.measure import Cost, measure, size_of
from benchmarks.speed.naive import compare
from benchmarks.speed.prose import ROOT
from benchmarks.speed.table import Row, kept, markdown, plots, put_table
from benchmarks.speed.tools import LISTED_ONLY, NO_GRAMMAR, Peers, unspin, write_glossary

FULL_SIZES = (Size("one article", 1, 4_500), Size("1 MB in 200 files", 200), Size("20 MB in 4,000 files", 4_000))
FULL_PHRASES = (100, 1_000, 10_000, 100_000)
SMALL_SIZES = (Size("one article", 1, 4_500), Size("50 kB in 10 files", 10))
SMALL_PHRASES = (100, 1_000)

MOST_BYTES_WITH_ALL = 2_000_000
"""Text above which not all rules are measured: with grammar it takes minutes."""

MOST_PHRASES = {"vale": 10_000}
"""Phrases above which a tool takes so long that it is left out."""

ONCE = 10_000_000_000
"""Bytes of text times phrases above which Vale is run once only: it takes 10 seconds and more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is measured: from the command line."""

    sizes: Sequence[Size]
    phrases: Sequence[int]
    data: Path | None
    peers: Path | None
    runs: int


def main() -> int:
    """Measure, print, and say whether unspin's findings are right."""
    arguments = _arguments()
    wanted = Wanted(
        SMALL_SIZES if arguments.small else FULL_SIZES,
        arguments.phrases or (SMALL_PHRASES if arguments.small else FULL_PHRASES),
        arguments.data,
        arguments.peers,
        arguments.runs or (1 if arguments.small else 5),
    )
    # As an installer does it: where Python is told to write no bytecode, a checkout would be compiled in each run.
    compileall.compile_dir(ROOT / "checker", quiet=1)
    with tempfile.TemporaryDirectory(prefix="unspin-speed-") as work:
        rows, agrees = _all(wanted, Path(work))
    print(f"\n{platform.machine()}, Python {platform.python_version()}, medians of {wanted.runs} runs\n")
    print(markdown(rows))
    if arguments.output:
        arguments.output.mkdir(parents=True, exist_ok=True)
        rows = kept(arguments.output / "speed.json", rows)
        put_table(arguments.output / "speed.md", markdown(rows))
        (arguments.output / "speed.svg").write_text(plots(rows), "utf-8")
    return 0 if agrees else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--peers", type=Path, help="folder of the other tools")
    parser.add_argument("--data", type=Path, help="folder of the clean sets")
    parser.add_argument("--small", action="store_true", help="only show that it works")
    parser.add_argument("--phrases", type=int, action="append", help="sizes of glossaries; may be given again")
    parser.add_argument("--runs", type=int, default=0, help="runs of each command")
    parser.add_argument("--output", type=Path, help="folder for the table and the plot")
    return parser.parse_args()


def _all(wanted: Wanted, work: Path) -> tuple[list[Row], bool]:
    rows: list[Row] = []
    agrees = True
    peers = Peers(wanted.peers, work)
    for phrases in wanted.phrases:
        pairs = make_pairs(phrases, wanted.data)
        for number, size in enumerate(wanted.sizes):
            made = corpus(size, pairs, work / f"corpus-{phrases}-{number}", wanted.data)
            agrees = _unspin(made, wanted, work, rows) and agrees
            if phrases == FULL_PHRASES[0] and size.bytes <= MOST_BYTES_WITH_ALL:
                _all_rules(made, wanted, work, rows)
            for call in peers.calls(pairs, made.folder):
                if phrases <= MOST_PHRASES.get(call.name, phrases):
                    is_long = call.name == "vale" and size.bytes * phrases > ONCE
                    cost, _ = measure(call, 1 if is_long else wanted.runs)
                    _add(rows, made, call.name, cost)
    return rows, agrees


def _unspin(made: Corpus, wanted: Wanted, work: Path, rows: list[Row]) -> bool:
    pairs = write_glossary(made.pairs, work)
    listed = unspin("unspin", pairs, made.folder, work / "cache", *LISTED_ONLY)
    # The first run compiles the glossary.
    measure(listed, 1)
    cost, output = measure(listed, wanted.runs)
    _add(rows, made, "unspin", cost)
    agreement = compare(output, made.folder, made.pairs)
    told = f"{agreement.exact} as listed, {agreement.inflected} inflected"
    wrong = f", missed {agreement.missed[:5]}, unexplained {agreement.unexplained[:5]}"
    about = f"{made.size.name}, {len(made.pairs):,} phrases"
    print(f"{about}: {told}{'' if agreement.is_full else wrong}", flush=True)
    return agreement.is_full


def _all_rules(made: Corpus, wanted: Wanted, work: Path, rows: list[Row]) -> None:
    """What ships, and the glossary of the benchmark: without and with grammar, a first and a second run."""
    pairs = write_glossary(made.pairs, work)
    for name, options in (("unspin, all rules", NO_GRAMMAR), ("unspin, as installed", ())):
        cache = work / f"cache of {name}"
        # This compiles the glossaries; what is remembered of the texts must not be there in the next run.
        measure(unspin(name, pairs, made.folder, cache, *options, "--no-cache"), 1)
        for remembered in cache.glob("grammar*"):
            remembered.unlink()
        for when, runs in (("first run", 1), ("second run", wanted.runs)):
            cost, _ = measure(unspin(name, pairs, made.folder, cache, *options), runs)
            _add(rows, made, f"{name}, {when}", cost)


def _add(rows: list[Row], made: Corpus, tool: str, cost: Cost) -> None:
    rows.append(Row(made.size.name, size_of(made.folder), len(made.pairs), tool, cost))
    print(f"  {tool}: {cost.wall:.2f} s, {cost.cpu:.2f} s of processors, {cost.memory / 1e6:.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
