"""HTML: what a browser would show as running text, with its exact places.

The source is read once from left to right; there is no tree. What matters to
prose is only where a line of text begins and ends, which element it stands in,
and which elements hold something else than prose (see `html_elements`). Broken
markup is taken as browsers take it: a tag that never ends hides the rest of the
file, a `<` before anything but a tag is text.

The text of `q` gets the quotation marks that a browser draws. The number of a
footnote (a `sup` without letters) is markup: it interrupts no phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.document import Block, BlockKind, Comment, Span
from checker.readers import html_elements as elements
from checker.readers.html_tags import TAG, Attribute, attributes, comment_end, footnote_end, tag_end
from checker.readers.options import ReadOptions
from checker.readers.pieces import Prose, place
from checker.readers.references import add_text


def read(source: str, options: ReadOptions) -> tuple[list[Block], list[Comment]]:
    """Read HTML; `options` has nothing that bears on it.

    Returns:
        The prose in order of the source, alternative texts and the `meta`
        descriptions included, and all comments.
    """
    reader = _Reader(source)
    reader.run()
    return sorted(reader.blocks, key=place), reader.comments


def _value_block(source: str, tag: list[Attribute], key: str, kind: BlockKind, name: str) -> Block | None:
    value = next((attribute for attribute in tag if attribute.name == key), None)
    if value is None:
        return None
    prose = Prose(source)
    add_text(prose, source, value.start, value.end, attribute=True)
    return prose.block(kind, name=name)


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    kind: BlockKind
    quoted: bool


@dataclass(slots=True)
class _Hidden:
    """An element whose content is passed over, and how deep in elements of its name we are."""

    name: str
    start: int
    depth: int = 1


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self._prose = Prose(source)
        self._open: list[_Open] = [_Open("", BlockKind.PARAGRAPH, False)]
        self._counts: dict[str, int] = {}
        self._hidden: _Hidden | None = None
        self._quotes = 0

    def run(self) -> None:
        source, at = self.source, 0
        while (tag := source.find("<", at)) >= 0:
            self._text(at, tag)
            at = self._markup(tag)
        self._text(at, len(source))
        self._end_line(len(source))

    def _text(self, start: int, end: int) -> None:
        if start < end and self._hidden is None:
            add_text(self._prose, self.source, start, end)

    def _markup(self, at: int) -> int:
        source = self.source
        match = TAG.match(source, at)
        if match:
            name = match[2].lower()
            return self._end_tag(name, at, match.end()) if match[1] else self._start_tag(name, at, match.end())
        if source.startswith("<!--", at):
            return self._comment(at)
        if source.startswith(("<!", "<?", "</"), at):
            end = source.find(">", at)
            return end + 1 if end >= 0 else len(source)
        self._text(at, at + 1)
        return at + 1

    def _comment(self, at: int) -> int:
        text_end, end = comment_end(self.source, at)
        self.comments.append(Comment(Span(at, end), self.source[at + 4 : text_end].strip()))
        return end

    def _start_tag(self, name: str, at: int, name_end: int) -> int:
        found: list[Attribute] = []
        if name in elements.ALT or name == "meta":
            found, end = attributes(self.source, name_end)
        else:
            end = tag_end(self.source, name_end)
        if end < 0:
            return len(self.source)
        if name in elements.BLOCKS:
            self._leave_code(at)
        if name in elements.FOREIGN and self.source[end - 2] == "/":
            return end
        if self._hidden is not None:
            self._hidden.depth += name == self._hidden.name
        elif name in elements.BLOCKS:
            self._begin_block(name, at)
        else:
            end = self._begin_inline(name, at, end, found)
        return self._raw(name, end)

    def _begin_block(self, name: str, at: int) -> None:
        self._end_line(at)
        if name in elements.VOID:
            return
        if self._open[-1].name == "p":
            self._pop("p")
        if name in elements.SILENT:
            self._hidden = _Hidden(name, at)
            return
        around = self._open[-1]
        kind = elements.KINDS.get(name, around.kind)
        self._open.append(_Open(name, kind, around.quoted or name == "blockquote"))
        self._counts[name] = self._counts.get(name, 0) + 1

    def _begin_inline(self, name: str, at: int, end: int, found: list[Attribute]) -> int:
        if name == "br":
            self._prose.decoded("\n", at, end)
        elif name in elements.SILENT or name in elements.CODE:
            self._hidden = _Hidden(name, at)
        elif name in elements.ALT:
            self._picture(at, end, found)
        elif name == "meta":
            self._meta(found)
        elif name == "q":
            self._prose.decoded(elements.QUOTES[self._quotes % 2][0], at, end)
            self._quotes += 1
        elif name == "sup":
            return max(end, footnote_end(self.source, end))
        return end

    def _picture(self, at: int, end: int, found: list[Attribute]) -> None:
        self._prose.opaque(at, end)
        self._add(_value_block(self.source, found, "alt", BlockKind.ALT, ""))

    def _meta(self, found: list[Attribute]) -> None:
        for attribute in found:
            if attribute.name in ("name", "property"):
                key = self.source[attribute.start : attribute.end].strip().lower()
                if key in elements.METADATA:
                    name = elements.METADATA[key]
                    self._add(_value_block(self.source, found, "content", BlockKind.METADATA, name))
                    return

    def _raw(self, name: str, at: int) -> int:
        """Pass over content that holds no tags; `title` is text all the same."""
        if name not in elements.RAW and (name != "title" or self._hidden is not None):
            return at
        match = re.compile(rf"</{name}[ \t\n\f\r/>]", re.IGNORECASE).search(self.source, at)
        end = match.start() if match else len(self.source)
        if name == "title":
            self._text(at, end)
        return end

    def _end_tag(self, name: str, at: int, name_end: int) -> int:
        end = tag_end(self.source, name_end)
        if end < 0:
            return len(self.source)
        if name in elements.BLOCKS:
            self._leave_code(at)
        if self._hidden is not None:
            self._end_hidden(name, end)
        elif name in elements.BLOCKS:
            self._end_line(at)
            self._pop(name)
        elif name == "q" and self._quotes:
            self._quotes -= 1
            self._prose.decoded(elements.QUOTES[self._quotes % 2][1], at, end)
        return end

    def _end_hidden(self, name: str, end: int) -> None:
        hidden = self._hidden
        if hidden is None or name != hidden.name:
            return
        hidden.depth -= 1
        if hidden.depth:
            return
        self._hidden = None
        if name not in elements.BLOCKS:
            self._prose.opaque(hidden.start, end)

    def _leave_code(self, at: int) -> None:
        """Code in a line of text goes no further than that line: one lost `</code>` hides no article."""
        if self._hidden is not None and self._hidden.name in elements.CODE:
            self._prose.opaque(self._hidden.start, at)
            self._hidden = None

    def _end_line(self, at: int) -> None:
        self._leave_code(at)
        around = self._open[-1]
        self._quotes = 0
        if around.name == "title":
            self._add(self._prose.block(BlockKind.METADATA, name="title"))
        else:
            self._add(self._prose.block(around.kind, quoted=around.quoted))

    def _pop(self, name: str) -> None:
        if not self._counts.get(name):
            return
        while True:
            last = self._open.pop().name
            self._counts[last] -= 1
            if last == name:
                return

    def _add(self, block: Block | None) -> None:
        if block is not None:
            self.blocks.append(block)
