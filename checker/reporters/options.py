"""How a report is shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from checker.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class ShowOptions:
    """What every output format may be asked for; a format leaves out what it has no use for.

    Attributes:
        terminal: whether a person's terminal reads the output, so that control
            characters of an article are made visible in every format.
        color: whether to colour it.
        links: whether positions are made hyperlinks where there is colour.
        width: columns, or None where nothing limits them.
        hints: whether findings of severity hint are shown.
        statistics: whether to count the findings of each rule.
        unsafe: whether a diff holds corrections that may change a fact.
        beside: whether an original is shown beside its rewrite, where the report holds both and there is room.
        problems: whether a text for people lists what could not be done.
    """

    terminal: bool = False
    color: bool = False
    links: bool = False
    width: int | None = None
    hints: bool = False
    statistics: bool = False
    unsafe: bool = True
    problems: bool = True
    beside: bool = False

    def shows(self, finding: Finding) -> bool:
        """Tell whether a finding is to be shown."""
        return self.hints or finding.severity is not Severity.HINT

    @classmethod
    def for_terminal(
        cls,
        stream: TextIO,
        *,
        hints: bool = False,
        statistics: bool = False,
        environment: Mapping[str, str] = os.environ,
    ) -> ShowOptions:
        """Make options that suit a stream that may be a terminal.

        A terminal gets colour unless `NO_COLOR` is set or `TERM` is `dumb`;
        anything else gets it only where `FORCE_COLOR` is set. `COLUMNS`
        overrides the width. What could not be done is listed only elsewhere:
        on a terminal the command has said it already.

        Args:
            stream: where the report goes.
            hints, statistics: as in the attributes.
            environment: environment variables.
        """
        terminal = stream.isatty()
        if environment.get("NO_COLOR"):
            color = False
        elif environment.get("FORCE_COLOR"):
            color = True
        else:
            color = terminal and environment.get("TERM") != "dumb" and not _is_legacy_windows()
        return cls(
            terminal=terminal,
            color=color,
            links=color and terminal,
            width=_width(stream, environment),
            hints=hints,
            statistics=statistics,
            problems=not terminal,
        )


def _width(stream: TextIO, environment: Mapping[str, str]) -> int | None:
    columns = environment.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except OSError:
        return None


def _is_legacy_windows() -> bool:
    if sys.platform != "win32":
        return False
    from rich.console import detect_legacy_windows

    return detect_legacy_windows()
