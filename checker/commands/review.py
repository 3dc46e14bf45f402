"""`unspin review`: go through an article finding by finding."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from checker.commands import options

if TYPE_CHECKING:
    from checker.review.outcome import Outcome

CANNOT = 2


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("review", help="Go through an article finding by finding and decide.")(review)


def review(
    file: Annotated[Path, typer.Argument(help="The article.")],
    glossary: options.Glossary = None,
    config: options.Config = "",
    isolated: options.Isolated = False,
    grammar: options.Grammar = None,
    hints: options.Hints = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    baseline: options.Baseline = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="House glossary that accepted forms are entered into.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask again about what was skipped earlier.")] = False,
) -> None:
    """Ask for each finding; exit with 0 when decisions were written, 2 when the work could not be done."""
    from checker.commands.running import selection_of
    from checker.findings import Problem, Severity
    from checker.folders import cache_folder
    from checker.reporters import ShowOptions
    from checker.review.dialogue import Dialogue, End
    from checker.review.memory import recall, remember
    from checker.review.outcome import carry_out
    from checker.review.session import Session
    from checker.run import Checker, Keep
    from checker.selection import prepared
    from checker.sources import Source

    given: dict[str, Any] = {
        "extend-glossaries": glossary,
        "grammar": grammar,
        "hints": hints,
        "select": select,
        "extend-ignore": ignore,
        "baseline": baseline,
    }
    selection = selection_of(options.configuration(given, config, isolated), [str(file)], "")
    settings = selection.run.settings
    silent = Path(settings.baseline or "unspin-baseline.json")
    seen = file.stat()
    source = next((source for source in selection.sources if isinstance(source, Source)), None)
    if source is None:
        _stop(next(problem.message for problem in selection.sources if isinstance(problem, Problem)))
    result = Checker(prepared(selection, cache_folder())[source.plan], Keep.ALL).check_source(source)
    if isinstance(result, Problem):
        _stop(result.message)
    held = _held(silent, file)
    skipped = frozenset() if again else recall(cache_folder(), file)
    findings = [
        finding
        for finding in result.findings
        if (settings.hints or finding.severity is not Severity.HINT) and finding.id not in skipped | held
    ]
    if skipped:
        typer.echo(f"{len(skipped)} skipped earlier are left out; --again asks about them too.")
    session = Session(findings)
    shown = ShowOptions.for_terminal(sys.stdout)
    end = Dialogue(result, session, _ask, sys.stdout, shown, str(to) if to else "").run()
    if end is End.DISCARD:
        typer.echo("Nothing was written.")
        return
    outcome = carry_out(session, result, file, seen, silent, to, [Path(name) for name in settings.glossaries])
    remember(cache_folder(), file, skipped | set(session.skipped()))
    _tell(outcome)
    if outcome.silenced and not settings.baseline:
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


def _held(silent: Path, file: Path) -> frozenset[str]:
    """Ids of the findings that a baseline is silent about."""
    if not silent.is_file():
        return frozenset()
    from checker.baseline import load

    known = load(silent)
    return frozenset(entry.id for entry in known.entries if entry.path == known.name(file))


def _stop(message: str) -> NoReturn:
    typer.echo(f"unspin: {message}", err=True)
    raise typer.Exit(CANNOT)


def _tell(outcome: Outcome) -> None:
    typer.echo(
        f"{outcome.replaced} corrected, {outcome.skipped} skipped, {outcome.silenced} ignored from now on, "
        f"{outcome.accepted} accepted in the glossary."
    )
    for refusal in outcome.refused:
        typer.echo(f"Not accepted in the glossary, only ignored here: {refusal}")
