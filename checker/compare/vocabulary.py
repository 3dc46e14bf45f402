"""What is known of English words here: negations, degrees of certainty, units of time (`data/compare.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by what they do, all folded.

    Attributes:
        negations: words that turn a statement into its opposite.
        negative_verbs: verbs that may stand for a negation.
        prefixes: what makes a word its opposite when put before it.
        hedges: those of them that say nothing else.
        attributive: those of them that are claims in front of a noun only.
        certainty: how sure a statement with the word is: 1 rumour, 2 likely, 4 certain; 3 is a plain statement.
        saying: verbs of saying.
        fillers: words that come and go without changing what is said.
        function: articles, pronouns, auxiliaries, prepositions.
        prepositions, pronouns, periods, weekdays, quantities, offices: as their names say.
        rough: words for rough numbers.
        joints: words with which a clause may begin.
        modifiers: words that stand before an office and say which one it is.
        same_modifiers: some of them to the word that stands for it.
        approximate: words that make the number after them a rough one.
        common_offices: offices that are ordinary words too.
        months: name or abbreviation to its number.
        numbers: written number to its value; `scales` those that multiply.
        ordinals: written ordinal to its value.
        currencies: word or sign to its sign.
        digraphs: parts of words with `ae` or `oe` for an `e`.
        spellings: variant spelling to the one that stands for both.
        opposites: word to the groups that it is in, each with its side there; the sides of a group exclude one another.
        mutual: what two do with each other, so that either may be named first.
        measures: words that tell how long, far or often.
        undoing: words that take back what is named with them: lift, fail.
    """

    negations: frozenset[str]
    negative_verbs: frozenset[str]
    prefixes: tuple[str, ...]
    certainty: dict[str, int]
    hedges: frozenset[str]
    attributive: frozenset[str]
    saying: frozenset[str]
    fillers: frozenset[str]
    function: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    periods: frozenset[str]
    weekdays: frozenset[str]
    quantities: frozenset[str]
    offices: frozenset[str]
    common_offices: frozenset[str]
    rough: frozenset[str]
    joints: frozenset[str]
    modifiers: frozenset[str]
    same_modifiers: dict[str, str]
    approximate: frozenset[str]
    months: dict[str, int]
    numbers: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    currencies: dict[str, str]
    digraphs: re.Pattern[str]
    spellings: dict[str, str]
    opposites: dict[str, tuple[tuple[int, int], ...]]
    mutual: frozenset[str]
    measures: frozenset[str]
    undoing: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words that come with unspin."""
    data = tomllib.loads((resources.files("checker") / "data" / "compare.toml").read_text("utf-8"))
    same = data["words"].pop("same_modifiers")
    words = {name: frozenset(members) for name, members in data["words"].items()}
    words["measures"] |= words["periods"] | {f"{period}s" for period in words["periods"]}
    numbers = {word: value for value, word in enumerate(data["numbers"]["cardinals"])}
    numbers |= {word: 10 * value for value, word in enumerate(data["numbers"]["tens"], 2)}
    return Vocabulary(
        negations=frozenset(data["negation"]["strong"]),
        negative_verbs=frozenset(data["negation"]["verbs"]),
        same_modifiers=same,
        prefixes=tuple(data["negation"]["prefixes"]),
        certainty={word: level for level in (1, 2, 4) for word in data["claims"][str(level)]},
        hedges=frozenset(data["claims"]["hedges"]),
        attributive=frozenset(data["claims"]["attributive"]),
        months={word: at for at, word in enumerate(data["dates"]["months"], 1)} | data["dates"]["abbreviated"],
        numbers=numbers,
        scales=data["numbers"]["scales"],
        ordinals={word: value for value, word in enumerate(data["numbers"]["ordinals"], 1)},
        currencies=data["numbers"]["currencies"],
        digraphs=re.compile("|".join(data["spelling"]["digraphs"])),
        spellings=data["spellings"],
        opposites=_opposites(data["opposites"]["groups"]),
        undoing=frozenset(data["opposites"]["undoing"]),
        **words,
    )


def _opposites(groups: Sequence[Sequence[str]]) -> dict[str, tuple[tuple[int, int], ...]]:
    """By word; each side of a group is a row of words."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, sides in enumerate(groups):
        for side, words in enumerate(sides):
            for word in words.split():
                found[word].append((number, side))
    return {word: tuple(places) for word, places in found.items()}


def sides_of(key: str) -> tuple[tuple[int, int], ...]:
    """The groups of opposites that a word is in, each with its side there."""
    return vocabulary().opposites.get(key, ())


def exclude(one: str, other: str) -> bool:
    """Tell whether two words stand on different sides of a group of opposites."""
    return any(group == also and side != facing for group, side in sides_of(one) for also, facing in sides_of(other))


_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^(\w{3,})is(e|ed|er|ers|es|ing|ation|ations|ational)$", r"\1iz\2"),
        (r"^(\w{3,})ys(e|ed|er|ers|es|ing)$", r"\1yz\2"),
        (r"^(\w{2,})our(s|ed|ing|ite|ites|able|al|ful|hood|hoods|less|er|ers|y)?$", r"\1or\2"),
        (r"^(\w*[aeiouy]\w*[^aeiouy][aeiou]l)l(ed|ing|er|ers|or|ors)$", r"\1\2"),
        (r"^(\w*(?:stal|rol|fil))lment(s)?$", r"\1ment\2"),
        (r"^(\w{2,}[btv])re(s)?$", r"\1er\2"),
        (r"^(\w{2,}[tv])red$", r"\1ered"),
        (r"^(\w+[ao]log)ue(s|d)?$", r"\1\2"),
        (r"^(\w+dg)ement(s)?$", r"\1ment\2"),
    )
)
"""Regular differences between British and American spelling; used only to call two words equal."""


@lru_cache(maxsize=65_536)
def canonical(word: str) -> str:
    """The one spelling that stands for a word's British and American ones.

    Args:
        word: folded.

    Returns:
        A key; it need not be a word.
    """
    known = vocabulary().spellings.get(word)
    if known is not None:
        return known
    if len(word) > 4:
        if "ae" in word or "oe" in word:
            word = vocabulary().digraphs.sub(_with_plain_e, word)
        for pattern, replacement in _ENDINGS:
            changed, count = pattern.subn(replacement, word)
            if count:
                return changed
    return word


def _with_plain_e(match: re.Match[str]) -> str:
    return match.group().replace("ae", "e").replace("oe", "e")


@lru_cache(maxsize=65_536)
def base(word: str) -> str:
    """A rough base form: equal for the regular forms of one noun or verb. Not a word."""
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > 4:
            return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ing", "ed") else stem
    return word


def is_content(key: str) -> bool:
    """Tell a word that carries meaning from one that holds a sentence together."""
    return key not in vocabulary().function and key not in vocabulary().fillers
