"""Whole articles with real engines: the planted pages, the seed, the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from engines import languagetool
from planted_errors import HELD_OUT, TUNED, score

from checker.checking import Checker
from checker.findings import Severity
from checker.folders import cache_folder
from checker.glossary.store import shipped_names
from checker.plan import prepare
from checker.settings import Settings
from support import document

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-armenia-talks.txt"

CHECK = ("check", "--isolated", "--no-default-glossaries", "--grammar")

ENGINES = ["harper", pytest.param("languagetool", marks=pytest.mark.realengine)]

LEAST = {
    ("harper", TUNED): {"agreement": 1, "article": 21, "doubled": 17, "confusion": 8},
    ("languagetool", TUNED): {"agreement": 6, "article": 21, "doubled": 20, "confusion": 14},
    ("harper", HELD_OUT): {"article": 18, "doubled": 18, "confusion": 4},
    ("languagetool", HELD_OUT): {"agreement": 8, "article": 19, "doubled": 18, "confusion": 12},
}
"""Planted mistakes that are found together with unspin's own rules; fewer mean that something broke."""


def _require(engine: str) -> None:
    if engine == "languagetool":
        languagetool()


@pytest.mark.parametrize("pages", [TUNED, HELD_OUT], ids=["tuned", "held_out"])
@pytest.mark.parametrize("engine", ENGINES)
def test_planted_mistakes_are_found_and_nothing_else(engine: str, pages: Path) -> None:
    _require(engine)
    found = score(engine, pages)
    least = LEAST[engine, pages]
    assert {kind: found.found[kind] >= number for kind, number in least.items()} == dict.fromkeys(least, True)
    assert found.false == []


@pytest.mark.parametrize("engine", ENGINES)
def test_the_seed_has_no_false_alarm_and_nothing_twice(engine: str) -> None:
    _require(engine)
    assert shipped_names()
    report = Checker(prepare(Settings(grammar=engine), cache_folder())).check(document(SEED.read_text("utf-8")))
    assert report.notices == ()
    shown = [finding for finding in report.findings if finding.severity is not Severity.HINT]
    assert [finding.rule for finding in shown if finding.rule.startswith("grammar/")] == []
    spaced = [f for f in report.findings if "Nagorno- Karabakh" in report_text(f.start, f.end)]
    assert len(spaced) == 1
    marks = [f for f in report.findings if f.rule == "quote-mark" or "UNPAIRED" in f.rule or "Unclosed" in f.rule]
    assert len(marks) >= 4
    assert {f.rule for f in marks} == {"quote-mark"}


def report_text(start: int, end: int) -> str:
    """The seed around a place."""
    text = SEED.read_text("utf-8")
    return text[max(0, start) : end + len(" Karabakh")] if "Nagorno" in text[start:end] else ""


def _unspin(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


def test_a_missing_engine_is_told_with_the_command(tmp_path: Path) -> None:
    done = _unspin(*CHECK, "languagetool", str(SEED), UNSPIN_DATA_DIR=str(tmp_path))
    assert done.returncode == 2
    assert "unspin grammar install" in done.stderr or "pip install" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_status_stop_and_uninstall_without_an_installation(tmp_path: Path) -> None:
    status = _unspin("grammar", "status", UNSPIN_DATA_DIR=str(tmp_path))
    assert status.returncode == 0
    assert "harper: " in status.stdout and "languagetool: " in status.stdout
    assert "server" not in status.stdout
    assert _unspin("grammar", "stop", UNSPIN_DATA_DIR=str(tmp_path)).stdout == "No LanguageTool server is running.\n"
    assert "not installed" in _unspin("grammar", "uninstall", UNSPIN_DATA_DIR=str(tmp_path / "none")).stdout


def test_a_project_cannot_send_texts_away(tmp_path: Path) -> None:
    (tmp_path / "unspin.toml").write_text('remote = "http://127.0.0.1:9/"\n')
    (tmp_path / "a.txt").write_text("The talks went on.\n")
    done = _unspin("check", str(tmp_path / "a.txt"))
    assert done.returncode == 2
    assert "remote" in done.stderr and "never taken from a project" in done.stderr


def test_the_summary_names_engine_and_version(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The talks went on.\n")
    done = _unspin("check", "--isolated", "--no-default-glossaries", str(tmp_path / "a.txt"))
    assert "Grammar: harper 0." in done.stdout


@pytest.mark.parametrize(("rule", "status"), [("grammar/AnA", 0), ("grammar/Ana", 2)])
def test_rules_of_harper_are_explained(rule: str, status: int) -> None:
    done = _unspin("explain", rule)
    assert done.returncode == status
    assert "indefinite articles" in done.stdout if status == 0 else "did you mean" in done.stderr
