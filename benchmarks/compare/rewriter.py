"""Rewrites of clean articles with known edits: in plain sight, among synonyms, and in another order."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.compare.edits import WORDS, Edit, Maker, in_quotation, is_listed
from checker.document import Span
from checker.glossary.lexicon import Lexicon
from checker.tokens import sentence_spans

EVERY = 3
"""One sentence in so many is edited."""

SPARED = 0.2
"""Share of the words with a synonym that are left alone, so that a text is not consistent."""


@dataclass(frozen=True, slots=True)
class Planted:
    """An edit in a rewrite.

    Attributes:
        rule: that must find it; empty where nothing above a hint may be found.
        kind: what was done, for the table.
        start, end: range in the rewrite.
        is_whole: whether a whole sentence was left out there.
    """

    rule: str
    kind: str
    start: int
    end: int
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a rewrite, with the white space after it.

    Attributes:
        text: as it stands in the rewrite.
        planted: edits, with ranges in `text`.
    """

    text: str
    planted: tuple[Planted, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How an article is rewritten.

    Attributes:
        is_reworded: whether words of every sentence are replaced by synonyms.
        is_rearranged: whether sentences are merged and split, paragraphs moved, the lead left out, a headline
            and boilerplate put around.
    """

    is_reworded: bool = False
    is_rearranged: bool = False


class Rewriter:
    """Edits articles, so that all kinds of edits are made about equally often."""

    def __init__(self, makers: Sequence[Maker], lexicon: Lexicon, manner: Manner) -> None:
        """Take what edits and says which words are terms, and how much else is changed."""
        self._makers = makers
        self._lexicon = lexicon
        self._manner = manner
        self._counts: Counter[str] = Counter()
        pairs: dict[str, str] = WORDS["swaps"]["synonyms"]
        self._synonyms = pairs
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(pairs)})(?![\w'’-])")
        self.words_reworded = 0

    def rewrite(self, text: str, dice: random.Random) -> tuple[str, list[Planted]]:
        """Edit some sentences of an article.

        Args:
            text: the article.
            dice: decides what is edited.

        Returns:
            The rewrite and what was done to it, in order.
        """
        parts = [
            self._paragraph(match.group(), dice, is_first=match.start() == 0) for match in _PARAGRAPH.finditer(text)
        ]
        if self._manner.is_rearranged:
            parts = rearranged(parts, dice)
        planted: list[Planted] = []
        length = 0
        for part in parts:
            planted += (replace(one, start=one.start + length, end=one.end + length) for one in part.planted)
            length += len(part.text)
        return "".join(part.text for part in parts), planted

    def _paragraph(self, paragraph: str, dice: random.Random, *, is_first: bool) -> Part:
        """A paragraph with edited sentences; the first sentence of an article, often its headline, is left alone."""
        written: list[str] = []
        planted: list[Planted] = []
        at = length = 0
        for span in sentence_spans(paragraph.rstrip("\n")):
            made = (
                None if (is_first and span.start == 0) or dice.randrange(EVERY) else self._edit(paragraph, span, dice)
            )
            start, end = (made[1].start + span.start, made[1].end + span.start) if made else (span.end, span.end)
            before = self._reworded(paragraph, at, start, dice)
            written.append(before)
            length += len(before)
            if made:
                maker, edit = made
                is_whole = edit.end - edit.start == span.end - span.start
                planted.append(Planted(maker.rule, maker.kind, length, length + len(edit.text), is_whole))
                written.append(edit.text)
                length += len(edit.text)
            at = end
        written.append(self._reworded(paragraph, at, len(paragraph), dice))
        return Part("".join(written), tuple(planted))

    def _edit(self, paragraph: str, span: Span, dice: random.Random) -> tuple[Maker, Edit] | None:
        """The rarest edit that can be made."""
        sentence = paragraph[span.start : span.end]
        for maker in sorted(self._makers, key=lambda maker: self._counts[maker.kind]):
            edit = maker.edit(sentence, dice)
            if edit is not None and (maker.is_inside or not in_quotation(paragraph, span.start + edit.start)):
                self._counts[maker.kind] += 1
                return maker, edit
        return None

    def _reworded(self, paragraph: str, start: int, end: int, dice: random.Random) -> str:
        """A stretch of a paragraph with synonyms, apart from quotations and listed terms."""
        if not self._manner.is_reworded:
            return paragraph[start:end]

        def other(match: re.Match[str]) -> str:
            at = match.start()
            if dice.random() < SPARED or in_quotation(paragraph, at) or is_listed(self._lexicon, paragraph, at):
                return match.group()
            self.words_reworded += 1
            return self._synonyms[match.group()]

        changed = self._pattern.sub(
            lambda match: other(match) if start <= match.start() < end else match.group(), paragraph
        )
        return changed[start : len(changed) - (len(paragraph) - end)]


_PARAGRAPH = re.compile(r"[^\n]+\n*")
_MERGED = re.compile(r"(?<=[a-z])\. (He|She|They|It|The|This|These|In)(?= [a-z])")
_SPLIT = re.compile(r"(?<=[a-z]), and (he|she|they|it)(?= [a-z])")
_MOVED = 0.15
"""Share of paragraphs that go somewhere else."""


def rearranged(parts: Sequence[Part], dice: random.Random) -> list[Part]:
    """Rebuild an article around its edits.

    Args:
        parts: its paragraphs, the first with the lead.
        dice: decides what goes where.

    Returns:
        Paragraphs with the same edits, without the first of four or more, some moved, with a headline and boilerplate.
    """
    found = [_merged_or_split(part, dice) for part in parts]
    if len(found) >= 4 and len(found[0].text.split()) > 5:
        first = replace(found[1], planted=(Planted("dropped", "lead left out", 0, 0, True), *found[1].planted))
        found[:2] = [first]
    for at in range(1, len(found)):
        if dice.random() < _MOVED:
            part = found.pop(at)
            found.insert(dice.randrange(1, len(found) + 1), part)
    found[-1] = replace(found[-1], text=found[-1].text.rstrip("\n") + "\n\n")
    return [
        _put_in("", "headline put in", dice.choice(WORDS["headlines"])),
        _put_in("added", "boilerplate put in", dice.choice(WORDS["above"])),
        *found,
        _put_in("added", "boilerplate put in", dice.choice(WORDS["below"])),
    ]


def _put_in(rule: str, kind: str, text: str) -> Part:
    return Part(f"{text}\n\n", (Planted(rule, kind, 0, len(text)),))


def _merged_or_split(part: Part, dice: random.Random) -> Part:
    """Join two sentences, or take one apart, where no edit is near."""
    for pattern, kind, joint, change in (
        (_MERGED, "sentences merged", "; ", str.lower),
        (_SPLIT, "sentence split", ". ", str.title),
    ):
        match = pattern.search(part.text)
        if match is None or dice.random() < 0.5 or in_quotation(part.text, match.start()):
            continue
        if any(one.start - 200 < match.end() and match.start() < one.end + 200 for one in part.planted):
            continue
        text = f"{joint}{change(match[1])}"
        grown = len(text) - (match.end() - match.start())
        planted = [
            replace(one, start=one.start + grown, end=one.end + grown) if one.start >= match.end() else one
            for one in part.planted
        ]
        planted.append(Planted("", kind, match.start(), match.start() + len(text)))
        return Part(part.text[: match.start()] + text + part.text[match.end() :], tuple(planted))
    return part
