"""The blocks of Markdown: which lines are a paragraph, a heading, a cell, code.

This is the first half of CommonMark 0.31 with the tables, footnotes and task
lists of GitHub, as far as prose needs it: a list has no start number here and
code no language. Lines are read once, from the top; a line is taken apart by
the containers that are open (block quotations, list items, footnotes), then by
the blocks that begin in it.

Own code, because the tree-sitter grammar is not safe on hostile text: deep nesting
overruns its state buffer (reported as tree-sitter-markdown 243, open at 0.5.4),
and its inline half takes quadratic time (40,000 stars in a row: 4.5 s).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from checker.document import BlockKind
from checker.readers.markdown_definitions import definitions
from checker.readers.markdown_html import html_start
from checker.readers.markdown_lines import Line
from checker.readers.markdown_syntax import FOOTNOTE_LABEL
from checker.readers.markdown_tables import cells, is_delimiter_row
from checker.readers.plain import lines_of
from checker.readers.shortcodes import code_shortcode_end

Segment = tuple[int, int]

_DEEPEST = 40  # containers in one another; more is no article, and would make work grow with depth
_CODE_INDENT = 4
_FOOTNOTE_INDENT = 4
_ATX = re.compile(r"(#{1,6})(?=[ \t]|$)")
_ATX_CLOSE = re.compile(r"(?:^|(?<=[ \t]))#++[ \t]*+$")
_FENCE = re.compile(r"`{3,}+(?=[^`]*+$)|~{3,}+")
_LIST_MARK = re.compile(r"(?:[-+*]|([0-9]{1,9})[.)])(?=[ \t]|$)")
_TASK = re.compile(r"\[[ xX]\](?=[ \t])")
_MODULE = re.compile(
    r"import\s+(?:[\w{*][^\n]*?\sfrom\s+)?[\"'][^\"'\n]+[\"'];?\s*$"
    r"|export\s+(?:const|let|var|default|function|class|async|\{|\*)"
)
_STARTERS = frozenset("#`~<>-+*_=|:{[ie0123456789")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds text.

    Attributes:
        kind: its part in the article.
        segments: ranges of the source that make up its text, in order; what
            lies between them are marks of containers.
        quoted: it stands in a block quotation.
        html: it is raw HTML, to be read as such.
    """

    kind: BlockKind
    segments: tuple[Segment, ...]
    quoted: bool = False
    html: bool = False


@dataclass(slots=True)
class Blocks:
    """All leaves of a text, and the labels of its link references in normal form."""

    leaves: list[Leaf] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Container:
    kind: BlockKind
    indent: int = 0
    quote: bool = False


@dataclass(slots=True)
class _Raw:
    """An open block whose lines are not taken apart.

    Attributes:
        ends_before: whether a line no longer belongs to it.
        ends_with: whether a line is its last.
        html: whether its text is to be kept, as HTML.
    """

    ends_before: Callable[[Line], bool]
    ends_with: Callable[[Line], bool]
    html: bool = False
    segments: list[Segment] = field(default_factory=list)


def blocks(source: str, start: int) -> Blocks:
    """Take Markdown apart from `start` (behind front matter) to its end."""
    parser = _Parser(source)
    at = start
    for text in lines_of(source[start:]):
        end = min(at + len(text) + 1, len(source))
        parser.line(Line(at, end, text))
        at = end
    parser.close()
    return parser.found


def _never(_: Line) -> bool:
    return False


def _blank(line: Line) -> bool:
    return line.blank


