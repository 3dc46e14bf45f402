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
    app.command(
        "gate",
        help="Decide by a policy whether an article may be published: status 0 to publish, 1 or 2 to hold back.",
    )(gate)


def gate(
    policy: Annotated[Path, typer.Option("--policy", help="The policy, a TOML file.")],
    submission: Annotated[str, typer.Argument(help="A JSON file with the article, or - for standard input.")] = "-",
) -> None:
    """Print a decision as JSON; exit with 0 to publish, 1 to hold back, 2 to hold back because work failed."""
    from checker.folders import cache_folder
    from checker.gate.decision import failed
    from checker.gate.passage import judge
    from checker.gate.policy import Failure, load
    from checker.gate.submission import SubmissionError, parse
    from checker.reporters.inert import visible

    rules = load(policy)
    try:
        article = parse(_read(submission, rules.settings.max_file_size))
    except SubmissionError as error:
        decision, report = failed([str(error)], Failure.BLOCK), None
    else:
        decision, report = judge(rules, article, cache_folder())
    answer = {**decision.to_json(), "policy": {"name": rules.name, "digest": rules.digest}, "report": _report(report)}
    typer.echo(json.dumps(answer, ensure_ascii=True, indent=1))
    for failure in decision.failures:
        typer.echo(f"unspin: {visible(failure)}", err=True)
    if not decision.passes:
        raise typer.Exit(CANNOT if decision.failures else BLOCKED)


_ESCAPED = 6
"""Bytes that JSON takes at most for one byte of text: a control character is written as `\\u0001`."""

_BESIDE = 1_000_000
"""Bytes that the rest of a submission may take."""


def _read(submission: str, max_file_size: int) -> bytes:
    """The bytes of a submission.

    Raises:
        SubmissionError: there are more than an article and its original could need.
        OSError: it cannot be read.
    """
    from checker.gate.submission import SubmissionError

    limit = 2 * _ESCAPED * max_file_size + _BESIDE
    if submission == "-":
        data = sys.stdin.buffer.read(limit + 1)
    else:
        with Path(submission).open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise SubmissionError(f"the submission is larger than {limit:,} bytes, more than max-file-size allows for.")
    return data


def _report(report: Report | None) -> Any:
    """The report by the contract of `--output-format json`."""
    if report is None:
        return None
    from checker.reporters import ShowOptions, write

    stream = io.StringIO()
    write(report, "json", stream, ShowOptions(hints=True))
    return json.loads(stream.getvalue())
