"""The container file: its own steps, carried out in a folder instead of a container, with what it copies only."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import pytest

from ci_files import ROOT, Machine

pytestmark = [
    pytest.mark.realengine,
    pytest.mark.skipif(os.name == "nt", reason="containers are Linux's"),
]

BAD = "They returned to the standardization negotiations.\n"
ABSOLUTE = re.compile(r"(?<![\w/.])/(?=(?:src|opt|articles)\b)")


@dataclass
class Image:
    """What a container file makes, below a folder that stands for the root of the file system."""

    root: Path
    machine: Machine
    folder: Path = field(default_factory=Path)
    variables: dict[str, str] = field(default_factory=dict)
    user: str = "root"
    users: set[str] = field(default_factory=set)
    entry: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)

    def here(self, path: str) -> str:
        """Texts with the paths of the container as paths below the root."""
        return ABSOLUTE.sub(f"{self.root}/", path)

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        home = self.root / "home"
        home.mkdir(exist_ok=True)
        variables = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), **self.variables}
        return self.machine.run(self.here(script), self.folder, variables)


def instructions(text: str) -> list[tuple[str, str]]:
    """The instructions of a container file and what follows each."""
    lines = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines if line.strip()]


def ignored(name: str) -> bool:
    """Whether `.dockerignore` keeps a path from the builder: the last pattern that fits decides."""
    above = [name, *(str(folder) for folder in Path(name).parents if folder.name)]
    out = False
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        pattern = line.removeprefix("!")
        anywhere = pattern.startswith("**/")
        candidates = Path(name).parts if anywhere else above
        if (
            pattern
            and not line.startswith("#")
            and any(fnmatch(one, pattern.removeprefix("**/")) for one in candidates)
        ):
            out = not line.startswith("!")
    return out


def _ignored_in(folder: str, names: list[str]) -> list[str]:
    within = Path(folder).relative_to(ROOT)
    return [name for name in names if ignored((within / name).as_posix())]


def copy(image: Image, rest: str) -> None:
    words = shlex.split(rest)
    if words[0].startswith("--from="):
        # Both stages share a root: what is not copied goes before the next stage begins.
        kept = Path(image.here(words[1]))
        assert kept.exists()
        for other in image.root.iterdir():
            if not kept.is_relative_to(other):
                shutil.rmtree(other)
        assert words[1] == words[2], "an environment of Python does not work at another place"
        return
    *sources, target = words
    for name in sources:
        source = ROOT / name
        into = image.folder / target / (source.name if len(sources) > 1 else "")
        into.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            listed = subprocess.run(
                ["git", "ls-files", "-z", name], cwd=ROOT, check=True, capture_output=True, text=True
            )
            for file in filter(None, listed.stdout.split("\0")):
                if not ignored(file):
                    (into / Path(file).relative_to(name)).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(ROOT / file, into / Path(file).relative_to(name))
        else:
            assert not ignored(name), f"{name} is not sent to the builder"
            shutil.copy(source, into)


def carry_out(image: Image) -> None:
    """Do what the container file says, in order; an instruction that is not known fails."""
    for name, rest in instructions((ROOT / "Containerfile").read_text("utf-8")):
        if name == "FROM":
            image.folder, image.user = image.root, "root"
        elif name == "WORKDIR":
            image.folder = Path(image.here(rest))
            image.folder.mkdir(parents=True, exist_ok=True)
        elif name == "COPY":
            copy(image, rest)
        elif name == "RUN" and rest.startswith("useradd "):
            image.users.add(rest.split()[-1])
        elif name == "RUN":
            done = image.run(rest)
            assert done.returncode == 0, f"{rest}: {done.stderr}"
        elif name == "ENV":
            variable, _, value = rest.partition("=")
            image.variables[variable] = image.here(value.replace("$PATH", f"{image.machine.path}:{os.environ['PATH']}"))
        elif name == "USER":
            image.user = rest
        elif name == "ENTRYPOINT":
            image.entry = json.loads(rest)
        elif name == "CMD":
            image.arguments = json.loads(rest)
        else:
            pytest.fail(f"this test does not know {name}")


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    folder = tmp_path_factory.mktemp("image")
    made = Image(folder / "root", Machine(folder / "python"))
    made.root.mkdir()
    carry_out(made)
    return made


def test_it_checks_the_articles_that_are_mounted(image: Image) -> None:
    (image.folder / "talks.md").write_text(BAD, "utf-8")
    done = image.run(shlex.join([*image.entry, *image.arguments]))
    assert done.returncode == 1, done.stderr
    assert "normalization talks" in done.stdout
    done = image.run(shlex.join([*image.entry, "--version"]))
    assert done.stdout.startswith("unspin ")


def test_it_runs_as_a_user_without_rights(image: Image) -> None:
    assert image.user in image.users


def test_the_glossaries_are_compiled_already(image: Image) -> None:
    assert list((image.root / "home" / ".cache").rglob("*.*"))


def test_nothing_else_is_sent_to_the_builder() -> None:
    for name in (".git/config", ".venv/bin/python", "seeds/a.txt", "reports/sample/index.html", "tests/x.py"):
        assert ignored(name)
    assert ignored("checker/__pycache__/cli.pyc")
    assert not ignored("checker/reporters/html/assets/page.html")
    assert not ignored("locks/runtime.txt")
