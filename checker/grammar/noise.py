"""Which lints an editor gets to see: house defaults for noisy rules, and what counts as a misspelt word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import translate
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from checker.glossary.frequencies import STEPS, shipped
from checker.grammar.engine import Kind, Lint

DATA = "grammar_noise.toml"

_AHEAD = 24
_BEHIND = 24
"""Code points after and before a lint that a pattern may look at."""

_WORD = re.compile(r"[a-z]{4,}")
_SHORTEST = 5
_SHORTEST_EXCHANGE = 8
"""Letters below which another letter makes too many words of a word to be worth telling."""

_PLURALS = (("s", ""), ("es", ""), ("ies", "y"))

_OFFERED = 3
"""Suggestions among which the right word must be: later ones are guesses."""

_FOREIGN_SHARE = 12
_FOREIGN_LEAST = 3
"""A text in which so many words, or one in so many, are unknown is in another language."""


@dataclass(frozen=True, slots=True)
class Noise:
    """A group of lints that are left out.

    Attributes:
        engine: which engine it is about.
        kinds: kinds of lint, or empty.
        rules: pattern of names of rules.
        text: pattern for the flagged text and what follows, or None.
        after: pattern for what stands before the flagged text of lints that are not meant, or None.
        instead: rule of unspin that must run for the group to be left out, or empty.
        reason: why.
    """

    engine: str
    kinds: frozenset[str]
    rules: re.Pattern[str]
    text: re.Pattern[str] | None
    after: re.Pattern[str] | None
    instead: str
    reason: str

    def names(self, rule: str, kind: Kind) -> bool:
        """Tell whether lints of a rule can be meant."""
        return kind in self.kinds or self.rules.match(rule) is not None

    def covers(self, lint: Lint, text: str) -> bool:
        """Tell whether a lint in a text is meant, where lints of its rule can be."""
        if self.after is not None and self.after.search(text[max(0, lint.start - _BEHIND) : lint.start]):
            return False
        return self.text is None or self.text.match(text[lint.start : lint.end + _AHEAD]) is not None


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("checker.data").joinpath(DATA).read_text("utf-8"))


def groups(engine: str) -> tuple[Noise, ...]:
    """The groups of lints of an engine that are left out by default."""
    return tuple(_noise(table) for table in _data()["noise"] if table["engine"] == engine)


def _noise(table: Mapping[str, Any]) -> Noise:
    return Noise(
        engine=table["engine"],
        kinds=frozenset(table.get("kinds", ())),
        rules=re.compile("|".join(map(translate, table.get("rules", ()))) or r"(?!)"),
        text=re.compile(table["text"]) if "text" in table else None,
        after=re.compile(table["after"]) if "after" in table else None,
        instead=table.get("instead", ""),
        reason=table["reason"],
    )


def reason(engine: str, rule: str) -> str:
    """Why a rule of an engine is left out by default, or empty where it is not left out by its name."""
    meant = (noise for noise in groups(engine) if noise.rules.match(rule) and not (noise.text or noise.after))
    return next((f"{n.reason} (see {n.instead})" if n.instead else n.reason for n in meant), "")


@dataclass(frozen=True)
class Filter:
    """Chooses among the lints of one engine.

    Attributes:
        engine: which engine.
        running: rules of unspin that run.
        enabled: names of the engine's rules that are shown in spite of the house defaults.
    """

    engine: str
    running: frozenset[str]
    enabled: frozenset[str] = frozenset()

    @cached_property
    def _groups(self) -> tuple[Noise, ...]:
        return tuple(n for n in groups(self.engine) if not n.instead or n.instead in self.running)

    @cached_property
    def _naming(self) -> dict[tuple[str, Kind], tuple[Noise, ...]]:
        """The groups that a rule was found to be named by, so that an archive does not ask for every lint again."""
        return {}

    def _is_noise(self, lint: Lint, text: str) -> bool:
        if lint.rule in self.enabled:
            return False
        key = lint.rule, lint.kind
        if key not in self._naming:
            self._naming[key] = tuple(noise for noise in self._groups if noise.names(*key))
        return any(noise.covers(lint, text) for noise in self._naming[key])

    def kept(self, lints: Sequence[Lint], text: str, is_known: Callable[[str], bool]) -> list[tuple[Lint, bool]]:
        """Leave out what is noise.

        Args:
            lints: what the engine found in a text.
            text: that text.
            is_known: tells whether a word is known to glossaries or stands in the article too often for a slip.

        Returns:
            Lints with the suggestions that may be offered, each with whether it is sure enough to be more than a hint.
        """
        unknown = sum(lint.kind is Kind.SPELLING and text[lint.start : lint.end].islower() for lint in lints)
        foreign = unknown >= _FOREIGN_LEAST and unknown * _FOREIGN_SHARE > text.count(" ")
        kept = []
        for lint in lints:
            flagged = text[lint.start : lint.end]
            if self._is_noise(lint, text):
                continue
            if lint.kind is not Kind.SPELLING:
                kept.append((replace(lint, suggestions=_decent(lint.suggestions, flagged)), True))
            elif not foreign and _WORD.fullmatch(flagged) and not _is_accepted(flagged, lint) and not is_known(flagged):
                near = tuple(word for word in lint.suggestions[:_OFFERED] if _is_slip_of(flagged, word))
                near = near if _is_rare_beside(flagged, near) else ()
                offered = _decent(near, flagged)
                if offered or not near:
                    kept.append((replace(lint, suggestions=offered), bool(offered)))
        return kept


def _decent(suggestions: Sequence[str], flagged: str) -> tuple[str, ...]:
    """Suggestions without names that the flagged text does not hold, and without slurs."""
    return tuple(text for text in suggestions if not _is_name(text, flagged) and not _is_slur(text, flagged))


def _is_name(suggestion: str, flagged: str) -> bool:
    """Tell whether a suggestion brings in a capitalised word: a name cannot be guessed."""
    if not flagged[:1].islower() or suggestion[:1].islower():
        return False
    return suggestion[:1].isupper() and suggestion.casefold() != flagged.casefold()


def _is_slur(suggestion: str, flagged: str) -> bool:
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", suggestion.lower())) - set(re.findall(r"[a-z]+", flagged.lower()))
    singulars = {word.removesuffix(end) + new for word in words for end, new in _PLURALS if word.endswith(end)}
    return not _never().isdisjoint(words | singulars)


def _is_rare_beside(word: str, others: Sequence[str]) -> bool:
    """Tell whether a word is not in use, or not a tenth as much as one of the words that it may be a slip of.

    Dictionaries of engines lack words in common use, such as “subversion”, while the commonest slips are in use, too.
    """
    frequency = shipped().frequency
    return any(frequency(word) + STEPS <= frequency(other) for other in others) if frequency(word) else True


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    return frozenset(_data()["suggestions"]["never"].split())


@lru_cache(maxsize=1)
def _accepted() -> frozenset[str]:
    return frozenset(_data()["spelling"]["accepted"].split())


@lru_cache(maxsize=1)
def _variants() -> tuple[tuple[str, str], ...]:
    return tuple((pair.split()[0], pair.split()[1]) for pair in _data()["spelling"]["variants"])


def _is_accepted(word: str, lint: Lint) -> bool:
    """Tell whether a word is right in another spelling of English."""
    return word in _accepted() or any(_is_variant(word, suggestion) for suggestion in lint.suggestions)


def _is_variant(word: str, other: str) -> bool:
    for theirs, ours in _variants():
        at = word.find(theirs)
        while at >= 0:
            if word[:at] + ours + word[at + len(theirs) :] == other:
                return True
            at = word.find(theirs, at + 1)
    return word.replace("isation", "ization") == other


def _is_slip_of(word: str, right: str) -> bool:
    """Tell whether a word is another with one letter too many, too few, exchanged or in the wrong place."""
    from rapidfuzz.distance import OSA

    if not right.isascii() or not right.isalpha() or right[0] != word[0] or len(word) < _SHORTEST:
        return False
    if right.rstrip("s") == word.rstrip("s") or OSA.distance(word, right, score_cutoff=1) != 1:
        return False
    is_exchange = len(word) == len(right) and sorted(word) != sorted(right)
    return not is_exchange or len(word) >= _SHORTEST_EXCHANGE
