"""`unspin grammar`: install, look at, stop and remove the grammar engine LanguageTool."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

Mirror = Annotated[
    str, typer.Option("--mirror", metavar="URL", help="A Maven repository to take the files from.", show_default=False)
]
Source = Annotated[
    Path | None,
    typer.Option("--from", metavar="FOLDER", help="A folder that holds the files; nothing is fetched.", exists=True),
]


def register(app: typer.Typer) -> None:
    """Add the commands to an application."""
    group = typer.Typer(help="Install, look at, stop and remove the grammar engine LanguageTool.", no_args_is_help=True)
    group.command("install", help="Fetch LanguageTool (45 MB) and make it ready.")(install)
    group.command("status", help="Say which grammar engines there are and whether a server is running.")(status)
    group.command("stop", help="End the LanguageTool server.")(stop)
    group.command("uninstall", help="Remove LanguageTool and its server.")(uninstall)
    app.add_typer(group, name="grammar")


def install(mirror: Mirror = "", source: Source = None) -> None:
    """Install LanguageTool."""
    from checker.grammar.install import install as do_install
    from checker.grammar.installed import jars

    with _bar(sum(jar.size for jar in jars())) as (advance, say):
        done = do_install(mirror=mirror or _configured_mirror(), source=source, progress=advance, say=say)
    typer.echo(f"LanguageTool {done.version} is installed in {done.folder}; it runs with Java {done.java_version}.")
    typer.echo("To use it: unspin check --grammar languagetool")


def status() -> None:
    """Show what there is."""
    from checker.grammar.engine import EngineChoice, EngineError, engine_version

    for name in ("harper", "languagetool"):
        try:
            typer.echo(f"{name}: {engine_version(EngineChoice(name))}")
        except EngineError as error:
            typer.echo(f"{name}: {error}")
    if _show_installation():
        _show_server()


def stop() -> None:
    """End the server."""
    from checker.grammar.installed import home
    from checker.grammar.server import Server

    stopped = Server(home() / "server").stop()
    typer.echo("The LanguageTool server has ended." if stopped else "No LanguageTool server is running.")


def uninstall() -> None:
    """Remove LanguageTool."""
    from checker.grammar.install import uninstall as do_uninstall

    removed = do_uninstall()
    typer.echo("LanguageTool has been removed." if removed else "LanguageTool is not installed.")


def _configured_mirror() -> str:
    """The mirror that the environment or the user's own settings name; a project's have no say."""
    from checker.commands import options

    return str(options.configuration({}, "", False).for_folder("").settings.mirror)


def _show_installation() -> bool:
    """Say where LanguageTool is and what it runs with; returns whether it is there."""
    from checker.grammar.engine import EngineMissingError
    from checker.grammar.installed import installation

    try:
        there = installation()
    except EngineMissingError:
        return False
    archive = "with" if there.archive.is_file() else "without"
    typer.echo(f"  in {there.folder}, Java {there.java_version} ({there.java}), {archive} an archive of classes")
    return True


def _show_server() -> None:
    from checker.grammar.installed import home
    from checker.grammar.server import Server

    server = Server(home() / "server")
    state = server.state()
    if state is None:
        typer.echo("  no server is running; the next check starts one")
        return
    since = time.strftime("%Y-%m-%d %H:%M", time.localtime(state.started))
    typer.echo(f"  server: {state.url}, process {state.pid}, since {since}, log {server.log}")


@contextmanager
def _bar(total: int) -> Iterator[tuple[Callable[[int], None], Callable[[str], None]]]:
    """Show how much was fetched, on standard error, where a person waits there.

    Yields:
        What to call with the bytes of each piece, and with what is being done.
    """
    if not sys.stderr.isatty():
        print(f"Fetching LanguageTool ({total / 1_000_000:.0f} MB) …", file=sys.stderr)
        yield (lambda _: None), (lambda text: print(f"{text} …", file=sys.stderr))
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("Fetching LanguageTool", total=total)
        yield (lambda size: progress.advance(task, size)), (lambda text: progress.update(task, description=text))
