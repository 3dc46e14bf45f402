"""The inlines of Markdown: what in a paragraph is text, what is markup, what is not prose.

This is the second half of CommonMark 0.31, with GitHub's strike-through and
bare addresses, mathematics, footnote marks and shortcodes. A paragraph is read
once from left to right. The result is a list of marks: source that a reader
does not see, or sees as something else; everything between them is text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from checker.document import OPAQUE
from checker.readers.html_elements import CODE, QUOTES, RAW, SILENT
from checker.readers.html_tags import attributes, footnote_end
from checker.readers.markdown_emphasis import Run, delimiters, run_at
from checker.readers.markdown_links import link_end
from checker.readers.markdown_syntax import CLOSE_TAG, FOOTNOTE_LABEL, OPEN_TAG
from checker.readers.references import reference_at
from checker.readers.shortcodes import COMMENT_SHORTCODES, SHORTCODE_START, SHORTCODES
from checker.readers.urls import TRIGGER, address_at

_TOKEN = re.compile(
    rf"\\|`+|\*+|_+|~+|&|<|!?\[|\]|\$\$?|{SHORTCODE_START}|{TRIGGER.pattern}",
    re.IGNORECASE,
)
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_NOT_PROSE = CODE | RAW | SILENT
_BACKTICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w-]++(?:\.[\w-]++)++)>")
_MATH = re.compile(r"\$(?![\s$])([^$\r\n]{1,300})(?<!\s)\$(?!\d)")
_MATH_SIGNS = frozenset("\\^_={}")
_DECLARATIONS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A range of the text that is not shown as it stands; `text` is what is shown, `OPAQUE` for what is no prose."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Alt:
    """The alternative text of a picture: a range, and the marks in it."""

    start: int
    end: int
    marks: list[Mark]


@dataclass(slots=True)
class Inlines:
    """What a paragraph holds besides text.

    Attributes:
        marks: in order, without overlaps.
        alts: alternative texts of its pictures.
        comments: ranges of comments, and what their text is.
    """

    marks: list[Mark] = field(default_factory=list)
    alts: list[Alt] = field(default_factory=list)
    comments: list[tuple[int, int, str]] = field(default_factory=list)


def inlines(text: str, start: int, end: int, labels: Collection[str]) -> Inlines:
    """Read the paragraph between two offsets of `text`.

    Args:
        text: any text.
        start, end: the paragraph; nothing outside it is looked at.
        labels: labels of link references, in normal form.
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    return _Scanner(text, start, end, labels).run()


@dataclass(frozen=True, slots=True)
class _Bracket:
    """An open `[` or `![`, and what had been found when it was met."""

    start: int
    end: int
    picture: bool
    marks: int
    runs: int


