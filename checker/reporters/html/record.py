"""What a page knows of its findings for a script: the ground of a file of decisions.

The record is data, which no browser runs. Nothing of an article can end it,
because `<` is written as an escape of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker import __version__
from checker.findings import DocumentReport, Finding, Report
from checker.reporters.html.markup import Markup, element

FINDING_KEYS = (
    "finding",
    "rule",
    "severity",
    "confidence",
    "glossary",
    "term",
    "text",
    "suggestion",
    "start",
    "end",
    "line",
    "column",
)
"""What is recorded of a finding, in this order; the names are those of `docs/decisions.schema.json`."""


def record(report: Report, document: DocumentReport, findings: Sequence[Finding]) -> Markup:
    """The record of a page.

    Args:
        report: the run.
        document: the article of the page.
        findings: those shown, in the order of their numbers.
    """
    data = {
        "tool": {"name": "unspin", "version": __version__},
        "settings": report.settings,
        "glossaries": [{"id": glossary.id, "digest": glossary.digest} for glossary in report.glossaries],
        "document": {"path": document.path, "sha256": document.sha256, "findings": len(findings)},
        "keys": FINDING_KEYS,
        "findings": [_row(finding) for finding in findings],
    }
    content = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    for letter in "<>&":
        content = content.replace(letter, f"\\u{ord(letter):04x}")
    return element("script", Markup(content), type="application/json", id="record")


def _row(finding: Finding) -> list[Any]:
    return [
        finding.id,
        finding.rule,
        finding.severity.value,
        finding.confidence,
        finding.glossary,
        finding.term,
        finding.text,
        finding.suggestions[0] if finding.suggestions else "",
        finding.start,
        finding.end,
        finding.line,
        finding.column,
    ]
