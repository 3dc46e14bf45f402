"""Plain text: paragraphs, with or without hard line breaks.

Blank lines always separate paragraphs. Inside a run of lines without one:

- A line that does not end a sentence goes on in the next line, so that a
  phrase across the break is still a phrase. The exceptions are a line that is
  much shorter than the run's longest and followed by a capital (a headline),
  and a next line that begins a list item.
- A line that does end a sentence goes on only where the run looks wrapped: its
  longest line is of a width at which people wrap, some line breaks off inside a
  sentence, and this line had no room for the next line's first word.

So wrapped text comes out as its paragraphs, and text with one paragraph a line
as its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.document import Block, BlockKind, Comment, Piece, Span
from checker.readers.options import ReadOptions
from checker.readers.pieces import Prose
from checker.readers.urls import addresses, has_address

COMMENT_LINE = re.compile(r"(?m)^[ \t]*+(#[ \t]*+(unspin:[^\r\n]*+))")
"""A remark to unspin on a line of its own, as plain text and YAML or TOML front matter have it."""

_NARROWEST_WRAP = 40
_WIDEST_WRAP = 110
_HEADLINE_SHARE = 0.6
_HEADLINE_WIDTH = 60
_SENTENCE_ENDS = frozenset(".!?…")
_CLOSERS = "\"'”’»)]*_"
_AFTER_SENTENCE = _SENTENCE_ENDS | frozenset(_CLOSERS)
_LIST_ITEM = re.compile(r"\s*(?:[-*+•–—]|\d{1,3}[.)]|[a-z]\))\s")

_Line = tuple[int, str]


def read(source: str, options: ReadOptions) -> tuple[list[Block], list[Comment]]:
    """Read plain text; `options` has nothing that bears on it.

    Returns:
        The paragraphs, each normally one verbatim piece, and the lines
        `# unspin: …` as comments.
    """
    comments = _comments(source)
    hidden = frozenset(comment.span.start for comment in comments)
    blocks: list[Block] = []
    linked = has_address(source)
    for start, end in _paragraphs(source, hidden):
        text = source[start:end]
        if linked and has_address(text):
            block = _with_addresses(source, start, end)
            if block is not None:
                blocks.append(block)
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, text, (Piece(0, end - start, start, end),)))
    return blocks, comments


def lines_of(source: str) -> list[str]:
    """The lines of a text without their LF; a CR before it stays as a space.

    Every line is as long as in the source with one more for its LF, so offsets
    can be summed up; a lone CR ends a line too.
    """
    if "\r" in source:
        source = source.replace("\r\n", " \n").replace("\r", "\n")
    return source.split("\n")


def _comments(source: str) -> list[Comment]:
    if "unspin:" not in source:
        return []
    return [
        Comment(Span(match.start(1), match.end(1)), match.group(2).strip()) for match in COMMENT_LINE.finditer(source)
    ]


def _paragraphs(source: str, hidden: frozenset[int]) -> Iterator[tuple[int, int]]:
    run: list[_Line] = []
    at = 0
    for whole in lines_of(source):
        line = whole.rstrip()
        if line and not (hidden and at + _indent(line) in hidden):
            run.append((at, line))
        elif run:
            yield from _split(run)
            run = []
        at += len(whole) + 1
    if run:
        yield from _split(run)


def _split(run: list[_Line]) -> Iterator[tuple[int, int]]:
    at, line = run[0]
    start = at + _indent(line)
    if len(run) > 1:
        width = max([len(line) for _, line in run])
        wrapped = _NARROWEST_WRAP <= width <= _WIDEST_WRAP and _breaks_sentences(run)
        for following_at, following in run[1:]:
            if not _goes_on(line, following, width, wrapped):
                yield start, at + len(line)
                start = following_at + _indent(following)
            at, line = following_at, following
    yield start, at + len(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line[0].isspace() else 0


def _breaks_sentences(run: list[_Line]) -> bool:
    return any(not _ends_sentence(line) for _, line in run[:-1])


def _goes_on(line: str, following: str, width: int, wrapped: bool) -> bool:
    if line[-1] in _AFTER_SENTENCE and _ends_sentence(line):
        if not wrapped or _LIST_ITEM.match(following):
            return False
        return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    if width >= _HEADLINE_WIDTH and len(line) < _HEADLINE_SHARE * width and not _begins_lower(following):
        return False
    return not _begins_item(line, following)


def _begins_item(line: str, following: str) -> bool:
    """Tell whether a line after an unfinished sentence begins a list item; a number but 1 may end the sentence."""
    if not _LIST_ITEM.match(following):
        return False
    number = following.lstrip().partition(".")[0]
    return not (number.isdigit() and number != "1") or _LIST_ITEM.match(line) is not None


def _begins_lower(line: str) -> bool:
    return line.lstrip()[0].islower()


def _ends_sentence(line: str) -> bool:
    return line[-1] in _AFTER_SENTENCE and line.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def _with_addresses(source: str, start: int, end: int) -> Block | None:
    prose = Prose(source)
    for low, high in addresses(source, start, end):
        prose.verbatim(start, low)
        prose.opaque(low, high)
        start = high
    prose.verbatim(start, end)
    return prose.block(BlockKind.PARAGRAPH)
