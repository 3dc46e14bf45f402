"""`unspin check`: look for garbled places in articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from checker.commands import options
from checker.commands.running import report_of, selection_of
from checker.findings import Report, Severity
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.config.layers import Resolved
    from checker.grammar.engines import Engines
    from checker.remainder import Request
    from checker.reporters import Format, ShowOptions

FOUND = 1
CANNOT = 2

_WITHOUT_NOTICES = frozenset({"line", "diff"})
"""Output formats that have no place for what concerns the run as a whole."""


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("check", help="Look for garbled terms, names, titles and quotations in articles.")(check)


@options.settings(
    "output_format",
    "glossary",
    "default_glossaries",
    "grammar",
    "remote",
    "hints",
    "select",
    "ignore",
    "severity",
    "suppressions",
    "baseline",
    "exclude",
    "force_exclude",
    "gitignore",
    "fail_on",
    "jobs",
    "statistics",
)
def check(
    given: options.Given,
    paths: options.Paths = None,
    diff: Annotated[bool, typer.Option("--diff", help="Short for --output-format diff.")] = False,
    output_file: Annotated[
        Path | None, typer.Option("--output-file", help="Write results to a file; for html also a folder.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open a report of format html in the browser.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Write the safe corrections into the files.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Write corrections that may change a fact too; implies --fix.")
    ] = False,
    changed_since: options.ChangedSince = "",
    cache: options.Cache = True,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever an article is saved.")] = False,
    stdin_filename: options.StdinFilename = "",
    against: Annotated[
        str, typer.Option("--against", metavar="ORIGINAL", help="Also compare with this original, file or folder.")
    ] = "",
) -> None:
    """Check articles; exit with 1 where findings fail the run and with 2 where work could not be done."""
    if diff:
        given = replace(given, values={**given.values, "output-format": "diff"})
    arguments = paths or ["."]
    wanted = Wanted(output_file, open_, changed_since, fix or unsafe_fixes, unsafe_fixes, against, cache)

    def once(engines: Engines | None = None) -> int:
        return _once(given, arguments, stdin_filename, wanted, engines)

    if watch:
        _watch(once, arguments)
    raise typer.Exit(once())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Options of a run that are no settings.

    Attributes:
        output_file: where results are written, or None.
        open: whether a page is opened in the browser.
        changed_since: revision since which lines must have changed, or empty.
        fix: whether corrections are written.
        unsafe: whether those that may change a fact are.
        against: file or folder of originals to compare with, or empty.
        remember: whether unchanged files are taken from the last run.
    """

    output_file: Path | None
    open: bool
    changed_since: str
    fix: bool
    unsafe: bool
    against: str = ""
    remember: bool = True


def _once(
    given: options.Given, arguments: list[str], stdin_filename: str, wanted: Wanted, engines: Engines | None
) -> int:
    from checker.checking import Keep
    from checker.remainder import remainder

    selection = selection_of(given.configuration(), arguments, stdin_filename)
    given.refuse_idle(selection.settings)
    settings = selection.run.settings
    format_ = format_of(selection.run)
    if wanted.open and not format_.folder:
        raise typer.BadParameter("only --output-format html makes a page that can be opened.", param_hint="--open")
    request = _request(settings, wanted.changed_since, wanted.fix, wanted.unsafe)
    keep = Keep(format_.sources.value)
    if (request.needs_sources or wanted.against) and keep is Keep.NONE:
        keep = Keep.FOUND
    report, run = report_of(selection, arguments, stdin_filename, keep, wanted.remember, engines)
    if wanted.against:
        from checker.commands.running import with_originals

        report, run = with_originals(report, run, selection, arguments, wanted.against)
    left = remainder(report, run, request)
    stream = sys.stdout
    if left.text is not None:
        # The corrected text takes standard output, as with other tools, so findings go elsewhere.
        from checker.commands.writing import standard_stream

        with standard_stream(sys.stdout):
            sys.stdout.buffer.write(left.text)
        stream = sys.stderr
    show(left.report, settings, wanted.output_file, wanted.open, stream, request.unsafe or not request.fix)
    return status(left.report, settings.fail_on)


