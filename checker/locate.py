"""From candidates to findings: who wins where they overlap, and where exactly each one is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from checker.article import Article
from checker.document import Lines, Span
from checker.findings import Candidate, Finding, Safety, Severity

_NUMBER = re.compile(r"\d(?:[\d\s.,:/]*\d)?")
_NEAR = 8
"""Letters around a place in which the rest of a number is looked for."""


def without_overlaps(
    candidates: Iterable[Candidate], severity: Callable[[Candidate], Severity], order: Sequence[str]
) -> list[Candidate]:
    """Leave one candidate a place: the gravest, then the longest, then the first in the order of rules.

    Args:
        candidates: in any order.
        severity: what each of them is.
        order: rule ids; rules that are not listed come last.

    Returns:
        Candidates whose spans are disjoint, in order of the source.
    """
    place = {rule: number for number, rule in enumerate(order)}

    def precedence(candidate: Candidate) -> tuple[int, int, int, int]:
        span = candidate.span
        rank = place.get(candidate.rule, len(place))
        return severity(candidate).rank, span.start - span.end, rank, span.start

    taken: list[tuple[int, int]] = []
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=precedence):
        span = (candidate.span.start, candidate.span.end)
        at = bisect_left(taken, span)
        before = at > 0 and taken[at - 1][1] > span[0]
        after = at < len(taken) and (taken[at][0] < span[1] or taken[at] == span)
        if not before and not after:
            insort(taken, span)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.span)


def joined(findings: Sequence[Finding], more: Iterable[Finding]) -> list[Finding]:
    """Add findings where none is yet.

    Args:
        findings: disjoint, in order of the source.
        more: to be added; those that overlap one of `findings` are left out.

    Returns:
        All of them in order of the source.
    """
    starts = [finding.start for finding in findings]
    added = []
    for finding in more:
        at = bisect_right(starts, finding.start)
        neighbours = findings[max(at - 1, 0) : at + 1]
        if not any(finding.span.overlaps(other.span) for other in neighbours):
            added.append(finding)
    return sorted((*findings, *added), key=lambda finding: finding.span)


class Locator:
    """Gives candidates of one article their place, text and identity."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lines = Lines(article.document.source)
        self._starts = [block.pieces[0].source_start for block in article.document.blocks]
        self._seen: Counter[str] = Counter()
        self._sentence = Span(0, 0), ""

    def finding(self, candidate: Candidate, severity: Severity) -> Finding:
        """Turn a candidate into a finding; call in the order of the source."""
        span = candidate.span
        source = self._article.document.source
        text = source[span.start : span.end]
        line, column = self._lines.position(span.start)
        end_line, end_column = self._lines.position(span.end)
        context, quoted = self._surroundings(span)
        return Finding(
            id=self._identity(candidate.rule, context, text),
            rule=candidate.rule,
            severity=severity,
            confidence=candidate.confidence,
            start=span.start,
            end=span.end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=text,
            message=candidate.message,
            suggestions=candidate.suggestions,
            term=candidate.term,
            glossary=candidate.glossary,
            fix=_safety(candidate, quoted or _changes_number(source, candidate)),
            related=candidate.related,
            context=context,
        )

    def _surroundings(self, span: Span) -> tuple[Span, bool]:
        """The sentence around a range of the source, and whether the range is quoted."""
        number = bisect_right(self._starts, span.start) - 1
        if number < 0:
            return span, False
        passage = self._article.passages[number]
        if span.start < span.end and span.start >= passage.block.pieces[-1].source_end:
            return span, False
        start = passage.block.to_text(span.start)
        end = max(passage.block.to_text(max(span.end - 1, span.start)) + 1, start + 1)
        first, last = passage.sentence_at(start), passage.sentence_at(end - 1)
        context = passage.block.to_source(min(first.start, start), max(last.end, end))
        covering = Span(min(context.start, span.start), max(context.end, span.end))
        return covering, self._article.is_quoted(number, start, end)

    def _identity(self, rule: str, context: Span, text: str) -> str:
        key = "\0".join((rule, self._sentence_digest(context), " ".join(text.split())))
        self._seen[key] += 1
        return _digest(f"{key}\0{self._seen[key]}")[:16]

    def _sentence_digest(self, context: Span) -> str:
        """The digest of a sentence, kept for the next finding in it: a sentence may be as long as the text."""
        if context != self._sentence[0]:
            sentence = self._article.document.source[context.start : context.end]
            self._sentence = context, _digest(" ".join(sentence.split()))
        return self._sentence[1]


def _changes_number(source: str, candidate: Candidate) -> bool:
    """Tell whether the first suggestion changes digits, or what stands between them, as in `1 ,000`."""
    if not candidate.suggestions:
        return False
    start, end = candidate.span.start, candidate.span.end
    before, after = source[max(start - _NEAR, 0) : start], source[end : end + _NEAR]
    text, suggestion = source[start:end], candidate.suggestions[0]
    return _NUMBER.findall(before + text + after) != _NUMBER.findall(before + suggestion + after)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _safety(candidate: Candidate, factual: bool) -> Safety:
    if not candidate.suggestions:
        return Safety.NONE
    if factual and candidate.safety is Safety.SAFE:
        return Safety.UNSAFE
    return candidate.safety
