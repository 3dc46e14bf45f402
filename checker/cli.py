"""The command `unspin`: which commands there are, and what becomes of errors. No logic."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from errno import ENOSPC
from importlib import import_module
from typing import Annotated

import typer

COMMANDS: dict[str, str] = {
    "check": "checker.commands.check",
    "compare": "checker.commands.compare",
    "explain": "checker.commands.explain",
    "glossary": "checker.commands.glossary",
    "learn": "checker.commands.learn",
    "grammar": "checker.commands.grammar",
    "baseline": "checker.commands.baseline",
    "settings": "checker.commands.settings",
    "gate": "checker.commands.gate",
    "review": "checker.commands.review",
    "accept": "checker.commands.accept",
    "statistics": "checker.commands.statistics",
}
"""Command and the module that registers it; only the module that a run needs is imported."""

CANNOT = 2
"""Exit status where the work could not be done."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells expect it."""


def build(arguments: Sequence[str]) -> typer.Typer:
    """Make the application with the commands that some arguments can reach.

    Args:
        arguments: the command line without the program's name.
    """
    app = typer.Typer(
        name="unspin",
        help="Find and mend the terms, names, titles and quotations that a paraphrasing tool garbled.",
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_start)
    wanted = next((argument for argument in arguments if not argument.startswith("-")), "")
    for command, module in COMMANDS.items():
        if command == wanted or wanted not in COMMANDS:
            import_module(module).register(app)
    # Otherwise the overview cuts sentences off.
    for registered in app.registered_commands:
        registered.short_help = registered.help
    for group in app.registered_groups:
        if group.typer_instance:
            group.short_help = group.typer_instance.info.help
    return app


def main() -> None:
    """Run the command line; every error ends as one sentence on standard error and status 2."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed by the caller: nobody reads it. `print` would put errors among the results instead.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Line ends are part of what a diff says; Windows would turn LF into CRLF.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    out = sys.stdout
    try:
        build(sys.argv[1:])()
    except SystemExit:
        if sys.stdout is not out:
            # typer muffles it where the reader has gone, and ends with 1, which stands for findings here.
            sys.exit(CANNOT)
        raise
    except BrokenPipeError:
        # The reader has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CANNOT)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if os.environ.get("UNSPIN_DEBUG"):
            raise
        print(f"unspin: {_inert(_sentence(error))}", file=sys.stderr)
        sys.exit(CANNOT)


def _sentence(error: Exception) -> str:
    text = " ".join(str(error).split())
    if isinstance(error, OSError) and error.filename and error.strerror:
        remedy = "; check the path" if isinstance(error, FileNotFoundError | NotADirectoryError) else ""
        return f"{error.filename}: {error.strerror.lower()}{remedy}."
    if isinstance(error, OSError) and error.errno == ENOSPC:
        return "the output cannot be written (no space left on device)."
    if isinstance(error, _expected()):
        return text
    return (
        f"an error of unspin itself: {type(error).__name__}: {text}; "
        "run again with UNSPIN_DEBUG=1 and report what it shows."
    )


def _inert(sentence: str) -> str:
    """A sentence whose file names cannot steer the terminal; as it is where unspin is too broken to say."""
    try:
        from checker.reporters.inert import visible
    except Exception:
        return sentence
    return visible(sentence)


def _expected() -> tuple[type[Exception], ...]:
    """The errors whose messages are for people; none where unspin is too broken to say, which must be said as well."""
    try:
        from checker.errors import EXPECTED
    except Exception:
        return ()
    return EXPECTED


def _show_version(wanted: bool) -> None:
    if wanted:
        from checker import __version__

        typer.echo(f"unspin {__version__}")
        raise typer.Exit


def _start(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """What stands before a command; the option has done its work by then."""


if __name__ == "__main__":
    main()
