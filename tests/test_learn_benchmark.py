"""The benchmark of learning works on a small archive. No time is asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_it_runs() -> None:
    command = [sys.executable, "-m", "benchmarks.learn", "cost", "--size", "300000", "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    learned = done.stdout.partition("Learned ")[2].partition(" ")[0]
    made = done.stdout.splitlines()[-1].split("|")[2].strip()
    # Made-up articles are English, independent and not spun: all are learned.
    assert learned == made
