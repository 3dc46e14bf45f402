"""Rewrites of clean articles with known edits, and rewrites in which only the style differs."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.compare.edits import Edit, Editor, in_quotation
from checker.document import Span
from checker.tokens import sentence_spans

EVERY = 3
"""One sentence in so many is edited."""

_AMERICAN = {
    "organisation": "organization", "colour": "color", "labour": "labor", "favour": "favor", "centre": "center",
    "programme": "program", "defence": "defense", "travelled": "traveled", "towards": "toward", "neighbour": "neighbor",
    "analyse": "analyze", "recognise": "recognize", "harbour": "harbor", "metres": "meters", "behaviour": "behavior",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """An edit in a rewrite.

    Attributes:
        rule: that must find it.
        start, end: range in the rewrite.
        is_whole: whether a whole sentence was left out there.
    """

    rule: str
    start: int
    end: int
    is_whole: bool = False


def rewrite(
    text: str, editors: Sequence[tuple[str, Editor]], dice: random.Random, counts: Counter[str]
) -> tuple[str, list[Planted]]:
    """Edit some sentences of an article.

    Args:
        text: the article.
        editors: rules and what makes edits for them.
        dice: decides which sentences are edited.
        counts: edits made so far of each rule; the rarest that can be made is, so that all are measured.

    Returns:
        The rewrite and what was done to it, in order.
    """
    parts: list[str] = []
    planted: list[Planted] = []
    at = length = 0
    for paragraph in re.finditer(r"[^\n]+", text):
        for span in sentence_spans(paragraph.group()):
            start = paragraph.start() + span.start
            if start == 0 or dice.randrange(EVERY):
                continue
            if (made := _edit(paragraph.group(), span, editors, dice, counts)) is None:
                continue
            rule, edit = made
            parts += [text[at : start + edit.start], edit.text]
            length += start + edit.start - at
            planted.append(
                Planted(rule, length, length + len(edit.text), edit.end - edit.start == span.end - span.start)
            )
            length += len(edit.text)
            at = start + edit.end
    return "".join((*parts, text[at:])), planted


def _edit(
    paragraph: str, span: Span, editors: Sequence[tuple[str, Editor]], dice: random.Random, counts: Counter[str]
) -> tuple[str, Edit] | None:
    sentence = paragraph[span.start : span.end]
    for rule, editor in sorted(editors, key=lambda pair: counts[pair[0]]):
        edit = editor(sentence, dice)
        if edit is not None and (rule == "changed-quote" or not in_quotation(paragraph, span.start + edit.start)):
            counts[rule] += 1
            return rule, edit
    return None


def restyle(text: str) -> str:
    """Change marks, spelling and white space and nothing else: every kind of difference that means nothing."""
    text = re.sub(r"(?<![\w“])\"(?=\w)", "“", text)
    text = text.replace('"', "”").replace("'", "’").replace(" - ", " — ").replace("...", "…")
    for british, american in _AMERICAN.items():
        text = re.sub(rf"\b{british}(?=s?\b)", american, text)
    text = re.sub(r"\b(\d+) per cent\b", r"\1%", text)
    return re.sub(r"(?<=[a-z]) (?=of )", "\u00a0", text).replace(". ", ".  ")
