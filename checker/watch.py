"""Waiting until an article is saved.

By asking the file system a few times a second: it works on every platform and
on network drives, and costs less than a thousandth of a core for a folder of
articles.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

INTERVAL = 0.3
"""Seconds between two looks: shorter than anybody waits for after saving."""

State = dict[Path, tuple[int, int]]


def saves(
    find: Callable[[], Iterable[Path]], interval: float = INTERVAL, sleep: Callable[[float], None] = time.sleep
) -> Iterator[frozenset[Path]]:
    """Wait for changes, for ever.

    Args:
        find: finds the files to watch; asked at every look, so that new ones count.
        interval: seconds between two looks.
        sleep: waits.

    Yields:
        The files that were written, made or removed since the last look, never none.
    """
    before = _state(find())
    while True:
        sleep(interval)
        now = _state(find())
        changed = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        before = now
        if changed:
            yield frozenset(changed)


def _state(paths: Iterable[Path]) -> State:
    state = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        state[path] = (status.st_mtime_ns, status.st_size)
    return state
