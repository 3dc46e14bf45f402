"""Where blocks of raw HTML begin and end in Markdown: the seven kinds of CommonMark 0.31, section 4.6."""

from __future__ import annotations

import re

from checker.readers.markdown_syntax import CLOSE_TAG, OPEN_TAG

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main"
    "|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead"
    "|title|tr|track|ul"
)
_STARTS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?:[\s>]|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{_BLOCK_NAMES})(?:\s|/?>|$)", re.IGNORECASE), None),
)


def html_start(line: str, at: int, interrupts: bool) -> tuple[bool, re.Pattern[str] | None]:
    """Tell whether a block of raw HTML begins with the `<` at `at`.

    Args:
        line: a line without its line end.
        at: index of the `<`.
        interrupts: a paragraph is open, which a lone tag does not end.

    Returns:
        Whether a block begins, and the pattern in its last line; None where
        a blank line ends it.
    """
    for start, end in _STARTS:
        if start.match(line, at):
            return True, end
    tag = OPEN_TAG.match(line, at) or CLOSE_TAG.match(line, at)
    return bool(tag and not interrupts and not line[tag.end() :].strip()), None
