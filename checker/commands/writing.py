"""What becomes of a run whose results cannot be written: a full disk, or a reader that has gone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import typer

from checker.atomic import reason, text_file
from checker.reporters import FormatError

CANNOT = 2


@contextmanager
def result_file(path: Path) -> Iterator[TextIO]:
    """A stream that becomes a file when all is written; see `atomic.text_file`.

    Raises:
        FormatError: it cannot be written; the file is as it was.
    """
    try:
        with text_file(path) as stream:
            yield stream
    except OSError as error:
        if not path.parent.exists():
            raise FormatError(f"{path}: there is no folder {path.parent}; make it first.") from error
        raise FormatError(f"{path}: cannot be written ({reason(error)}).") from error


@contextmanager
def standard_stream(stream: TextIO = sys.stdout) -> Iterator[TextIO]:
    """A standard stream, flushed at the end.

    Raises:
        FormatError: it cannot be written.
        Exit: whoever was to read it has gone, as `head` does; nobody is left to be told.
    """
    try:
        yield stream
        stream.flush()
    except OSError as error:
        _throw_away(stream)
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(CANNOT) from None
        raise FormatError(f"standard output: cannot be written ({reason(error)}).") from error


def _throw_away(stream: TextIO) -> None:
    """Let vanish what is left in a stream's buffer: it would fail once more when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
