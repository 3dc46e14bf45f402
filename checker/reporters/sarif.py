"""SARIF 2.1.0, for code scanning services (OASIS, sarif-v2.1.0-os).

Columns count code points, as everywhere in unspin; each suggestion is a fix of
its own, and a finding's id is its fingerprint, so that a service knows it again
after edits elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO
from urllib.parse import quote

from checker import __version__
from checker.findings import DocumentReport, Finding, Related, Report, RuleInfo, Severity
from checker.reporters.inert import flowing, visible
from checker.reporters.options import ShowOptions
from checker.reporters.places import in_repository
from checker.reporters.summary import shown, verdict, with_text

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report as one SARIF log with one run; see `checker.reporters.write`."""
    rules = sorted({finding.rule for document in report.documents for finding in shown(document, options)})
    results = [
        _result(document, finding, rules) for document in report.documents for finding in shown(document, options)
    ]
    run = {
        "tool": {"driver": _driver(report, rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(document) for document in report.documents],
        "results": results,
        "properties": {
            "settings": report.settings,
            "glossaries": [_glossary(g.id, g.digest) for g in report.glossaries],
        },
    }
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, stream, ensure_ascii=True, indent=1)
    stream.write("\n")


def _driver(report: Report, rules: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "unspin",
        "semanticVersion": __version__,
        "rules": [_rule(rule, report.rules.get(rule)) for rule in rules],
    }


def _rule(rule: str, info: RuleInfo | None) -> dict[str, Any]:
    if info is None:
        return {"id": rule}
    described: dict[str, Any] = {
        "id": rule,
        "shortDescription": {"text": flowing(info.summary)},
        "fullDescription": {"text": _visible_lines(info.explanation)},
        "help": {"text": _visible_lines(info.explanation), "markdown": _visible_lines(info.explanation)},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
    }
    if info.link:
        described["helpUri"] = info.link
    return described


def _visible_lines(text: str) -> str:
    """Make text of several lines harmless and keep its lines."""
    return "\n".join(map(visible, text.split("\n")))


def _invocation(report: Report) -> dict[str, Any]:
    notes = [
        {"level": "error", "message": {"text": flowing(problem.message)}, "locations": [_location(problem.path)]}
        for problem in report.problems
    ]
    notes += [{"level": "note", "message": {"text": flowing(notice)}} for notice in report.notices]
    for document in report.documents:
        for notice in (*verdict(document), *document.notices):
            note = {"level": "note", "message": {"text": flowing(notice)}, "locations": [_location(document.path)]}
            notes.append(note)
    return {"executionSuccessful": not report.problems, "toolExecutionNotifications": notes}


def _artifact(document: DocumentReport) -> dict[str, Any]:
    return {
        "location": {"uri": uri(document.path)},
        "hashes": {"sha-256": document.sha256},
        "roles": ["analysisTarget"],
    }


def _result(document: DocumentReport, finding: Finding, rules: Sequence[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": with_text(finding)},
        "locations": [_location(document.path, _region(finding))],
        "partialFingerprints": {"unspin/v1": finding.id},
        "properties": {"term": finding.term, "glossary": finding.glossary, "fix": finding.fix.value},
    }
    if finding.related:
        result["relatedLocations"] = [_related(related) for related in finding.related]
    if finding.suggestions:
        result["fixes"] = list(_fixes(document.path, finding))
    return result


def _fixes(path: str, finding: Finding) -> Iterable[dict[str, Any]]:
    for suggestion in finding.suggestions:
        replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": suggestion}}
        yield {
            "description": {"text": f"Replace with “{flowing(suggestion)}”"},
            "artifactChanges": [{"artifactLocation": {"uri": uri(path)}, "replacements": [replacement]}],
        }


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _related(related: Related) -> dict[str, Any]:
    span = related.span
    location = _location(related.path, {"charOffset": span.start, "charLength": span.end - span.start})
    return {**location, "message": {"text": flowing(related.message)}}


def _location(path: str, region: dict[str, int] | None = None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if region is not None:
        place["region"] = region
    return {"physicalLocation": place}


def _glossary(name: str, digest: str) -> dict[str, str]:
    return {"id": name, "digest": digest}


def uri(path: str) -> str:
    """A path as a URI reference: relative ones stay relative, `/` and letters of paths are kept."""
    return quote(in_repository(path.replace("\\", "/")).encode("utf-8", "surrogatepass"), safe="/~!$&'()*+,;=@-._")
