"""Lines of styled text: their content is the same with and without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import TextIO


class Style(StrEnum):
    """What a run of text is; the value says how it looks in rich's words."""

    PLAIN = ""
    PATH = "bold"
    POSITION = "cyan"
    STRUCK = "red"
    INSERTED = "green"
    QUERIED = "yellow"
    ERROR = "bold red"
    WARNING = "yellow"
    HINT = "blue"
    FAINT = "dim"
    VERDICT = "bold"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style.

    Attributes:
        text: harmless text without line ends.
        style: how it looks.
        link: an address that it leads to, or empty.
    """

    text: str
    style: Style = Style.PLAIN
    link: str = ""


Line = Sequence[Run]


def write_lines(lines: Iterable[Line], stream: TextIO, color: bool) -> None:
    """Write lines, each followed by LF.

    Only where there is colour rich is loaded, and of it no more than its
    styles: its console would take a quarter of the time of a short run.

    Args:
        lines: what to write.
        stream: where to.
        color: whether styles and links are written as ANSI sequences.
    """
    painted = _painter() if color else _plain
    for line in lines:
        stream.write("".join(map(painted, _merged(line))).rstrip(" ") + "\n")


def _merged(line: Line) -> Iterator[Run]:
    """Neighbours that look alike as one run, so that no sequence is written twice."""
    for (style, link), runs in groupby(line, key=lambda run: (run.style, run.link)):
        yield Run("".join(run.text for run in runs), style, link)


def _plain(run: Run) -> str:
    return run.text


def _painter() -> Callable[[Run], str]:
    from rich.color import ColorSystem
    from rich.style import Style as RichStyle

    @cache
    def style(run_style: Style) -> RichStyle:
        return RichStyle.parse(run_style.value)

    def painted(run: Run) -> str:
        look = style(run.style)
        if run.link:
            look = look.update_link(run.link)
        return look.render(run.text, color_system=ColorSystem.STANDARD)

    return painted
