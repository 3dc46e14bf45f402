"""`unspin accept`: carry out what readers of a report decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands import options

if TYPE_CHECKING:
    from checker.decisions.apply import Outcome


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("accept", help="Carry out decisions downloaded from a report in HTML.")(accept)


@options.settings()
def accept(
    given: options.Given,
    files: Annotated[list[Path], typer.Argument(help="Files of decisions.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", help="A TOML glossary of your own that takes accepted and confirmed forms."),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="The baseline that takes all other wrong alarms.")
    ] = None,
) -> None:
    """Put wrong alarms into the baseline, or the forms behind them into a glossary."""
    from checker.baseline import FILE_NAME
    from checker.decisions.apply import apply
    from checker.decisions.files import latest, load
    from checker.glossary.store import classes_file
    from checker.plan import glossary_files

    decisions = latest([load(path) for path in files])
    settings = given.configuration().for_folder(".").settings
    silent = baseline or Path(settings.baseline or FILE_NAME)
    outcome = apply(decisions, silent, to, [classes_file(), *glossary_files(settings)] if to else ())
    _tell(outcome, silent, to)


def _tell(outcome: Outcome, silent: Path, to: Path | None) -> None:
    from checker.decisions.house import Kind
    from checker.reporters.inert import one_line
    from checker.reporters.summary import plural

    if outcome.forms:
        typer.echo(
            f"{plural(len(outcome.forms), 'form')} entered into {to}; name it under “glossaries” in the settings."
        )
    for form, reason in outcome.refused:
        instead = ", so only its places here are silenced" if form.kind is Kind.ACCEPT else ""
        typer.echo(one_line(f"“{form.text}” was not entered for “{form.term}”{instead}: {reason}"))
    if outcome.silenced:
        typer.echo(f"{plural(outcome.silenced, 'wrong alarm')} added to {silent}; check with --baseline to use it.")
    typer.echo(f"{outcome.right:,} right and {outcome.later:,} put off.")
