"""LanguageTool as it lies on this computer: where, which version, run by which Java."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from checker.folders import data_folder
from checker.grammar.engine import EngineMissingError

VERSION = "6.8"
"""Of LanguageTool: the one whose files are listed with their checksums."""

RECORD = "installed.json"
LIBRARIES = "libs"
ARCHIVE = "classes.jsa"
CONFIGURATION = "server.properties"

SERVER = f"languagetool-server-{VERSION}.jar"
WITHOUT_CLASS_PATH = f"languagetool-server-{VERSION}-without-class-path.jar"
"""What the server is run from; the file as it was published stays beside it, so that it can be checked and copied."""

MAIN = "org.languagetool.server.HTTPServer"
"""Class that starts the server."""

MISSING = "LanguageTool is not installed; run “unspin grammar install”, or use --grammar harper"


@dataclass(frozen=True, slots=True)
class Jar:
    """A file of LanguageTool.

    Attributes:
        path: in a Maven repository.
        sha256: hex digest.
        size: bytes.
    """

    path: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """Its file name."""
        return self.path.rpartition("/")[2]


@lru_cache(maxsize=1)
def jars() -> tuple[Jar, ...]:
    """Every file that LanguageTool needs to check English."""
    text = files("checker.data").joinpath(f"languagetool-{VERSION}.toml").read_text("utf-8")
    return tuple(Jar(**table) for table in tomllib.loads(text)["jar"])


@dataclass(frozen=True, slots=True)
class Installation:
    """An installation that was finished.

    Attributes:
        folder: where it is.
        version: of LanguageTool.
        java: the program to run it with.
        java_version: major version of that.
    """

    folder: Path
    version: str
    java: str
    java_version: int

    @property
    def archive(self) -> Path:
        """Where the archive of loaded classes is, if there is one: with it Java starts faster."""
        return self.folder / ARCHIVE

    def class_path(self) -> str:
        """All its jars. An archive of classes holds for one order only."""
        folder = self.folder / LIBRARIES
        names = sorted(jar.name for jar in jars())
        if (folder / WITHOUT_CLASS_PATH).is_file():
            names = [WITHOUT_CLASS_PATH if name == SERVER else name for name in names]
        return os.pathsep.join(str(folder / name) for name in names)

    def command(self, heap: str, *extra: str) -> list[str]:
        """The command that starts the server; `{port}` stands for its port.

        Args:
            heap: most memory for data, as Java writes it.
            extra: further options for Java.
        """
        shared = (f"-XX:SharedArchiveFile={self.archive}", "-Xshare:auto") if self.archive.is_file() else ()
        return [
            self.java,
            f"-Xmx{heap}",
            "-XX:+UseSerialGC",
            # The quick compiler alone: the first answer takes half the time, and an archive of 50 kB is done before
            # the thorough one has paid for itself.
            "-XX:TieredStopAtLevel=1",
            "-Djava.net.preferIPv4Stack=true",
            *(extra or shared),
            "-cp",
            self.class_path(),
            MAIN,
            "--port",
            "{port}",
            "--config",
            str(self.folder / CONFIGURATION),
        ]


def home() -> Path:
    """The folder for all that belongs to LanguageTool.

    Raises:
        EngineMissingError: the user has no home to put it.
    """
    folder = data_folder()
    if folder is None:
        raise EngineMissingError("there is no home folder to keep LanguageTool in; set UNSPIN_DATA_DIR to one")
    return folder / "languagetool"


def installation() -> Installation:
    """The installation of this user.

    Raises:
        EngineMissingError: there is none.
    """
    folder = home() / VERSION
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
        return Installation(folder, VERSION, str(record["java"]), int(record["java_version"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise EngineMissingError(MISSING) from None
