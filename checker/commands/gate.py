"""`unspin gate`: decide whether an article may be published, by a policy."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from checker.findings import Report

BLOCKED = 1
CANNOT = 2


def register(app: typer.Typer) -> None:
    """Add the command to an application."""
    app.command("gate", help="Decide by a policy whether an article may be published.")(gate)


def gate(
    policy: Annotated[Path, typer.Option("--policy", help="The policy, a TOML file.")],
    submission: Annotated[str, typer.Argument(help="A JSON file with the article, or - for standard input.")] = "-",
) -> None:
    """Print a decision as JSON; exit with 0 to publish, 1 to hold back, 2 to hold back because work failed."""
    from checker.folders import cache_folder
    from checker.gate.passage import judge
    from checker.gate.policy import load
    from checker.gate.submission import parse

    rules = load(policy)
    data = sys.stdin.buffer.read() if submission == "-" else Path(submission).read_bytes()
    decision, report = judge(rules, parse(data), cache_folder())
    answer = {**decision.to_json(), "policy": {"name": rules.name, "digest": rules.digest}, "report": _report(report)}
    typer.echo(json.dumps(answer, ensure_ascii=True, indent=1))
    for failure in decision.failures:
        typer.echo(f"unspin: {failure}", err=True)
    if not decision.passes:
        raise typer.Exit(CANNOT if decision.failures else BLOCKED)


def _report(report: Report | None) -> Any:
    """The report by the contract of `--output-format json`."""
    if report is None:
        return None
    from checker.reporters import ShowOptions, write

    stream = io.StringIO()
    write(report, "json", stream, ShowOptions(hints=True))
    return json.loads(stream.getvalue())
