"""Output formats: one module each, found by the table below and imported when used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TextIO

from checker.findings import Report
from checker.reporters.options import ShowOptions

__all__ = ["FORMATS", "Format", "FormatError", "ShowOptions", "Sources", "require", "write", "write_files"]


class FormatError(Exception):
    """An output format that does not exist; the message lists those that do."""


class Sources(StrEnum):
    """Whose texts a format shows: of no document, of those with findings, of every one."""

    NONE = "none"
    FOUND = "found"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Format:
    """An output format.

    Attributes:
        module: holds `write(report, stream, options)`.
        sources: the documents whose `DocumentReport.source` it needs.
        folder: where it is written by default, for a format of several files whose
            module also holds `write_folder(report, folder, options)`; else empty.
        suffixes: of files that a format with a folder writes as one page.
    """

    module: str
    sources: Sources = Sources.NONE
    folder: str = ""
    suffixes: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "terminal": Format("checker.reporters.terminal", Sources.FOUND),
    "line": Format("checker.reporters.line"),
    "diff": Format("checker.reporters.diff", Sources.FOUND),
    "json": Format("checker.reporters.json_v1"),
    "sarif": Format("checker.reporters.sarif"),
    "github": Format("checker.reporters.github"),
    "gitlab": Format("checker.reporters.gitlab"),
    "junit": Format("checker.reporters.junit"),
    "rdjsonl": Format("checker.reporters.rdjsonl", Sources.FOUND),
    "markdown": Format("checker.reporters.markdown"),
    "html": Format("checker.reporters.html", Sources.ALL, "reports", (".html", ".htm")),
}


def require(name: str) -> Format:
    """Look up an output format.

    Raises:
        FormatError: there is no such format.
    """
    if name not in FORMATS:
        raise FormatError(f"output format “{name}” is not known; choose one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def write(report: Report, name: str, stream: TextIO, options: ShowOptions) -> None:
    """Write a report.

    Args:
        report: what was found.
        name: of the output format, a key of `FORMATS`.
        stream: takes any Unicode text and leaves line ends alone: a file opened
            with `newline=""` and `errors="backslashreplace"`.
        options: how to show it.

    Raises:
        FormatError: there is no such format.
        OSError: the stream cannot be written to.
    """
    import_module(require(name).module).write(report, stream, options)


def write_files(report: Report, name: str, target: Path | None, options: ShowOptions) -> Path:
    """Write a report of a format that fills a folder.

    Args:
        report: what was found.
        name: of an output format that has a folder.
        target: a file, which takes a report on a single document, or a folder; the
            format's own where it is None.
        options: how to show it.

    Returns:
        The file to open.

    Raises:
        FormatError: there is no such format, the target cannot be written, or it is a
            file for several documents.
    """
    format_ = require(name)
    place = target or Path(format_.folder)
    is_file = not place.is_dir() and (place.suffix.lower() in format_.suffixes or place.exists())
    try:
        if is_file:
            _require_single(report, place)
            with place.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
                write(report, name, stream, options)
            return place
        if target is None and not place.exists():
            # As other tools do with what they make unasked: out of version control, and of the next check.
            place.mkdir(parents=True)
            (place / ".gitignore").write_text("*\n", "utf-8")
        written: Path = import_module(format_.module).write_folder(report, place, options)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise FormatError(f"{error.filename or place}: cannot be written ({reason}).") from error
    return written


def _require_single(report: Report, place: Path) -> None:
    number = len(report.documents)
    if number != 1:
        raise FormatError(
            f"{place}: one file takes the report on one article, but {number:,} were checked; name a folder."
        )
