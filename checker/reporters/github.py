"""GitHub's workflow commands: each finding an annotation on its line.

Property values and messages are escaped as GitHub's runner unescapes them, so
that no text of an article can give a command of its own.
"""

from __future__ import annotations

from typing import TextIO

from checker.findings import DocumentReport, Finding, Report, Severity
from checker.reporters.inert import flowing
from checker.reporters.options import ShowOptions
from checker.reporters.places import in_repository
from checker.reporters.summary import count, shown, totals, verdict, with_text

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report as workflow commands; see `checker.reporters.write`."""
    for document in report.documents:
        for finding in shown(document, options):
            stream.write(_annotation(document, finding))
        for notice in (*verdict(document), *document.notices):
            stream.write(f"::notice file={_value(in_repository(document.path))},title=unspin::{_data(notice)}\n")
    for problem in report.problems:
        stream.write(f"::error file={_value(in_repository(problem.path))},title=unspin::{_data(problem.message)}\n")
    stream.write(f"{totals(count(report, options), report.grammar)}\n")


def _annotation(document: DocumentReport, finding: Finding) -> str:
    place = f"file={_value(in_repository(document.path))},line={finding.line},endLine={finding.end_line}"
    place += f",col={finding.column}"
    # GitHub takes an end column only on a single line.
    if finding.line == finding.end_line:
        place += f",endColumn={finding.end_column}"
    message = with_text(finding)
    if finding.suggestions:
        message += " (suggestion: " + " or ".join(f"“{flowing(text)}”" for text in finding.suggestions[:3]) + ")"
    return f"::{_COMMANDS[finding.severity]} {place},title={_value(f'unspin {finding.rule}')}::{_data(message)}\n"


def _data(text: str) -> str:
    return flowing(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
