"""What stands behind the `]` of a link or picture in Markdown: CommonMark 0.31, section 6.3."""

from __future__ import annotations

import re
from collections.abc import Collection

from checker.readers.markdown_syntax import normal_label

_OPEN = re.compile(r"\(\s*+(?:<(?:[^<>\r\n\\]|\\.)*+>)?")
_STEP = re.compile(r"[^\s()\\]++|\\[^\s]?|[()]")
_TITLE = re.compile(r"\s++(?:\"(?:[^\"\\]++|\\[\s\S])*+\"|'(?:[^'\\]++|\\[\s\S])*+'|\((?:[^()\\]++|\\[\s\S])*+\))")
_CLOSE = re.compile(r"\s*+\)")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]")
_DEEPEST = 32  # parentheses in one another in an address, as in the reference implementation
_LONGEST_LABEL = 999


def link_end(text: str, opened: int, at: int, end: int, labels: Collection[str]) -> int:
    """Where the link or picture ends whose text stands in `text[opened:at]`, with a `]` at `at`.

    Args:
        text: any text.
        opened: offset behind the `[`.
        at: offset of the `]`.
        end: end of the paragraph.
        labels: labels of link references, in normal form.

    Returns:
        The offset behind it, or -1 where the brackets are text.
    """
    behind = at + 1
    if text.startswith("(", behind):
        found = _inline_end(text, behind, end)
        if found >= 0:
            return found
    label = _LABEL.match(text, behind, end)
    if label and label[1].strip():
        return label.end() if normal_label(label[1]) in labels else -1
    if labels and at - opened <= _LONGEST_LABEL and normal_label(text[opened:at]) in labels:
        return label.end() if label else behind
    return -1


def _inline_end(text: str, at: int, end: int) -> int:
    match = _OPEN.match(text, at, end)
    if match is None:
        return -1
    at = match.end()
    if not match[0].endswith(">"):
        at = _address_end(text, at, end)
    title = _TITLE.match(text, at, end)
    close = _CLOSE.match(text, title.end() if title else at, end)
    return close.end() if close else -1


def _address_end(text: str, at: int, end: int) -> int:
    depth = 0
    while match := _STEP.match(text, at, end):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        if not 0 <= depth <= _DEEPEST:
            break
        at = match.end()
    return at
