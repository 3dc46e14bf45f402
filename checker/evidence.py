"""What many findings together say about one article.

One odd phrase proves nothing; an article is paraphrased or it is not. Each
candidate carries a sign; different signs add up, repeats of one do not. With
enough of them for the length of the text, weaker candidates become what they
are raised to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.findings import Candidate, Level, Severity, Verdict
from checker.mixture import Densities

MIN_WORDS = 100
"""Words below which a text is too short for a verdict."""

_SUREST = 0.995
"""Sign that the surest finding counts for; no single phrase is proof."""

_LIKELY = 0.9
_SOME = 0.4
"""Scores from which the verdict is likely, and some."""

_DISTINCT = 3
"""Different garbles below which the evidence is insufficient for more than some,
however sure each of them is: writers in a second language choose odd words too."""

_COUNTED = 0.5
"""Sign from which a candidate counts as a garble of its own."""

_REASONS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("known-garble", "likely-garble"), "garbled term", "garbled terms"),
    (("title-garble",), "garbled title", "garbled titles"),
    (("role-filler",), "office held over a person", "offices held over persons"),
    (("name-spelling",), "misspelled name", "misspelled names"),
    (("quote-mark",), "misplaced quotation mark", "misplaced quotation marks"),
)
"""Rules, and what one and several of their findings are called; the last two give no
evidence of their own and are named beside the others only."""

EVIDENCE_RULES = frozenset(rule for rules, _, _ in _REASONS[:3] for rule in rules)
"""Rules of which one at least must have run for a verdict."""


def judge(candidates: Sequence[Candidate], words: int) -> Verdict | None:
    """Weigh an article's candidates.

    Args:
        candidates: after overlaps were resolved, so that no place counts twice.
        words: words of prose in the article.

    Returns:
        The verdict, or None where the text is too short.
    """
    if words < MIN_WORDS:
        return None
    signs: defaultdict[str, float] = defaultdict(float)
    for candidate in candidates:
        if candidate.sign > 0:
            signs[candidate.key] = max(signs[candidate.key], candidate.sign)
    odds = [min(sign, _SUREST) / (1 - min(sign, _SUREST)) for sign in signs.values()]
    score = Densities.of(odds, words).paraphrased if odds else 0.0
    distinct = sum(sign >= _COUNTED for sign in signs.values())
    level = Level.NONE
    if score >= _SOME and distinct:
        level = Level.LIKELY if score >= _LIKELY and distinct >= _DISTINCT else Level.SOME
    reasons = tuple(_reasons(candidates)) if level is not Level.NONE else ()
    return Verdict(level, round(score, 3), distinct, round(1000 * distinct / words, 1), reasons)


def severity(candidate: Candidate, verdict: Verdict | None) -> Severity:
    """The severity of a candidate in an article with this verdict."""
    if candidate.raised is not None and verdict is not None and verdict.level is Level.LIKELY:
        return candidate.raised
    return candidate.severity


def _reasons(candidates: Iterable[Candidate]) -> Iterable[str]:
    """What was found, in words, with distinct signs counted once."""
    keys: defaultdict[str, set[object]] = defaultdict(set)
    for candidate in candidates:
        if candidate.sign >= _COUNTED or not candidate.key:
            keys[candidate.rule].add(candidate.key or candidate.span)
    for rules, one, many in _REASONS:
        number = sum(len(keys[rule]) for rule in rules)
        if number:
            yield f"{number} {one if number == 1 else many}"
