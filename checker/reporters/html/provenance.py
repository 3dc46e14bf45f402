"""What a report was made of, so that a flag can be defended and the check repeated."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from checker import __version__
from checker.findings import DocumentReport, Report
from checker.reporters.html.markup import Markup, element, joined
from checker.reporters.summary import plural


def moment(environment: Mapping[str, str] = os.environ) -> datetime:
    """When a report was made: the time now, or `SOURCE_DATE_EPOCH` for a report that can be made again byte for byte.

    The variable holds seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/);
    anything else in it is passed over.
    """
    given = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def provenance(report: Report, made: datetime, document: DocumentReport | None = None) -> Markup:
    """The list of everything that a finding depends on.

    Args:
        report: the run.
        made: when.
        document: the article of the page, where it is about one.
    """
    facts: list[tuple[str, str]] = []
    if document is not None:
        bom = " with a byte order mark" if document.encoding.bom else ""
        facts += [
            ("File", document.path),
            ("SHA-256 of the file", _digest(document.sha256)),
            ("Encoding", f"{document.encoding.codec}{bom}"),
        ]
    if document is not None and document.comparison is not None:
        facts += [
            ("Compared with", document.comparison.original),
            ("SHA-256 of that file", _digest(document.comparison.sha256)),
        ]
    made_at = element("time", made.strftime("%Y-%m-%d %H:%M UTC"), datetime=made.strftime("%Y-%m-%dT%H:%M:%SZ"))
    facts += [
        ("Checked by", f"unspin {__version__}"),
        ("Report made", made_at),
        ("Settings", _digest(report.settings) if report.settings else "not recorded"),
        ("Grammar engine", report.grammar or "off"),
        ("Glossaries", _glossaries(report)),
    ]
    items = (joined([element("dt", name), element("dd", value)]) for name, value in facts)
    return element(
        "section",
        element("h2", "How this was found", id="provenance"),
        element("p", "The same file, version, glossaries and settings give the same findings on every machine."),
        element("dl", *items),
        aria_labelledby="provenance",
        class_="provenance",
    )


def _digest(value: str) -> Markup:
    return element("code", value)


def _glossaries(report: Report) -> Markup:
    if not report.glossaries:
        return element("span", "none")
    items = (
        element("li", f"{glossary.id}, {plural(glossary.terms, 'entry', 'entries')} ", _digest(glossary.digest))
        for glossary in report.glossaries
    )
    return element("ul", *items)
