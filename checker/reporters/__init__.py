"""Output formats: one module each, found by the table below and imported when used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TextIO

from checker.findings import Report
from checker.reporters.options import ShowOptions

__all__ = ["FORMATS", "Format", "FormatError", "ShowOptions", "Sources", "require", "write"]


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
    """

    module: str
    sources: Sources = Sources.NONE


FORMATS: dict[str, Format] = {
    "terminal": Format("checker.reporters.terminal", Sources.FOUND),
    "line": Format("checker.reporters.line"),
    "diff": Format("checker.reporters.diff", Sources.FOUND),
    "json": Format("checker.reporters.json_v1"),
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
