"""Small charts: bars beside the numbers of a table, and where in an article its findings lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.findings import DocumentReport, Finding, Severity
from checker.reporters.html.markup import Markup, element, joined
from checker.reporters.summary import plural

_BINS = 60
_WIDTH = 600
_HEIGHT = 36


def table(title: str, column: str, counts: Sequence[tuple[str, int]], kind: str) -> Markup:
    """A table of counts, each with a bar; the numbers are text, so the bars say nothing to a screen reader.

    Args:
        title: what is counted.
        column: what the first column names.
        counts: names and their numbers.
        kind: `s`, `r` or `g`: what a script may filter by.
    """
    if not counts:
        return Markup()
    most = max(number for _, number in counts)
    rows = [
        element(
            "tr",
            element("th", name, scope="row"),
            element("td", f"{number:,}", class_="number"),
            element("td", _bar(number, most, name if kind == "s" else ""), class_="bar", aria_hidden="true"),
            data_k=kind,
            data_v=name,
        )
        for name, number in counts
    ]
    head = element(
        "tr",
        element("th", column, scope="col"),
        element("th", "Findings", scope="col", class_="number"),
        element("td", class_="bar", aria_hidden="true"),
    )
    return element("table", element("caption", title), element("thead", head), element("tbody", *rows), class_="counts")


def _bar(number: int, most: int, severity: str) -> Markup:
    width = max(1, round(100 * number / most))
    rect = element("rect", width=width, height=8, rx=1, class_=severity)
    return element("svg", rect, viewBox="0 0 100 8", preserveAspectRatio="none", focusable="false")


def severities(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """Findings by severity, gravest first; severities without one are left out."""
    counts = Counter(finding.severity for finding in findings)
    return [(severity.value, counts[severity]) for severity in Severity if counts[severity]]


def by(names: Iterable[str]) -> list[tuple[str, int]]:
    """Names that are not empty and how often they occur, the most frequent first, then by name."""
    return sorted(Counter(filter(None, names)).items(), key=lambda item: (-item[1], item[0]))


def along(document: DocumentReport, findings: Sequence[Finding]) -> Markup:
    """Where in an article its findings lie, from its beginning (left) to its end.

    Drawn only where there are enough of them to make a picture.
    """
    length = len(document.source or "")
    if not length or len(findings) < 3:
        return Markup()
    bins = Counter(min(_BINS - 1, finding.start * _BINS // length) for finding in findings)
    most = max(bins.values())
    step = _WIDTH // _BINS
    bars = [
        element("rect", x=at * step, y=_HEIGHT - height, width=step - 2, height=height)
        for at, number in sorted(bins.items())
        if (height := max(3, round(_HEIGHT * number / most)))
    ]
    base = element("rect", x=0, y=_HEIGHT, width=_WIDTH, height=1, class_="axis")
    svg = element(
        "svg",
        joined(bars),
        base,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT + 1}",
        role="img",
        aria_label=_thirds(findings, length),
        preserveAspectRatio="none",
    )
    return element(
        "figure", element("figcaption", "Where they stand, from the beginning to the end"), svg, class_="along"
    )


def _thirds(findings: Iterable[Finding], length: int) -> str:
    thirds = Counter(min(2, finding.start * 3 // length) for finding in findings)
    names = ("first", "second", "last")
    parts = [f"{plural(thirds[at], 'finding')} in the {name} third" for at, name in enumerate(names)]
    return f"{', '.join(parts)} of the article"
