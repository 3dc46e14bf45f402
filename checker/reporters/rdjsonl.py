"""Reviewdog's diagnostic format, one JSON object a line (`reviewdog -f=rdjsonl`).

Its columns count bytes of UTF-8, so lines are measured anew from the source.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from checker.document import Lines
from checker.findings import DocumentReport, Finding, Report, Severity
from checker.reporters.options import ShowOptions
from checker.reporters.places import in_repository
from checker.reporters.summary import shown, with_text

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.HINT: "INFO"}


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report, one diagnostic a line; see `checker.reporters.write`."""
    for document in report.documents:
        findings = shown(document, options)
        if not findings:
            continue
        lines = Lines(document.source or "")
        for finding in findings:
            stream.write(json.dumps(_diagnostic(document, finding, lines), ensure_ascii=True) + "\n")


def _diagnostic(document: DocumentReport, finding: Finding, lines: Lines) -> dict[str, Any]:
    source = document.source or ""
    place = {
        "start": _position(source, lines, finding.start),
        "end": _position(source, lines, finding.end),
    }
    return {
        "message": with_text(finding),
        "location": {"path": in_repository(document.path), "range": place},
        "severity": _SEVERITIES[finding.severity],
        "source": {"name": "unspin"},
        "code": {"value": finding.rule},
        "suggestions": [{"range": place, "text": suggestion} for suggestion in finding.suggestions],
        "original_output": finding.text,
    }


def _position(source: str, lines: Lines, offset: int) -> dict[str, int]:
    """Line and column in bytes, both from 1."""
    line, column = lines.position(offset)
    before = source[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
