"""The phrase index: every listed phrase of all glossaries, found in one pass over the tokens.

A trie over word symbols. A symbol is a family of word forms (`force`,
`forces`) or a class (`{nationality}`); the vocabulary gives each folded word
its readings, that is the symbols that it stands for and in which form. A word
that no phrase holds has none, so that most of a text costs one dictionary
look-up a word, and cost does not grow with the number of phrases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from checker.glossary.forms import Form
from checker.tokens import fold, is_capitalized

FORM_BITS = 3
"""A reading is a symbol and, in its lowest bits, the form of the word."""

FORM_MASK = (1 << FORM_BITS) - 1

SYMBOL_BITS = 24
"""An edge's key is a state and, in its lowest bits, a symbol."""

SYMBOL_MASK = (1 << SYMBOL_BITS) - 1

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

    readings: tuple[int, ...]
    states: tuple[int, ...]
    class_states: tuple[int, ...]


class _Words(dict[str, "_Word | None"]):
    """Tokens as they stand in texts, each looked up once; None for words of no interest.

    Grows with the vocabulary of the texts, so it starts anew at a bound.
    """

    __slots__ = ("_look_up",)
    _BOUND = 500_000

    def __init__(self, look_up: Callable[[str], _Word | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, token: str) -> _Word | None:
        if len(self) >= self._BOUND:
            self.clear()
        word = self[token] = self._look_up(token)
        return word


class PhraseIndex:
    """Finds every phrase of the index in a row of tokens.

    Attributes:
        classes: name of each class to its symbol.
    """

    def __init__(self, packed: dict[str, Any]) -> None:
        self._vocabulary: dict[str, tuple[int, ...]] = packed["vocabulary"]
        self._edges: dict[int, int] = packed["edges"]
        self._outputs: dict[int, tuple[tuple[int, int, int], ...]] = packed["outputs"]
        self._class_outputs: dict[int, tuple[int, ...]] = packed["class_outputs"]
        self.classes: dict[str, int] = packed["classes"]
        self._class_names = {symbol: name for name, symbol in self.classes.items()}
        self._before_class = frozenset(packed["before_class"])
        self._exact_case = frozenset(packed["exact_case"])
        self._words = _Words(self._known)
        self._beginnings = _Words(self._beginning)

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

    def find(self, tokens: list[str]) -> list[Match]:
        """Find all phrases.

        Args:
            tokens: the tokens of one passage.

        Returns:
            Every match, overlapping ones included, by start, then length, longest first.
        """
        matches: list[Match] = []
        words: list[_Word | None] = []
        for first, word in enumerate(map(self._beginnings.__getitem__, tokens)):
            if word is None:
                continue
            following = self._words[tokens[first + 1]] if first + 1 < len(tokens) else None
            if self._may_begin(word, following):
                words = words or [*map(self._words.__getitem__, tokens), None]
                found = list(self._walk(words, first))
                found.sort(key=lambda match: -match.last)
                matches += found
        return matches

    def _known(self, token: str) -> _Word | None:
        """What the index knows of a token that was not met before."""
        folded = fold(token)
        readings = self._vocabulary.get(folded, ())
        if readings and folded in self._exact_case and not is_capitalized(token):
            readings = tuple(r for r in readings if r >> FORM_BITS not in self._class_names)
        if not readings:
            return None
        return _Word(tuple(readings), self._after(ROOT, readings), self._after(CLASS_ROOT, readings))

    def _beginning(self, token: str) -> _Word | None:
        """The same, but None for a token with which no phrase begins."""
        word = self._words[token]
        if word is None or not (word.states or (word.class_states and ROOT in self._before_class)):
            return None
        return word

    def _after(self, state: int, readings: Iterable[int]) -> tuple[int, ...]:
        """The states that some readings of a word lead to."""
        base = state << SYMBOL_BITS
        found = (self._edges.get(base | reading >> FORM_BITS) for reading in readings)
        return tuple(state for state in found if state is not None)

    def _may_begin(self, word: _Word, following: _Word | None) -> bool:
        """Tell cheaply that no phrase begins at a word, looking at the one after it."""
        for state in word.states:
            if state in self._outputs:
                return True
            if following is not None and self._goes_on(state, following):
                return True
        if following is None or not word.class_states or ROOT not in self._before_class:
            return False
        return any(self._after(state, following.readings) for state in word.class_states)

    def _goes_on(self, state: int, following: _Word) -> bool:
        """Tell whether a phrase may go on from a state with a word."""
        base = state << SYMBOL_BITS
        for reading in following.readings:
            if base | reading >> FORM_BITS in self._edges:
                return True
        return bool(following.class_states) and state in self._before_class

    def _walk(self, words: list[_Word | None], first: int) -> Iterator[Match]:
        pending: list[tuple[int, int, tuple[Form, ...], tuple[Binding, ...]]] = [(ROOT, first, (), ())]
        while pending:
            state, at, forms, bindings = pending.pop()
            for kind, entry, variant in self._outputs.get(state, ()):
                yield Match(Kind(kind), entry, variant, first, at, forms, bindings)
            for symbol, form, end in self._symbols(words, at):
                following = self._edges.get(state << SYMBOL_BITS | symbol)
                if following is None:
                    continue
                name = self._class_names.get(symbol)
                bound = bindings if name is None else (*bindings, Binding(name, at, end))
                pending.append((following, end, (*forms, form), bound))

    def _symbols(self, words: list[_Word | None], at: int) -> Iterator[tuple[int, Form, int]]:
        """Symbols that begin at a token, with the form and the token after them."""
        word = words[at]
        if word is None:
            return
        for reading in word.readings:
            yield reading >> FORM_BITS, Form(reading & FORM_MASK), at + 1
        pending = [(state, at + 1) for state in word.class_states]
        while pending:
            state, here = pending.pop()
            for symbol in self._class_outputs.get(state, ()):
                yield symbol, Form.PLAIN, here
            inside = words[here]
            if inside is not None:
                pending += [(following, here + 1) for following in self._after(state, inside.readings)]


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
