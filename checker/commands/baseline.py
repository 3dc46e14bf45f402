"""`unspin baseline`: be silent about today's findings from now on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.commands import options
from checker.commands.running import report_of, selection_of
from checker.sources import STDIN

CANNOT = 2


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("baseline", help="Write today's findings to a file; `check --baseline` is silent about them.")(baseline)


@options.settings("glossary", "default_glossaries", "grammar", "remote", "select", "ignore", "jobs")
def baseline(
    given: options.Given,
    paths: options.Paths = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", help="The file; without it that of the settings, or unspin-baseline.json."),
    ] = None,
) -> None:
    """Write a baseline; exit with 2 where a file could not be checked or the baseline not written."""
    from checker.baseline import FILE_NAME, of_report
    from checker.checking import Keep

    arguments = paths or ["."]
    if STDIN in arguments:
        raise typer.BadParameter("a baseline is of files; standard input has no name to keep.", param_hint="PATHS")
    selection = selection_of(given.configuration(), arguments, "")
    given.refuse_idle(selection.settings)
    report, run = report_of(selection, arguments, "", Keep.NONE)
    for problem in report.problems:
        print(f"unspin: {problem.message}", file=sys.stderr)
    written = of_report(output or Path(selection.run.settings.baseline or FILE_NAME), report, run.files)
    if report.problems and not report.documents:
        print(f"unspin: nothing could be checked; {written.shown} was not written.", file=sys.stderr)
        raise typer.Exit(CANNOT)
    written.write()
    number, files = len(written.entries), len({entry.path for entry in written.entries})
    noun, where = "finding" if number == 1 else "findings", "file" if files == 1 else "files"
    typer.echo(f"{written.shown}: {number:,} {noun} in {files:,} {where}.")
    raise typer.Exit(CANNOT if report.problems else 0)
