"""An original beside its rewrite on a terminal: lines fit, marks read without colour, little room shows one text."""

from __future__ import annotations

import io

import pytest

from checker.compare.comparer import Comparer
from checker.findings import DocumentReport, Report
from checker.plan import Plan
from checker.reporters import ShowOptions, write
from checker.reporters.layout import columns
from checker.settings import Settings
from support import document, lexicon

ORIGINAL = "The blast killed 12 people. The council approved the plan. All went home.\n"
REVISED = "The blast killed 14 people. The council backed the plan. All went home.\n"


def shown(original: str, revised: str, **options: object) -> str:
    comparer = Comparer(Plan(Settings(grammar="off"), lexicon("")), beside=True)
    report = comparer.report(document(original, "wire.txt"), document(revised, "ours.txt"))
    assert isinstance(report, DocumentReport)
    stream = io.StringIO()
    write(Report((report,)), "terminal", stream, ShowOptions(beside=True, **options))  # type: ignore[arg-type]
    return stream.getvalue()


def test_words_are_marked_on_both_sides() -> None:
    text = shown(ORIGINAL, REVISED, width=100)
    (line,) = (line for line in text.splitlines() if "blast" in line)
    left, _, right = line.partition("│")
    assert "killed [-12-] people" in left
    assert "killed {+14+} people" in right
    assert "error changed-number" in text
    assert "2 sentences the same but for other words" in text


def test_hints_are_marked_where_they_are_asked_for() -> None:
    assert "{+backed+}" not in shown(ORIGINAL, REVISED, width=100)
    assert "{+backed+}" in shown(ORIGINAL, REVISED, width=100, hints=True)


@pytest.mark.parametrize("width", [72, 80, 100, 130, 200, 400])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = shown(
        ORIGINAL * 3 + "Ein Wort: " + "x" * 200, REVISED * 3 + "Ein Wort: " + "y" * 200, width=width, hints=True
    )
    assert max(map(columns, text.splitlines())) <= width


def test_little_room_shows_marks_within_the_rewrite() -> None:
    text = shown(ORIGINAL, REVISED, width=60)
    assert "│" not in text
    assert "[-14-]{+12+}" in text


def test_a_pipe_is_readable() -> None:
    text = shown(ORIGINAL, REVISED)
    assert "[-12-]" in text
    assert "\x1b" not in text


def test_what_steers_a_terminal_is_made_visible() -> None:
    hostile = "The blast killed 14 people \x1b]0;title\x07 near \u202eport."
    text = shown("The blast killed 12 people near port.", hostile, width=100, terminal=True)
    assert "\x1b" not in text
    assert "\u202e" not in text
