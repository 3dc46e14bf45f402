"""JUnit XML, for build servers: each article a test case that fails by its findings.

The form that Jenkins and GitLab read. Characters that XML 1.0 does not allow
are shown as pictures.
"""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from checker.findings import DocumentReport, Finding, Problem, Report
from checker.reporters.inert import flowing, visible
from checker.reporters.options import ShowOptions
from checker.reporters.summary import plural, shown, with_text


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report as one suite of test cases; see `checker.reporters.write`."""
    failures = sum(bool(shown(document, options)) for document in report.documents)
    tests = len(report.documents) + len(report.problems)
    counts = f'tests="{tests}" failures="{failures}" errors="{len(report.problems)}"'
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(f'<testsuites {counts}>\n<testsuite name="unspin" {counts}>\n')
    for document in report.documents:
        _write_case(document, shown(document, options), stream)
    for problem in report.problems:
        _write_problem(problem, stream)
    stream.write("</testsuite>\n</testsuites>\n")


def _write_case(document: DocumentReport, findings: tuple[Finding, ...], stream: TextIO) -> None:
    name = quoteattr(visible(document.path))
    if not findings:
        stream.write(f'<testcase classname="unspin" name={name}/>\n')
        return
    gravest = min(findings, key=lambda finding: finding.severity.rank).severity
    summary = quoteattr(plural(len(findings), "finding"))
    stream.write(f'<testcase classname="unspin" name={name}>\n<failure type="{gravest.value}" message={summary}>')
    stream.write("\n".join(escape(_line(document, finding)) for finding in findings))
    stream.write("</failure>\n</testcase>\n")


def _line(document: DocumentReport, finding: Finding) -> str:
    line = f"{visible(document.path)}:{finding.line}:{finding.column}: {finding.severity} {finding.rule} "
    line += with_text(finding)
    return f"{line} (suggestion: “{flowing(finding.suggestions[0])}”)" if finding.suggestions else line


def _write_problem(problem: Problem, stream: TextIO) -> None:
    name, message = quoteattr(visible(problem.path)), quoteattr(flowing(problem.message))
    stream.write(f'<testcase classname="unspin" name={name}>\n<error message={message}/>\n</testcase>\n')
