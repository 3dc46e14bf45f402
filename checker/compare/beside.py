"""Two texts side by side: rows of sentences, with the words that differ told apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from checker.compare.candidates import Facing, Found, Outcome
from checker.compare.texts import Text, Unit
from checker.findings import Finding, Row, Severity, Stretch

Place = tuple[str, int, int]
"""What tells a finding: its rule, start and end."""


def rows(original: Text, revised: Text, outcome: Outcome, findings: Sequence[Finding]) -> tuple[Row, ...]:
    """Lay two texts side by side.

    Args:
        original, revised: both texts.
        outcome: of their comparison.
        findings: what is reported of it.

    Returns:
        Rows in order of the rewrite; what is missing stands where the original had it.
    """
    by_place = {(finding.rule, finding.start, finding.end): finding for finding in findings}
    return tuple(_row(original, revised, facing, moved, by_place) for facing, moved in _in_order(outcome.facing))


def _in_order(facing: Sequence[Facing]) -> Iterator[tuple[Facing, bool]]:
    """Rows in order, each with whether it was moved: what is missing follows what stood before it in the original."""
    missing = sorted((one for one in facing if not one.revised), key=lambda one: one.original)
    present = sorted((one for one in facing if one.revised), key=lambda one: one.revised)
    kept = _rising([one.original[0] for one in present if one.original])
    after: dict[int, list[Facing]] = {}
    ends = sorted(number for one in present for number in one.original)
    for one in missing:
        at = bisect_left(ends, one.original[0])
        after.setdefault(ends[at - 1] if at else -1, []).append(one)
    yield from ((one, False) for one in after.pop(-1, ()))
    for one in present:
        yield one, bool(one.original) and one.original[0] not in kept
        for number in one.original:
            yield from ((gone, False) for gone in after.pop(number, ()))


def _rising(numbers: Sequence[int]) -> frozenset[int]:
    """The members of a longest rising row (patience sorting, after Fredman 1975): the sentences that were not moved."""
    tails: list[int] = []
    places: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        places.append(at)
    found: list[int] = []
    wanted = len(tails) - 1
    for number, place in zip(reversed(numbers), reversed(places), strict=True):
        if place == wanted and (not found or number < found[-1]):
            found.append(number)
            wanted -= 1
    return frozenset(found)


def _row(original: Text, revised: Text, facing: Facing, is_moved: bool, by_place: Mapping[Place, Finding]) -> Row:
    severities = [(one, _severity(one, by_place)) for one in facing.found]
    found = (by_place.get(_place(one)) for one in facing.found)
    return Row(
        original=tuple(_stretches(original, facing.original, _marks(severities, is_original=True), facing)),
        revised=tuple(_stretches(revised, facing.revised, _marks(severities, is_original=False), facing)),
        original_line=_line(original, facing.original),
        revised_line=_line(revised, facing.revised),
        is_moved=is_moved,
        findings=tuple(sorted(filter(None, found), key=lambda finding: finding.start)),
    )


def _place(found: Found) -> Place:
    return found.candidate.rule, found.candidate.span.start, found.candidate.span.end


def _severity(found: Found, by_place: Mapping[Place, Finding]) -> Severity:
    finding = by_place.get(_place(found))
    return finding.severity if finding is not None else Severity.HINT


Mark = tuple[int, int, Severity]
"""Half-open range of the units of a row, and what the change there weighs."""


def _marks(found: Sequence[tuple[Found, Severity]], *, is_original: bool) -> list[Mark]:
    marks = [
        (one.block.start, one.block.end, severity) if is_original else (one.block.at, one.block.until, severity)
        for one, severity in found
        if one.block is not None
    ]
    return sorted(mark for mark in marks if mark[0] < mark[1])


def _stretches(text: Text, numbers: Sequence[int], marks: Sequence[Mark], facing: Facing) -> Iterator[Stretch]:
    """The words of one side; sentences that the other side lacks are marked as a whole."""
    alone = None
    if not facing.original or not facing.revised:
        alone = facing.found[0].candidate.severity if facing.found else Severity.HINT
    at = 0
    for order, number in enumerate(numbers):
        units = text.sentences[number].units
        here = [(max(s - at, 0), min(e - at, len(units)), w) for s, e, w in marks if s < at + len(units) and at < e]
        at += len(units)
        if order:
            yield Stretch(" ", alone)
        yield from _sentence(text, units, here, alone)


def _sentence(text: Text, units: Sequence[Unit], marks: Sequence[Mark], alone: Severity | None) -> Iterator[Stretch]:
    """The words of a sentence with the punctuation around it."""
    prose = text.article.passages[units[0].passage].block.text
    whole = text.text_span(units[0], units[-1])
    begin = whole.start - _reach(prose[max(whole.start - _MARKS, 0) : whole.start][::-1])
    end = whole.end + _reach(prose[whole.end : whole.end + _MARKS])
    at = begin
    for first, last, severity in marks:
        span = text.text_span(units[first], units[last - 1])
        if span.start < at:
            continue
        if at < span.start:
            yield Stretch(prose[at : span.start], alone)
        yield Stretch(prose[span.start : span.end], severity)
        at = span.end
    if at < end:
        yield Stretch(prose[at:end], alone)


_MARKS = 8
"""Marks of punctuation around a sentence that are shown with it at most."""


def _reach(gap: str) -> int:
    """How many marks stand there before white space or the next word."""
    for at, character in enumerate(gap):
        if character.isspace() or character.isalnum():
            return at
    return len(gap)


def _line(text: Text, numbers: Sequence[int]) -> int:
    if not numbers:
        return 0
    unit = text.sentences[numbers[0]].units[0]
    return text.lines.position(text.span(unit, unit).start)[0]
