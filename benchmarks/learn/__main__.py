"""Measures `unspin learn`: `cost` needs nothing else, `effect` and `poisoned` the folder of the clean sets."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path


def main() -> None:
    """Read the command line and print tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learn", description=__doc__)
    parser.add_argument("what", choices=["cost", "effect", "poisoned"])
    parser.add_argument("data", type=Path, nargs="?", help="folder with the clean sets")
    parser.add_argument("--size", type=int, default=20_000_000, help="bytes of the archive that is made")
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--half", choices=["tuning", "reported"], default="reported")
    given = parser.parse_args()
    if given.what == "cost":
        from benchmarks.learn.cost import measure, rows

        with tempfile.TemporaryDirectory() as folder:
            cost = measure(given.size, given.jobs, Path(folder))
        print(cost.output)
        lines = rows(cost)
    else:
        from benchmarks.learn.effect import poisoned, vetoes
        from benchmarks.quality.splits import Half

        if given.data is None:
            parser.error("name the folder with the clean sets")
        lines = (vetoes if given.what == "effect" else poisoned)(given.data, Half[given.half.upper()])
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
