"""One row an article, for the page over many articles and for its CSV."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TextIO

from checker.findings import DocumentReport, Problem, Report, Severity
from checker.reporters.html.words import level, rank, saying
from checker.reporters.inert import visible
from checker.reporters.options import ShowOptions
from checker.reporters.summary import shown

_UNSAFE = re.compile(r"[^A-Za-z0-9._]+")
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""Beginnings that a spreadsheet may run as a formula, full-width letters included
(https://owasp.org/www-community/attacks/CSV_Injection)."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article among many.

    Attributes:
        path: as in the report.
        page: relative address of its page, or empty.
        level: of the verdict; `unknown` where there is none.
        short: the verdict in words.
        rank: order of the verdict, the greater the more there is to do.
        score, distinct, per_1000_words: of the verdict, or None.
        reasons: of the verdict.
        counts: findings shown, by severity.
        suppressed, words, sha256, notices: of the article.
    """

    path: str
    page: str
    level: str
    short: str
    rank: int
    score: float | None
    distinct: int | None
    per_1000_words: float | None
    reasons: tuple[str, ...]
    counts: Counter[Severity]
    suppressed: int
    words: int
    sha256: str
    notices: tuple[str, ...]


def rows(report: Report, options: ShowOptions, page_of: Callable[[DocumentReport], str]) -> list[Row]:
    """The articles of a report, those with most to do first.

    Args:
        report: the run.
        options: which findings are counted.
        page_of: from an article to the relative address of its page, or empty.
    """
    found = [_row(document, options, page_of(document)) for document in report.documents]
    return sorted(found, key=lambda row: (-row.rank, -row.counts[Severity.ERROR], -row.counts[Severity.WARNING]))


def _row(document: DocumentReport, options: ShowOptions, page: str) -> Row:
    verdict = document.verdict
    return Row(
        path=document.path,
        page=page,
        level=level(document),
        short=saying(document).short,
        rank=rank(document),
        score=verdict.score if verdict else None,
        distinct=verdict.distinct if verdict else None,
        per_1000_words=verdict.per_1000_words if verdict else None,
        reasons=verdict.reasons if verdict else (),
        counts=Counter(finding.severity for finding in shown(document, options)),
        suppressed=document.suppressed,
        words=document.words,
        sha256=document.sha256,
        notices=document.notices,
    )


def page_name(document: DocumentReport) -> str:
    """The file name of an article's page: readable, the same in every run, and its own for every path."""
    stem = _UNSAFE.sub("-", PurePosixPath(document.path.replace("\\", "/")).stem).strip("-.")[:60]
    digest = sha256(document.path.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{stem or 'article'}-{digest}.html"


HEADER = (
    "path",
    "verdict",
    "reasons",
    "errors",
    "warnings",
    "hints",
    "suppressed",
    "words",
    "distinct",
    "per_1000_words",
    "score",
    "notices",
    "sha256",
    "page",
    "problem",
)


def write_csv(articles: Iterable[Row], problems: Iterable[Problem], stream: TextIO) -> None:
    """Write articles, and what could not be checked, as CSV for a spreadsheet.

    Cells that a spreadsheet would run as a formula begin with an apostrophe.

    Args:
        articles: in the order of the rows.
        problems: rows with a path and a problem only.
        stream: opened with `newline=""`.
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in articles:
        writer.writerow([_cell(value) for value in (*_values(row), "")])
    for problem in problems:
        empty = [""] * (len(HEADER) - 3)
        writer.writerow([_cell(value) for value in (problem.path, "not checked", *empty, problem.message)])


def _values(row: Row) -> tuple[str | int | float | None, ...]:
    return (
        row.path,
        row.short,
        ", ".join(row.reasons),
        *(row.counts[severity] for severity in Severity),
        row.suppressed,
        row.words,
        row.distinct,
        row.per_1000_words,
        row.score,
        " ".join(row.notices),
        row.sha256,
        row.page,
    )


def _cell(value: str | int | float | None) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    value = visible(value)
    return f"'{value}" if _FORMULA.match(value) else value
