"""The GitHub action: its own steps, run in bash as a runner runs them, against articles with awkward names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ci_files import ROOT, Machine

pytestmark = [
    pytest.mark.realengine,
    pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash"),
]

BAD = "They returned to the standardization negotiations.\n"
GOOD = "They returned to the normalization talks.\n"
ARTICLES = {
    "two words.md": BAD,
    "-dash.md": BAD,
    "a;touch hacked;b.md": BAD,
    "$(touch hacked).md": BAD,
    "100%,1::x.md": BAD,
    "star*.md": BAD,
    "starred.md": BAD,
    "quote'\".md": BAD,
    "folder of/good.md": GOOD,
}
INPUT = re.compile(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}")


def action() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine on which the action's first step of its own has run."""
    made = Machine(tmp_path_factory.mktemp("machine") / "venv")
    done = made.run(step("Install")["run"], ROOT, {"GITHUB_ACTION_PATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "unspin.toml").write_text('glossaries = ["diplomacy"]\n', "utf-8")
    return folder


def step(name: str) -> dict[str, Any]:
    steps: list[dict[str, Any]] = action()["runs"]["steps"]
    return next(one for one in steps if one.get("name", "").startswith(name))


def check(machine: Machine, folder: Path, **inputs: str) -> tuple[int, str, str, str]:
    """Run the step that checks.

    Returns:
        Exit status, what was printed, what was said of errors, and the summary of the job.
    """
    given = {name: declared.get("default", "") for name, declared in action()["inputs"].items()} | inputs
    own = step("Check")
    assert "${{" not in own["run"], "an input within a script would be run as a part of it"
    variables = {key: INPUT.sub(lambda match: given[match[1]], value) for key, value in own["env"].items()}
    summary = folder.parent / "summary.md"
    summary.write_text("", "utf-8")
    variables |= {"GITHUB_STEP_SUMMARY": str(summary), "UNSPIN_CACHE_DIR": str(folder.parent / "cache")}
    done = machine.run(own["run"], folder, variables)
    assert not list(folder.parent.rglob("hacked*"))
    return done.returncode, done.stdout, done.stderr, summary.read_text("utf-8")


def test_every_step_of_a_composite_action_is_complete() -> None:
    described = action()
    assert described["runs"]["using"] == "composite"
    for one in described["runs"]["steps"]:
        assert ("uses" in one) or (one["shell"] == "bash" and one["run"])


def test_the_whole_checkout_is_checked_by_default(machine: Machine, articles: Path) -> None:
    status, annotations, _, summary = check(machine, articles)
    assert status == 1
    assert annotations.count("::error file=") == 8
    assert "::error file=100%25%2C1%3A%3Ax.md,line=1,endLine=1,col=22" in annotations
    assert "suggestion: “normalization talks”" in annotations
    assert summary.startswith("# unspin\n")
    assert "| normalization talks |" in summary


@pytest.mark.parametrize("name", [name for name in ARTICLES if ARTICLES[name] is BAD])
def test_awkward_names_are_names(machine: Machine, articles: Path, name: str) -> None:
    status, annotations, errors, _ = check(machine, articles, paths=name)
    assert (status, errors) == (1, "")
    assert annotations.count("::error file=") == 1


def test_paths_stand_on_lines_of_their_own(machine: Machine, articles: Path) -> None:
    given = "  two words.md \r\n\n-dash.md\nfolder of\n"
    status, annotations, errors, _ = check(machine, articles, paths=given)
    assert (status, errors) == (1, "")
    assert annotations.count("::error file=") == 2


def test_nothing_found_passes(machine: Machine, articles: Path) -> None:
    status, annotations, _, summary = check(machine, articles, paths="folder of")
    assert status == 0
    assert "::error" not in annotations
    assert summary == "# unspin\n\nNo findings in 1 file.\n"


def test_options_are_taken(machine: Machine, articles: Path) -> None:
    status, annotations, _, _ = check(
        machine, articles, arguments="--grammar off --fail-on never --ignore known-garble"
    )
    assert status == 0
    assert "::error" not in annotations


def test_what_cannot_be_checked_fails_with_its_reason(machine: Machine, articles: Path) -> None:
    status, annotations, errors, _ = check(machine, articles, paths="none.md")
    assert status == 2
    assert "none.md" in errors + annotations
