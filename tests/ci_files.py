"""What the tests of files for other people's machines share: an empty environment, and bash as a runner calls it."""

from __future__ import annotations

import os
import subprocess
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent


class Machine:
    """An environment of Python that knows nothing of this checkout.

    Attributes:
        path: what `PATH` must hold so that its programs come first.
    """

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True)
        self.path = folder / ("Scripts" if os.name == "nt" else "bin")

    def run(
        self, script: str, folder: Path, variables: Mapping[str, str] | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a script as GitHub's runner runs `shell: bash`, and never without what it must have."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("UNSPIN_", "VIRTUAL_ENV", "GITHUB_", "PYTHON"))
        }
        environment |= {"PATH": f"{self.path}{os.pathsep}{os.environ['PATH']}", **(variables or {})}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=folder, env=environment, input=stdin, capture_output=True, text=True, encoding="utf-8"
        )
