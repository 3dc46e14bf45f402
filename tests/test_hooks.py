"""The hooks for pre-commit, run by the real pre-commit on a repository made for the purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GLOSSARY = '[glossary]\nid = "house"\n[terms]\n"normalization talks" = ["standardization negotiations"]\n'
SETTINGS = 'default-glossaries = false\nglossaries = ["house.toml"]\nexclude = ["drafts/"]\n'
BAD = "They returned to the standardization negotiations.\n"


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the project as it stands in the working tree, committed."""
    if shutil.which("pre-commit", path=str(Path(sys.executable).parent)) is None:
        if os.environ.get("UNSPIN_CI"):
            pytest.fail("pre-commit is missing; it is one of the development packages")
        pytest.skip("pre-commit is not installed")
    folder = tmp_path_factory.mktemp("hooks")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if name.startswith(("tests/", "seeds/", "reports/", "benchmarks/")) or not (ROOT / name).is_file():
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "state")
    return folder


@pytest.fixture
def newsroom(tmp_path: Path, hooks: Path) -> Path:
    """A repository of articles with the hook switched on."""
    folder = tmp_path / "newsroom"
    (folder / "drafts").mkdir(parents=True)
    (folder / "house.toml").write_text(GLOSSARY, "utf-8")
    (folder / "unspin.toml").write_text(SETTINGS, "utf-8")
    (folder / "good.md").write_text("They returned to the normalization talks.\n", "utf-8")
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "start")
    return folder


def _try(newsroom: Path, hooks: Path, hook: str = "unspin") -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).parent / "pre-commit"),
        "try-repo",
        str(hooks),
        hook,
        "--ref",
        "HEAD",
        "--verbose",
    ]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(hooks.parent / "pre-commit-home")}
    return subprocess.run(command, cwd=newsroom, capture_output=True, text=True, encoding="utf-8", env=environment)


@pytest.mark.realengine
def test_only_staged_files_are_checked(newsroom: Path, hooks: Path) -> None:
    (newsroom / "staged.md").write_text(BAD, "utf-8")
    (newsroom / "left.md").write_text(BAD, "utf-8")
    _git(newsroom, "add", "staged.md")
    done = _try(newsroom, hooks)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "staged.md" in done.stdout
    assert "left.md" not in done.stdout


@pytest.mark.realengine
def test_excluded_files_are_left_out_though_named(newsroom: Path, hooks: Path) -> None:
    (newsroom / "drafts" / "idea.md").write_text(BAD, "utf-8")
    _git(newsroom, "add", "drafts/idea.md")
    done = _try(newsroom, hooks)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.realengine
def test_the_fixing_hook_corrects_and_stops_the_commit(newsroom: Path, hooks: Path) -> None:
    (newsroom / "staged.md").write_text(BAD, "utf-8")
    _git(newsroom, "add", "staged.md")
    done = _try(newsroom, hooks, "unspin-fix")
    assert done.returncode == 1, done.stdout + done.stderr
    assert (newsroom / "staged.md").read_text("utf-8") == "They returned to the normalization talks.\n"
