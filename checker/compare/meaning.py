"""Did the rewrite turn a statement round, make it surer or less sure, leave something out or put something in?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.compare.facts import is_name
from checker.compare.numbers import is_quantity
from checker.compare.texts import Unit
from checker.compare.verdict import Change
from checker.compare.vocabulary import is_content, vocabulary
from checker.compare.words import STEM, Block
from checker.findings import Severity

_PLAIN = 3
"""How sure a statement is that says nothing about it."""

_MANY = 4
_THIRD = 3
_NAME = 3
"""Words that a pronoun may stand for."""


def negation(block: Block) -> Change | None:
    """A negation was lost or put in."""
    gone, new = _keys(block.gone), _keys(block.new)
    old_count = _negations(_keys(block.original), new)
    new_count = _negations(_keys(block.revised), gone)
    whole = _negations(_keys(block.within.original), new) - _negations(_keys(block.within.revised), gone)
    verbs = vocabulary().negative_verbs
    if old_count > new_count and whole > 0 and verbs.isdisjoint(new):
        return Change("lost-negation", "the original says the opposite")
    if new_count > old_count and whole < 0 and verbs.isdisjoint(gone):
        return Change("added-negation", "the original says the opposite")
    return None


def certainty(block: Block) -> Change | None:
    """A claim was made surer or less sure."""
    after = block.after
    if after is not None and after.key == "not" and any(unit.key == "could" for unit in (*block.gone, *block.new)):
        # `Could not` tells of what was impossible, not of what is uncertain.
        return None
    old, new = _certainty(block.gone, block.original, block), _certainty(block.new, block.revised, block)
    if new == old:
        return None
    if new > old:
        return Change("stronger", "the claim is surer than in the original")
    return Change("weaker", "the claim is less sure than in the original")


def left_out(block: Block) -> Change | None:
    """Words that carry meaning were left out or put in."""
    within = block.within
    gone = [unit for unit in _content(block.gone) if unit.key[:STEM] not in within.won_stems]
    new = [unit for unit in _content(block.new) if unit.key[:STEM] not in within.lost_stems]
    pronouns = vocabulary().pronouns
    if 0 < len(gone) <= _NAME and not new and any(unit.key in pronouns for unit in block.new):
        return None
    if len(gone) > len(new) and (not new or (len(gone) >= _MANY and len(gone) >= _THIRD * len(new))):
        weight = _weight(block, gone, is_original=True)
        return Change("dropped", "left out of the original", weight)
    if len(new) > len(gone) and (not gone or (len(new) >= _MANY and len(new) >= _THIRD * len(gone))):
        return Change("added", "the original does not say this", _weight(block, new, is_original=False))
    return None


def reworded(block: Block) -> Change:
    """Other words for the same."""
    return Change("reworded", "other words than in the original")


def _keys(units: Sequence[Unit]) -> list[str]:
    return [unit.key for unit in units]


def _negations(keys: Sequence[str], others: Sequence[str]) -> int:
    """Count negations: words, and prefixes put before a word of the other side."""
    words = vocabulary()
    count = sum(key in words.negations for key in keys)
    if "nor" in keys:
        count -= keys.count("nor") if any(k in words.negations and k != "nor" for k in keys) else 0
    plain = set(others)
    return count + sum(
        key.startswith(prefix) and key[len(prefix) :] in plain for key in keys for prefix in words.prefixes
    )


def _certainty(units: Sequence[Unit], side: Sequence[Unit], block: Block) -> int:
    words = vocabulary()
    levels = [words.certainty[unit.key] for unit in units if unit.key in words.certainty and unit.quote < 0]
    low = [level for level in levels if level < _PLAIN]
    following = [*side, block.after] if block.after else list(side)
    for unit, after in pairwise(following):
        if unit in units and unit.key in words.approximate and is_quantity(after.key):
            low.append(2)
    if low:
        return min(low)
    return max(levels, default=_PLAIN)


def _content(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if is_content(unit.key) or (is_quantity(unit.key) and unit.key != "#1")]


def _weight(block: Block, content: Sequence[Unit], *, is_original: bool) -> Severity | None:
    """A hint for a single word that is no name, number or verb of saying; else the rule's own severity."""
    text = block.within.original_text if is_original else block.within.revised_text
    saying = vocabulary().saying
    if len(content) > 1:
        return None
    unit = content[0]
    if is_name(text, unit):
        # A surname alone, where the name stood in full: the person is the same.
        beside = [u for u in (block.before, block.after) if u is not None and is_name(block.within.revised_text, u)]
        return Severity.HINT if beside else None
    return None if is_quantity(unit.key) or unit.key in saying else Severity.HINT
