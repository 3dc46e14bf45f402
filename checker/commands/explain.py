"""`unspin explain`: what a rule is for, with examples."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("explain", help="Say what a rule looks for and why, with examples.")(explain)


def explain(rule: Annotated[str, typer.Argument(help="A rule, as named in findings.")]) -> None:
    """Print a rule's explanation."""
    from checker import config
    from checker.checks import load

    try:
        config.check_rule(rule)
    except ValueError as error:
        raise config.ConfigError(f"“{rule}” is not {error}.") from None
    info = load([rule])[0].rule
    hits = [example.text for example in info.examples if "[-" in example.text]
    silent = [example.text for example in info.examples if "[-" not in example.text]
    typer.echo(f"{info.id} ({info.severity.value})\n{info.summary}\n\n{info.explanation}")
    for title, texts in (("Found:", hits), ("Left alone:", silent)):
        if texts:
            typer.echo("\n" + title)
            for text in texts:
                typer.echo("  " + text.replace("\n", "\n  "))
    typer.echo(f'\nTo leave it out: --ignore {info.id}, or in the settings: ignore = ["{info.id}"]')
