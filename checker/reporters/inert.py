"""Text of articles made harmless to show: what could steer a terminal or hide text becomes visible.

Escape sequences, bidirectional overrides and invisible letters in an article
must neither act on the reader's terminal nor let a line look like another.
"""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, line separators, bidirectional marks, zero-width characters except the two
joiners that scripts and emoji need, annotation marks, lone surrogates and tags."""

_HARMLESS_IN_PAGES = frozenset("\t\n\r\u061c\u200e\u200f")
"""Hidden characters that a browser shows as what they are: white space, and marks that override no direction."""

_SPACES = re.compile(r"\s+")
_BLANKS = re.compile(r"[ \t\r\n]+")


def visible(text: str) -> str:
    """Show control and hidden characters, line ends included, as pictures or escapes of their code point."""
    return _HIDDEN.sub(_picture, text)


def printable(text: str) -> str:
    """As `visible`, for a page: line ends, tabs and the marks that right-to-left text needs stay as they are."""
    return _HIDDEN.sub(lambda match: match[0] if match[0] in _HARMLESS_IN_PAGES else _picture(match), text)


def one_line(text: str) -> str:
    """Make text harmless and put it on one line; only blanks with a line end or tab among them become a space."""
    return visible(_BLANKS.sub(_joined, text))


def flowing(text: str) -> str:
    """Make running text harmless; white space of any kind and length becomes one space."""
    return visible(_SPACES.sub(" ", text))


def clipped(text: str, limit: int) -> str:
    """Shorten text to about `limit` code points by leaving out its middle."""
    if len(text) <= limit:
        return text
    return f"{text[: limit // 2]}…{text[-(limit - limit // 2) :]}"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _joined(match: re.Match[str]) -> str:
    return " " if match[0].strip(" ") else match[0]
