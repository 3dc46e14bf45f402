"""Corrections: which of them are applied, what the text becomes, and the diff that says so."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.document import Span
from checker.findings import Edit, Finding, Safety

_CONTEXT = 3
"""Unchanged lines around a change, as `diff -u` and git show them."""


def choose(findings: Iterable[Finding], unsafe: bool) -> list[Edit]:
    """Choose the corrections to apply: the first suggestion of every finding that may be applied.

    Where two findings want the same place, the one that starts first wins, then the longer one.

    Args:
        findings: of one document, in any order.
        unsafe: also those that may change a fact, such as a name or a quotation.

    Returns:
        Edits in order of the source. None overlaps another, no two start at the
        same place, and each changes something.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    edits: list[Edit] = []
    for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        if finding.fix not in allowed or not finding.suggestions or finding.suggestions[0] == finding.text:
            continue
        last = edits[-1].span if edits else Span(-1, -1)
        if finding.start >= last.end and finding.start > last.start:
            edits.append(Edit(finding.span, finding.suggestions[0]))
    return edits


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Carry out edits.

    Args:
        source: the text that the spans of the edits refer to.
        edits: in order, not overlapping, as `choose` gives them.

    Returns:
        The text after it; what no edit covers is unchanged.
    """
    return "".join(_pieces(source, 0, len(source), edits))


def unified_diff(path: str, source: str, edits: Sequence[Edit]) -> str:
    """Show edits as a unified diff that `git apply` and `patch -p1` take.

    The hunks are made from the edits themselves, so the cost is linear where a
    search for the differences of two texts is not.

    Args:
        path: the file's path as the diff should name it, with forward slashes.
        source: its text before; only LF ends a line here, as for git, so that a
            CR before it is part of the line.
        edits: in order, not overlapping, as `choose` gives them.

    Returns:
        The diff, or an empty text where nothing changes.
    """
    lines = _Lines(source)
    changes = [change for change in _changes(lines, edits) if change.old != change.new]
    if not changes:
        return ""
    name = posixpath.normpath(path).lstrip("/")
    parts = [f"--- {quoted_path(f'a/{name}')}\n", f"+++ {quoted_path(f'b/{name}')}\n"]
    shift = 0
    for group in _hunks(changes):
        parts.extend(_hunk(lines, group, shift))
        shift += sum(len(change.new) - len(change.old) for change in group)
    return "".join(parts)


def quoted_path(path: str) -> str:
    """Write a path as git does in the header of a diff.

    Bytes outside printable ASCII, quotes and backslashes make it a C string in
    double quotes; a path with a space is followed by a tab, which ends it.
    """
    data = path.encode("utf-8", "surrogateescape")
    if all(0x20 <= byte < 0x7F and byte not in b'"\\' for byte in data):
        return f"{path}\t" if " " in path else path
    return '"' + "".join(map(_quoted_byte, data)) + '"'


def _quoted_byte(byte: int) -> str:
    if byte in _ESCAPES:
        return _ESCAPES[byte]
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"


_ESCAPES = dict(zip(b'\a\b\t\n\v\f\r"\\', (f"\\{letter}" for letter in 'abtnvfr"\\'), strict=True))


class _Lines:
    """The lines of a text as git counts them; line numbers here start at 0."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts = [0]
        at = source.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = source.find("\n", at + 1)
        self.count = len(self._starts) - (self._starts[-1] == len(source))

    def number(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def start(self, number: int) -> int:
        return self._starts[number] if number < len(self._starts) else len(self.source)

    def between(self, first: int, end: int) -> list[str]:
        return [self.source[self.start(number) : self.start(number + 1)] for number in range(first, end)]


@dataclass(frozen=True, slots=True)
class _Change:
    """Whole lines that are replaced: `old` starts at line `first`, counted from 0."""

    first: int
    old: list[str]
    new: list[str]

    @property
    def end(self) -> int:
        return self.first + len(self.old)


def _changes(lines: _Lines, edits: Iterable[Edit]) -> Iterator[_Change]:
    """Widen edits to whole lines; edits that touch the same lines become one change."""
    group: list[Edit] = []
    first = end = 0
    for edit in edits:
        start = lines.number(edit.span.start)
        if group and start >= end:
            yield _change(lines, first, end, group)
            group = []
        if not group:
            first = start
        group.append(edit)
        # An edit that swallows a line end joins the next line to its own.
        end = lines.number(edit.span.end) + 1
    if group:
        yield _change(lines, first, end, group)


def _change(lines: _Lines, first: int, end: int, edits: Iterable[Edit]) -> _Change:
    end = min(end, lines.count)
    old = lines.between(first, end)
    text = "".join(_pieces(lines.source, lines.start(first), lines.start(end), edits))
    new = [f"{line}\n" for line in text.split("\n")]
    new[-1] = new[-1][:-1]
    if not new[-1]:
        new.pop()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    return _Change(first + same, old[same:], new[same:])


def _pieces(source: str, start: int, end: int, edits: Iterable[Edit]) -> Iterator[str]:
    for edit in edits:
        yield source[start : edit.span.start]
        yield edit.text
        start = edit.span.end
    yield source[start:end]


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Put changes whose context would touch into one hunk."""
    group: list[_Change] = []
    for change in changes:
        if group and change.first - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(lines: _Lines, changes: Sequence[_Change], shift: int) -> Iterator[str]:
    first = max(changes[0].first - _CONTEXT, 0)
    end = min(changes[-1].end + _CONTEXT, lines.count)
    size = end - first
    grown = size + sum(len(change.new) - len(change.old) for change in changes)
    yield f"@@ -{_range(first, size)} +{_range(first + shift, grown)} @@\n"
    at = first
    for change in changes:
        yield from _marked(" ", lines.between(at, change.first))
        yield from _marked("-", change.old)
        yield from _marked("+", change.new)
        at = change.end
    yield from _marked(" ", lines.between(at, end))


def _range(first: int, size: int) -> str:
    # An empty range is named by the line before it.
    start = first + 1 if size else first
    return str(start) if size == 1 else f"{start},{size}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
