"""What many findings together say about one article.

One odd phrase proves nothing; an article is paraphrased or it is not. Each
candidate carries a sign; different signs add up, repeats of one do not. With
enough of them for the length of the text, weaker candidates become what they
are raised to.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.findings import Candidate, Level, Severity, Verdict

MIN_WORDS = 100
"""Words below which a text is too short for a verdict."""

_PRIOR = -3.5
"""Log-odds of a paraphrased text before anything was found in it: about 3 in 100."""

_WEIGHT = 1.7
"""Log-odds that one sure sign adds: a listed garble stands about five times as
often in a paraphrased text of news length as in a clean one of the same length."""

_EXPECTED_PER_1000_WORDS = 0.1
"""Signs that a clean text may hold by accident, subtracted before weighing."""

_LIKELY = 0.8
_SOME_WEIGHT = 1.0

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
    weight = sum(signs.values())
    surplus = weight - _EXPECTED_PER_1000_WORDS * words / 1000
    # Below that a score is 0 to any number of places, and the exponent of a long text would overflow.
    odds = max(_PRIOR + _WEIGHT * surplus, -100.0)
    score = 1 / (1 + math.exp(-odds)) if weight else 0.0
    distinct = sum(sign >= _COUNTED for sign in signs.values())
    level = Level.LIKELY if score >= _LIKELY else Level.SOME if weight >= _SOME_WEIGHT else Level.NONE
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
        keys[candidate.rule].add(candidate.key or candidate.span)
    for rules, one, many in _REASONS:
        number = sum(len(keys[rule]) for rule in rules)
        if number:
            yield f"{number} {one if number == 1 else many}"
