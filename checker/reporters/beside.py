"""For reading in a terminal: an original beside its rewrite, by sentences, with the words that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from checker.findings import DocumentReport, Row, Severity, Stretch
from checker.reporters.inert import flowing, visible
from checker.reporters.layout import Word, columns, words, wrap
from checker.reporters.options import ShowOptions
from checker.reporters.styled import Line, Run, Style
from checker.reporters.summary import plural, remarks

NARROWEST = 72
"""Columns below which two texts beside one another are harder to read than marks within one."""

WIDEST = 170
"""Columns above which the lines of each side become too long to follow."""

_BETWEEN = " │ "
_MARKS = {True: ("[-", "-]"), False: ("{+", "+}")}
_STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.HINT: Style.HINT}
_SIDES = {True: Style.STRUCK, False: Style.INSERTED}


def rows_beside(document: DocumentReport, options: ShowOptions, width: int) -> Iterator[Line]:
    """The lines that show both texts of a document.

    Args:
        document: with its rows.
        options: whether hints are marked.
        width: columns there are, `NARROWEST` at least.
    """
    numbers = max(len(str(max(row.original_line, row.revised_line))) for row in document.rows) + 1
    side = (min(width, WIDEST) - len(_BETWEEN)) // 2 - numbers
    table = _Table(numbers, side)
    original = document.comparison.original if document.comparison else ""
    yield from table.row([Run(visible(original), Style.PATH)], [Run(visible(document.path), Style.PATH)], (0, 0))
    yield from table.row([Run("─" * side, Style.FAINT)], [Run("─" * side, Style.FAINT)], (0, 0))
    for is_same, group in groupby(document.rows, key=lambda row: _is_same(row, options)):
        same = list(group)
        if is_same:
            reworded = any(stretch.severity for row in same for stretch in row.revised)
            text = f"⋯ {plural(len(same), 'sentence')} the same{' but for other words' if reworded else ''}"
            yield from table.rows(wrap(words(text, Style.FAINT), side), [], (0, 0))
            continue
        for row in same:
            yield from _lines(table, row, options)


def _is_same(row: Row, options: ShowOptions) -> bool:
    marked = any(_is_marked(stretch, options) for stretch in (*row.original, *row.revised))
    return not marked and not row.is_moved and not any(map(options.shows, row.findings))


def _is_marked(stretch: Stretch, options: ShowOptions) -> bool:
    return stretch.severity is not None and (options.hints or stretch.severity is not Severity.HINT)


class _Table:
    """Two columns of text, each with a margin for line numbers."""

    def __init__(self, numbers: int, side: int) -> None:
        self._numbers = numbers
        self.side = side

    def row(self, left: Line, right: Line, lines: tuple[int, int]) -> Iterator[Line]:
        """One line of a side that is already broken into lines."""
        yield self._joined(left, right, lines)

    def rows(self, left: Sequence[Line], right: Sequence[Line], lines: tuple[int, int]) -> Iterator[Line]:
        """Lines of both sides beside one another, numbered at the first."""
        for one, other in zip_longest(left, right, fillvalue=()):
            yield self._joined(one, other, lines)
            lines = (0, 0)

    def _joined(self, left: Line, right: Line, lines: tuple[int, int]) -> Line:
        used = sum(columns(run.text) for run in left)
        return [
            self._number(lines[0]),
            *left,
            Run(" " * max(self.side - used, 0)),
            Run(_BETWEEN, Style.FAINT),
            self._number(lines[1]),
            *right,
        ]

    def _number(self, line: int) -> Run:
        return Run(f"{line or '':<{self._numbers}}", Style.POSITION)


def _lines(table: _Table, row: Row, options: ShowOptions) -> Iterator[Line]:
    left, right = (
        wrap(_words(stretches, options, is_original), table.side)
        for stretches, is_original in ((row.original, True), (row.revised, False))
    )
    yield from table.rows(left, right, (row.original_line, row.revised_line))
    remarks = [line for remark in _remarks(row, options) for line in remark]
    for lines in remarks:
        yield from table.rows([], wrap(lines, table.side), (0, 0))
    yield []


def _remarks(row: Row, options: ShowOptions) -> Iterator[list[list[Word]]]:
    """What is said about a row: severity, rule and message of each finding."""
    if row.is_moved:
        yield [words(f"↕ moved: line {row.original_line} of the original", Style.FAINT)]
    for severity, rule, message in remarks(filter(options.shows, row.findings)):
        head = Word((Run(f"{severity} ", _STYLES[severity]), Run(visible(rule))))
        yield [[head, *words(flowing(message), Style.FAINT)]]


def _words(stretches: Sequence[Stretch], options: ShowOptions, is_original: bool) -> Iterator[Word]:
    """The words of a side, with marks around those that differ."""
    opening, closing = _MARKS[is_original]
    follows = False
    for stretch in stretches:
        text = flowing(stretch.text)
        marked = _is_marked(stretch, options)
        style = _SIDES[is_original] if marked else Style.PLAIN
        parts = [part for part in text.split(" ") if part]
        for at, part in enumerate(parts):
            shown = f"{opening if marked and at == 0 else ''}{part}{closing if marked and at + 1 == len(parts) else ''}"
            if not marked and stretch.severity is not None:
                style = Style.HINT
            yield Word((Run(shown, style),), space=at > 0 or not follows or text.startswith(" "))
        follows = bool(text) and not text.endswith(" ")
