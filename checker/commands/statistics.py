"""`unspin statistics`: how often findings were right in this house."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("statistics", help="Tell how often rules and glossaries were right, from files of decisions.")(
        statistics
    )


def statistics(files: Annotated[list[Path], typer.Argument(help="Files of decisions.")]) -> None:
    """Print the precision of each rule and glossary with its interval."""
    from checker.decisions.files import latest, load
    from checker.decisions.precision import precisions, table
    from checker.reporters.inert import one_line
    from checker.reporters.summary import plural

    loaded = [load(path) for path in files]
    decisions = latest(loaded)
    for title, name in (("rule", "rule"), ("glossary", "glossary")):
        rows = precisions(decisions, lambda decision, name=name: str(getattr(decision, name)))  # type: ignore[misc]
        if rows:
            typer.echo("\n".join(map(one_line, table(title, rows))) + "\n")
    shown = sum({decision.path: file.shown for file in loaded for decision in file.decisions}.values())
    articles = len({decision.path for decision in decisions})
    typer.echo(
        f"{plural(len(decisions), 'decision')} on {plural(shown, 'finding')} in {plural(articles, 'article')}. "
        "Precision counts right findings and wrong alarms; it says nothing about what was not decided or not found."
    )
