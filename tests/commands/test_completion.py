"""Completion in a real bash: commands, options and values, with commands registered only when needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES: dict[str, set[str]] = {
    "": {"check", "explain", "settings"},
    "ch": {"check"},
    "check --select spac": {"spacing"},
    "check --select spacing,known-g": {"spacing,known-garble"},
    "check --output-format js": {"json"},
    "check --fail-on ": {"error", "warning", "hint", "never"},
    "check --grammar of": {"off"},
    "check --glossary south": {"south-caucasus"},
    "check --severity spacing=w": {"spacing=warning"},
    "check --force-e": {"--force-exclude"},
    "explain known-g": {"known-garble"},
    "settings --output-format ": {"text", "json"},
}

SCRIPT = """
eval "$(unspin --show-completion bash)"
complete -p unspin > /dev/null || exit 1
while IFS= read -r typed; do
    IFS=' ' read -r -a words <<< "$typed"
    [[ "$typed" == *" " || -z "$typed" ]] && words+=("")
    COMP_WORDS=(unspin "${words[@]}") COMP_CWORD=${#words[@]} COMPREPLY=()
    _unspin_completion unspin
    printf '%s\\t' "${COMPREPLY[@]}"
    echo
done
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes() -> None:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
    }
    done = subprocess.run(
        ["bash", "-c", SCRIPT],
        input="\n".join(CASES) + "\n",
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found = dict(zip(CASES, (set(line.rstrip("\t").split("\t")) for line in done.stdout.splitlines()), strict=True))
    for typed, wanted in CASES.items():
        assert wanted <= found[typed], typed
        assert typed == "" or len(found[typed]) == len(wanted), typed
