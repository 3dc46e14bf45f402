from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from checker.progress import Progress, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes only when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_short_run_shows_nothing() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(3, stream, clock=clock) as bar:
        for _ in range(3):
            bar.advance()
            assert not bar.visible
    assert stream.getvalue() == ""


def test_a_long_run_shows_how_far_it_got() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(40, stream, clock=clock) as bar:
        bar.advance()
        clock.now = 1.5
        bar.advance()
        assert bar.visible
    assert not bar.visible
    assert "2/40" in stream.getvalue()


def test_only_a_terminal_gets_a_bar() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress(3, stream, clock=clock) as bar:
        clock.now = 9
        bar.advance()
        assert not bar.visible
    assert stream.getvalue() == ""


def test_the_bar_goes_when_the_run_breaks_off() -> None:
    stream, clock = Terminal(), Clock()
    bar = Progress(None, stream, clock=clock)
    try:
        with bar:
            clock.now = 9
            bar.advance()
            raise ValueError
    except ValueError:
        assert not bar.visible


def test_rich_stays_out_of_short_runs() -> None:
    code = (
        "import sys\n"
        "from checker.progress import progress\n"
        "with progress(1) as advance: advance()\n"
        "sys.exit(any(name.startswith('rich') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=True)


def test_advance_is_a_plain_function() -> None:
    with progress(2, io.StringIO()) as advance:
        advance()
