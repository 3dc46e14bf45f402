"""For reading in a terminal: an annotated diff, one block a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from checker.document import Lines
from checker.findings import DocumentReport, Finding, Related, Report, Severity
from checker.reporters.annotate import Segment, Sentence, annotate, marked, sentences
from checker.reporters.flow import flowed
from checker.reporters.inert import clipped, flowing, visible
from checker.reporters.layout import abridge, columns, words, wrap
from checker.reporters.options import ShowOptions
from checker.reporters.styled import Line, Run, Style, write_lines
from checker.reporters.summary import (
    TopicCount,
    count,
    glossary_counts,
    plural,
    rule_counts,
    shown,
    totals,
    verdict,
)

_USUAL_WIDTH = 80
_NARROWEST = 40
_WIDEST = 120
"""Longer lines than this are hard to follow, however wide the terminal."""

_SENTENCE_LINES = 3
_LONGEST_ALTERNATIVE = 60
_ALTERNATIVES = 2
_RELATED = 2
_GAP = 2
"""Columns between a message and its glossary."""

_NARROW_MESSAGE = 24
"""A message with fewer columns than this beside its rule goes below it."""

_SEVERITIES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.HINT: Style.HINT}


def write(report: Report, stream: TextIO, options: ShowOptions) -> None:
    """Write a report for people; see `checker.reporters.write`."""
    width = min(max(options.width or _USUAL_WIDTH, _NARROWEST), _WIDEST)
    for document in report.documents:
        lines = list(_document(document, options, width))
        if lines and lines[-1] and len(report.documents) > 1:
            lines.append([])
        write_lines(lines, stream, options.color)
    write_lines(_end(report, options, width), stream, options.color)


def write_finding(document: DocumentReport, finding: Finding, stream: TextIO, options: ShowOptions) -> None:
    """Write the block of one finding, as a report shows it, without the rest of its sentence's findings.

    Args:
        document: the article, with its source.
        finding: one of its findings.
        stream: where it is shown.
        options: how.
    """
    width = min(max(options.width or _USUAL_WIDTH, _NARROWEST), _WIDEST)
    write_lines(_blocks(document, [finding], "", width), stream, options.color)


def _document(document: DocumentReport, options: ShowOptions, width: int) -> Iterator[Line]:
    findings = shown(document, options)
    conclusions = verdict(document)
    if not (findings or conclusions or document.notices):
        return
    link = _address(document.path) if options.links else ""
    yield [Run(visible(document.path), Style.PATH, link)]
    yield []
    beside = _beside(document, options)
    if beside:
        yield from beside
    elif findings:
        yield from _blocks(document, findings, link, width)
    for sentence in conclusions:
        yield from wrap(words(sentence, Style.VERDICT), width)
    for notice in document.notices:
        yield from wrap(words(f"note: {flowing(notice)}"), width)


def _beside(document: DocumentReport, options: ShowOptions) -> Sequence[Line]:
    """Both texts side by side; none where there is no room for that, or nobody asked."""
    from checker.reporters.beside import NARROWEST, WIDEST, rows_beside

    width = WIDEST if options.width is None else options.width
    if not options.beside or not document.rows or width < NARROWEST:
        return ()
    return list(rows_beside(document, options, width))


def _blocks(document: DocumentReport, findings: Sequence[Finding], link: str, width: int) -> Iterator[Line]:
    positions = max(len(_position(finding)) for finding in findings)
    indent = max(positions + 2, 7)
    lines = Lines(document.source) if document.source is not None else None
    for sentence in sentences(findings):
        position = _position(sentence.findings[0])
        margin = [Run(position, Style.POSITION, link), Run(" " * (indent - len(position)))]
        for line in _excerpt(document.source, sentence, width - indent):
            yield [*margin, *line]
            margin = [Run(" " * indent)]
        yield from ([Run(" " * indent), *line] for line in _reasons(document, sentence, lines, width - indent))
        yield []


def _position(finding: Finding) -> str:
    return f"{finding.line}:{finding.column}"


def _address(path: str) -> str:
    try:
        file = Path(path)
        return file.absolute().as_uri() if file.is_file() else ""
    except (OSError, ValueError):
        return ""


def _excerpt(source: str | None, sentence: Sentence, width: int) -> list[list[Run]]:
    """The sentence with its marks, abridged to a few lines."""
    if source is None:
        segments = [segment for finding in sentence.findings for segment in (*marked(finding), Segment(" "))]
    else:
        segments = annotate(source, sentence)
    room = _SENTENCE_LINES * width
    flow = flowed(segments, room)
    for less in (0, width // 4, width // 2):
        # What is lost at the ends of lines is only known once they are broken.
        lines = wrap(abridge(flow, room - less), width)
        if len(lines) <= _SENTENCE_LINES:
            break
    return lines


def _reasons(document: DocumentReport, sentence: Sentence, lines: Lines | None, width: int) -> Iterator[Line]:
    """A line for each finding: severity, rule, message, glossary."""
    findings = sentence.findings
    severities = max(len(finding.severity) for finding in findings) + 2
    rules = max(columns(visible(finding.rule)) for finding in findings) + 2
    margin = max((columns(visible(finding.glossary)) for finding in findings), default=0)
    for finding in findings:
        rule = visible(finding.rule)
        head = [
            Run(finding.severity.value.ljust(severities), _SEVERITIES[finding.severity]),
            Run(rule + " " * (rules - columns(rule))),
        ]
        hang = severities + rules
        if width - hang < _NARROW_MESSAGE:
            yield head
            head, hang = [Run("  ")], 2
        for number, text in enumerate(_message(finding, width - hang, margin)):
            yield [*(head if number == 0 else [Run(" " * hang)]), *text]
        for related in _related(document, finding, lines):
            for text in wrap(words(related, Style.FAINT), max(width - hang, 2)):
                yield [Run(" " * hang), *text]


def _message(finding: Finding, width: int, margin: int) -> list[list[Run]]:
    """The message and further suggestions, with the glossary on the right of its last line."""
    text = words(flowing(finding.message) + _alternatives(finding))
    lines = wrap(text, max(width, 2))
    glossary = visible(finding.glossary)
    if not glossary:
        return lines
    room = width - margin - _GAP
    if _columns(lines[-1]) > room >= _NARROW_MESSAGE:
        # The glossary says who to ask about the term, so it is worth breaking the message earlier.
        lines = wrap(text, room)
    if _columns(lines[-1]) > room:
        lines.append([])
    blanks = max(width - margin - _columns(lines[-1]), 0)
    lines[-1].extend((Run(" " * blanks), Run(glossary, Style.FAINT)))
    return lines


def _columns(line: Line) -> int:
    return sum(columns(run.text) for run in line)


def _alternatives(finding: Finding) -> str:
    others = finding.suggestions[1:]
    named = "".join(f"; or: {clipped(flowing(other), _LONGEST_ALTERNATIVE)}" for other in others[:_ALTERNATIVES])
    more = len(others) - _ALTERNATIVES
    return f"{named}; and {more} more" if more > 0 else named


def _related(document: DocumentReport, finding: Finding, lines: Lines | None) -> Iterator[str]:
    for related in finding.related[:_RELATED]:
        yield f"see {_place(document, related, lines)}: {flowing(related.message)}"
    more = len(finding.related) - _RELATED
    if more > 0:
        yield f"and {plural(more, 'more place')}"


def _place(document: DocumentReport, related: Related, lines: Lines | None) -> str:
    if related.path != document.path or lines is None or document.source is None:
        return visible(related.path)
    line, column = lines.position(min(related.span.start, len(document.source)))
    return f"{line}:{column}"


def _end(report: Report, options: ShowOptions, width: int) -> Iterator[Line]:
    if options.statistics:
        yield from _statistics(report, options, width)
    for notice in report.notices:
        yield from wrap(words(f"note: {flowing(notice)}"), width)
    if options.problems:
        for problem in report.problems:
            yield from wrap(words(flowing(problem.message), Style.ERROR), width)
    yield from wrap(words(totals(count(report, options), report.grammar)), width)


def _statistics(report: Report, options: ShowOptions, width: int) -> Iterator[Line]:
    for counts in (rule_counts(report, options), glossary_counts(report, options)):
        if counts:
            yield from _table(counts, width)
            yield []


def _table(counts: Sequence[TopicCount], width: int) -> Iterator[Line]:
    numbers = max(len(str(row.number)) for row in counts)
    names = max(columns(visible(row.name)) for row in counts) + 2
    hang = numbers + 2 + names
    for row in counts:
        name = visible(row.name)
        head = Run(f"{row.number:>{numbers}}  {name}" + " " * (names - columns(name)))
        for line in wrap(words(flowing(row.summary)), max(width - hang, _NARROW_MESSAGE)):
            yield [head, *line]
            head = Run(" " * hang)
