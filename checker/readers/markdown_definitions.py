"""Link reference definitions: `[label]: address "title"` at the head of a paragraph of Markdown.

CommonMark 0.31, section 4.7, but for labels that go over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.readers.markdown_syntax import normal_label

_DEFINITION = re.compile(r"\s*+\[(?!\^)((?:[^\[\]\\]|\\.){1,999}+)\]:[ \t]*+(\S*+)[ \t]*+(.*+)")
_TITLE = re.compile(r"\s*+(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\))\s*+\Z")


def definitions(paragraph: Iterable[str]) -> tuple[int, list[str]]:
    """Read the definitions that a paragraph begins with.

    Args:
        paragraph: its lines, of which no more are taken than needed.

    Returns:
        How many lines they take, and their labels in normal form.
    """
    lines = iter(paragraph)
    line = next(lines, "").rstrip()
    taken, labels = 0, []
    while match := _DEFINITION.match(line):
        label, address, title = match.groups()
        if not label.strip() or (title and not _TITLE.match(title)):
            break
        length = 1
        if not address:
            if len(next(lines, "").split()) != 1:
                break
            length = 2
        labels.append(normal_label(label))
        line = next(lines, "").rstrip()
        if not title and _TITLE.match(line):
            length += 1
            line = next(lines, "").rstrip()
        taken += length
    return taken, labels
