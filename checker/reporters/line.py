"""One line a finding, `path:line:column: severity rule message`, as editors and grep take it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from checker.findings import DocumentReport, Finding, Report
from checker.reporters.inert import flowing, one_line, visible
from checker.reporters.options import ShowOptions
from checker.reporters.summary import plural, shown, verdict, with_text


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report line by line; see `checker.reporters.write`.

    What concerns a document as a whole stands at its first letter as `notice`.
    """
    for document in report.documents:
        path = visible(document.path)
        for finding in shown(document, options):
            stream.write(f"{path}:{finding.line}:{finding.column}: {_finding(finding)}\n")
        for notice in _notices(document):
            stream.write(f"{path}:1:1: notice {notice}\n")


def _finding(finding: Finding) -> str:
    message = f"{finding.severity} {visible(finding.rule)} {with_text(finding)}"
    if not finding.suggestions:
        return message
    suggestion = one_line(finding.suggestions[0])
    return f"{message} (suggestion: {f'“{suggestion}”' if suggestion else 'delete'})"


def _notices(document: DocumentReport) -> Iterator[str]:
    yield from verdict(document)[:1]
    yield from map(flowing, document.notices)
    if document.suppressed:
        yield f"{plural(document.suppressed, 'finding')} suppressed"
