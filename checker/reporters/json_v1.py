"""JSON for programs, version 1: a contract, apart from the types that the rest of unspin uses.

Keys may be added, never renamed or taken away; `docs/report.schema.json`
describes them all. Everything outside ASCII is escaped, so that the bytes are
the same whatever the encoding of the stream.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TextIO

from checker import __version__
from checker.findings import DocumentReport, Finding, GlossaryInfo, Problem, Related, Report, Severity, Verdict
from checker.reporters.options import ShowOptions
from checker.reporters.summary import glossary_counts, rule_counts, shown

VERSION = 1

_encoded = json.JSONEncoder(ensure_ascii=True).encode


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report as one JSON object; see `checker.reporters.write`.

    Documents are written one by one, each finding on a line of its own, so that
    no more than a document is held in memory as text.
    """
    counts = dict.fromkeys((severity.value for severity in Severity), 0)
    stream.write(f'{{"version": {VERSION}, "tool": {_encoded({"name": "unspin", "version": __version__})},\n')
    stream.write(f' "settings": {_encoded(report.settings)},\n')
    stream.write(f' "grammar": {_encoded(report.grammar)}, "notices": {_encoded(report.notices)},\n')
    stream.write(' "glossaries": ')
    _write_list(map(_glossary, report.glossaries), stream)
    stream.write(',\n "documents": [')
    separator = "\n"
    for document in report.documents:
        findings = shown(document, options)
        for finding in findings:
            counts[finding.severity.value] += 1
        stream.write(separator)
        _write_document(document, findings, stream)
        separator = ",\n"
    stream.write('],\n "errors": ')
    _write_list(map(_problem, report.problems), stream)
    summary = {**counts, "suppressed": report.suppressed, "documents": len(report.documents)}
    stream.write(f',\n "summary": {_encoded(summary)}')
    if options.statistics:
        stream.write(f',\n "statistics": {_encoded(_statistics(report, options))}')
    stream.write("}\n")


def _write_document(document: DocumentReport, findings: Iterable[Finding], stream: TextIO) -> None:
    head = _encoded(_document(document))
    stream.write(f'  {head[:-1]}, "findings": ')
    _write_list(map(_finding, findings), stream)
    stream.write("}")


def _write_list(items: Iterable[dict[str, Any]], stream: TextIO) -> None:
    separator = "[\n   "
    for item in items:
        stream.write(separator + _encoded(item))
        separator = ",\n   "
    stream.write("[]" if separator.startswith("[") else "]")


def _document(document: DocumentReport) -> dict[str, Any]:
    comparison = {} if document.comparison is None else {"comparison": asdict(document.comparison)}
    return {
        "path": document.path,
        "sha256": document.sha256,
        "words": document.words,
        "suppressed": document.suppressed,
        "notices": list(document.notices),
        "verdict": None if document.verdict is None else _verdict(document.verdict),
        **comparison,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "level": verdict.level.value,
        "score": verdict.score,
        "distinct": verdict.distinct,
        "per_1000_words": verdict.per_1000_words,
        "reasons": list(verdict.reasons),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "text": finding.text,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "term": finding.term,
        "glossary": finding.glossary,
        "fix": finding.fix.value,
        "related": list(map(_related, finding.related)),
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "path": related.path,
        "start": related.span.start,
        "end": related.span.end,
        "message": related.message,
    }


def _glossary(glossary: GlossaryInfo) -> dict[str, Any]:
    return {"id": glossary.id, "digest": glossary.digest, "terms": glossary.terms}


def _statistics(report: Report, options: ShowOptions) -> dict[str, dict[str, int]]:
    return {
        "rules": {topic.name: topic.number for topic in rule_counts(report, options)},
        "glossaries": {topic.name: topic.number for topic in glossary_counts(report, options)},
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"path": problem.path, "message": problem.message}
