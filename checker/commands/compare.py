"""`unspin compare`: what did a rewrite change?"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands import options
from checker.commands.check import format_of, show, status
from checker.sources import STDIN

if TYPE_CHECKING:
    from checker.compare.harvest import Harvest
    from checker.compare.session import Input
    from checker.findings import Problem
    from checker.selection import Selection


class View(StrEnum):
    """How a terminal shows what changed."""

    INLINE = "inline"
    SIDE_BY_SIDE = "side-by-side"


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("compare", help="Compare a rewrite with its original: which facts, quotations and terms changed?")(
        compare
    )


@options.settings(
    "output_format",
    "glossary",
    "default_glossaries",
    "hints",
    "select",
    "ignore",
    "severity",
    "suppressions",
    "fail_on",
    "statistics",
)
def compare(
    given: options.Given,
    original: Annotated[str, typer.Argument(help="The original: a file, a folder, or - for standard input.")],
    revised: Annotated[str, typer.Argument(help="The rewrite: a file, a folder, or - for standard input.")],
    output_file: Annotated[
        Path | None, typer.Option("--output-file", help="Write results to a file; for html also a folder.")
    ] = None,
    harvest: Annotated[
        Path | None, typer.Option("--harvest", help="Write replaced terms as glossary entries to accept or delete.")
    ] = None,
    view: Annotated[
        View, typer.Option("--view", help="On a terminal: marks within the rewrite, or both texts side by side.")
    ] = View.INLINE,
    stdin_filename: options.StdinFilename = "",
) -> None:
    """Compare; exit with 1 where findings fail the run and with 2 where work could not be done."""
    from checker.commands.running import selection_of

    _require_comparable(original, revised)
    selection = selection_of(given.configuration(), [revised], stdin_filename)
    raise typer.Exit(_run(selection, (original, revised), stdin_filename, harvest, output_file, view))


def _run(
    selection: Selection, texts: tuple[str, str], name: str, harvest: Path | None, output_file: Path | None, view: View
) -> int:
    from checker.compare.session import Session
    from checker.folders import cache_folder
    from checker.selection import prepared

    settings = selection.run.settings
    format_of(selection.run)
    left, problems = _originals(texts[0], selection, name)
    right, more = _revised(texts[1], selection, name)
    collected, gathered = _harvest_of(harvest)
    beside = view is View.SIDE_BY_SIDE
    session = Session(prepared(selection, cache_folder()), collected, beside=beside or settings.output_format == "html")
    report = session.compare_all(left, right, [*problems, *more])
    if harvest:
        harvest.write_text(collected.toml(gathered), "utf-8", newline="")
    show(report, settings, output_file, False, sys.stdout, True, beside=beside)
    return status(report, settings.fail_on)


def _harvest_of(path: Path | None) -> tuple[Harvest, str]:
    """A harvest that goes on where a file ends, and the text of that file; it must be a glossary."""
    from checker.compare.harvest import Harvest, counted_in
    from checker.glossary.files import parse_toml

    if path is None or not path.exists():
        return Harvest(), ""
    data = path.read_bytes()
    parse_toml(data, str(path))
    text = data.decode("utf-8-sig")
    return Harvest(counted_in(text)), text


def _require_comparable(original: str, revised: str) -> None:
    from checker.compare.against import AgainstError

    if original == revised == STDIN:
        raise typer.BadParameter("only one of the two texts can come from standard input.", param_hint="ORIGINAL")
    if Path(original).is_dir() != Path(revised).is_dir() and Path(original).exists() and Path(revised).exists():
        raise AgainstError(f"{original}, {revised}: one is a folder, the other is not; name two files or two folders.")


def _originals(argument: str, selection: Selection, name: str) -> tuple[list[Input], list[Problem]]:
    from checker.compare.session import inputs
    from checker.sources import find

    if argument == STDIN:
        return [_standard_input(selection, name)], []
    return inputs(argument, find([argument]))


def _revised(argument: str, selection: Selection, name: str) -> tuple[list[Input], list[Problem]]:
    from checker.compare.session import inputs

    if argument == STDIN:
        return [_standard_input(selection, name)], []
    return inputs(argument, selection.sources)


def _standard_input(selection: Selection, name: str) -> Input:
    from checker.compare.session import standard_input

    return standard_input(sys.stdin.buffer, selection.run.settings.max_file_size, name)
