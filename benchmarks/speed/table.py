"""Results as a table in Markdown and as a plot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import ceil, floor, log10
from pathlib import Path

from benchmarks.speed.measure import Cost


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.

    Attributes:
        corpus: name of its size.
        bytes: of the text.
        phrases: in the glossary.
        tool: what was run.
        cost: what it took.
    """

    corpus: str
    bytes: int
    phrases: int
    tool: str
    cost: Cost


def markdown(rows: Sequence[Row]) -> str:
    """A table with the ratio of each tool's time to that of unspin with the same text and phrases."""
    own = {(row.corpus, row.phrases): row.cost.wall for row in rows if row.tool == "unspin"}
    lines = [
        "| text | phrases | tool | time | processor | memory | times as long as unspin |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        base = own.get((row.corpus, row.phrases))
        ratio = f"{row.cost.wall / base:.1f}" if base else ""
        cost = f"{row.cost.wall:.2f} s | {row.cost.cpu:.2f} s | {row.cost.memory / 1e6:.0f} MB"
        lines.append(f"| {row.corpus} | {row.phrases:,} | {row.tool} | {cost} | {ratio} |")
    return "\n".join(lines) + "\n"


def kept(path: Path, rows: Sequence[Row]) -> list[Row]:
    """Put measurements into a file in place of older ones of the same.

    Args:
        path: a JSON file, which may be missing.
        rows: new measurements.

    Returns:
        All of them, by phrases and size of the text.
    """
    known = json.loads(path.read_text("utf-8")) if path.exists() else []
    old = [Row(**{**row, "cost": Cost(**row["cost"])}) for row in known]
    merged = {(row.phrases, row.corpus, row.tool): row for row in (*old, *rows)}
    found = sorted(merged.values(), key=lambda row: (row.phrases, row.bytes))
    path.write_text(json.dumps([asdict(row) for row in found], indent=1) + "\n", "utf-8")
    return found


def put_table(path: Path, table: str, name: str = "table") -> None:
    """Put a table into a page, in place of the one between its marks; the page is made where there is none.

    Args:
        path: of the page, in Markdown.
        table: what goes there.
        name: in the marks, such as `<!-- table -->` and `<!-- end of table -->`.
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    page = path.read_text("utf-8") if path.exists() else f"{begin}{end}\n"
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    path.write_text(f"{before}{begin}\n\n{table}\n{end}{after}", "utf-8")


_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 420, 300, 60, 34, 110, 44
_COLORS = {"unspin": "#0b5fa5", "vale": "#c2410c", "codespell": "#4d7c0f", "typos": "#7e22ce"}

Series = dict[str, list[tuple[float, float]]]


def plots(rows: Sequence[Row]) -> str:
    """Two plots: time against text, with the smallest glossary, and against phrases, with the largest text.

    Both axes are logarithmic, so that what is linear is a straight line of slope one.
    """
    fewest, most = min(row.phrases for row in rows), max(row.bytes for row in rows)
    corpora = {row.corpus: row.bytes for row in rows}
    largest = max(corpora, key=lambda name: corpora[name])
    text = _series((row.tool, row.bytes / 1e6, row.cost.wall) for row in rows if row.phrases == fewest)
    phrases = _series((row.tool, row.phrases, row.cost.wall) for row in rows if row.corpus == largest)
    left = _plot(text, f"Time against text ({fewest:,} phrases)", "megabytes", 0)
    right = _plot(phrases, f"Time against phrases ({most / 1e6:.0f} MB)", "phrases", _WIDTH)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * _WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {2 * _WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="11">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n{left}{right}</svg>\n'
    )


def _series(points: Iterable[tuple[str, float, float]]) -> Series:
    found: Series = {}
    for tool, x, y in points:
        if tool in _COLORS:
            found.setdefault(tool, []).append((x, y))
    return {tool: sorted(row) for tool, row in found.items()}


def _plot(series: Series, title: str, unit: str, shift: int) -> str:
    xs = _decades(x for row in series.values() for x, _ in row)
    ys = _decades(y for row in series.values() for _, y in row)

    def place(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - xs[0]) / (xs[-1] - xs[0]) * (_WIDTH - _LEFT - _RIGHT)
        up = (log10(y) - ys[0]) / (ys[-1] - ys[0]) * (_HEIGHT - _TOP - _BOTTOM)
        return round(shift + _LEFT + across, 1), round(_HEIGHT - _BOTTOM - up, 1)

    parts = [f'<text x="{shift + _LEFT}" y="18" font-weight="bold">{title}</text>\n']
    for decade in xs:
        x, y = place(10.0**decade, 10.0 ** ys[0])
        parts.append(f'<path d="M{x} {_TOP}V{y}" stroke="#ddd"/>')
        parts.append(f'<text x="{x}" y="{y + 15}" text-anchor="middle">{_number(decade)}</text>\n')
    for decade in ys:
        x, y = place(10.0 ** xs[0], 10.0**decade)
        parts.append(f'<path d="M{x} {y}H{shift + _WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{_number(decade)} s</text>\n')
    middle = shift + (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{_HEIGHT - 10}" text-anchor="middle">{unit}</text>\n')
    for tool, row in series.items():
        points = [place(x, y) for x, y in row]
        line = " ".join(f"{x},{y}" for x, y in points)
        color = _COLORS[tool]
        parts.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{color}"/>' for x, y in points]
        parts.append(f'<text x="{points[-1][0] + 7}" y="{points[-1][1] + 4}" fill="{color}">{tool}</text>\n')
    return "".join(parts)


def _decades(values: Iterable[float]) -> list[int]:
    found = sorted(values)
    low, high = floor(log10(found[0])), ceil(log10(found[-1]))
    return list(range(low, max(high, low + 1) + 1))


def _number(decade: int) -> str:
    return f"{10**decade:,}" if decade >= 0 else f"{10.0**decade:g}"