class _Scanner:
    def __init__(self, text: str, start: int, end: int, labels: Collection[str]) -> None:
        self._text, self._start, self._end = text, start, end
        self._labels = labels
        self._found = Inlines()
        self._marks: list[Mark] = []
        self._runs: list[Run] = []
        self._brackets: list[_Bracket] = []
        self._no_links_below = 0
        self._missing: set[str] = set()
        self._code_runs: dict[int, list[int]] | None = None

    def run(self) -> Inlines:
        at = self._start
        while token := _TOKEN.search(self._text, at, self._end):
            handler = _HANDLERS.get(token[0][0], _Scanner._address)
            at = max(handler(self, token), token.start() + 1)
        self._settle(0)
        self._found.marks = sorted(self._marks)
        return self._found

    def _settle(self, first: int) -> None:
        """Decide on the delimiters from the run `first` on: emphasis does not reach out of a link's text."""
        self._marks += (Mark(start, end) for start, end in delimiters(self._runs[first:]))
        del self._runs[first:]

    def _mark(self, start: int, end: int, text: str = "") -> int:
        self._marks.append(Mark(start, end, text))
        return end

    def _find(self, closer: str, at: int) -> int:
        """Like `str.find`; what is missing once is not searched for again."""
        found = -1 if closer in self._missing else self._text.find(closer, at, self._end)
        if found < 0:
            self._missing.add(closer)
        return found

    def _escape(self, token: re.Match[str]) -> int:
        at = token.end()
        following = self._text[at : at + 1] if at < self._end else ""
        if following in _ESCAPABLE:
            return self._mark(token.start(), at) + 1
        if following and following in "\r\n":
            self._mark(token.start(), at)
        return at

    def _code(self, token: re.Match[str]) -> int:
        if self._code_runs is None:
            self._code_runs = {}
            for run in _BACKTICKS.finditer(self._text, token.start(), self._end):
                self._code_runs.setdefault(len(run[0]), []).append(run.start())
        length = len(token[0])
        places = self._code_runs.get(length, [])
        at = bisect_right(places, token.start())
        return self._mark(token.start(), places[at] + length, OPAQUE) if at < len(places) else token.end()

    def _emphasis(self, token: re.Match[str]) -> int:
        self._runs.append(run_at(self._text, token.start(), token.end(), self._start, self._end))
        return token.end()

    def _reference(self, token: re.Match[str]) -> int:
        found = reference_at(self._text, token.start(), strict=True)
        if found is None or found[1] > self._end:
            return token.end()
        return self._mark(token.start(), found[1], found[0])

    def _math(self, token: re.Match[str]) -> int:
        start = token.start()
        if len(token[0]) == 2:
            close = self._find("$$", token.end())
            return self._mark(start, close + 2, OPAQUE) if close > token.end() else token.end()
        match = _MATH.match(self._text, start, self._end)
        if match is None or (start > self._start and self._text[start - 1].isalnum()):
            return token.end()
        if match[1][0].isdigit() and not _MATH_SIGNS.intersection(match[1]):
            return token.end()
        return self._mark(start, match.end(), OPAQUE)

    def _shortcode(self, token: re.Match[str]) -> int:
        closer = SHORTCODES[token[0]]
        close = self._find(closer, token.end())
        if close < 0:
            return token.end()
        end = close + len(closer)
        if token[0] in COMMENT_SHORTCODES:
            self._found.comments.append((token.start(), end, self._text[token.end() : close]))
            return self._mark(token.start(), end)
        return self._mark(token.start(), end, OPAQUE)

    def _address(self, token: re.Match[str]) -> int:
        """A bare address; underscores and stars in it are no emphasis."""
        floor = self._marks[-1].end if self._marks else self._start
        found = address_at(self._text, token, max(floor, self._start), self._end)
        if found is None:
            return token.end()
        start, end = found
        while self._text[start] == "_":
            start += 1
        while self._runs and self._runs[-1].start >= start:
            self._runs.pop()
        return self._mark(start, end, OPAQUE)

    # Brackets

    def _open_bracket(self, token: re.Match[str]) -> int:
        start, end = token.span()
        footnote = FOOTNOTE_LABEL.match(self._text, end - 1, self._end)
        if footnote:
            return self._mark(end - 1, footnote.end())
        self._brackets.append(_Bracket(start, end, end - start == 2, len(self._marks), len(self._runs)))
        return end

    def _close_bracket(self, token: re.Match[str]) -> int:
        if not self._brackets:
            return token.end()
        bracket = self._brackets.pop()
        behind = link_end(self._text, bracket.end, token.start(), self._end, self._labels)
        active = bracket.picture or len(self._brackets) >= self._no_links_below
        self._no_links_below = min(self._no_links_below, len(self._brackets))
        if behind < 0 or not active:
            return token.end()
        if bracket.picture:
            self._settle(bracket.runs)
            self._found.alts.append(Alt(bracket.end, token.start(), sorted(self._marks[bracket.marks :])))
            del self._marks[bracket.marks :]
            return self._mark(bracket.start, behind, OPAQUE)
        self._no_links_below = len(self._brackets)
        self._settle(bracket.runs)
        self._mark(bracket.start, bracket.end)
        return self._mark(token.start(), behind)

    # HTML

    def _less_than(self, token: re.Match[str]) -> int:
        at, text = token.start(), self._text
        autolink = _AUTOLINK.match(text, at, self._end)
        if autolink:
            return self._mark(at, autolink.end(), OPAQUE)
        tag = OPEN_TAG.match(text, at, self._end) or CLOSE_TAG.match(text, at, self._end)
        return self._tag(tag) if tag else self._declaration(at)

    def _declaration(self, at: int) -> int:
        for opener, closer in _DECLARATIONS:
            if self._text.startswith(opener, at, self._end):
                close = self._find(closer, at + len(opener))
                if close < 0:
                    break
                end = close + len(closer)
                if opener == "<!--":
                    self._found.comments.append((at, end, self._text[at + len(opener) : close]))
                return self._mark(at, end)
        return at + 1

    def _tag(self, tag: re.Match[str]) -> int:
        start, end = tag.span()
        name, closing = tag[1].lower(), tag[0].startswith("</")
        if name == "q":
            return self._mark(start, end, QUOTES[0][closing])
        if closing:
            return self._mark(start, end)
        if name == "br":
            return self._mark(start, end, "\n")
        if name == "img":
            return self._picture(tag)
        if name == "sup":
            note = footnote_end(self._text, end)
            return self._mark(start, note if end < note <= self._end else end)
        if name in _NOT_PROSE:
            close = self._find(f"</{tag[1]}>", end)
            if close >= 0:
                return self._mark(start, close + len(f"</{tag[1]}>"), OPAQUE)
        return self._mark(start, end)

    def _picture(self, tag: re.Match[str]) -> int:
        for attribute in attributes(self._text, tag.end(1))[0]:
            if attribute.name == "alt":
                self._found.alts.append(self._alt(attribute.start, attribute.end))
        return self._mark(*tag.span(), OPAQUE)

    def _alt(self, start: int, end: int) -> Alt:
        marks: list[Mark] = []
        at = self._text.find("&", start, end)
        while at >= 0:
            found = reference_at(self._text, at, attribute=True)
            if found is not None and found[1] <= end:
                marks.append(Mark(at, found[1], found[0]))
            at = self._text.find("&", found[1] if found else at + 1, end)
        return Alt(start, end, marks)


_HANDLERS: dict[str, Callable[[_Scanner, re.Match[str]], int]] = {
    "\\": _Scanner._escape,
    "`": _Scanner._code,
    "*": _Scanner._emphasis,
    "_": _Scanner._emphasis,
    "~": _Scanner._emphasis,
    "&": _Scanner._reference,
    "<": _Scanner._less_than,
    "[": _Scanner._open_bracket,
    "!": _Scanner._open_bracket,
    "]": _Scanner._close_bracket,
    "$": _Scanner._math,
    "{": _Scanner._shortcode,
}
