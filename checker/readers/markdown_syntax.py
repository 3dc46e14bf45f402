"""Patterns that both layers of Markdown, blocks and inlines, need.

All quantifiers that could compete for the same characters are possessive, so
no pattern can backtrack more than it has read.
"""

from __future__ import annotations

import re

_ATTRIBUTE = (
    r"\s++[A-Za-z_:@][\w.:-]*+"
    r"(?:\s*+=\s*+(?:[^\s\"'=<>`{]++|'[^']*+'|\"[^\"]*+\"|\{[^{}<>]*+\}))?+"
)
OPEN_TAG = re.compile(rf"<([A-Za-z][\w.-]*+)(?:{_ATTRIBUTE})*+\s*+/?>")
"""A start tag as Markdown allows it in a line of text, `attribute={…}` of MDX included."""

CLOSE_TAG = re.compile(r"</([A-Za-z][\w.-]*+)\s*+>")
"""An end tag as Markdown allows it in a line of text."""

FOOTNOTE_LABEL = re.compile(r"\[\^[^\]\[\s]{1,100}\]")
"""The mark of a footnote, `[^1]`, in the text and where the footnote stands."""


def normal_label(label: str) -> str:
    """The form in which two labels of link references are compared."""
    return " ".join(label.split()).casefold()
