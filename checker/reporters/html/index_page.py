"""The page over many articles: what there is to do, worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from checker.findings import Report, Severity
from checker.reporters.html import charts
from checker.reporters.html.markup import Markup, element, joined
from checker.reporters.html.provenance import provenance
from checker.reporters.html.rows import Row
from checker.reporters.html.skeleton import page
from checker.reporters.html.words import CARE, counted
from checker.reporters.options import ShowOptions
from checker.reporters.summary import count, plural, totals

_COLUMNS = (
    ("Article", ""),
    ("Verdict", ""),
    ("Errors", "number"),
    ("Warnings", "number"),
    ("Hints", "number"),
    ("Suppressed", "number"),
    ("Words", "number"),
)


def index_page(report: Report, rows: Sequence[Row], options: ShowOptions, made: datetime, table: str = "") -> str:
    """Make the page over all articles.

    Args:
        report: the run.
        rows: one an article, in the order in which they are shown.
        options: which findings are counted.
        made: when, for the provenance.
        table: relative address of the same as CSV, or empty.
    """
    body = joined(
        [
            element("a", "Skip to the articles", href="#articles", class_="skip"),
            element("header", element("h1", "Articles checked by unspin")),
            element(
                "main",
                element(
                    "div",
                    element("div", _summary(report, rows, options), _problems(report)),
                    _counts(report, options),
                    class_="overview",
                ),
                _articles(rows, table),
                provenance(report, made),
                id="main",
            ),
        ]
    )
    return page("Articles checked by unspin", body, "index.js")


def _summary(report: Report, rows: Sequence[Row], options: ShowOptions) -> Markup:
    verdicts = Counter(row.short for row in rows)
    ranked = sorted({row.short: row.rank for row in rows}.items(), key=lambda item: -item[1])
    lines = (element("li", f"{short.capitalize()}: {plural(verdicts[short], 'article')}") for short, _ in ranked)
    return element(
        "section",
        element("h2", "What there is to do", id="summary"),
        element("ul", *lines),
        element("p", CARE, class_="care") if any(row.rank > 1 for row in rows) else "",
        element("p", totals(count(report, options))),
        *(element("p", notice, class_="notice") for notice in report.notices),
        aria_labelledby="summary",
        class_="verdict",
    )


def _counts(report: Report, options: ShowOptions) -> Markup:
    findings = [finding for document in report.documents for finding in document.findings if options.shows(finding)]
    if not findings:
        return Markup()
    tables = (
        charts.table("By severity", "Severity", charts.severities(findings), "s"),
        charts.table("By rule", "Rule", charts.by(finding.rule for finding in findings), "r"),
        charts.table("By glossary", "Glossary", charts.by(finding.glossary for finding in findings), "g"),
    )
    return element(
        "section",
        element("h2", counted(findings), id="counts"),
        element("div", *tables, class_="tables"),
        aria_labelledby="counts",
        class_="numbers",
    )


def _problems(report: Report) -> Markup:
    if not report.problems:
        return Markup()
    return element(
        "section",
        element("h2", f"{plural(len(report.problems), 'file')} could not be checked", id="problems"),
        element("ul", *(element("li", problem.message) for problem in report.problems)),
        aria_labelledby="problems",
        class_="problems",
    )


def _articles(rows: Sequence[Row], table: str) -> Markup:
    head = element(
        "tr",
        *(element("th", name, scope="col", class_=kind, role="columnheader") for name, kind in _COLUMNS),
        role="row",
    )
    body = element("tbody", *map(_row, rows), id="rows", role="rowgroup")
    csv = element("p", element("a", "The same as a table for a spreadsheet (CSV)", href=table)) if table else ""
    return element(
        "section",
        element("h2", "Articles", id="articles"),
        csv,
        element("div", id="filters", class_="toolbar", hidden=True),
        element(
            "table",
            element("thead", head, role="rowgroup"),
            body,
            class_="articles",
            role="table",
            aria_labelledby="articles",
        ),
        aria_labelledby="articles",
    )


def _row(row: Row) -> Markup:
    """A row; roles are spelt out because its layout as a grid, which lets thousands scroll, may hide them."""
    name = element("a", element("bdi", row.path), href=row.page) if row.page else element("bdi", row.path)
    verdict = element("span", row.short, class_=f"level {row.level}")
    numbers = (*(row.counts[severity] for severity in Severity), row.suppressed, row.words)
    return element(
        "tr",
        element("th", name, scope="row", role="rowheader"),
        element("td", verdict, role="cell", data_o=row.rank),
        *(
            element("td", f"{number:,}", class_="number", role="cell", data_o=number, data_c=name)
            for number, (name, _) in zip(numbers, _COLUMNS[2:], strict=True)
        ),
        role="row",
        data_l=row.level,
    )
