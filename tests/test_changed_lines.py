"""Findings on changed lines only, with real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from checker.changed_lines import GitError, changed_lines, only_changed
from checker.checking import Checker
from checker.document import Encoding
from checker.findings import DocumentReport, Report
from checker.plan import Plan
from checker.readers import encode
from checker.remainder import Request, Run, remainder
from checker.settings import Settings
from support import lexicon

GLOSSARY = '[glossary]\nid = "cases"\n[terms]\n"ethnic Armenian" = ["cultural Armenian"]\n'
BAD = "The cultural Armenian town.\n"
GOOD = "Talks went on.\n"
NAMES = [
    "a.txt",
    "deep/b and c.txt",
    "ä ü.txt",
    "q\"uo'te\\.txt",
    "tab\there.txt",
    "-dash.txt",
    " space .txt",
    ":(glob)x.txt",
]


class Repository:
    """A folder with git in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | {
            "GIT_CONFIG_GLOBAL": os.devnull
        }
        done = subprocess.run(
            ["git", *who, *arguments], cwd=self.folder, env=environment, check=True, capture_output=True
        )
        return done.stdout.decode().strip()

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def lines(path: Path, revision: str = "HEAD") -> list[tuple[int, int]] | None:
    ranges = changed_lines([path], revision)[path]
    return None if ranges is None else list(ranges)


@pytest.mark.parametrize("name", NAMES)
def test_odd_names(repository: Repository, name: str) -> None:
    path = repository.write(name, GOOD * 5)
    repository.commit()
    assert lines(path) == []
    repository.write(name, GOOD * 2 + BAD + GOOD * 2)
    assert lines(path) == [(3, 4)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1\n2\n3\n", "1\n2\n3\n", []),
        ("1\n2\n3\n", "1\n3\n", []),
        ("1\n2\n3\n", "1\nx\ny\n2\n3\nz\n", [(2, 4), (6, 7)]),
        ("1\n2", "1\n2\n", [(2, 3)]),
        ("1\n2\n", "1\n2", [(2, 3)]),
        ("1\n2", "1\n3", [(2, 3)]),
        ("1\r\n2\r\n", "1\r\n3\r\n", [(2, 3)]),
        ("", "1\n", [(1, 2)]),
        ("-- a/x\n++ b/y\n1\n", "-- b/x\n++ b/other.txt\n@@ -1 +9 @@\n1\n2\n", [(1, 4), (5, 6)]),
        ("1\n", "diff --git a/x b/x\nBinary files a/x and b/x differ\n1\n", [(1, 3)]),
    ],
)
def test_which_lines(repository: Repository, before: str, after: str, expected: list[tuple[int, int]]) -> None:
    path = repository.write("a.txt", before)
    repository.write("other.txt", "x\n")
    repository.commit()
    repository.write("a.txt", after)
    assert lines(path) == expected
    assert lines(repository.folder / "other.txt") == []


def test_kinds_of_files(repository: Repository) -> None:
    repository.write(".gitignore", "ignored.txt\n")
    old, gone = repository.write("old and new.txt", GOOD * 9), repository.write("gone.txt", GOOD)
    wide = repository.write("wide and long.txt", encode(GOOD, Encoding("utf-16-le", True)))
    repository.commit()
    repository.git("mv", old.name, "renamed.txt")
    repository.write("renamed.txt", GOOD * 9 + BAD)
    repository.write(wide.name, encode(BAD, Encoding("utf-16-le", True)))
    staged, untracked, ignored = (repository.write(f"{kind}.txt", BAD) for kind in ("staged", "untracked", "ignored"))
    repository.git("add", "staged.txt")
    repository.git("rm", "--cached", "--quiet", gone.name)
    assert lines(repository.folder / "renamed.txt") == [(10, 11)]
    assert lines(staged) == [(1, 2)]
    assert (lines(untracked), lines(ignored), lines(gone), lines(wide)) == (None, None, None, None)


