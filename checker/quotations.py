"""Where somebody else is quoted.

A fix inside a quotation changes what a person said, so no such fix is safe;
that is why this errs on the side of taking too much for a quotation.
"""

from __future__ import annotations

import re

from checker.document import Span

_OPENING = "“„«"
_CLOSING = {"“": "”", "„": "“”", "«": "»"}
_MARK = re.compile(r"[“”„«»\"]")


def quotations(text: str) -> list[Span]:
    """Find the quotations in a block of prose.

    A mark that opens is paired with the next one that closes; straight marks
    are paired in turn. An opening mark without a partner quotes the rest of the
    block (the custom for quotations of several paragraphs), a closing mark
    without one quotes the block from its beginning.

    Args:
        text: one block.

    Returns:
        Ranges of `text`, marks included, in order, disjoint.
    """
    spans: list[Span] = []
    start: int | None = None
    closing = ""
    for match in _MARK.finditer(text):
        mark = match.group()
        if start is not None:
            if mark in closing:
                spans.append(Span(start, match.end()))
                start = None
        elif mark == '"' or mark in _OPENING:
            start, closing = match.start(), _CLOSING.get(mark, '"')
        elif not spans:
            spans.append(Span(0, match.end()))
    if start is not None:
        spans.append(Span(start, len(text)))
    return spans
