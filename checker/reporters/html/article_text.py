"""The article as its reader sees it, with findings marked in the prose and explained beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from checker.document import OPAQUE, Block, BlockKind
from checker.findings import Finding
from checker.reporters.annotate import Mark, Segment, marked
from checker.reporters.html.markup import Markup, element, joined
from checker.reporters.html.notes import label, note
from checker.reporters.html.prose import Numbered, Passage, Placed, reading
from checker.reporters.inert import clipped

_LONGEST_OPAQUE = 60
"""Code points of code, a link or an image that are shown; such source can be a whole picture in base 64."""

_TAGS = {BlockKind.HEADING: "h3", BlockKind.ITEM: "div"}
_LABELS = {BlockKind.CAPTION: "Caption", BlockKind.ALT: "Image description", BlockKind.CELL: "Table cell"}


class ArticleText:
    """Renders the passages of one article."""

    def __init__(self, source: str, corrected: Iterable[Finding]) -> None:
        """Remember what all passages share.

        Args:
            source: text of the article.
            corrected: the findings whose first suggestions the corrected text carries out.
        """
        self._source = source
        self._corrected = {(finding.start, finding.end, finding.rule) for finding in corrected}

    def render(self, passages: Iterable[Passage], outside: Sequence[Numbered]) -> Markup:
        """The whole article, then the findings that stand in none of its prose."""
        parts: list[Markup] = []
        for is_item, run in groupby(passages, key=lambda passage: passage.block.kind is BlockKind.ITEM):
            rows = [self._row(passage, "li" if is_item else "div") for passage in run]
            parts.append(element("ul", *rows, class_="items") if is_item else joined(rows))
        if outside:
            parts.append(element("h3", "Outside the prose"))
            notes = [note(item, self._change(item.finding, item.finding.text, ()), in_text=False) for item in outside]
            parts.append(element("div", *notes, class_="notes outside"))
        return joined(parts)

    def _row(self, passage: Passage, tag: str) -> Markup:
        block = passage.block
        name = _TAGS.get(block.kind, "p") if passage.start == 0 else "p"
        prose = element(name, *self._caption(passage), *self._prose(passage), dir="auto")
        if block.quoted:
            prose = element("blockquote", prose)
        notes = list(self._notes(passage))
        beside = element("div", *notes, class_="notes") if notes else Markup()
        return element(tag, element("div", prose, class_="prose"), beside, class_="row")

    def _notes(self, passage: Passage) -> Iterator[Markup]:
        changes = {mark.item.number: self._shown(passage.block, mark) for mark in passage.marks}
        for item in passage.items:
            change = changes.get(item.number)
            yield note(item, change or self._change(item.finding, item.finding.text, ()), in_text=change is not None)

    def _caption(self, passage: Passage) -> Iterator[Markup]:
        block = passage.block
        name = block.name if block.kind is BlockKind.METADATA else _LABELS.get(block.kind, "")
        if name and passage.start == 0:
            yield element("span", name, class_="part")

    def _prose(self, passage: Passage) -> Iterator[Markup]:
        block, at = passage.block, passage.start
        for place in passage.marks:
            yield self._plain(block, at, place.start)
            yield self._mark(place, self._shown(block, place))
            at = place.end
        yield self._plain(block, at, passage.end)

    def _plain(self, block: Block, start: int, end: int) -> Markup:
        if OPAQUE not in block.text[start:end]:
            return joined([block.text[start:end]])
        parts: list[str] = []
        for piece in block.parts(start, end):
            if block.text[piece.start : piece.end] == OPAQUE and not piece.verbatim:
                source = self._source[piece.source_start : piece.source_end]
                parts.append(element("code", clipped(source, _LONGEST_OPAQUE)))
            else:
                parts.append(block.text[piece.start : piece.end])
        return joined(parts)

    def _shown(self, block: Block, place: Placed) -> Markup:
        finding = place.item.finding
        suggestions = tuple(reading(self._source, block, place, suggestion) for suggestion in finding.suggestions[:1])
        return self._change(finding, block.text[place.start : place.end], suggestions)

    def _change(self, finding: Finding, words: str, suggestions: tuple[str, ...]) -> Markup:
        """What stands there, struck where it changes, with its correction."""
        if (finding.start, finding.end, finding.rule) not in self._corrected:
            suggestions = ()
        return joined(map(_segment, marked(replace(finding, text=words, suggestions=suggestions))))

    def _mark(self, place: Placed, change: Markup) -> Markup:
        item = place.item
        link = element(
            "a",
            label(item),
            class_="n",
            id=f"f{item.number}",
            href=f"#n{item.number}",
            aria_label=f"{label(item)}: {item.finding.severity.value}, {item.finding.rule}",
        )
        return element("span", change, link, class_=f"f {item.finding.severity.value}", data_f=item.number)


_SEGMENTS = {Mark.STRUCK: "del", Mark.INSERTED: "ins", Mark.QUERIED: "mark"}


def _segment(segment: Segment) -> Markup:
    if segment.mark is Mark.SAME:
        return joined([segment.text])
    # A stroke through a comma or a quotation mark is hardly seen.
    sign = segment.mark is Mark.STRUCK and not any(map(str.isalnum, segment.text))
    return element(_SEGMENTS[segment.mark], segment.text.replace(OPAQUE, "…"), class_="sign" if sign else None)
