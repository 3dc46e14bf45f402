"""Character references (`&amp;`, `&#8217;`, `&#x2019;`), decoded as the HTML standard says."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from checker.readers.pieces import Prose

_REFERENCE = re.compile(r"&(?:#([0-9]++)|#[xX]([0-9a-fA-F]++)|([A-Za-z][A-Za-z0-9]{1,31}+));?")
_LONGEST_WITHOUT_SEMICOLON = max(len(name) for name in html5 if not name.endswith(";"))
_LONGEST_NUMBER = 7  # digits of U+10FFFF in decimal; longer ones name no character
_UNKNOWN = "\ufffd"


def reference_at(source: str, at: int, *, attribute: bool = False, strict: bool = False) -> tuple[str, int] | None:
    """Decode the reference that begins with the `&` at `at`.

    Args:
        source: any text.
        at: offset of the `&`.
        attribute: it stands in an attribute's value, where `&copy=1` is no reference.
        strict: a reference must end with `;`, as in Markdown.

    Returns:
        What it stands for (empty for a character that HTML forbids) and the
        offset behind it, or None where it is no reference.
    """
    match = _REFERENCE.match(source, at)
    if match is None or (strict and not match.group().endswith(";")):
        return None
    decimal, hexadecimal, name = match.groups()
    if name is None:
        digits = (decimal or hexadecimal).lstrip("0")
        if len(digits) > _LONGEST_NUMBER:
            return _UNKNOWN, match.end()
        return unescape(f"&#{digits or '0'};" if decimal else f"&#x{digits or '0'};"), match.end()
    if f"{name};" in html5 and match.group().endswith(";"):
        return html5[f"{name};"], match.end()
    return None if strict else _legacy(source, match.start(3), name, attribute)


def _legacy(source: str, start: int, name: str, attribute: bool) -> tuple[str, int] | None:
    for length in range(min(len(name), _LONGEST_WITHOUT_SEMICOLON), 1, -1):
        if name[:length] in html5:
            end = start + length
            following = source[end : end + 1]
            if attribute and (following == "=" or following.isalnum()):
                return None
            return html5[name[:length]], end + (following == ";")
    return None


def add_text(prose: Prose, source: str, start: int, end: int, *, attribute: bool = False) -> None:
    """Add source between two offsets to a block, its references decoded."""
    at = source.find("&", start, end)
    while at >= 0:
        found = reference_at(source, at, attribute=attribute)
        after = at + 1
        if found is not None and found[1] <= end:
            text, after = found
            prose.verbatim(start, at)
            prose.decoded(text, at, after)
            start = after
        at = source.find("&", after, end)
    prose.verbatim(start, end)
