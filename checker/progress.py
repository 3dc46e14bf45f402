"""A progress bar for runs that take long, on standard error and only for a person who waits there."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

DELAY = 1.0
"""Seconds without a bar: a shorter run is over before anybody wonders."""


@contextmanager
def progress(total: int | None = None, stream: TextIO | None = None) -> Iterator[Callable[[], None]]:
    """Show how far a run has got while the context lasts.

    Args:
        total: pieces of work there are, or None where that is not known.
        stream: standard error where None.

    Yields:
        A function to call for each finished piece.
    """
    with Progress(total, stream) as bar:
        yield bar.advance


class Progress:
    """Counts finished pieces of work; a context manager.

    Nothing is shown and rich is not loaded before `delay` seconds have passed,
    nor where the stream is not a terminal.
    """

    def __init__(
        self,
        total: int | None = None,
        stream: TextIO | None = None,
        delay: float = DELAY,
        clock: Callable[[], float] = time.monotonic,
        label: str = "Checking",
        in_bytes: bool = False,
    ) -> None:
        """Prepare to count.

        Args:
            total: pieces of work there are, or None where that is not known.
            stream: standard error where None.
            delay: seconds before a bar is shown.
            clock: gives seconds.
            label: what is going on.
            in_bytes: whether a piece is a byte.
        """
        self._total = total
        self._stream = stream if stream is not None else sys.stderr
        self._delay = delay
        self._clock = clock
        self._label = label
        self._in_bytes = in_bytes
        self._done = 0
        self._started = clock()
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        """Start the clock."""
        self._started = self._clock()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    @property
    def visible(self) -> bool:
        """Whether a bar is shown."""
        return self._bar is not None

    def advance(self, pieces: int = 1) -> None:
        """Count finished pieces of work."""
        self._done += pieces
        if self._bar is None and self._clock() - self._started >= self._delay and self._stream.isatty():
            self._show()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        amount = DownloadColumn() if self._in_bytes else MofNCompleteColumn()
        columns = (TextColumn(self._label), BarColumn(), amount, TimeRemainingColumn())
        self._bar = RichProgress(*columns, console=Console(file=self._stream), transient=True)
        self._task = self._bar.add_task("", total=self._total, completed=self._done)
        self._bar.start()
