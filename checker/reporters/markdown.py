"""A summary in Markdown, such as a job's page on GitHub shows (`>> "$GITHUB_STEP_SUMMARY"`).

Every mark of Markdown and HTML in the text of an article is escaped, so that it
stays text.
"""

from __future__ import annotations

import re
from typing import TextIO

from checker.findings import DocumentReport, Finding, Report
from checker.reporters.inert import clipped, flowing
from checker.reporters.options import ShowOptions
from checker.reporters.summary import count, shown, totals, verdict

_MARKS = re.compile(r"[\`*_{}\[\]<>&|#~$@]|:(?=//)|(?<=www)\.|^[-+=]")
"""What Markdown, HTML and GitHub's own extensions (mentions, autolinks, formulas) would take for more than text."""

_MOST = 200
"""Findings listed for a document: a job's page takes 1 MiB."""

_LONGEST = 200


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report as Markdown; see `checker.reporters.write`."""
    stream.write(f"# unspin\n\n{escaped(totals(count(report, options), report.grammar))}\n")
    for document in report.documents:
        findings = shown(document, options)
        notes = (*verdict(document), *document.notices)
        if findings or notes:
            _write_document(document, findings, notes, stream)
    if report.problems:
        stream.write("\n## Could not be checked\n\n")
        for problem in report.problems:
            stream.write(f"- {escaped(problem.message)}\n")


def _write_document(
    document: DocumentReport, findings: tuple[Finding, ...], notes: tuple[str, ...], stream: TextIO
) -> None:
    stream.write(f"\n## {escaped(document.path)}\n")
    for note in notes:
        stream.write(f"\n{escaped(note)}\n")
    if not findings:
        return
    stream.write("\n| line | severity | text | suggestion | rule |\n| ---: | --- | --- | --- | --- |\n")
    for finding in findings[:_MOST]:
        suggestion = finding.suggestions[0] if finding.suggestions else ""
        cells = (finding.text, suggestion, finding.rule)
        shown_cells = " | ".join(escaped(clipped(cell, _LONGEST)) for cell in cells)
        stream.write(f"| {finding.line} | {finding.severity.value} | {shown_cells} |\n")
    if len(findings) > _MOST:
        stream.write(f"\n… and {len(findings) - _MOST:,} more.\n")


def escaped(text: str) -> str:
    """Text on one line that Markdown and HTML show as it is."""
    return _MARKS.sub(lambda match: f"&#{ord(match[0])};", flowing(text))
