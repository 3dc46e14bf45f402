"""Watching files: what was saved, made or removed is told, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.watch import saves


def test_tells_what_was_saved_made_and_removed(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("one", "utf-8")
    steps: Iterator[Callable[[], object]] = iter(
        [
            lambda: None,
            lambda: first.write_text("one more", "utf-8"),
            lambda: second.write_text("two", "utf-8"),
            lambda: os.utime(second, ns=(1, 1)),
            lambda: first.unlink(),
        ]
    )

    def sleep(seconds: float) -> None:
        next(steps)()

    told = saves(lambda: tmp_path.glob("*.txt"), sleep=sleep)
    assert [next(told) for _ in range(4)] == [{first}, {second}, {second}, {first}]
