"""From settings and arguments to a report: what `check` and `baseline` have in common."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from checker.sources import STDIN, Source

if TYPE_CHECKING:
    from checker.checking import Keep
    from checker.config import Configuration
    from checker.findings import DocumentReport, Problem, Report
    from checker.grammar.engines import Engines
    from checker.plan import Plan
    from checker.remainder import Run
    from checker.selection import Selection
    from checker.settings import Settings


_MANY = 20
"""Files below which nobody wonders what takes so long."""


def selection_of(configuration: Configuration, paths: Sequence[str], stdin_filename: str) -> Selection:
    """What a run has to do; see `checker.selection`."""
    from checker.selection import select, select_stdin

    return select_stdin(configuration, stdin_filename) if paths == [STDIN] else select(configuration, paths)


def report_of(
    selection: Selection,
    paths: Sequence[str],
    stdin_filename: str,
    keep: Keep,
    remember: bool = True,
    engines: Engines | None = None,
) -> tuple[Report, Run]:
    """Check what was selected.

    Args:
        selection: files and settings.
        paths: arguments of the command.
        stdin_filename: what standard input is called, or empty.
        keep: whose texts the report must hold.
        remember: whether unchanged files are taken from the last run.
        engines: the grammar engines of this process; None for engines of its own.

    Returns:
        What was found, and what is needed to check a part of it again.
    """
    from checker.folders import cache_folder
    from checker.selection import prepared

    cache, sources, jobs = cache_folder(), selection.sources, selection.run.settings.jobs
    files = [source for source in sources if isinstance(source, Source)]
    engines = _engines(engines, cache, selection.settings, files)
    # Only now: the engine is being built beside what follows.
    from checker.progress import progress
    from checker.run import check_sources

    plans = prepared(selection, cache)
    if list(paths) == [STDIN]:
        return _standard_input(plans[0], stdin_filename, keep, engines)
    if not sources:
        _say_what_is_looked_for(paths)
    with progress(len(sources)) as advance:
        report = check_sources(
            plans,
            sources,
            jobs=jobs,
            keep=keep,
            progress=advance,
            remember=remember,
            engines=engines,
            expect=lambda left: _say_how_long(plans, left, jobs),
        )
    return report, _again(plans, files, keep, engines)


def _engines(
    given: Engines | None, cache: Path | None, settings: Sequence[Settings], files: Sequence[Source]
) -> Engines | None:
    """The grammar engines of a run, those that it will need on their way; None where there are none."""
    if not any(one.grammar_engine for one in settings):
        return None
    from checker.grammar.engines import Engines

    engines = given or Engines(cache)
    engines.expect(settings, files)
    return engines


def _say_what_is_looked_for(paths: Sequence[str]) -> None:
    """Tell who checked nothing why."""
    from checker.readers import FORMATS

    suffixes = ", ".join(suffix for format_ in FORMATS.values() for suffix in format_.suffixes)
    print(
        f"unspin: no articles in {', '.join(paths)}: files ending in {suffixes} are looked for, and those that "
        "`include` names, without those that `exclude` or .gitignore names.",
        file=sys.stderr,
    )


def _say_how_long(plans: Sequence[Plan], sources: Sequence[Source | Problem], jobs: int) -> None:
    """Warn who waits for a run whose grammar takes long; a few files are not worth a look."""
    if len(sources) < _MANY or not any(plan.settings.grammar_engine for plan in plans):
        return
    from checker.forecast import forecast

    if sentence := forecast(plans, sources, jobs):
        print(f"unspin: {sentence}", file=sys.stderr)


def with_originals(
    report: Report, run: Run, selection: Selection, paths: Sequence[str], against: str
) -> tuple[Report, Run]:
    """Add what comparing with originals shows.

    Args:
        report: what the checks found.
        run: what it was made of.
        selection: files and settings.
        paths: arguments of the command.
        against: a file or folder of originals.

    Raises:
        AgainstError: there is no original that could be compared with.
    """
    from checker.compare.against import AgainstError, add_comparison, below_arguments, originals_of
    from checker.compare.session import Session, inputs
    from checker.folders import cache_folder
    from checker.selection import prepared
    from checker.sources import find

    originals, problems = inputs(against, find([against]))
    if problems or not originals:
        raise AgainstError(problems[0].message if problems else f"{against}: there is no text in it to compare with.")
    shown = below_arguments([document.path for document in report.documents], paths)
    plans = {source.shown: source.plan for source in selection.sources if isinstance(source, Source)}
    session = Session(prepared(selection, cache_folder()))
    return add_comparison(report, run, session, originals_of(originals, shown), plans)


class Recorded:
    """A stream that remembers what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        """Record a stream that nobody else reads."""
        self._stream = stream
        self.data = b""

    def read(self, size: int) -> bytes:
        """Read at most `size` bytes."""
        data = self._stream.read(size)
        self.data += data
        return data

    def rest(self) -> bytes:
        """All that was and all that was not read yet."""
        return self.data + self._stream.read()

    def fileno(self) -> int:
        """The file descriptor of the stream."""
        return self._stream.fileno()


def _standard_input(plan: Plan, name: str, keep: Keep, engines: Engines | None) -> tuple[Report, Run]:
    from checker.checking import Checker
    from checker.remainder import Run
    from checker.run import gather

    checker = Checker(plan, keep, engines)
    recorded = Recorded(sys.stdin.buffer)
    shown = name or "<stdin>"
    report = gather([checker], [checker.check_stream(shown, cast("BinaryIO", recorded))])
    files = {name: Path(name)} if name else {}
    return report, Run(
        files, checker.check_bytes, checker.rules, recorded.data if report.documents else recorded.rest()
    )


def _again(plans: Sequence[Plan], sources: Sequence[Source], keep: Keep, engines: Engines | None) -> Run:
    from checker.checking import Checker
    from checker.checks import load
    from checker.plan import rules_of
    from checker.remainder import Run

    @cache
    def checker(number: int) -> Checker:
        return Checker(plans[number], keep, engines)

    numbers = {source.shown: source.plan for source in sources}

    def check(shown: str, data: bytes) -> DocumentReport | Problem:
        return checker(numbers[shown]).check_bytes(shown, data)

    rules = {check.rule.id: check.rule for plan in plans for check in load(rules_of(plan.settings))}
    return Run({source.shown: source.path for source in sources}, check, rules)