class _Parser:
    def __init__(self, source: str) -> None:
        self.found = Blocks()
        self._source = source
        self._containers: list[_Container] = []
        self._paragraph: list[Segment] = []
        self._in_table = False
        self._raw: _Raw | None = None

    def line(self, line: Line) -> None:
        kept = self._match(line)
        if self._raw is not None and kept == len(self._containers) and self._continue_raw(line, self._raw):
            return
        if line.blank:
            self._keep(kept)
            self._close_leaf()
            return
        while line.indent < _CODE_INDENT and line.char in _STARTERS:
            if self._begin_leaf(line, kept):
                return
            if not self._begin_container(line, kept):
                break
            kept = len(self._containers)
        self._text(line, kept)

    def close(self) -> None:
        self._close_leaf()

    def _match(self, line: Line) -> int:
        """Let open containers take their marks and indentation; returns how many go on."""
        for depth, container in enumerate(self._containers):
            if container.quote:
                if line.indent >= _CODE_INDENT or line.char != ">":
                    return depth
                self._take_quote_mark(line)
            elif line.indent >= container.indent:
                line.column += container.indent
            elif not line.blank:
                return depth
        return len(self._containers)

    @staticmethod
    def _take_quote_mark(line: Line) -> None:
        line.take(1)
        line.column += line.indent > 0

    def _keep(self, depth: int) -> None:
        """Close all containers but the outer `depth`, and with them the block that is open."""
        if depth < len(self._containers):
            self._close_leaf()
            del self._containers[depth:]

    # Containers

    def _begin_container(self, line: Line, kept: int) -> bool:
        if len(self._containers) >= _DEEPEST:
            return False
        if line.char == ">":
            self._enter(kept, _Container(BlockKind.PARAGRAPH, quote=True))
            self._take_quote_mark(line)
            return True
        footnote = FOOTNOTE_LABEL.match(line.text, line.first)
        if footnote and line.text.startswith(":", footnote.end()):
            self._enter(kept, _Container(BlockKind.PARAGRAPH, _FOOTNOTE_INDENT))
            line.take(footnote.end() + 1 - line.first)
            line.column = line.first_column
            return True
        return self._begin_item(line, kept)

    def _begin_item(self, line: Line, kept: int) -> bool:
        mark = _LIST_MARK.match(line.text, line.first)
        if mark is None:
            return False
        interrupts = bool(self._paragraph) and kept == len(self._containers)
        if interrupts and (mark[1] not in (None, "1") or not line.text[mark.end() :].strip()):
            return False
        before = line.indent
        line.take(len(mark[0]))
        padding = line.indent if not line.blank and line.indent <= _CODE_INDENT else 1
        self._enter(kept, _Container(BlockKind.ITEM, before + len(mark[0]) + padding))
        line.column += padding
        if _TASK.match(line.text, line.first):
            line.take(3)
            line.column = line.first_column
        return True

    def _enter(self, kept: int, container: _Container) -> None:
        self._keep(kept)
        self._close_leaf()
        self._containers.append(container)

    # Blocks with text or code

    def _begin_leaf(self, line: Line, kept: int) -> bool:
        char = line.char
        if char == "#":
            return self._heading(line, kept)
        if char in "`~":
            return self._fence(line, kept)
        if char == "<":
            return self._html(line, kept)
        if char in "{ie":
            return self._code_or_module(line, kept)
        return self._rule_or_table(line, kept)

    def _heading(self, line: Line, kept: int) -> bool:
        mark = _ATX.match(line.text, line.first)
        if mark is None:
            return False
        self._keep(kept)
        self._close_leaf()
        text = line.text[mark.end() :].rstrip()
        closing = _ATX_CLOSE.search(text)
        end = mark.end() + (closing.start() if closing else len(text))
        self._add(BlockKind.HEADING, [(line.start + mark.end(), line.start + end)])
        return True

    def _fence(self, line: Line, kept: int) -> bool:
        mark = _FENCE.match(line.text, line.first)
        if mark is None:
            return False
        fence = mark[0]

        def closes(last: Line) -> bool:
            rest = last.rest
            return last.indent < _CODE_INDENT and len(rest) >= len(fence) and not rest.strip(fence[0])

        self._begin_raw(kept, _Raw(_never, closes))
        return True

    def _html(self, line: Line, kept: int) -> bool:
        begins, end = html_start(line.text, line.first, bool(self._paragraph))
        if not begins:
            return False
        if end is None:
            raw = _Raw(_blank, _never, html=True)
        else:
            raw = _Raw(_never, lambda last: end.search(last.text, last.content) is not None, html=True)
        self._begin_raw(kept, raw)
        self._continue_raw(line, raw)
        return True

    def _code_or_module(self, line: Line, kept: int) -> bool:
        end = code_shortcode_end(line.text, line.first)
        if end is not None:
            raw = _Raw(_never, lambda last: end.search(last.text, last.content) is not None)
        elif not self._paragraph and _MODULE.match(line.text, line.first):
            raw = _Raw(_blank, _never)
        else:
            return False
        self._begin_raw(kept, raw)
        self._continue_raw(line, raw)
        return True

    def _begin_raw(self, kept: int, raw: _Raw) -> None:
        self._keep(kept)
        self._close_leaf()
        self._raw = raw

    def _continue_raw(self, line: Line, raw: _Raw) -> bool:
        if raw.ends_before(line):
            self._close_leaf()
            return False
        if raw.html:
            raw.segments.append(self._segment(line))
        if raw.ends_with(line):
            self._close_leaf()
        return True

    def _rule_or_table(self, line: Line, kept: int) -> bool:
        rest = line.rest
        if self._paragraph and kept == len(self._containers):
            if rest[0] in "=-" and not rest.strip(rest[0]):
                self._close_paragraph(BlockKind.HEADING)
                return True
            if self._begin_table(rest):
                return True
        if rest[0] in "*-_" and len(rest) >= 3 and not rest.strip(rest[0] + " \t") and rest.count(rest[0]) >= 3:
            self._keep(kept)
            self._close_leaf()
            return True
        return False

    # Tables

    def _begin_table(self, rest: str) -> bool:
        start, end = self._paragraph[-1]
        if not is_delimiter_row(rest) or "|" not in self._source[start:end]:
            return False
        header = cells(self._source, start, end)
        if len(header) != len(cells(rest, 0, len(rest))):
            return False
        self._paragraph.pop()
        self._close_leaf()
        self._in_table = True
        self._add_cells(header)
        return True

    def _add_cells(self, row: list[Segment]) -> None:
        for cell in row:
            self._add(BlockKind.CELL, [cell])

    # Paragraphs

    def _text(self, line: Line, kept: int) -> None:
        if self._paragraph:
            self._paragraph.append(self._segment(line))
            return
        self._keep(kept)
        if line.blank:
            return
        if self._in_table:
            self._add_cells(cells(self._source, line.start + line.first, line.end))
        elif line.indent >= _CODE_INDENT:
            self._raw = _Raw(lambda later: not later.blank and later.indent < _CODE_INDENT, _never)
        else:
            self._paragraph.append(self._segment(line))

    @staticmethod
    def _segment(line: Line) -> Segment:
        return line.start + line.content, line.end

    def _close_leaf(self) -> None:
        self._in_table = False
        self._close_paragraph(None)
        raw, self._raw = self._raw, None
        if raw is not None and raw.html:
            self._add(None, raw.segments, html=True)

    def _close_paragraph(self, kind: BlockKind | None) -> None:
        if self._paragraph:
            lines, self._paragraph = self._paragraph, []
            taken, labels = definitions(self._source[start:end] for start, end in lines)
            self.found.labels.update(labels)
            self._add(kind, lines[taken:])

    def _add(self, kind: BlockKind | None, lines: list[Segment], *, html: bool = False) -> None:
        if lines:
            around = self._containers[-1].kind if self._containers else BlockKind.PARAGRAPH
            quoted = any(container.quote for container in self._containers)
            self.found.leaves.append(Leaf(kind or around, _joined(lines), quoted, html))


def _joined(lines: list[Segment]) -> tuple[Segment, ...]:
    joined = [lines[0]]
    for start, end in lines[1:]:
        if joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
