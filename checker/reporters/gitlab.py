"""GitLab's code quality report: a JSON array of issues.

Keys as in GitLab's documentation of the format, which is a part of the Code
Climate specification.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from checker.findings import DocumentReport, Finding, Report, Severity
from checker.reporters.inert import flowing
from checker.reporters.options import ShowOptions
from checker.reporters.places import in_repository
from checker.reporters.summary import shown, with_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report as an array of issues; see `checker.reporters.write`."""
    issues = [_issue(document, finding) for document in report.documents for finding in shown(document, options)]
    json.dump(issues, stream, ensure_ascii=True, indent=1)
    stream.write("\n")


def _issue(document: DocumentReport, finding: Finding) -> dict[str, Any]:
    description = with_text(finding)
    if finding.suggestions:
        description += f" (suggestion: “{flowing(finding.suggestions[0])}”)"
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": description,
        "categories": ["Style"],
        "severity": _SEVERITIES[finding.severity],
        # Findings in copies of one sentence share an id; the path makes them two issues.
        "fingerprint": f"{finding.id}:{in_repository(document.path)}",
        "location": {
            "path": in_repository(document.path),
            "positions": {
                "begin": {"line": finding.line, "column": finding.column},
                "end": {"line": finding.end_line, "column": finding.end_column},
            },
        },
    }