def _watch(once: Callable[[Engines], int], arguments: list[str]) -> NoReturn:
    """Check now and after every save, until Ctrl-C; an error in settings or files is shown and waited out."""
    from checker.errors import EXPECTED
    from checker.folders import cache_folder
    from checker.grammar.engines import Engines
    from checker.sources import STDIN
    from checker.watch import saves

    if STDIN in arguments:
        raise typer.BadParameter("standard input cannot be watched; name files.", param_hint="--watch")

    def files() -> Iterator[Path]:
        for argument in arguments:
            path = Path(argument)
            yield from (path.rglob("*") if path.is_dir() else [path])

    # One engine for all: the next save need not wait for another.
    engines = Engines(cache_folder())

    def shown() -> None:
        try:
            once(engines)
        except EXPECTED as error:
            print(f"unspin: {error}", file=sys.stderr)

    shown()
    for _ in saves(files):
        typer.echo("\n" + "─" * 40)
        shown()
    raise AssertionError("waiting never ends")


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


def _request(settings: Settings, changed_since: str, fix: bool, unsafe: bool) -> Request:
    from checker.remainder import Request

    return Request(
        baseline=Path(settings.baseline) if settings.baseline else None,
        changed_since=changed_since,
        fix=fix,
        unsafe=unsafe,
        write=settings.output_format != "diff",
        shows=lambda finding: settings.hints or finding.severity is not Severity.HINT,
    )


def format_of(run: Resolved) -> Format:
    """The output format that settings ask for.

    Raises:
        ConfigError: there is no such format.
    """
    from checker.config import ConfigError
    from checker.reporters import FormatError, require

    try:
        return require(run.settings.output_format)
    except FormatError as error:
        place = run.place("output-format")
        raise place.error(str(error)) if place else ConfigError(str(error)) from None


def show(
    report: Report,
    settings: Settings,
    output_file: Path | None,
    open_: bool,
    out: TextIO,
    unsafe: bool,
    *,
    beside: bool = False,
) -> None:
    """Show a report as settings ask for it.

    Args:
        report: what was found.
        settings: of the run.
        output_file: where it is written; None for `out`.
        open_: whether the browser opens a report that is a folder of pages.
        out: where it is shown.
        unsafe: whether corrections are shown that may change a fact.
        beside: whether an original is shown beside its rewrite.

    Raises:
        FormatError, OSError: it cannot be written.
    """
    from checker.commands.writing import result_file, standard_stream
    from checker.reporters import ShowOptions, require, write
    from checker.reporters.inert import visible

    format_name, statistics = settings.output_format, settings.statistics
    for problem in report.problems:
        print(f"unspin: {visible(problem.message)}", file=sys.stderr)
    if format_name in _WITHOUT_NOTICES:
        for notice in report.notices:
            print(f"unspin: {notice}", file=sys.stderr)
    if require(format_name).folder:
        _write_pages(report, format_name, output_file, ShowOptions(hints=settings.hints), open_)
        return
    if output_file is not None:
        options = ShowOptions(color=False, hints=settings.hints, statistics=statistics, unsafe=unsafe, beside=beside)
        with result_file(output_file) as stream:
            write(report, format_name, stream, options)
        return
    usual = ShowOptions.for_terminal(out, hints=settings.hints, statistics=statistics)
    options = replace(usual, unsafe=unsafe, beside=beside)
    with standard_stream(out):
        write(report, format_name, out, options)


def _write_pages(report: Report, format_name: str, target: Path | None, options: ShowOptions, open_: bool) -> None:
    from checker.reporters import write_files
    from checker.reporters.summary import count, totals, verdict

    page = write_files(report, format_name, target, options)
    if len(report.documents) == 1:
        for sentence in verdict(report.documents[0]):
            typer.echo(sentence)
    typer.echo(totals(count(report, options), report.grammar))
    typer.echo(f"Report: {page}")
    if open_:
        import webbrowser

        if not webbrowser.open(page.resolve().as_uri()):
            print(f"unspin: no browser could be started; open {page} yourself.", file=sys.stderr)
