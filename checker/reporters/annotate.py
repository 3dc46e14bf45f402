"""A sentence with its findings marked in it: what is struck, what is put in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.document import Span
from checker.findings import Finding


class Mark(StrEnum):
    """What happens to a stretch of text."""

    SAME = "same"
    STRUCK = "struck"
    INSERTED = "inserted"
    QUERIED = "queried"
    """Found, with nothing to put in its place."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one mark."""

    text: str
    mark: Mark = Mark.SAME


@dataclass(frozen=True, slots=True)
class Sentence:
    """Findings that are read together.

    Attributes:
        context: range in the source that covers them.
        findings: in order of the source; one at least.
    """

    context: Span
    findings: tuple[Finding, ...]


def sentences(findings: Iterable[Finding]) -> Iterator[Sentence]:
    """Gather findings whose contexts are one or overlap.

    Args:
        findings: of one document.
    """
    group: list[Finding] = []
    context = Span(0, 0)
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        around = _around(finding)
        if group and (around.overlaps(context) or around == context):
            context = Span(min(context.start, around.start), max(context.end, around.end))
        else:
            if group:
                yield Sentence(context, tuple(group))
                group = []
            context = around
        group.append(finding)
    if group:
        yield Sentence(context, tuple(group))


def annotate(source: str, sentence: Sentence) -> list[Segment]:
    """Mark the findings of a sentence in its text.

    The texts that are not INSERTED are the sentence as it stands; those that are
    neither STRUCK nor replaced by it are the sentence with the first suggestions
    carried out. A finding that overlaps an earlier one is left unmarked.
    """
    segments: list[Segment] = []
    at = sentence.context.start
    for finding in sentence.findings:
        if finding.start < at:
            continue
        segments.append(Segment(source[at : finding.start]))
        segments.extend(marked(finding))
        at = finding.end
    segments.append(Segment(source[at : sentence.context.end]))
    return _joined(segments)


def marked(finding: Finding) -> list[Segment]:
    """A finding's text against its first suggestion, with only the words struck that change."""
    if not finding.suggestions or finding.suggestions[0] == finding.text:
        return [Segment(finding.text, Mark.QUERIED)]
    return _joined(_changes(_WORDS.findall(finding.text), _WORDS.findall(finding.suggestions[0])))


_WORDS = re.compile(r"\s+|\S+")

_COMPARED = 60
"""Words and blanks above which a change is shown as a whole: comparing them costs their square."""


def _around(finding: Finding) -> Span:
    if finding.context.contains(finding.span):
        return finding.context
    return finding.span


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    limit = min(len(old), len(new))
    first = 0
    while first < limit and old[first] == new[first]:
        first += 1
    last = 0
    while last < limit - first and old[-1 - last] == new[-1 - last]:
        last += 1
    yield Segment("".join(old[:first]))
    yield from _middle(old[first : len(old) - last], new[first : len(new) - last])
    yield Segment("".join(old[len(old) - last :]))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    """Texts whose ends differ, with the words between that both have left alone."""
    struck: list[str] = []
    inserted: list[str] = []
    for before, after, same in _steps(old, new):
        # One strike over neighbouring words is read more easily than two; a mark that moves over a blank is two.
        if same and not ("".join(before).isspace() and bool(struck) == bool(inserted)):
            yield Segment("".join(struck), Mark.STRUCK)
            yield Segment("".join(inserted), Mark.INSERTED)
            yield Segment("".join(before))
            struck, inserted = [], []
        else:
            struck.extend(before)
            inserted.extend(after)
    yield Segment("".join(struck), Mark.STRUCK)
    yield Segment("".join(inserted), Mark.INSERTED)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str], bool]]:
    if min(len(old), len(new)) <= 1 or len(old) + len(new) > _COMPARED:
        yield old, new, False
        return
    from difflib import SequenceMatcher

    for step, first, end, new_first, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[first:end], new[new_first:new_end], step == "equal"


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Leave out empty segments and join unmarked neighbours."""
    joined: list[Segment] = []
    run: list[str] = []
    for segment in segments:
        if not segment.text and segment.mark is not Mark.QUERIED:
            continue
        if segment.mark is Mark.SAME:
            run.append(segment.text)
            continue
        if run:
            joined.append(Segment("".join(run)))
            run = []
        joined.append(segment)
    if run:
        joined.append(Segment("".join(run)))
    return joined
