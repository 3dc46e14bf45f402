"""Command lines and what they must print: each file of scenarios/ is one folder, one command and its outcome.

A scenario is TOML: `run` (arguments), `status`, and what standard output and
standard error hold: `stdout` and `stderr` as a whole, `stdout-contains`,
`stdout-lacks`, `stderr-contains` in parts, `stdout-lines` how each line begins. `files` are made first (name to
text), `folders` are empty ones, `links` lead from a name to a target,
`environment` adds variables, `stdin` is fed, `after` says what files hold when
all is done, `steps` is a list of such runs in the same folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*/*.toml"))

KEYS = {"about", "files", "folders", "links", "environment", "steps"}
STEP_KEYS = {
    "run",
    "stdin",
    "status",
    "stdout",
    "stderr",
    "stdout-contains",
    "stdout-lacks",
    "stdout-lines",
    "stderr-contains",
    "after",
    "folder",
}


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_scenario(path: Path, tmp_path: Path) -> None:
    scenario = tomllib.loads(path.read_text("utf-8"))
    unknown = scenario.keys() - KEYS - STEP_KEYS
    assert not unknown, f"no such keys: {unknown}"
    folder = tmp_path / "work"
    _lay_out(scenario, folder)
    environment = _environment(tmp_path) | scenario.get("environment", {})
    for step in scenario.get("steps", [{key: scenario[key] for key in STEP_KEYS & scenario.keys()}]):
        assert step.keys() <= STEP_KEYS
        _run(step, folder, environment)


def _lay_out(scenario: dict[str, Any], folder: Path) -> None:
    folder.mkdir()
    for name in scenario.get("folders", []):
        (folder / name).mkdir(parents=True)
    for name, text in scenario.get("files", {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    for name, target in scenario.get("links", {}).items():
        (folder / name).symlink_to(target)


def _environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own and nothing of what the machine sets for unspin."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UNSPIN_")}
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    paths = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "APPDATA": str(home)}
    return (
        kept
        | paths
        | {
            "UNSPIN_CACHE_DIR": _CACHE,
            "UNSPIN_GRAMMAR": "off",
            "UNSPIN_DEFAULT_GLOSSARIES": "off",
            "COLUMNS": "100",
            "NO_COLOR": "1",
        }
    )


_CACHE = str(Path(__file__).parent.parent.parent / ".pytest_cache" / "unspin")


def _run(step: dict[str, Any], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", *step["run"]],
        cwd=folder / step.get("folder", "."),
        env=environment,
        input=step.get("stdin", "").encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    seen = f"{step['run']}\n--- stdout\n{out}\n--- stderr\n{err}"
    assert done.returncode == step.get("status", 0), seen
    assert "Traceback" not in err, seen
    if "stdout" in step:
        assert out == step["stdout"], seen
    if "stderr" in step:
        assert err == step["stderr"], seen
    for part in step.get("stdout-contains", []):
        assert part in out, f"{part!r} is missing\n{seen}"
    for part in step.get("stdout-lacks", []):
        assert part not in out, f"{part!r} is there\n{seen}"
    for part in step.get("stderr-contains", []):
        assert part in err, f"{part!r} is missing\n{seen}"
    if "stdout-lines" in step:
        lines = out.splitlines()
        assert len(lines) == len(step["stdout-lines"]), seen
        for line, start in zip(lines, step["stdout-lines"], strict=True):
            assert line.startswith(start), seen
    for name, text in step.get("after", {}).items():
        assert (folder / name).read_bytes().decode("utf-8") == text, name


def test_there_are_scenarios() -> None:
    assert SCENARIOS
