"""An original beside its rewrite: two columns, or one above the other where a page is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.findings import DocumentReport, Row, Severity, Stretch
from checker.reporters.html.markup import Markup, element, joined
from checker.reporters.html.notes import anchor
from checker.reporters.options import ShowOptions
from checker.reporters.summary import plural, remarks

_OPEN = 400
"""Rows above which sentences that are the same are left out of the page altogether, not only folded away."""


def beside(document: DocumentReport, options: ShowOptions) -> Markup:
    """The section that shows both texts; nothing where the report does not hold them.

    Args:
        document: with its rows.
        options: which findings are shown.
    """
    if not document.rows or document.comparison is None:
        return Markup()
    likeness = document.comparison
    is_long = len(document.rows) > _OPEN
    parts: list[Markup] = []
    for is_same, group in groupby(document.rows, key=_is_same):
        rows = list(group)
        parts.append(_same(rows, hidden=is_long) if is_same else joined(_row(row, options) for row in rows))
    return element(
        "section",
        element("h2", "Beside the original", id="beside"),
        element(
            "p",
            f"{likeness.coverage:.0%} of the words of ",
            element("bdi", likeness.original),
            f" are left; the two texts are {likeness.similarity:.0%} alike. ",
            element("del", "Struck"),
            " words stand in the original only, ",
            element("ins", "underlined"),
            " ones in the rewrite only; dotted ones are other words for the same.",
            class_="legend",
        ),
        element(
            "div",
            element("p", "Original, by line"),
            element("p", "Rewrite, by line"),
            class_="pair heads",
            aria_hidden="true",
        ),
        *parts,
        aria_labelledby="beside",
        class_="beside",
    )


def _is_same(row: Row) -> bool:
    changed = any(stretch.severity is not None for stretch in (*row.original, *row.revised))
    return not changed and not row.is_moved and not row.findings


def _same(rows: Sequence[Row], *, hidden: bool) -> Markup:
    count = f"{plural(len(rows), 'sentence')} the same"
    if hidden:
        return element("p", count, class_="same")
    text = " ".join(stretch.text for row in rows for stretch in row.revised)
    return element("details", element("summary", count), element("p", text, dir="auto"), class_="same")


def _row(row: Row, options: ShowOptions) -> Markup:
    return element(
        "div",
        _side("Original", "del", row.original, row.original_line),
        _side("Rewrite", "ins", row.revised, row.revised_line),
        element("ul", *_remarks(row, options), class_="remarks") if row.is_moved or row.findings else "",
        class_="pair",
    )


def _side(name: str, tag: str, stretches: Sequence[Stretch], line: int) -> Markup:
    label = element("span", element("span", f"{name} "), f"{line}: " if line else ": ", class_="side")
    text = joined(_stretch(tag, stretch) for stretch in stretches)
    return element("p", label, text if stretches else element("i", "nothing"), dir="auto", class_=tag)


def _stretch(tag: str, stretch: Stretch) -> Markup:
    if stretch.severity is None:
        return joined([stretch.text])
    return element(tag, stretch.text, class_="pale" if stretch.severity is Severity.HINT else stretch.severity.value)


def _remarks(row: Row, options: ShowOptions) -> Iterator[Markup]:
    if row.is_moved:
        yield element("li", f"Moved: it is line {row.original_line} of the original.")
    for severity, rule, message in remarks(filter(options.shows, row.findings)):
        letter = element("b", severity.value[0].upper(), class_=f"letter {severity.value}")
        yield element("li", letter, " ", element("a", rule, href=f"#{anchor(rule)}"), f": {message}.")
