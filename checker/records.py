"""Reports as plain data: what a cache keeps of a document's findings."""

from __future__ import annotations

from typing import Any

import msgpack

from checker.document import Encoding, Span
from checker.findings import DocumentReport, Finding, Level, Related, Safety, Severity, Verdict


def pack(report: DocumentReport) -> bytes:
    """A report without its path, digest and text."""
    verdict = report.verdict
    packed: bytes = msgpack.packb(
        (
            report.words,
            report.suppressed,
            report.notices,
            (report.encoding.codec, report.encoding.bom),
            verdict and (verdict.level, verdict.score, verdict.distinct, verdict.per_1000_words, verdict.reasons),
            [_finding(finding, report.path) for finding in report.findings],
        ),
        unicode_errors="surrogatepass",
    )
    return packed


def unpack(body: bytes, path: str, digest: str) -> DocumentReport | None:
    """The inverse of `pack`; None where the data is not what `pack` made.

    Args:
        body: what `pack` returned.
        path: of the document, as given on the command line.
        digest: hex SHA-256 of its bytes.
    """
    try:
        words, suppressed, notices, encoding, verdict, findings = msgpack.unpackb(
            body, use_list=False, unicode_errors="surrogatepass"
        )
        return DocumentReport(
            path=path,
            sha256=digest,
            words=words,
            findings=tuple(_read_finding(finding, path) for finding in findings),
            suppressed=suppressed,
            notices=notices,
            verdict=verdict and Verdict(Level(verdict[0]), *verdict[1:]),
            encoding=Encoding(*encoding),
        )
    except (ValueError, TypeError, KeyError, msgpack.UnpackException):
        return None


def _finding(finding: Finding, own: str) -> tuple[Any, ...]:
    return (
        finding.id,
        finding.rule,
        finding.severity,
        finding.confidence,
        finding.start,
        finding.end,
        finding.line,
        finding.column,
        finding.end_line,
        finding.end_column,
        finding.text,
        finding.message,
        finding.suggestions,
        finding.term,
        finding.glossary,
        finding.fix,
        # The document itself may be named otherwise in the next run.
        [(r.path if r.path != own else "", r.span.start, r.span.end, r.message) for r in finding.related],
        (finding.context.start, finding.context.end),
    )


def _read_finding(packed: tuple[Any, ...], own: str) -> Finding:
    id_, rule, severity, *plain, fix, related, context = packed
    places = tuple(Related(path or own, Span(start, end), message) for path, start, end, message in related)
    values: list[Any] = [id_, rule, Severity(severity), *plain, Safety(fix), places, Span(*context)]
    return Finding(*values)
