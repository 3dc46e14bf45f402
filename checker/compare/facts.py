"""Did the rewrite change a number, a name, a nationality, a title or a term?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from checker.compare.numbers import is_quantity, without_country
from checker.compare.texts import Text, Unit
from checker.compare.verdict import Change
from checker.compare.vocabulary import is_content, vocabulary
from checker.compare.words import RIGHT, STEM, Block, Comparison
from checker.findings import Severity
from checker.glossary.name_index import NO_NAMES
from checker.glossary.phrase_index import Kind, Match
from checker.tokens import Passage

_NAMES = (Kind.NAME, Kind.NAME_ACCEPTED)
_TITLE_REACH = 2


def changed_number(block: Block) -> Change | None:
    """A number, date, age, sum, share or period differs."""
    old, new = _amounts(block.original), _amounts(block.revised)
    both = block.original and block.revised
    if not both and new and any(amount not in new for amount in _lost_amounts(block.within)):
        return Change("changed-number", "the original has another number or date in this sentence")
    if both and old and new and set(old) != set(new):
        if names_country_only(block):
            return Change(
                "changed-number", "one of the two says whose dollars are meant, the other does not", Severity.HINT
            )
        return Change("changed-number", "a number or date differs from the original")
    gone, come = _amounts(block.gone, exact=True), _amounts(block.new, exact=True)
    if both and gone and not new and _has_content(block.new):
        return Change("changed-number", "the original has a number or date here")
    if both and come and not old and _has_content(block.gone) and not _is_digit_word(come):
        return Change("changed-number", "the original has no number or date here")
    return None


def changed_nationality(block: Block) -> Change | None:
    """A nationality was replaced, or put for something else."""
    gone = [u for u in block.gone if _is_national(block.within.original_text, u)]
    new = [u for u in block.new if _is_national(block.within.revised_text, u)]
    if not (gone or new) or not block.gone or not block.new or _are_kin(gone, block.new) or _are_kin(block.gone, new):
        return None
    if (gone and new) or _has_content(block.gone if new else block.new):
        return Change("changed-nationality", "the nationality differs from the original")
    return None


def changed_name(block: Block) -> Change | None:
    """A person, place or body has another name, or none."""
    within = block.within
    gone = [u for u in block.gone if is_name(within.original_text, u)]
    new = [u for u in block.new if is_name(within.revised_text, u)]
    if not block.gone or not block.new or not (gone or new):
        return None
    if _are_kin(gone, block.new) or _are_kin(block.gone, new) or _are_initials(gone, new) or _are_initials(new, gone):
        return None
    if gone and new:
        return Change("changed-name", "the name differs from the original")
    if gone and any(is_content(u.key) for u in block.new):
        return Change("changed-name", "the original has a name here")
    if new and any(is_content(u.key) for u in block.gone):
        known = all(within.original_text.article.word_counts[u.key] for u in new)
        return Change("changed-name", "the original has no name here", Severity.HINT if known else None)
    return None


def changed_title(block: Block) -> Change | None:
    """An office has another name."""
    words, within = vocabulary(), block.within
    gone = _has_office(within.original_text, within.original[block.start : block.end + 1], block.gone)
    new = _has_office(within.revised_text, within.revised[block.at : block.until + 1], block.new)
    if (gone and _has_content(block.new)) or (new and _has_content(block.gone)):
        return Change("changed-title", "the office differs from the original")
    modifiers = [{words.same_modifiers.get(u.key, u.key) for u in side} for side in (block.gone, block.new)]
    named = any(side & words.modifiers for side in modifiers) and modifiers[0] != modifiers[1]
    if named and _stands_before_office(block.within.revised, block.until):
        return Change("changed-title", "the office differs from the original")
    return None


def changed_term(block: Block) -> Change | None:
    """A term of a glossary was replaced by other words."""
    if not block.gone or not block.original:
        return None
    for match in _matches(block.within.original_text, block.original):
        touched = [unit for unit in block.gone if _covers(match, unit)]
        is_name_entry = match.kind in _NAMES
        if match.kind not in RIGHT or not touched or not _has_content(block.new):
            continue
        is_alone = match.last - match.first == 1 and match.kind in (Kind.ACCEPTED, Kind.NAME_ACCEPTED)
        if is_alone or match.entry in block.within.new_entries or _are_kin(block.gone, block.new):
            continue
        entry = block.within.original_text.article.lexicon.entry(match.entry)
        rule = "changed-name" if is_name_entry else "changed-term"
        what = "name" if is_name_entry else "term"
        wording = _wording(block.within.original_text.article.passages[touched[0].passage], match)
        return Change(rule, f"the {what} “{wording}” was replaced", None, entry.text, entry.glossary)
    return None


def _wording(passage: Passage, match: Match) -> str:
    """What a reader sees of a listed phrase, white space plain."""
    span = passage.text_span(match.first, match.last)
    return clipped(" ".join(passage.block.text[span.start : span.end].split()))


def is_name(text: Text, unit: Unit) -> bool:
    """Tell whether a unit is a name, or a part of one, by its capital and where it stands.

    Args:
        text: the side of the comparison.
        unit: one of its units.
    """
    token = text.token(unit)
    if is_quantity(unit.key) or not token[0].isupper() or unit.key in NO_NAMES or not is_content(unit.key):
        return False
    if unit.key.rstrip(".") in vocabulary().months or unit.key in vocabulary().weekdays:
        return False
    if unit.opens or _is_loud(text, unit):
        lexicon = text.article.lexicon
        small = token.lower()
        return small not in text.small_words and (
            lexicon.names.is_right(unit.key) or text.article.token_counts[token] > 1
        )
    return True


def _is_loud(text: Text, unit: Unit) -> bool:
    """Tell a headline in which most words have capitals, so that a capital tells nothing."""
    passage = text.article.passages[unit.passage]
    if len(passage.tokens) > 40:
        return False
    longer = [token for token in passage.tokens if len(token) > 3 and token[0].isalpha()]
    return len(longer) > 3 and sum(token[0].isupper() for token in longer) > 0.7 * len(longer)


def _amounts(units: Sequence[Unit], *, exact: bool = False) -> list[str]:
    """The numbers and days among some units; without `exact`, periods and rough numbers too."""
    words = vocabulary()
    found = []
    for unit in units:
        key = unit.key.rstrip(".")
        known = key in words.weekdays or key in words.quantities or (unit.key.endswith(".") and key in words.months)
        if is_quantity(unit.key) or known or (not exact and key in words.rough):
            found.append(unit.key)
        elif not exact and (period := _period(key)):
            found.append(period)
    return found


def _lost_amounts(within: Comparison) -> list[str]:
    """Numbers and days that were left out of a sentence where nothing stands in their place."""
    return [amount for block in within.blocks if not block.revised for amount in _amounts(block.gone)]


def _period(key: str) -> str:
    """A period in the singular; empty where a word is none. Evening and night are one: newsrooms differ."""
    periods = vocabulary().periods
    period = key if key in periods else key.removesuffix("s")
    if period not in periods:
        return ""
    return "night" if period in ("evening", "tonight") else period


def names_country_only(block: Block) -> bool:
    """Tell a sum of dollars that one side alone calls a country's: a style of the house, if it is right."""
    old, new = ([unit.key for unit in side] for side in (block.original, block.revised))
    plain = [[without_country(key) for key in side] for side in (old, new)]
    return old != new and plain[0] == plain[1] and plain[0] in (old, new)


