"""Runs a command and says what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.speed.tools import Call


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians over the runs of a command.

    Attributes:
        wall: seconds from start to end.
        cpu: seconds of all its processes.
        memory: most bytes resident in any one of its processes.
    """

    wall: float
    cpu: float
    memory: int


_WAITER = """
import os, sys, time
began = time.perf_counter()
child = os.fork()
if not child:
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - began
cpu = used.ru_utime + used.ru_stime
sys.stderr.write(f"\\n{os.waitstatus_to_exitcode(status)} {wall} {cpu} {used.ru_maxrss * 1024}\\n")
"""
"""Runs a command from a small process: a child's memory counts from before it becomes the command,
so that of a large process would be taken for the command's own."""


def measure(call: Call, runs: int) -> tuple[Cost, str]:
    """Run a command several times.

    Returns:
        What it cost, and the standard output of the last run.

    Raises:
        RuntimeError: it ended with a status that says that it did not do its work.
    """
    costs = []
    output = ""
    for _ in range(runs):
        cost, output = _once(call)
        costs.append(cost)
    return _median(costs), output


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs), int(median(c.memory for c in costs)))


def _once(call: Call) -> tuple[Cost, str]:
    with tempfile.TemporaryFile() as out:
        waiter = [sys.executable, "-I", "-S", "-c", _WAITER, *call.arguments]
        environment = {**os.environ, **call.environment}
        done = subprocess.run(
            waiter, cwd=call.folder, env=environment, stdout=out, stderr=subprocess.PIPE, check=False, text=True
        )
        out.seek(0)
        output = out.read().decode("utf-8", "replace")
    told, _, measured = done.stderr.rstrip().rpartition("\n")
    status, wall, cpu, memory = map(float, measured.split())
    if status not in call.statuses:
        raise RuntimeError(f"{call.name}: status {status:.0f}: {told[-500:]}")
    return Cost(wall, cpu, int(memory)), output


def size_of(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())
