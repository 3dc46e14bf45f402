"""The phrase index: every listed phrase of all glossaries, found in one pass over the tokens.

A trie over word symbols. A symbol is a family of word forms (`force`,
`forces`) or a class (`{nationality}`); the vocabulary gives each folded word
its readings, that is the symbols that it stands for and in which form. All of it
is kept in sorted tables, so that an index of any size loads at once, and cost does
not grow with the number of phrases.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, chain
from typing import Any

from checker.glossary.beginnings import Beginnings
from checker.glossary.forms import Form
from checker.glossary.tables import NumberTable, WordTable
from checker.little_endian import view
from checker.memory import Memory
from checker.tokens import TOKEN, fold, is_abbreviation, is_capitalized

FORM_BITS = 3
"""A reading is a symbol and, in its lowest bits, the form of the word."""

FORM_MASK = (1 << FORM_BITS) - 1

ROOT = 0
"""The state in which phrases begin."""

CLASS_ROOT = 1
"""The state in which class members of several words begin."""


class Kind(IntEnum):
    """What a phrase in the index is to its entry."""

    PREFERRED = 0
    ACCEPTED = 1
    GARBLED = 2
    NAME = 3
    NAME_ACCEPTED = 4
    NAME_WRONG = 5


_KINDS = tuple(Kind)
_FORMS = tuple(Form)
"""Members by number: calling an enumeration takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a class of a pattern stood for.

    Attributes:
        name: the class.
        first, last: half-open range of tokens.
    """

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the index found in a passage.

    Attributes:
        kind: what the phrase is to its entry.
        entry: number of the entry in the lexicon.
        variant: which accepted, garbled or wrong form of the entry it is.
        first, last: half-open range of tokens.
        forms: the form of the word at each element of the pattern.
        bindings: what the pattern's classes stood for, in order.
    """

    kind: Kind
    entry: int
    variant: int
    first: int
    last: int
    forms: tuple[Form, ...]
    bindings: tuple[Binding, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """What the index knows of a token.

    Attributes:
        readings: symbols it stands for, each with its form.
        states: states that it leads to from the root.
        class_states: states that it leads to inside class members of several words.
    """

    readings: Sequence[int]
    states: tuple[int, ...]
    class_states: tuple[int, ...]


class PhraseIndex:
    """Finds every phrase of the index in a row of tokens.

    Attributes:
        classes: name of each class to its symbol.
    """

    def __init__(self, packed: dict[str, Any]) -> None:
        self._edges = NumberTable(packed["edges"])
        self._targets = view(packed["targets"], "I")
        self._outputs = NumberTable(packed["outputs"])
        self._class_outputs = NumberTable(packed["class_outputs"])
        self.classes: dict[str, int] = packed["classes"]
        self._class_names = {symbol: name for name, symbol in self.classes.items()}
        self._exact_case = frozenset(packed["exact_case"])
        self._abbreviations = frozenset(packed["abbreviations"])
        self._beginnings = Beginnings(WordTable(packed["vocabulary"]), packed["limbs"])
        self._class_first = self._before_class(ROOT)
        self._words: dict[str, _Word | None] = Memory(self._known)

    def knows(self, token: str) -> bool:
        """Tell whether a word stands in any phrase or class."""
        return self._words[token] is not None

    def classes_of(self, token: str) -> Iterator[str]:
        """The classes to which a single token belongs."""
        word = self._words[token]
        for reading in word.readings if word else ():
            name = self._class_names.get(reading >> FORM_BITS)
            if name is not None:
                yield name

    def may_stand_in(self, texts: Sequence[list[str]]) -> set[int]:
        """Tell cheaply which of some texts may hold a phrase.

        Args:
            texts: each split at white space.

        Returns:
            Indexes of texts; in all others `find` would find nothing in the text's tokens.
        """
        # All are looked through at once: a pass costs as much to begin as a sentence to look through.
        runs = list(chain.from_iterable(texts))
        ends = list(accumulate(map(len, texts)))
        found: set[int] = set()
        for at in self._beginnings.candidates(runs):
            number = bisect_right(ends, at)
            if number not in found and self._may_begin_in(runs[at], runs[at + 1] if at + 1 < ends[number] else ""):
                found.add(number)
        return found

    def _may_begin_in(self, run: str, following: str) -> bool:
        """Tell that no phrase begins in a run, looking at the one after it; empty where there is none."""
        tokens, after = TOKEN.findall(run), TOKEN.findall(following)
        is_open = bool(following) and not after
        return is_open or any(map(self._may_begin, tokens, [*tokens[1:], after[0] if after else ""]))

    def find(self, tokens: list[str]) -> list[Match]:
        """Find all phrases.

        Args:
            tokens: the tokens of one passage.

        Returns:
            Every match, overlapping ones included, by start, then length, longest first.
        """
        matches: list[Match] = []
        for first in self._beginnings.candidates(tokens):
            if self._may_begin(tokens[first], tokens[first + 1] if first + 1 < len(tokens) else ""):
                found = list(self._walk(tokens, first))
                found.sort(key=lambda match: -match.last)
                matches += found
        return matches

    def _known(self, token: str) -> _Word | None:
        """What the index knows of a token that was not met before."""
        readings = self._beginnings.readings(token)
        if readings and not is_capitalized(token) and fold(token) in self._exact_case:
            readings = tuple(r for r in readings if r >> FORM_BITS not in self._class_names)
        if readings and not is_abbreviation(token):
            readings = tuple(r for r in readings if r >> FORM_BITS not in self._abbreviations)
        if not readings:
            return None
        return _Word(readings, self._after(ROOT, readings), self._after(CLASS_ROOT, readings))

    def _after(self, state: int, readings: Iterable[int]) -> tuple[int, ...]:
        """The states that some readings of a word lead to."""
        find = self._edges.find
        found = [find(state, reading >> FORM_BITS) for reading in readings]
        return tuple([self._targets[edge] for edge in found if edge >= 0])

    def _may_begin(self, token: str, following: str) -> bool:
        """Tell that no phrase begins with a token, looking at the one after it; empty where there is none."""
        word = self._words[token]
        if word is None:
            return False
        after = self._words[following] if following else None
        for state in word.states:
            if self._outputs.get(state) or (after is not None and self._goes_on(state, after)):
                return True
        if after is None or not self._class_first:
            return False
        return any(self._after(state, after.readings) for state in word.class_states)

    def _goes_on(self, state: int, following: _Word) -> bool:
        """Tell whether a phrase may go on from a state with a word."""
        if self._after(state, following.readings):
            return True
        return bool(following.class_states) and self._before_class(state)

    def _before_class(self, state: int) -> bool:
        """Tell whether a phrase may go on from a state with a class."""
        return not self._class_names.keys().isdisjoint(self._edges.get(state))

    def _walk(self, tokens: list[str], first: int) -> Iterator[Match]:
        pending: list[tuple[int, int, tuple[Form, ...], tuple[Binding, ...]]] = [(ROOT, first, (), ())]
        seen: set[tuple[int, int]] = set()
        while pending:
            state, at, forms, bindings = pending.pop()
            # Classes whose members begin alike split one range in many ways; one of them is enough.
            if (state, at) in seen:
                continue
            seen.add((state, at))
            for kind, entry, variant in _triples(self._outputs.get(state)):
                yield Match(_KINDS[kind], entry, variant, first, at, forms, bindings)
            for symbol, form, end in self._symbols(tokens, at):
                edge = self._edges.find(state, symbol)
                if edge < 0:
                    continue
                name = self._class_names.get(symbol)
                bound = bindings if name is None else (*bindings, Binding(name, at, end))
                pending.append((self._targets[edge], end, (*forms, form), bound))

    def _at(self, tokens: list[str], at: int) -> _Word | None:
        return self._words[tokens[at]] if at < len(tokens) else None

    def _symbols(self, tokens: list[str], at: int) -> Iterator[tuple[int, Form, int]]:
        """Symbols that begin at a token, with the form and the token after them."""
        word = self._at(tokens, at)
        if word is None:
            return
        for reading in word.readings:
            yield reading >> FORM_BITS, _FORMS[reading & FORM_MASK], at + 1
        pending = [(state, at + 1) for state in word.class_states]
        while pending:
            state, here = pending.pop()
            for symbol in self._class_outputs.get(state):
                yield symbol, Form.PLAIN, here
            inside = self._at(tokens, here)
            if inside is not None:
                pending += [(following, here + 1) for following in self._after(state, inside.readings)]


def _triples(row: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    numbers = iter(row)
    return zip(numbers, numbers, numbers, strict=True)


def longest(matches: Iterable[Match]) -> list[Match]:
    """Keep of overlapping matches the longest, then the leftmost, then the first listed.

    Args:
        matches: of one passage, in any order.

    Returns:
        Matches that share no token, by start; several of one range are all kept.
    """
    kept: dict[tuple[int, int], list[Match]] = {}
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.first - m.last, m.first, m.entry, m.variant)):
        place = (match.first, match.last)
        if place in kept:
            kept[place].append(match)
        elif taken.isdisjoint(range(*place)):
            kept[place] = [match]
            taken.update(range(*place))
    return [match for place in sorted(kept) for match in kept[place]]
