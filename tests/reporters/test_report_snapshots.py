"""One report, one snapshot for each format and way of showing it.

`UPDATE_SNAPSHOTS=1 make test` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from checker.reporters import FORMATS, ShowOptions, write
from sample_report import REPORT

SNAPSHOTS = Path(__file__).parent / "snapshots"

ALONE = replace(REPORT, documents=REPORT.documents[:1], problems=(), notices=())

CASES: dict[str, tuple[str, ShowOptions]] = {
    "terminal.txt": ("terminal", ShowOptions()),
    "terminal_one_file.txt": ("terminal", ShowOptions()),
    "terminal_60.txt": ("terminal", ShowOptions(width=60)),
    "terminal_200_hints_statistics.txt": ("terminal", ShowOptions(width=200, hints=True, statistics=True)),
    "terminal_color.ansi": ("terminal", ShowOptions(color=True, terminal=True, problems=False)),
    "line.txt": ("line", ShowOptions()),
    "diff.patch": ("diff", ShowOptions()),
    "diff_safe.patch": ("diff", ShowOptions(unsafe=False)),
    "diff_terminal.ansi": ("diff", ShowOptions(color=True, terminal=True)),
    "json.json": ("json", ShowOptions()),
    "json_hints.json": ("json", ShowOptions(hints=True)),
    "sarif.json": ("sarif", ShowOptions(hints=True)),
    "github.txt": ("github", ShowOptions()),
    "gitlab.json": ("gitlab", ShowOptions(hints=True)),
    "junit.xml": ("junit", ShowOptions()),
    "rdjsonl.jsonl": ("rdjsonl", ShowOptions()),
    "markdown.md": ("markdown", ShowOptions()),
}


@pytest.mark.parametrize("name", CASES)
def test_snapshot(name: str) -> None:
    output_format, options = CASES[name]
    stream = io.StringIO(newline="")
    write(ALONE if "one_file" in name else REPORT, output_format, stream, options)
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(stream.getvalue().encode())
    assert stream.getvalue() == path.read_bytes().decode()


def test_every_format_has_a_snapshot() -> None:
    # Pages are looked at in a browser: tests/browser.
    assert {output_format for output_format, _ in CASES.values()} == {
        name for name, output_format in FORMATS.items() if not output_format.folder
    }


def test_no_snapshot_is_left_over() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == set(CASES)


def test_a_summary_stays_below_what_a_page_takes() -> None:
    many = replace(REPORT, documents=tuple(replace(REPORT.documents[0], path=f"{n}.txt") for n in range(3000)))
    stream = io.StringIO()
    write(many, "markdown", stream, ShowOptions())
    size = len(stream.getvalue().encode())
    assert 800_000 < size < 1024 * 1024
    assert " more files, for which a job's page has no room." in stream.getvalue()


@pytest.mark.parametrize("output_format", ["github", "gitlab", "rdjsonl", "sarif"])
def test_programs_that_look_for_files_get_paths_from_the_root(output_format: str) -> None:
    report = replace(REPORT, documents=(replace(REPORT.documents[0], path="./news/./a.md"),), problems=())
    stream = io.StringIO()
    write(report, output_format, stream, ShowOptions())
    assert "news/./a.md" in stream.getvalue()
    assert "./news" not in stream.getvalue()
