"""What an article's own comments silence: which prose each of them covers, and which findings stand there.

Five kinds of cover are kept apart, because within one kind no two overlap: a
sentence, a line, a paragraph, a region and the file. Each finding looks itself
up in them, so the cost grows neither with comments nor with findings squared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from checker.article import Article
from checker.directives import Directive, Idle, Target, Verb, text_key
from checker.document import Lines, Span
from checker.findings import Finding

_LONGEST_GAP = 1000
"""White space between a comment and the prose it belongs to; without a limit a text
of many comments and much space would take quadratic time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article's findings.

    Attributes:
        kept: findings that nothing silences, in the given order.
        silenced: those that a comment silences.
        idle: comments that silence nothing.
    """

    kept: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    idle: tuple[Idle, ...] = ()


def silence(article: Article, findings: Sequence[Finding], ran: Collection[str], complete: bool) -> Outcome:
    """Take out the findings that the article's comments silence.

    Args:
        article: the text with its comments.
        findings: in order of the source.
        ran: ids of the rules that looked at it, and groups of which any did; what names
            another one cannot be called idle.
        complete: whether all rules did; only then a comment that names no rule can be.
    """
    if not article.directives.directives:
        return Outcome(tuple(findings))
    cover = _Cover(article)
    used: set[_Use] = set()
    kept, silenced = [], []
    for finding in findings:
        use = cover.use(finding)
        if use is None:
            kept.append(finding)
        else:
            used.add(use)
            silenced.append(finding)
    idle = tuple(_idle(article.directives.directives, used, ran, complete))
    return Outcome(tuple(kept), tuple(silenced), idle)


class _Use(NamedTuple):
    """One target of one directive."""

    directive: int
    target: Target


class _Kind(NamedTuple):
    layer: int
    target: Target


_SENTENCE, _LINE, _PARAGRAPH, _REGION, _FILE = range(5)


class _Cover:
    """The parts of a source that directives cover, to be asked about findings."""

    def __init__(self, article: Article) -> None:
        self._parts: dict[_Kind, tuple[list[int], list[tuple[int, int]]]] = {}
        places = _Places(article)
        found: dict[_Kind, dict[int, tuple[int, int]]] = {}
        for number, directive in enumerate(article.directives.directives):
            part = places.covered(directive)
            for target in directive.targets if part else ():
                layer, span = part or (0, Span(0, 0))
                found.setdefault(_Kind(layer, target), {}).setdefault(span.start, (span.end, number))
        for region in article.directives.regions:
            parts = found.setdefault(_Kind(_REGION, region.target), {})
            parts.setdefault(region.span.start, (region.span.end, region.directive))
        for kind, by_start in found.items():
            starts = sorted(by_start)
            self._parts[kind] = starts, [by_start[start] for start in starts]

    def use(self, finding: Finding) -> _Use | None:
        """The narrowest directive that silences a finding."""
        targets = [Target(rule, text) for rule in _rules(finding.rule) for text in _texts(finding)]
        for layer in range(_FILE + 1):
            for target in targets:
                number = self._find(_Kind(layer, target), finding)
                if number is not None:
                    return _Use(number, target)
        return None

    def _find(self, kind: _Kind, finding: Finding) -> int | None:
        if kind not in self._parts:
            return None
        starts, ends = self._parts[kind]
        at = bisect_right(starts, finding.start) - 1
        if at >= 0 and finding.start < ends[at][0]:
            return ends[at][1]
        # A finding may begin before the covered part and reach into it.
        if at + 1 < len(starts) and starts[at + 1] < finding.end:
            return ends[at + 1][1]
        return None


def _rules(rule: str) -> Iterator[str]:
    yield rule
    group, slash, _ = rule.partition("/")
    if slash:
        yield group
    yield ""


def _texts(finding: Finding) -> Iterable[str]:
    return dict.fromkeys((text_key(finding.text), text_key(finding.term), ""))


class _Place(NamedTuple):
    """A letter of prose: the number of its passage and its offset in the passage's text."""

    passage: int
    offset: int


class _Places:
    """Finds the prose that comments belong to."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._blocks = article.document.blocks
        self._starts = [block.pieces[0].source_start for block in self._blocks]

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._article.document.source)

    def covered(self, directive: Directive) -> tuple[int, Span] | None:
        """The layer and the range of the source that a directive covers; None where there is no prose for it.

        `off` and `on` cover nothing by themselves.
        """
        if directive.verb is Verb.FILE:
            return _FILE, Span(0, len(self._article.document.source))
        if directive.verb not in (Verb.IGNORE, Verb.PARAGRAPH):
            return None
        line = self._lines.span(self._lines.position(directive.span.start)[0])
        before, after = self._before(directive.span.start), self._after(directive.span.end)
        beside = before if self._within(before, line) else after if self._within(after, line) else None
        if directive.verb is Verb.PARAGRAPH:
            around = before if before and after and before.passage == after.passage else None
            place = beside or around or after
            return (_PARAGRAPH, self._block(place.passage)) if place else None
        if beside:
            return _SENTENCE, self._sentence(beside)
        return (_LINE, self._line(after)) if after else None

    def _before(self, offset: int) -> _Place | None:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        text = self._blocks[number].text
        end = self._blocks[number].to_text(offset)
        near = text[max(end - _LONGEST_GAP, 0) : end].rstrip()
        return _Place(number, max(end - _LONGEST_GAP, 0) + len(near) - 1) if near else None

    def _after(self, offset: int) -> _Place | None:
        number = max(bisect_right(self._starts, offset) - 1, 0)
        for passage in range(number, min(number + 2, len(self._blocks))):
            start = self._blocks[passage].to_text(offset)
            near = self._blocks[passage].text[start : start + _LONGEST_GAP]
            if near.strip():
                return _Place(passage, start + len(near) - len(near.lstrip()))
        return None

    def _within(self, place: _Place | None, span: Span) -> bool:
        return place is not None and span.start <= self._source(place) < span.end

    def _source(self, place: _Place) -> int:
        return self._blocks[place.passage].to_source(place.offset, place.offset + 1).start

    def _block(self, number: int) -> Span:
        pieces = self._blocks[number].pieces
        return Span(pieces[0].source_start, pieces[-1].source_end)

    def _sentence(self, place: _Place) -> Span:
        sentence = self._article.passages[place.passage].sentence_at(place.offset)
        return self._blocks[place.passage].to_source(sentence.start, sentence.end)

    def _line(self, place: _Place) -> Span:
        return self._lines.span(self._lines.position(self._source(place))[0])


def _idle(directives: Sequence[Directive], used: set[_Use], ran: Collection[str], complete: bool) -> Iterator[Idle]:
    for number, directive in enumerate(directives):
        if directive.verb is Verb.ON:
            continue
        pairs = list(zip(directive.targets, directive.names or ("",), strict=True))
        idle = [
            name
            for target, name in pairs
            if _Use(number, target) not in used and (_has_run(target.rule, ran) if target.rule else complete)
        ]
        if idle:
            yield Idle(directive.span, () if len(idle) == len(pairs) else tuple(idle))


def _has_run(rule: str, ran: Collection[str]) -> bool:
    group, slash, _ = rule.partition("/")
    return rule in ran or (bool(slash) and group in ran)
