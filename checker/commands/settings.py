"""`unspin settings`: what holds for a file, and from where."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.commands import options

_FORMATS = ("text", "json")


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("settings", help="Show which settings hold for a file or folder, and where each was given.")(settings)


@options.settings("glossary", "default_glossaries", "grammar", "select", "ignore", "severity", "exclude", "fail_on")
def settings(
    given: options.Given,
    path: Annotated[str, typer.Argument(help="A file, which need not exist, or a folder.")] = ".",
    output_format: Annotated[
        str,
        typer.Option(
            "--output-format",
            help="text or json.",
            autocompletion=lambda incomplete: [name for name in _FORMATS if name.startswith(incomplete)],
        ),
    ] = "text",
) -> None:
    """Print settings; exit with 2 where a settings file cannot be used."""
    from checker.config.show import as_json, as_lines

    if output_format not in _FORMATS:
        raise typer.BadParameter(f"choose one of {', '.join(_FORMATS)}.", param_hint="--output-format")
    configuration = given.configuration()
    is_folder = Path(path).is_dir()
    resolved = configuration.for_folder(path) if is_folder else configuration.for_file(path)
    files = configuration.files_for(f"{path}/" if is_folder else path)
    if output_format == "json":
        typer.echo(as_json(resolved, path, files))
        return
    typer.echo(f"# {path}: {', '.join(files) or 'no settings file'}")
    for line in as_lines(resolved):
        typer.echo(line)
