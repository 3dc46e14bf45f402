from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.findings import Report
from checker.reporters import FormatError, ShowOptions, require, write
from checker.reporters.summary import Counts, totals
from sample_report import REPORT


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "environment", "color", "width"),
    [
        (False, {}, False, None),
        (False, {"COLUMNS": "60"}, False, 60),
        (False, {"FORCE_COLOR": "1"}, True, None),
        (True, {"COLUMNS": "100"}, True, 100),
        (True, {"COLUMNS": "nonsense"}, True, None),
        (True, {"NO_COLOR": "1"}, False, None),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, None),
        (True, {"NO_COLOR": ""}, True, None),
        (True, {"TERM": "dumb"}, False, None),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="colour depends on the console")
def test_options_suit_the_stream(terminal: bool, environment: dict[str, str], color: bool, width: int | None) -> None:
    options = ShowOptions.for_terminal(Terminal() if terminal else io.StringIO(), environment=environment)
    assert (options.terminal, options.color, options.width) == (terminal, color, width)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_real_terminal_tells_its_width() -> None:
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 93, 0, 0))
    with os.fdopen(follower, "w") as stream:
        assert ShowOptions.for_terminal(stream, environment={}).width == 93
    os.close(leader)


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(FormatError, match="“word” is not known; choose one of terminal, line"):
        require("word")


TOTALS = {
    "No files were checked.": Counts(),
    "No findings in 3 files.": Counts(documents=3),
    "No findings in 1 file, 4 suppressed.": Counts(documents=1, suppressed=4),
    "1 error, 0 suppressed in 1 file. 1 can be corrected with --fix.": Counts(errors=1, documents=1, safe=1),
    "21 errors, 5 warnings, 0 suppressed in 1 file. 11 can be corrected with --fix, 10 more with --unsafe-fixes.": (
        Counts(errors=21, warnings=5, documents=1, safe=11, unsafe=10)
    ),
    "2 warnings, 0 suppressed in 1,200 files. 2 can be corrected with --unsafe-fixes.": (
        Counts(warnings=2, documents=1200, unsafe=2)
    ),
    "No findings in 1 file. 4 hints hidden; --hints shows them.": Counts(documents=1, hidden=4),
    "No findings in 1 file. 1 hint hidden; --hints shows it. 2 files could not be checked.": (
        Counts(documents=1, hidden=1, problems=2)
    ),
}


@pytest.mark.parametrize("sentence", TOTALS)
def test_totals_read_as_sentences(sentence: str) -> None:
    assert totals(TOTALS[sentence]) == sentence
    assert totals(TOTALS[sentence], "harper") == f"{sentence} Grammar: harper."


@pytest.mark.parametrize(("color", "loaded"), [(False, "[]"), (True, "['rich.style']")])
def test_rich_is_loaded_only_for_colour_and_never_its_console(color: bool, loaded: str) -> None:
    code = (
        "import io, sys\n"
        "from checker.reporters import ShowOptions, write\n"
        "from sample_report import REPORT\n"
        f"write(REPORT, 'terminal', io.StringIO(), ShowOptions(color={color}))\n"
        "print([name for name in ('rich.style', 'rich.console') if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "tests")))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == loaded


def test_positions_lead_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    path.write_text("Two war.\n")
    document = replace(REPORT.documents[3], path=str(path))
    stream = io.StringIO()
    write(Report((document,)), "terminal", stream, ShowOptions(color=True, links=True))
    assert path.as_uri() in stream.getvalue()
    write(Report((replace(document, path="<stdin>"),)), "terminal", stream, ShowOptions(color=True, links=True))
