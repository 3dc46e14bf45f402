"""`unspin check`: look for garbled places in articles."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.findings import Report, Severity
from checker.settings import FAIL_ON, GRAMMAR, Settings
from checker.sources import STDIN

if TYPE_CHECKING:
    from checker.run import Keep

FOUND = 1
CANNOT = 2


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("check", help="Look for garbled terms, names, titles and quotations in articles.")(check)


def check(
    paths: Annotated[list[str] | None, typer.Argument(help="Files, folders, or - for standard input.")] = None,
    output_format: Annotated[str, typer.Option("--output-format", help="How results are shown.")] = "terminal",
    diff: Annotated[bool, typer.Option("--diff", help="Short for --output-format diff.")] = False,
    output_file: Annotated[Path | None, typer.Option("--output-file", help="Write results to a file.")] = None,
    glossary: Annotated[
        list[str] | None, typer.Option("--glossary", help="A shipped glossary or a file; may be given again.")
    ] = None,
    no_default_glossaries: Annotated[
        bool, typer.Option("--no-default-glossaries", help="Load only the glossaries that are named.")
    ] = False,
    isolated: Annotated[bool, typer.Option("--isolated", help="Ignore configuration files.")] = False,
    grammar: Annotated[str | None, typer.Option("--grammar", help=f"Engine: {', '.join(GRAMMAR)}.")] = None,
    hints: Annotated[bool, typer.Option("--hints", help="Show hints too.")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Run only this rule; may be given again.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Leave this rule out; may be given again.")
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help=f"Gravity that fails the run: {', '.join(FAIL_ON)}.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0 for as many as are worth it.")] = 0,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule and glossary.")] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", help="Name for standard input; its suffix tells the format.")
    ] = "",
) -> None:
    """Check articles; exit with 1 where findings fail the run and with 2 where work could not be done."""
    from checker import config, reporters
    from checker.run import Keep

    given: dict[str, Any] = {"grammar": grammar, "fail-on": fail_on, "select": select, "ignore": ignore}
    settings = Settings() if isolated else _configured()
    chosen = config.parse({key: value for key, value in given.items() if value}, "command line")
    changes: dict[str, Any] = {
        key.replace("-", "_"): getattr(chosen, key.replace("-", "_")) for key, value in given.items() if value
    }
    if glossary or no_default_glossaries:
        here = [str(Path(name).resolve()) if Path(name).is_file() else name for name in glossary or []]
        changes["glossaries"] = (*settings.glossaries, *here)
        changes["default_glossaries"] = settings.default_glossaries and not no_default_glossaries
    settings = replace(settings, hints=hints or settings.hints, **changes)
    format_name = "diff" if diff else output_format
    keep = Keep(reporters.require(format_name).sources.value)
    report = _run(settings, paths or ["."], stdin_filename, jobs, keep)
    _show(report, format_name, output_file, settings, statistics)
    raise typer.Exit(status(report, settings.fail_on))


def status(report: Report, fail_on: str) -> int:
    """The exit status that a report deserves.

    Args:
        report: what was found.
        fail_on: see `settings.FAIL_ON`.
    """
    if report.problems:
        return CANNOT
    if fail_on == "never":
        return 0
    return FOUND if any(report.count(s) for s in Severity if s.at_least(Severity(fail_on))) else 0


def _configured() -> Settings:
    from checker import config

    path = config.discover(Path.cwd())
    return config.load(path) if path else Settings()


def _run(settings: Settings, paths: list[str], stdin_filename: str, jobs: int, keep: Keep) -> Report:
    from checker.folders import cache_folder
    from checker.progress import progress
    from checker.run import Checker, check_sources, gather, prepare
    from checker.sources import find

    plan = prepare(settings, cache_folder())
    if paths == [STDIN]:
        checker = Checker(plan, keep)
        return gather(plan, checker, [checker.check_bytes(stdin_filename or "<stdin>", sys.stdin.buffer.read())])
    sources = list(find(paths, settings.include, settings.exclude))
    with progress(len(sources)) as advance:
        return check_sources(plan, sources, jobs=jobs, keep=keep, progress=advance)


def _show(report: Report, format_name: str, output_file: Path | None, settings: Settings, statistics: bool) -> None:
    from checker.reporters import ShowOptions, write

    for problem in report.problems:
        print(f"unspin: {problem.message}", file=sys.stderr)
    if output_file is not None:
        options = ShowOptions(color=False, hints=settings.hints, statistics=statistics)
        with output_file.open("w", encoding="utf-8", newline="") as stream:
            write(report, format_name, stream, options)
        return
    options = ShowOptions.for_terminal(sys.stdout, hints=settings.hints, statistics=statistics)
    write(report, format_name, sys.stdout, options)
    sys.stdout.flush()
