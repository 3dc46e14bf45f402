"""The phrase index: every listed phrase of all glossaries, found in one pass over the tokens.

A trie over word symbols. A symbol is a family of word forms (`force`,
`forces`) or a class (`{nationality}`); the vocabulary gives each folded word
its readings, that is the symbols that it stands for and in which form. A word
that no phrase holds has none, so that most of a text costs one dictionary
look-up a word, and cost does not grow with the number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


_LONGEST_MEMBER = 8
"""Words of a class member that `members_at` looks at."""


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
        begins_class: whether it may begin a class member of several words.
    """

    readings: tuple[int, ...]
    states: tuple[int, ...]
    begins_class: bool


class _Words(dict[str, "_Word | None"]):
    """Tokens as they stand in texts, each looked up once; None for words that no phrase holds.

    Grows with the vocabulary of the texts, so it starts anew at a bound.
    """

    __slots__ = ("_index",)
    _BOUND = 500_000

    def __init__(self, index: PhraseIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, token: str) -> _Word | None:
        if len(self) >= self._BOUND:
            self.clear()
        word = self[token] = self._index.look_up(token)
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
        self._exact_case = frozenset(packed["exact_case"])
        self._words = _Words(self)

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

    def members_at(self, tokens: list[str], at: int) -> Iterator[tuple[str, int]]:
        """Members of classes, of one word or several, that begin at a token.

        Args:
            tokens: the tokens of one passage.
            at: index of the token.

        Yields:
            Class and the token after the member.
        """
        words = [self._words[token] for token in tokens[at : at + _LONGEST_MEMBER]]
        for symbol, _, end in self._symbols([*words, None], 0):
            name = self._class_names.get(symbol)
            if name is not None:
                yield name, at + end

    def look_up(self, token: str) -> _Word | None:
        """What the index knows of a token that was not met before; use `find` for texts."""
        folded = fold(token)
        readings = self._vocabulary.get(folded, ())
        if readings and folded in self._exact_case and not is_capitalized(token):
            readings = tuple(r for r in readings if r >> FORM_BITS not in self._class_names)
        if not readings:
            return None
        symbols = [reading >> FORM_BITS for reading in readings]
        found = (self._edges.get(ROOT << SYMBOL_BITS | symbol) for symbol in symbols)
        states = tuple(state for state in found if state is not None)
        begins = any(CLASS_ROOT << SYMBOL_BITS | symbol in self._edges for symbol in symbols)
        return _Word(tuple(readings), states, begins)

    def find(self, tokens: list[str]) -> list[Match]:
        """Find all phrases.

        Args:
            tokens: the tokens of one passage.

        Returns:
            Every match, overlapping ones included, by start, then length, longest first.
        """
        words = list(map(self._words.__getitem__, tokens))
        words.append(None)
        matches: list[Match] = []
        for first, word in enumerate(words):
            if word is not None and self._may_begin(word, words[first + 1]):
                found = list(self._walk(words, first))
                found.sort(key=lambda match: -match.last)
                matches += found
        return matches

    def _may_begin(self, word: _Word, following: _Word | None) -> bool:
        """Tell cheaply that no phrase begins at a word, looking at the one after it."""
        if word.begins_class:
            return True
        for state in word.states:
            if state in self._outputs:
                return True
            if following is not None:
                if following.begins_class:
                    return True
                base = state << SYMBOL_BITS
                for reading in following.readings:
                    if base | reading >> FORM_BITS in self._edges:
                        return True
        return False

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
        pending = [(CLASS_ROOT, at)] if word.begins_class else []
        while pending:
            state, here = pending.pop()
            for symbol in self._class_outputs.get(state, ()):
                yield symbol, Form.PLAIN, here
            inside = words[here]
            for reading in inside.readings if inside else ():
                following = self._edges.get(state << SYMBOL_BITS | reading >> FORM_BITS)
                if following is not None:
                    pending.append((following, here + 1))


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
