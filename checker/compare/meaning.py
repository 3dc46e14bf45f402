"""Did the rewrite turn a statement round, make it surer or less sure, leave something out or put something in?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.compare.facts import is_name
from checker.compare.negations import negations
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
    if _is_clause(block.gone if block.original else block.new) and not (block.original and block.revised):
        return None
    old_count = negations(_keys(block.original), new)
    new_count = negations(_keys(block.revised), gone)
    within, verbs = block.within, vocabulary().negative_verbs
    if old_count > new_count and within.negations > 0 and verbs.isdisjoint(within.won_keys):
        return Change("lost-negation", "the original says the opposite")
    if new_count > old_count and within.negations < 0 and verbs.isdisjoint(within.lost_keys):
        return Change("added-negation", "the original says the opposite")
    return None


def certainty(block: Block) -> Change | None:
    """A claim was made surer or less sure."""
    after = block.after
    if after is not None and after.key == "not" and any(unit.key == "could" for unit in (*block.gone, *block.new)):
        # `Could not` tells of what was impossible, not of what is uncertain.
        return None
    if _is_whole(block) or _is_other_verb(block):
        return None
    old, new = _certainty(block.gone, block.original, block), _certainty(block.new, block.revised, block)
    if new == old or _is_moved_claim(block, new if block.revised else old):
        return None
    if new > old:
        return Change("stronger", "the claim is surer than in the original")
    return Change("weaker", "the claim is less sure than in the original")


_CLAUSE = 3
"""Words that carry meaning from which what was left out or put in says more than its `not` or `may`."""


def _is_clause(units: Sequence[Unit]) -> bool:
    words = vocabulary()
    content = [u for u in _content(units) if u.key not in words.negations and u.key not in words.certainty]
    return len(content) >= _CLAUSE


def _is_whole(block: Block) -> bool:
    """Tell a clause or a source that was left out or put in as a whole."""
    if block.original and block.revised:
        return False
    units = block.original or block.revised
    saying = any(unit.key in vocabulary().saying for unit in units)
    return _is_clause(units) or (saying and len(_content(units)) > 1)


def _is_moved_claim(block: Block, level: int) -> bool:
    """Tell whether a claim that was put in or left out stands elsewhere in the sentence in other words."""
    if block.original and block.revised:
        return False
    others = block.within.lost_keys if block.revised else block.within.won_keys
    return any(vocabulary().certainty.get(key) == level for key in others)


def _is_other_verb(block: Block) -> bool:
    """Tell that another verb stands for one that says more than how sure the statement is: `expected`, `due`."""
    words = vocabulary()
    sides = (block.gone, block.new)
    if any(unit.key in words.hedges for side in sides for unit in side):
        return False
    claims = [any(unit.key in words.certainty for unit in side) for side in sides]
    if all(claims) or not any(claims):
        return False
    other = sides[claims.index(False)]
    return bool(_content(other)) and not any(unit.key in words.saying for unit in other)


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
        return Change("dropped", "words of the original are left out", weight)
    if len(new) > len(gone) and (not gone or (len(new) >= _MANY and len(new) >= _THIRD * len(gone))):
        return Change("added", "the original does not say this", _weight(block, new, is_original=False))
    return None


def reworded(block: Block) -> Change:
    """Other words for the same."""
    return Change("reworded", "other words than in the original")


def _keys(units: Sequence[Unit]) -> list[str]:
    return [unit.key for unit in units]


def _certainty(units: Sequence[Unit], side: Sequence[Unit], block: Block) -> int:
    words = vocabulary()
    levels = [words.certainty[unit.key] for unit in units if _is_claim(unit, side, block) and unit.quote < 0]
    following = [*side, block.after] if block.after else list(side)
    levels += [_DUTY for unit, after in pairwise(following) if unit.key in _HAVE and after.key == "to"]
    low = [level for level in levels if level < _PLAIN]
    for unit, after in pairwise(following):
        if unit in units and unit.key in words.approximate and is_quantity(after.key):
            low.append(2)
    if low:
        return min(low)
    return max(levels, default=_PLAIN)


_DUTY = 4
_HAVE = frozenset({"have", "has", "had"})
_ARTICLES = frozenset({"a", "an", "the", "of", "any", "no"})


def _is_claim(unit: Unit, side: Sequence[Unit], block: Block) -> bool:
    """Tell a word that says how sure something is; some do in front of a noun only."""
    words = vocabulary()
    if unit.key not in words.attributive:
        return unit.key in words.certainty
    at = side.index(unit)
    before = side[at - 1] if at else block.before
    return before is not None and before.key in _ARTICLES


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