def _is_digit_word(keys: Sequence[str]) -> bool:
    """Tell that all numbers are `one`, which also stands for `a`, or `first`, which also opens a list of points."""
    return set(keys) <= {"#1", "#1th"}


def _has_content(units: Sequence[Unit]) -> bool:
    return any(is_content(unit.key) or is_quantity(unit.key) for unit in units)


def _is_national(text: Text, unit: Unit) -> bool:
    return "nationality" in text.article.lexicon.phrases.classes_of(text.token(unit))


def _are_kin(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Tell whether each word of one side has one with the same beginning on the other, such as a country's people."""
    if not left or not right:
        return False
    stems = {unit.key[:STEM] for unit in right if len(unit.key) >= STEM}
    return all(unit.key[:STEM] in stems for unit in left if is_content(unit.key)) and bool(stems)


def _are_initials(long: Sequence[Unit], short: Sequence[Unit]) -> bool:
    if len(long) < 2 or len(short) != 1:
        return False
    return "".join(unit.key[0] for unit in long) == short[0].key.replace(".", "")


def _has_office(text: Text, units: Sequence[Unit], changed: Sequence[Unit]) -> bool:
    """Tell whether one of the units that changed is an office; some need a capital or another office after them."""
    words = vocabulary()
    for unit, after in zip_longest(units, units[1:]):
        if unit.key in words.offices and unit in changed:
            capital = is_capital(text, unit)
            if unit.key not in words.common_offices or capital or (after is not None and after.key in words.offices):
                return True
    return False


def is_capital(text: Text, unit: Unit) -> bool:
    """Tell whether a capital says that a unit is a name: within a sentence, and in no headline."""
    return text.token(unit)[0].isupper() and not unit.opens and not _is_loud(text, unit)


def _stands_before_office(units: Sequence[Unit], at: int) -> bool:
    """Tell whether an office follows within a word or two."""
    words = vocabulary()
    for unit in units[at : at + _TITLE_REACH]:
        if unit.key in words.offices:
            return True
        if unit.key not in words.modifiers:
            return False
    return False


def _matches(text: Text, units: Sequence[Unit]) -> list[Match]:
    """The listed phrases that touch some units, longest first."""
    found = dict.fromkeys(match for unit in units for match in text.matches(unit))
    return sorted(found, key=lambda match: match.first - match.last)


def _covers(match: Match, unit: Unit) -> bool:
    return match.first < unit.last and unit.first < match.last


_LONGEST_SHOWN = 60


def clipped(wording: str) -> str:
    """The beginning of a long wording."""
    return wording if len(wording) <= _LONGEST_SHOWN else f"{wording[: _LONGEST_SHOWN - 1].rstrip()}…"
