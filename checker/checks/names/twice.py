"""One name spelled two ways inside an article; no glossary is needed to see that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from checker.checks.names.words import Usage, other_bearer
from checker.glossary.deletions import allowed_distance, are_relatives, distance, remainders
from checker.glossary.name_index import NameIndex

_OFTEN = 3
"""Times from which a spelling is no slip unless the other stands far more often."""

_FAR_MORE = 4


def resembling(words: Counter[str], names: NameIndex) -> Iterator[tuple[str, str]]:
    """Pairs of words that may be one name.

    Args:
        words: folded capitalised words of an article with their counts.
        names: knows which words are right.

    Yields:
        Each pair once, the one that is in no glossary first where the other is.
    """
    pairs = {pair for group in _groups(words) for pair in _sharing(group)}
    for word, other in sorted(pairs):
        if are_relatives(word, other):
            continue
        right, other_right = names.is_right(word), names.is_right(other)
        if not (right and other_right) and distance(word, other) <= allowed_distance(word, other):
            yield (other, word) if right else (word, other)


def _groups(words: Counter[str]) -> Iterator[list[str]]:
    """Words that agree in their first and last letters, the most frequent first.

    A slip seldom hits the first letter, and other last letters are other endings.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[0] + word[-1]].append(word)
    for group in groups.values():
        if len(group) > 1:
            yield sorted(group, key=lambda word: (-words[word], word))


def _sharing(group: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words with a common remainder; every spelling is held against the most frequent one only."""
    first: dict[int, str] = {}
    for word in group:
        for key in remainders(word):
            other = first.setdefault(key, word)
            if other is not word:
                yield word, other


def misspelled(pair: tuple[str, str], uses: dict[str, Usage], names: NameIndex) -> tuple[str, str] | None:
    """Say which of two resembling words is the slip.

    Args:
        pair: what `resembling` yields.
        uses: how the article uses them.
        names: knows which words are right.

    Returns:
        The slip and the right word, or None where they may be two names.
    """
    one, other = pair
    first, second = uses[one], uses[other]
    if not first.inner or not second.inner:
        return None
    if not names.is_right(other):
        one, other = sorted(pair, key=lambda word: (uses[word].count, bool(uses[word].before), -_start(uses[word])))
    slip, right = uses[one], uses[other]
    if other_bearer(slip, right) or (not names.is_right(other) and _both_often(slip.count, right.count)):
        return None
    return one, other


def _start(usage: Usage) -> int:
    number, at = usage.places[0]
    return number * 1_000_000 + at


def _both_often(slip: int, right: int) -> bool:
    return slip >= _OFTEN and right < _FAR_MORE * slip
