"""Patterns match as git matches them, and no pattern makes matching slow."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from checker.globs import Globs, anchored

NAMES = ["a", "b", "ab", "abc", "a.md", "b.md", "!x", "#y", "a b", "[c]", "x*y"]
SEGMENTS = [
    *["a", "b", "ab", "*", "a*", "*b", "*.md", "?", "a?", "[ab]", "[!a]", "[^b]*", "**", "\\!x", "\\#y", "a\\ b"],
    *["\\[c\\]", "[[]c]", "*a*b*", "x\\*y", "[a-c]*", "[]-a]", "!x", "#y", "[c]", "a ", "*.*", "??"],
]


@pytest.mark.skipif(shutil.which("git") is None, reason="git tells what is right")
@pytest.mark.parametrize("folders", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_matches_as_git_does(seed: int, folders: bool, tmp_path: Path) -> None:
    chance = random.Random(seed)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    paths = sorted({"/".join(chance.choices(NAMES, k=chance.randint(1, 4))) for _ in range(120)})
    if folders:
        for path in paths:
            (tmp_path / path).mkdir(parents=True, exist_ok=True)
    for _ in range(30):
        patterns = [_pattern(chance) for _ in range(chance.randint(1, 4))]
        (tmp_path / ".gitignore").write_text("\n".join(patterns) + "\n", "utf-8")
        globs = Globs(patterns)
        ours = [globs.covers(f"{path}/") if folders else globs.covers(path) for path in paths]
        assert ours == _ignored(tmp_path, paths), patterns


def _pattern(chance: random.Random) -> str:
    body = "/".join(chance.choice(SEGMENTS) for _ in range(chance.choice([1, 1, 2, 3])))
    return chance.choice(["", "", "!"]) + chance.choice(["", "", "/"]) + body + chance.choice(["", "", "/"])


def _ignored(folder: Path, paths: list[str]) -> list[bool]:
    done = subprocess.run(
        ["git", "-C", str(folder), "check-ignore", "--no-index", "-v", "-n", "-z", "--stdin"],
        input="\0".join(paths) + "\0",
        capture_output=True,
        text=True,
        check=False,
    )
    patterns = done.stdout.split("\0")[2:-1:4]
    return [bool(pattern) and not pattern.startswith("!") for pattern in patterns]


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 100 + "*b", "a" * 255),
        ("**/a/" * 100 + "b", "a/" * 1000 + "c"),
        ("*a*/" * 50 + "b", "aaaaaaaa/" * 200 + "c"),
        ("**/*a*a*a*/" * 20 + "b", "aaaaaaaa/" * 200 + "c"),
        ("[!b]*" * 100 + "b", "a" * 255),
        ("?*" * 100 + "/b", "a" * 255),
    ],
)
def test_no_pattern_is_slow(pattern: str, path: str) -> None:
    globs = Globs([pattern])
    start = time.perf_counter()
    globs.match(path)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("pattern", "folder", "path", "expected"),
    [
        ("drafts/", "/home/me/site", "home/me/site/x/drafts/a.md", True),
        ("drafts/", "/home/me/site", "home/me/drafts/a.md", False),
        ("/drafts", "/home/me/site", "home/me/site/drafts/a.md", True),
        ("/drafts", "/home/me/site", "home/me/site/x/drafts/a.md", False),
        ("x/*.md", "/home/me/site", "home/me/site/x/a.md", True),
        ("x/*.md", "/home/me/site", "home/me/site/y/x/a.md", False),
        ("*.md", "/home/[me]/si*te", "home/[me]/si*te/x/a.md", True),
        ("*.md", "/home/[me]/si*te", "home/m/site/a.md", False),
        ("*.md", "", "anywhere/a.md", True),
        ("*.md", "/", "anywhere/a.md", True),
        ("archive/**", "/s", "s/archive/a/b.md", True),
    ],
)
def test_a_pattern_belongs_to_its_folder(pattern: str, folder: str, path: str, expected: bool) -> None:
    assert Globs([anchored(pattern, folder)]).covers(path) is expected


def test_what_is_taken_back_stays() -> None:
    globs = Globs([anchored("*.md", "/s"), anchored("!kept.md", "/s")])
    assert globs.match("s/kept.md") is False
    assert globs.match("s/a.md") is True
    assert globs.match("t/a.md") is None
    assert not Globs(["", "# comment", "   "])
