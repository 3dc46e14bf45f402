"""What cannot be read is a problem, and the rest is still found."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checker.config import Configuration
from checker.findings import Problem
from checker.run import check_sources
from checker.selection import prepared, select
from checker.sources import MAX_RULES_SIZE, Source, find

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike those of pytest."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    for below in path.rglob("*"):
        if not below.is_symlink():
            below.chmod(0o755)
    shutil.rmtree(path)


@contextmanager
def _without_privileges() -> Iterator[None]:
    """Nobody's rights, where the tests run as root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)


def _both(found: list[Source | Problem], top: Path) -> tuple[list[str], list[str]]:
    names = [Path(item.shown).relative_to(top).as_posix() for item in found if isinstance(item, Source)]
    return names, [item.message.replace(f"{top}/", "") for item in found if isinstance(item, Problem)]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_permissions(folder: Path) -> None:
    settings = 'default-glossaries = false\nselect = ["doubled-word"]\ngrammar = "off"\n'
    _write(folder / "unspin.toml", settings)
    _write(folder / "a.md", "The the talks.")
    _write(folder / "no.md", "The the talks.", 0o000)
    _write(folder / "locked" / "b.md", "The the talks.")
    _write(folder / "rules" / ".gitignore", "*.md", 0o000)
    _write(folder / "rules" / "c.md", "The the talks.")
    _write(folder / "config" / "unspin.toml", settings, 0o000)
    _write(folder / "config" / "d.md", "The the talks.")
    select(Configuration(), [str(folder)])  # loads modules, which may be where nobody can read
    (folder / "locked").chmod(0o000)
    prepared(select(Configuration(), [str(folder / "a.md")]), None)
    with _without_privileges():
        selection = select(Configuration(), [str(folder)])
    names, problems = _both(list(selection.sources), folder)
    assert names == ["a.md", "no.md", "rules/c.md"]
    assert problems == [
        "locked: cannot be read (permission denied); check its permissions.",
        "rules/.gitignore: cannot be read (permission denied); check its permissions.",
        "config/unspin.toml: cannot be read (permission denied). The files that it holds for were not checked.",
    ]
    plans = prepared(selection, None)
    with _without_privileges():
        report = check_sources(plans, selection.sources, jobs=1)
    assert [len(document.findings) for document in report.documents] == [1, 1]
    assert f"{folder}/no.md: cannot be read (permission denied)." in [problem.message for problem in report.problems]


def test_a_file_that_vanishes_is_a_problem(folder: Path) -> None:
    for name in ("a.md", "b.md"):
        _write(folder / name, "Talks.")
    _write(folder / "unspin.toml", 'default-glossaries = false\ngrammar = "off"')
    selection = select(Configuration(), [str(folder)])
    (folder / "a.md").unlink()
    report = check_sources(prepared(selection, None), selection.sources, jobs=1)
    assert [Path(document.path).name for document in report.documents] == ["b.md"]
    assert [problem.message for problem in report.problems] == [
        f"{folder}/a.md: cannot be read (no such file or directory)."
    ]


def test_a_huge_gitignore_is_a_problem(folder: Path) -> None:
    _write(folder / ".gitignore", "x\n" * MAX_RULES_SIZE)
    _write(folder / "a.md", "Talks.")
    names, problems = _both(list(find([str(folder)])), folder)
    assert names == ["a.md"]
    assert problems == [".gitignore: larger than 250,000 bytes; shorten it or use --no-gitignore."]


def test_a_deep_folder_is_searched(folder: Path) -> None:
    deep = folder
    for _ in range(150):
        deep /= "deep"
    _write(deep / "a.md", "Talks.")
    assert len(list(find([str(folder)]))) == 1


Arguments = Callable[[Path], list[str]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (lambda top: [f"{top}"], ["b.md", "x/a.md"]),
        (lambda top: [f"{top}/"], ["b.md", "x/a.md"]),
        (lambda top: [f"{top}/x/a.md", f"{top}"], ["x/a.md", "b.md"]),
        (lambda top: [f"{top}/x", f"{top}", f"{top}/link/a.md"], ["x/a.md", "b.md"]),
        (lambda top: [f"{top}/link"], ["link/a.md"]),
        (lambda top: [f"{top}/code.py"], ["code.py"]),
    ],
)
def test_order_and_no_file_twice(arguments: Arguments, expected: list[str], folder: Path) -> None:
    for name in ("x/a.md", "b.md", "code.py", ".git/c.md"):
        _write(folder / name, "Talks.")
    (folder / "link").symlink_to("x")
    (folder / "z.md").symlink_to("b.md")
    assert _both(list(find(arguments(folder))), folder) == (expected, [])


@pytest.mark.parametrize("argument", ["", "a\0b", "x" * 5000])
def test_strange_arguments(argument: str) -> None:
    problems = [item.message for item in find([argument]) if isinstance(item, Problem)]
    assert len(problems) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_given_by_name_that_may_not_be_entered_is_a_problem(folder: Path) -> None:
    shut = folder / "shut"
    shut.mkdir()
    shut.chmod(0)
    with _without_privileges():
        found = list(find([str(shut)]))
    assert _both(found, folder) == ([], ["shut: cannot be read (permission denied); check its permissions."])
