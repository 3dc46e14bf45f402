"""The lexical layer of HTML: where tags, attributes and comments end.

Every function looks at each code point a bounded number of times and never
looks behind what it consumes, so that hostile text costs no more than other
text. Section numbers are those of the HTML standard (13.2.5, tokenization).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TAG = re.compile(r"<(/?)([A-Za-z][^ \t\n\f\r/>]*+)")
"""The beginning of a start or end tag: a slash or nothing, and the element's name."""

_ATTRIBUTE = re.compile(
    r"[ \t\n\f\r/]*+(?:(?P<close>>)|(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'"
    r"|(?![\"'])(?P<bare>[^ \t\n\f\r>]*+)))?+)"
)
_UNCLOSED_VALUE = re.compile(r"[ \t\n\f\r]*+=[ \t\n\f\r]*+[\"']")
_COMMENT_END = re.compile(r"--!?>")
_FOOTNOTE = re.compile(r"(?:<(?!/sup)[^<>]{0,300}>|\s++|[^<>\w\s]|\d){0,20}+</sup\s*+>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag.

    Attributes:
        name: in lower case.
        start, end: range of the value in the source, without quotes; empty
            where there is none.
    """

    name: str
    start: int
    end: int


def attributes(source: str, at: int) -> tuple[list[Attribute], int]:
    """Read a tag's attributes from the end of its name on.

    Returns:
        The attributes and the offset behind the tag's `>`; -1 in place of it
        where the tag never ends.
    """
    found: list[Attribute] = []
    while match := _ATTRIBUTE.match(source, at):
        at = match.end()
        if match["close"]:
            return found, at
        value = next((name for name in ("double", "single", "bare") if match[name] is not None), None)
        if value is None and _UNCLOSED_VALUE.match(source, at):
            break
        start, end = match.span(value) if value else (at, at)
        found.append(Attribute(match["name"].lower(), start, end))
    return found, -1


def tag_end(source: str, at: int) -> int:
    """The offset behind the `>` of a tag whose name ends at `at`, or -1 where it never ends."""
    close = source.find(">", at)
    if close < 0 or (source.find('"', at, close) < 0 and source.find("'", at, close) < 0):
        return close + 1 if close >= 0 else -1
    return attributes(source, at)[1]


def comment_end(source: str, at: int) -> tuple[int, int]:
    """Where the comment that begins with the `<!--` at `at` ends (13.2.5.43 to 51).

    Returns:
        The end of its text and the offset behind it; both the end of the
        source where it is never closed.
    """
    for empty in (">", "->"):
        if source.startswith(empty, at + 4):
            return at + 4, at + 4 + len(empty)
    match = _COMMENT_END.search(source, at + 4)
    return (match.start(), match.end()) if match else (len(source), len(source))


def footnote_end(source: str, at: int) -> int:
    """The offset behind a `sup` element without letters whose start tag ends at `at`, or -1.

    Such an element is the mark of a footnote; letters make it text, as in 19<sup>th</sup>.
    """
    match = _FOOTNOTE.match(source, at)
    return match.end() if match else -1
