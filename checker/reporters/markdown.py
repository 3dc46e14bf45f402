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
from checker.reporters.summary import count, plural, shown, totals, verdict

_MARKS = re.compile(r"[\`*_{}\[\]<>&|#~$@]|:(?=//)|(?<=www)\.|^[-+=]")
"""What Markdown, HTML and GitHub's own extensions (mentions, autolinks, formulas) would take for more than text."""

_MOST = 200
"""Findings listed for a document."""

_ROOM = 900_000
"""Bytes that the documents may take: GitHub refuses a step's summary of more than 1 MiB as a whole."""

_LONGEST = 200


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report as Markdown; see `checker.reporters.write`."""
    stream.write(f"# unspin\n\n{escaped(totals(count(report, options), report.grammar))}\n")
    room, left_out = _ROOM, 0
    for section in filter(None, (_section(document, options) for document in report.documents)):
        size = len(section.encode("utf-8", "surrogatepass"))
        if size > room:
            left_out += 1
            continue
        stream.write(section)
        room -= size
    if left_out:
        stream.write(f"\n… and {plural(left_out, 'more file')}, for which a job's page has no room.\n")
    if report.problems:
        stream.write("\n## Could not be checked\n\n")
        for problem in report.problems:
            stream.write(f"- {escaped(problem.message)}\n")


def _section(document: DocumentReport, options: ShowOptions) -> str:
    """What is said of a document; empty where there is nothing to say."""
    findings = shown(document, options)
    notes = (*verdict(document), *document.notices)
    if not findings and not notes:
        return ""
    lines = [f"\n## {escaped(document.path)}\n", *(f"\n{escaped(note)}\n" for note in notes)]
    if findings:
        lines.append("\n| line | severity | text | suggestion | rule |\n| ---: | --- | --- | --- | --- |\n")
        lines += map(_row, findings[:_MOST])
    if len(findings) > _MOST:
        lines.append(f"\n… and {len(findings) - _MOST:,} more.\n")
    return "".join(lines)


def _row(finding: Finding) -> str:
    suggestion = finding.suggestions[0] if finding.suggestions else ""
    cells = " | ".join(escaped(clipped(cell, _LONGEST)) for cell in (finding.text, suggestion, finding.rule))
    return f"| {finding.line} | {finding.severity.value} | {cells} |\n"


def escaped(text: str) -> str:
    """Text on one line that Markdown and HTML show as it is."""
    return _MARKS.sub(lambda match: f"&#{ord(match[0])};", flowing(text))
