"""Did the rewrite change what somebody said, or who said it?"""

from __future__ import annotations

from checker.compare.facts import is_name, names_country_only
from checker.compare.verdict import Change
from checker.compare.vocabulary import vocabulary
from checker.compare.words import Block

_NEAR = 3
"""Units around a name in which a verb of saying makes it the speaker's."""


def changed_quote(block: Block) -> Change | None:
    """Words inside quotation marks differ, or a quotation is given to somebody else."""
    if _is_inside(block) and not names_country_only(block):
        return Change("changed-quote", "words inside a quotation differ from the original")
    if _is_other_speaker(block):
        return Change("changed-quote", "the quotation is given to someone else")
    return None


def _is_inside(block: Block) -> bool:
    """Tell whether a place of the rewrite stands in a quotation: its words, or where words were left out."""
    if block.revised:
        return any(unit.quote >= 0 for unit in block.revised)
    dropped = any(unit.quote >= 0 for unit in block.original)
    before, after = block.before, block.after
    if before is None or after is None or before.quote < 0 or after.quote < 0:
        edge = (before is not None and before.quote >= 0) or (after is not None and after.quote >= 0)
        return dropped and edge
    return before.quote == after.quote


def _is_other_speaker(block: Block) -> bool:
    names = [u for u in block.gone if is_name(block.within.original_text, u)]
    others = [u for u in block.new if is_name(block.within.revised_text, u)]
    if not names or not others or all(unit.quote < 0 for unit in block.within.revised):
        return False
    around = block.within.revised[max(block.at - _NEAR, 0) : block.until + _NEAR]
    return any(unit.key in vocabulary().saying and unit.quote < 0 for unit in around)
