"""Many files on several cores, with results in the order of the files.

Workers are forked where the platform allows it, after the glossaries were
unpacked, so that all share one copy; elsewhere each is handed the packed
glossaries and the list of files once. Portions are ranges of that list, and only a
few are under way at a time, so memory does not grow with the number of files.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from checker.findings import DocumentReport, Problem
from checker.sources import Source

Result = DocumentReport | Problem
Work = Callable[[Source], Result]
Files = Sequence[Source | Problem]

_LARGEST_PORTION = 32
_PORTIONS_PER_WORKER = 8
_AHEAD = 3

WORTH_BYTES = 400_000
"""Text below which starting workers costs more than it saves: on two cores a worker
takes about 30 ms to start, the time in which one core checks 300 kB."""

GRAMMAR_WORTH_BYTES = 60_000
"""The same with grammar: a worker's engine takes half a second to build, the time in which another checks 15 kB."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pool(jobs: int, start: Callable[..., None], *arguments: Any) -> ProcessPoolExecutor:
    """Workers, forked where the platform allows it; Ctrl-C is for the main process, which then ends them.

    Args:
        jobs: how many.
        start: makes each worker ready.
        arguments: handed to `start`; they pickle where the platform cannot fork.
    """
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_ready, initargs=(start, *arguments))


def _ready(start: Callable[..., None], *arguments: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start(*arguments)


def automatic_jobs(sources: Sequence[Source | Problem], worth: int = WORTH_BYTES) -> int:
    """How many processes are worth starting for some files.

    Args:
        sources: what will be checked.
        worth: bytes of text above which workers pay.
    """
    processors = cores()
    if processors == 1 or len(sources) < 2:
        return 1
    size = 0
    for source in sources:
        if isinstance(source, Source):
            try:
                size += source.path.stat().st_size
            except OSError:
                continue
        if size > worth:
            return processors
    return 1


def check_in_parallel(make_work: Callable[[], Work], sources: Files, jobs: int) -> Iterator[Result]:
    """Check files in several processes.

    Args:
        make_work: makes, in each worker, what checks a file; pickles where the
            platform cannot fork.
        sources: files, and problems, which are passed through.
        jobs: processes, 2 or more.

    Yields:
        One result a source, in order. The files of a worker that died are
        problems; the rest is still checked.
    """
    portions = deque(_portions(len(sources), jobs))
    workers = pool(jobs, _start, make_work, sources)
    running: deque[tuple[range, Future[list[Result]]]] = deque()
    try:
        while portions or running:
            try:
                while portions and len(running) < jobs * _AHEAD:
                    running.append((portions[0], workers.submit(_check_portion, portions[0])))
                    portions.popleft()
                results = running[0][1].result()
                running.popleft()
            except BrokenProcessPool:
                # Whatever was under way with the dead worker is tried again, where it cannot break anything else.
                workers.shutdown(wait=False, cancel_futures=True)
                again = [portion for portion, _ in running]
                running.clear()
                workers = pool(jobs, _start, make_work, sources)
                yield from _apart(make_work, sources, again)
                continue
            yield from results
        # A pool that is left to itself may complain of its closed pipe while the interpreter ends.
        workers.shutdown()
    finally:
        workers.shutdown(wait=False, cancel_futures=True)


def _apart(make_work: Callable[[], Work], sources: Files, portions: Sequence[range]) -> Iterator[Result]:
    """Check broken portions each in a worker of its own; where it dies again, file by file, to find what kills it."""
    for portion in portions:
        results = _alone(make_work, sources, portion)
        if results is not None:
            yield from results
            continue
        for number in portion:
            found = _alone(make_work, sources, range(number, number + 1))
            yield found[0] if found else _died(sources[number])


def _alone(make_work: Callable[[], Work], sources: Files, portion: range) -> list[Result] | None:
    with pool(1, _start, make_work, sources) as worker:
        try:
            return worker.submit(_check_portion, portion).result()
        except BrokenProcessPool:
            return None


def _died(source: Source | Problem) -> Problem:
    if isinstance(source, Problem):
        return source
    return Problem(source.shown, f"{source.shown}: the process that checked it died; it may have run out of memory.")


def _portions(files: int, jobs: int) -> Iterator[range]:
    size = max(1, min(_LARGEST_PORTION, files // (jobs * _PORTIONS_PER_WORKER)))
    for start in range(0, files, size):
        yield range(start, min(start + size, files))


_work: Work | None = None
_sources: Files = ()


def _start(make_work: Callable[[], Work], sources: Files) -> None:
    global _work, _sources
    _work, _sources = make_work(), sources


def _check_portion(portion: range) -> list[Result]:
    assert _work is not None
    return [source if isinstance(source, Problem) else _work(source) for source in map(_sources.__getitem__, portion)]
