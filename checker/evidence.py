"""What many findings together say about one article.

One odd phrase proves nothing; an article is paraphrased or it is not. Each
candidate carries a sign; different signs add up, repeats of one do not. With
enough of them for the length of the text, weaker candidates become what they
are raised to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from checker.findings import Candidate, Level, Severity, Verdict
from checker.mixture import MIN_WORDS, Densities

_SUREST = 0.995
"""Sign that the surest finding counts for; no single phrase is proof."""

_LIKELY = 0.9
"""Score from which the verdict is likely."""

_SOME = 0.4
_SOME_IF_SINGLE = 0.6
"""Scores from which the verdict is some: with several different garbles, and with a single one. Single odd phrases
stand in one clean article of thirty, with scores up to 0.55."""

_DISTINCT = 3
"""Different garbles below which the evidence is insufficient for more than some,
however sure each of them is: writers in a second language choose odd words too."""

_DISTINCT_IF_ODD = 2
_DISTINCT_IF_VERY_ODD = 1
"""The same where the choice of words speaks for it too, and where it does so strongly. With one, twice as many of the
tuning half's spun articles are likely, and no clean one."""

_ODD = 1.0
_VERY_ODD = 2.5
"""Log-odds of the choice of words from which it is named as a reason, and from which it is some evidence without
any garbled term. It never makes a verdict likely by itself: a register that was not measured may be odd too."""

_STYLE_REASON = "a choice of words unlike edited prose"

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


def judge(candidates: Sequence[Candidate], words: int, style: Callable[[], float] = lambda: 0.0) -> Verdict | None:
    """Weigh an article's candidates.

    Args:
        candidates: after overlaps were resolved, so that no place counts twice.
        words: words of prose in the article.
        style: log-odds that its choice of words adds; asked for where the text is long enough.

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
    lift = style()
    score = Densities.of(odds, words, lift).paraphrased if odds or lift else 0.0
    distinct = sum(sign >= _COUNTED for sign in signs.values())
    level = _level(score, distinct, lift)
    reasons = tuple(_reasons(candidates, lift)) if level is not Level.NONE else ()
    return Verdict(level, round(score, 3), distinct, round(1000 * distinct / words, 1), reasons)


def _level(score: float, distinct: int, style: float) -> Level:
    if score >= _LIKELY and distinct >= _enough(style):
        return Level.LIKELY
    least = _SOME if distinct > 1 else _SOME_IF_SINGLE
    return Level.SOME if (score >= least and distinct) or style >= _VERY_ODD else Level.NONE


def _enough(style: float) -> int:
    """How many different garbles a likely verdict needs beside this choice of words."""
    if style >= _VERY_ODD:
        return _DISTINCT_IF_VERY_ODD
    return _DISTINCT if style < _ODD else _DISTINCT_IF_ODD


def severity(candidate: Candidate, verdict: Verdict | None) -> Severity:
    """The severity of a candidate in an article with this verdict."""
    if candidate.raised is not None and verdict is not None and verdict.level is Level.LIKELY:
        return candidate.raised
    return candidate.severity


def _reasons(candidates: Iterable[Candidate], style: float) -> Iterable[str]:
    """What was found, in words, with distinct signs counted once."""
    keys: defaultdict[str, set[object]] = defaultdict(set)
    for candidate in candidates:
        if candidate.sign >= _COUNTED or not candidate.key:
            keys[candidate.rule].add(candidate.key or candidate.span)
    for rules, one, many in _REASONS:
        number = sum(len(keys[rule]) for rule in rules)
        if number:
            yield f"{number} {one if number == 1 else many}"
    if style >= _ODD:
        yield _STYLE_REASON