def test_several_repositories_and_revisions(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    first, second = repository.write("a.txt", GOOD), other.write("b.txt", GOOD)
    for each in (repository, other):
        each.commit()
        each.git("tag", "start")
    repository.write("a.txt", GOOD + BAD)
    repository.commit()
    assert changed_lines([first, second], "start") == {first: ((2, 3),), second: ()}
    assert lines(first) == []
    assert lines(first, "HEAD~1") == [(2, 3)]


def test_settings_of_a_repository_change_nothing_and_start_nothing(repository: Repository) -> None:
    path = repository.write("a.txt", GOOD * 3)
    repository.write(".gitattributes", "*.txt diff=evil\n")
    repository.commit()
    repository.write("a.txt", GOOD + BAD + GOOD)
    trap = f"touch {repository.folder / 'trapped'}"
    for key, value in {
        "diff.external": trap, "diff.evil.command": trap, "diff.evil.textconv": trap, "core.fsmonitor": trap,
        "core.pager": trap, "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "color.ui": "always",
        "diff.interHunkContext": "9", "core.quotePath": "false", "diff.relative": "true",
    }.items():  # fmt: skip
        repository.git("config", key, value)
    assert lines(path) == [(2, 3)]
    assert not (repository.folder / "trapped").exists()


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD..HEAD", "", "HEAD:a.txt"])
def test_what_is_no_revision(repository: Repository, revision: str) -> None:
    path = repository.write("a.txt", GOOD)
    repository.commit()
    with pytest.raises(GitError, match=r"there is no revision “.*” in the git repository"):
        changed_lines([path], revision)
    assert not (repository.folder / "x").exists()


def test_without_a_repository(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    with pytest.raises(GitError, match=r"a\.txt is not in a git repository\.$"):
        changed_lines([path], "HEAD")


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repository.write("a.txt", GOOD)
    repository.commit()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="needs the program git"):
        changed_lines([path], "HEAD")


def check(path: Path) -> tuple[Report, Run]:
    checker = Checker(Plan(Settings(grammar="off", select=("known-garble",)), lexicon(GLOSSARY)))
    document = checker.check_bytes(str(path), path.read_bytes())
    assert isinstance(document, DocumentReport)
    return Report(documents=(document,)), Run({str(path): path}, checker.check_bytes, checker.rules)


@pytest.mark.parametrize(("end", "front"), [("\n", ""), ("\r\n", ""), ("\n", "Lines\rthat git\rdoes not count.\r\r")])
def test_the_article_is_judged_as_a_whole_and_then_filtered(repository: Repository, end: str, front: str) -> None:
    front += f"The cultural Armenian town.{end}{end}Talks.{end}{end}A cultural{end}"
    path = repository.write("a.txt", f"{front}man.{end}")
    repository.commit()
    repository.write("a.txt", f"{front}Armenian man.{end}")
    report, run = check(path)
    filtered = only_changed(report, run.files, "HEAD")
    assert [finding.text for finding in filtered.report.documents[0].findings] == [f"A cultural{end}Armenian"]
    assert filtered.report.documents[0].verdict == report.documents[0].verdict
    assert filtered.number == 1
    left = remainder(report, run, Request(changed_since="HEAD")).report
    assert left.notices == ("1 finding on unchanged lines not shown.",)
    assert left.suppressed == 0


def test_corrections_stay_on_changed_lines(repository: Repository) -> None:
    path = repository.write("a.txt", BAD * 3)
    repository.commit()
    repository.write("a.txt", BAD * 3 + "Another cultural Armenian town.\n")
    report, run = check(path)
    left = remainder(report, run, Request(changed_since="HEAD", fix=True)).report
    assert path.read_text() == BAD * 3 + "Another ethnic Armenian town.\n"
    assert (left.documents[0].findings, left.suppressed) == ((), 0)
    assert left.notices[0] == "3 findings on unchanged lines not shown."
