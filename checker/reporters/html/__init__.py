"""HTML for people: one page an article that needs nothing else, and a page and a CSV over many articles."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TextIO

from checker.findings import DocumentReport, Report
from checker.reporters.html.article_page import article_page
from checker.reporters.html.index_page import index_page
from checker.reporters.html.provenance import moment
from checker.reporters.html.rows import page_name, rows, write_csv
from checker.reporters.options import ShowOptions

ARTICLES = "articles"
INDEX = "index.html"
TABLE = "index.csv"


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write one page; see `checker.reporters.write`.

    A report on one document becomes that article's page, any other the page over
    all, whose articles then have no pages of their own.
    """
    made = moment()
    if len(report.documents) == 1:
        stream.write(article_page(report, report.documents[0], options, made))
        return
    stream.write(index_page(report, rows(report, options, lambda document: ""), options, made))


def write_folder(report: Report, folder: Path, options: ShowOptions) -> Path:
    """Write a page for each article, a page over all of them and the same as CSV.

    Files of the same names are replaced; others in the folder are left alone.

    Args:
        report: with the texts of its documents.
        folder: made where it is missing.
        options: how to show findings.

    Returns:
        The page to open: that of a single article, otherwise the one over all.

    Raises:
        OSError: a file cannot be written.
    """
    made = moment()
    (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
    for document in report.documents:
        _write_article(report, document, folder, options, made)
    articles = rows(report, options, _address)
    with _open(folder / TABLE, "utf-8-sig") as stream:
        write_csv(articles, report.problems, stream)
    with _open(folder / INDEX, "utf-8") as stream:
        stream.write(index_page(report, articles, options, made, TABLE))
    if len(report.documents) == 1 and not report.problems:
        return folder / _address(report.documents[0])
    return folder / INDEX


def _address(document: DocumentReport) -> str:
    return f"{ARTICLES}/{page_name(document)}"


def _write_article(
    report: Report, document: DocumentReport, folder: Path, options: ShowOptions, made: datetime
) -> None:
    with _open(folder / _address(document), "utf-8") as stream:
        stream.write(article_page(report, document, options, made, f"../{INDEX}"))


def _open(path: Path, encoding: str) -> TextIO:
    return path.open("w", encoding=encoding, errors="backslashreplace", newline="")
