"""Front matter: the strings under chosen keys of a YAML or TOML head, with exact places.

Only top-level keys with a string value are read; everything else (lists, maps,
numbers, anchors) is data, and is passed over. That needs no YAML or TOML
library, and libraries give no places for the characters of a string.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from checker.document import Block, BlockKind, Comment, Span
from checker.readers.pieces import Prose
from checker.readers.plain import COMMENT_LINE

_EOL = r"(?:\r\n|\n|\r)"
_OPENING = re.compile(rf"(---|\+\+\+)[ \t]*+{_EOL}")
_CLOSING = {
    "---": re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?=[\r\n]|\Z)"),
    "+++": re.compile(r"(?<=[\r\n])\+\+\+[ \t]*+(?=[\r\n]|\Z)"),
}
_YAML_KEY = re.compile(r"(?<=[\r\n])([\"']?)([\w.-]++)\1[ \t]*+:(?=[ \t\r\n])[ \t]*+")
_TOML_KEY = re.compile(r"(?<=[\r\n])[ \t]*+(?:([\"']?)([\w.-]++)\1[ \t]*+=[ \t]*+|(\[))")
_BLOCK_SCALAR = re.compile(rf"[|>][+\-1-9]{{0,2}}[ \t]*+(?:#[^\r\n]*+)?{_EOL}")
_INDENTED = re.compile(rf"(?:[ \t]++[^\r\n]*+(?:{_EOL}|\Z)|{_EOL})*+")
_REST_OF_LINE = re.compile(r"[^\r\n]*+")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_NO_STRING = frozenset("[]{}&*!%@`#,?")
_NESTED = re.compile(r"(?:-[ \t\r\n])|[^\r\n]*?:(?:[ \t]|[\r\n]|\Z)")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r\n|[\s\S]))")
_ESCAPES = {
    "0": "", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
    "\n": "", "\r": "", "\r\n": "",
}  # fmt: skip
_QUOTE_ENDS = {
    '"': re.compile(r'(?:[^"\\]++|\\[\s\S])*+"'),
    "'": re.compile(r"(?:[^']++|'')*+'"),
    '"""': re.compile(r'(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"""'),
    "'''": re.compile(r"(?:[^']++|'{1,2}(?!'))*+'''"),
}


def front_matter(source: str, keys: Collection[str]) -> tuple[int, list[Block], list[Comment]]:
    """Read the head of a Markdown file.

    Args:
        source: the whole file.
        keys: the keys whose values are prose.

    Returns:
        The offset behind the head (0 where there is none), the values as
        metadata blocks named after their keys, and the lines `# unspin: …`.
    """
    opening = _OPENING.match(source)
    closing = _CLOSING[opening[1]].search(source, opening.end() - 1) if opening else None
    if opening is None or closing is None:
        return 0, [], []
    if opening[1] == "---" and not _is_yaml(source, opening.end() - 1, closing.start()):
        return 0, [], []
    read = _toml if opening[1] == "+++" else _yaml
    comments = [
        Comment(Span(*match.span(1)), match[2].strip()) for match in COMMENT_LINE.finditer(source, 0, closing.start())
    ]
    return closing.end(), read(source[: closing.start()], opening.end() - 1, keys), comments


def _is_yaml(source: str, at: int, end: int) -> bool:
    """Tell a head from an article that begins with a rule: that one has a blank line next, or no keys."""
    return at + 1 == end or (not source[at + 1].isspace() and _YAML_KEY.search(source, at, end) is not None)


def _yaml(head: str, at: int, keys: Collection[str]) -> list[Block]:
    blocks: list[Block] = []
    while match := _YAML_KEY.search(head, at):
        prose = Prose(head)
        at = _yaml_value(head, match.end(), prose)
        _keep(blocks, prose, match[2], keys)
    return blocks


def _toml(head: str, at: int, keys: Collection[str]) -> list[Block]:
    """Read the strings above the first table: what is in tables has other keys."""
    blocks: list[Block] = []
    while (match := _TOML_KEY.search(head, at)) and not match[3]:
        prose = Prose(head)
        at = match.end()
        quote = next((q for q in ('"""', "'''", '"', "'") if head.startswith(q, at)), None)
        if quote:
            at = _quoted(head, at, quote, prose)
            _keep(blocks, prose, match[2], keys)
    return blocks


def _keep(blocks: list[Block], prose: Prose, key: str, keys: Collection[str]) -> None:
    block = prose.block(BlockKind.METADATA, name=key)
    if block is not None and key in keys:
        blocks.append(block)


def _yaml_value(head: str, at: int, prose: Prose) -> int:
    """Add the value at `at` to `prose` where it is a string; returns where to look for the next key."""
    first = head[at : at + 1]
    if first in ('"', "'"):
        return _quoted(head, at, first, prose)
    scalar = _BLOCK_SCALAR.match(head, at)
    if scalar:
        end = _indented_end(head, scalar.end())
        prose.verbatim(scalar.end(), end)
        return end - 1
    if first in _NO_STRING and first:
        return at
    return _plain(head, at, prose)


def _plain(head: str, at: int, prose: Prose) -> int:
    end = _end_of_line(head, at)
    below = end + (2 if head.startswith("\r\n", end) else 1)
    last = _indented_end(head, below)
    if at == end and _NESTED.match(head[below:last].lstrip()):
        return end
    while at < last:
        line_end = _end_of_line(head, at)
        comment = _COMMENT.search(head[at:line_end])
        prose.verbatim(at, at + comment.start() if comment else line_end)
        at = line_end + 1
        prose.verbatim(line_end, min(at, last))
    return max(end, last - 1)


def _end_of_line(head: str, at: int) -> int:
    match = _REST_OF_LINE.match(head, at)
    return match.end() if match else at


def _indented_end(head: str, at: int) -> int:
    match = _INDENTED.match(head, at)
    return match.end() if match else at


def _quoted(head: str, at: int, quote: str, prose: Prose) -> int:
    start = at + len(quote)
    match = _QUOTE_ENDS[quote].match(head, start)
    if match is None:
        return start
    end = match.end() - len(quote)
    if '"' in quote:
        _add_escaped(head, start, end, prose)
    elif quote == "'":
        _add_doubled(head, start, end, prose)
    else:
        prose.verbatim(start, end)
    return match.end()


def _add_escaped(head: str, start: int, end: int, prose: Prose) -> None:
    for match in _ESCAPE.finditer(head, start, end):
        prose.verbatim(start, match.start())
        number = match[1] or match[2] or match[3]
        text = _character(int(number, 16)) if number else _ESCAPES.get(match[4])
        if text is None:
            prose.verbatim(*match.span())
        else:
            prose.decoded(text, *match.span())
        start = match.end()
    prose.verbatim(start, end)


def _character(number: int) -> str:
    return "\ufffd" if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)


def _add_doubled(head: str, start: int, end: int, prose: Prose) -> None:
    """In single quotes YAML writes `''` for `'`; TOML knows no escapes there, nor a quote."""
    while (at := head.find("''", start, end)) >= 0:
        prose.verbatim(start, at)
        prose.decoded("'", at, at + 2)
        start = at + 2
    prose.verbatim(start, end)
