"""`unspin review`: go through an article finding by finding."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands import options

if TYPE_CHECKING:
    from checker.review.outcome import Outcome

CANNOT = 2


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("review", help="Go through an article finding by finding and decide.")(review)


@options.settings("glossary", "grammar", "hints", "select", "ignore", "baseline")
def review(
    given: options.Given,
    file: Annotated[Path, typer.Argument(help="The article.")],
    to: Annotated[
        Path | None, typer.Option("--to", help="House glossary that accepted forms are entered into.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask again about what was skipped earlier.")] = False,
) -> None:
    """Ask for each finding; exit with 0 when decisions were written, 2 when the work could not be done."""
    from checker.commands.running import selection_of
    from checker.findings import Problem
    from checker.folders import cache_folder
    from checker.reporters.inert import one_line
    from checker.review.article import read

    reviewed = read(selection_of(given.configuration(), [str(file)], ""), file, cache_folder(), again)
    if isinstance(reviewed, Problem):
        typer.echo(f"unspin: {reviewed.message}", err=True)
        raise typer.Exit(CANNOT)
    if reviewed.skipped:
        typer.echo(f"{len(reviewed.skipped)} skipped earlier are left out; --again asks about them too.")
    findings = reviewed.findings()
    if not findings:
        typer.echo(f"{one_line(str(file))}: nothing is left to decide.")
        return
    session = reviewed.ask(findings, _ask, sys.stdout, to)
    if session is None:
        typer.echo("Nothing was written.")
        return
    outcome = reviewed.carry_out(session, to)
    _tell(outcome)
    if outcome.silenced and not reviewed.settings.baseline:
        silent = reviewed.baseline
        typer.echo(
            f"`unspin check` is silent about what is ignored with --baseline {silent}, or by the setting “baseline”."
        )


def _ask(prompt: str, begun: str = "") -> str:
    """A line from the terminal; where lines can be edited it begins with a text.

    Raises:
        EOFError: there is no more.
    """
    try:
        import readline
    except ImportError:
        return input(prompt)
    readline.set_startup_hook(lambda: readline.insert_text(begun))
    try:
        return input(prompt)
    finally:
        readline.set_startup_hook()


def _tell(outcome: Outcome) -> None:
    typer.echo(
        f"{outcome.replaced} corrected, {outcome.skipped} skipped, {outcome.silenced} ignored from now on, "
        f"{outcome.accepted} accepted in the glossary."
    )
    for refusal in outcome.refused:
        typer.echo(f"Not accepted in the glossary, only ignored here: {refusal}")
