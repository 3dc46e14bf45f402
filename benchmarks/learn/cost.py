"""What it costs to learn an archive: time, memory of all processes together, size of the profile."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.learn.corpus import write

_PAUSE = 0.2
SEED = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost.

    Attributes:
        articles, size: of the archive, in bytes.
        seconds: from start to end.
        memory: most bytes that all its processes held together, pages that they share counted once.
        profile: bytes of the profile.
        output: what it said.
    """

    articles: int
    size: int
    seconds: float
    memory: int
    profile: int
    output: str


def measure(size: int, jobs: int, folder: Path) -> Cost:
    """Make an archive and learn it.

    Args:
        size: of the archive, in bytes.
        jobs: processes; 0 for one a core.
        folder: for archive and profile.

    Raises:
        RuntimeError: learning failed.
    """
    archive, profile = folder / "archive.jsonl", folder / "house.profile"
    articles = write(archive, size, SEED)
    command = [sys.executable, "-m", "checker", "learn", "--isolated", "--profile", str(profile), "--jobs", str(jobs)]
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        running = subprocess.Popen([*command, str(archive)], stdout=said, stderr=subprocess.STDOUT)
        watch = _Watch(running.pid)
        watch.start()
        status = running.wait()
        seconds = time.perf_counter() - started
        watch.done.set()
        watch.join()
        said.seek(0)
        output = said.read()
    if status:
        raise RuntimeError(output)
    return Cost(articles, archive.stat().st_size, seconds, watch.most, profile.stat().st_size, output)


def rows(cost: Cost) -> Iterator[str]:
    """The table of a measurement."""
    yield "| archive | articles | seconds | MB a second | memory at most | profile |"
    yield "| --- | --- | --- | --- | --- | --- |"
    yield (
        f"| {cost.size / 1e6:,.0f} MB | {cost.articles:,} | {cost.seconds:,.0f} | "
        f"{cost.size / cost.seconds / 1e6:.2f} | {cost.memory / 1e6:,.0f} MB | {cost.profile / 1e6:,.0f} MB |"
    )


class _Watch(threading.Thread):
    """Looks again and again at the memory of a process and its children (Linux)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(_PAUSE):
            self.most = max(self.most, sum(map(_memory, _family(self._pid))))


def _family(pid: int) -> list[int]:
    found = [pid]
    for process in found:
        try:
            for thread in Path(f"/proc/{process}/task").iterdir():
                found += map(int, (thread / "children").read_text("ascii").split())
        except OSError:
            continue
    return found


def _memory(pid: int) -> int:
    """Proportional set size: private pages, and of shared ones a part."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
