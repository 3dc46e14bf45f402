"""The same glossaries are compiled to the same bytes in every process."""

from __future__ import annotations

import os
import subprocess
import sys

_PROGRAM = """
import hashlib
from checker.glossary.compile import compile_glossaries
from checker.glossary.files import parse
from checker.glossary.store import classes_file, shipped_folder

files = [classes_file(), shipped_folder() / "religion.toml"]
sections = compile_glossaries([parse(file.read_bytes(), file.name) for file in files])
print({name: hashlib.sha256(section).hexdigest() for name, section in sections.items()})
"""


def _compiled(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout


def test_compiles_to_the_same_bytes_whatever_the_order_of_sets() -> None:
    assert len({_compiled(seed) for seed in ("0", "1", "2")}) == 1
