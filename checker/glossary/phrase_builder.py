"""Builds the phrase index while glossaries are compiled."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from checker.glossary.beginnings import CLASS_BEGINS, ENDS, LIMB_BITS, symbol_bit
from checker.glossary.forms import Form
from checker.glossary.inflection import plural
from checker.glossary.phrase_index import CLASS_ROOT, FORM_BITS, ROOT, Kind
from checker.glossary.phrases import Element, Family, Phrase
from checker.glossary.tables import pack_numbers, pack_words
from checker.little_endian import packed
from checker.tokens import fold

_MANY_PHRASES = 20_000
"""From so many on, sets of 64 bits are so full that they keep little out."""


@dataclass(slots=True)
class PhraseIndexBuilder:
    """Collects phrases and classes and packs them into plain data.

    Attributes:
        symbols: number of each family and word, and of each class.
        vocabulary: readings of each folded word.
        edges: state that each state and symbol lead to.
        outputs: kind, entry and variant of the phrases that end in a state.
        class_outputs: symbols of the classes of which a member ends in a state.
        exact_case: folded words that are members of a class only where they have a capital.
        abbreviations: symbols of abbreviations.
    """

    symbols: dict[tuple[str, str], int] = field(default_factory=dict)
    vocabulary: dict[str, list[int]] = field(default_factory=dict)
    edges: dict[tuple[int, int], int] = field(default_factory=dict)
    outputs: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    class_outputs: dict[int, list[int]] = field(default_factory=dict)
    exact_case: set[str] = field(default_factory=set)
    abbreviations: set[int] = field(default_factory=set)
    _states: int = 2

    def add_class(self, name: str, members: Iterable[str]) -> None:
        """Add members to a class; a single word is also known in its plural."""
        symbol = self._symbol(Family.CLASS, name)
        for member in members:
            words = [fold(word) for word in member.replace("-", " ").split()]
            if len(words) == 1:
                self._reading(words[0], symbol, Form.PLAIN)
                self._reading(plural(words[0]), symbol, Form.PLURAL)
                continue
            state = CLASS_ROOT
            for word in words:
                exact = self._symbol(Family.EXACT, word)
                self._reading(word, exact, Form.PLAIN)
                state = self._step(state, exact)
            known = self.class_outputs.setdefault(state, [])
            if symbol not in known:
                known.append(symbol)

    def add_phrase(self, phrase: Phrase, kind: Kind, entry: int, variant: int) -> None:
        """Add a phrase that has at least one element."""
        state = ROOT
        for element in phrase.elements:
            state = self._step(state, self._element(element))
        self.outputs.setdefault(state, []).append((int(kind), entry, variant))

    def pack(self) -> dict[str, Any]:
        """The index as plain data for `PhraseIndex`."""
        limbs = 1 if len(self.outputs) < _MANY_PHRASES else 4
        bits = _Bits(self, limbs)
        vocabulary = {word: bits.row(readings) for word, readings in self.vocabulary.items()}
        symbols: defaultdict[int, list[int]] = defaultdict(list)
        edges = sorted(self.edges.items())
        for (state, symbol), _ in edges:
            symbols[state].append(symbol)
        return {
            "limbs": limbs,
            "vocabulary": pack_words(vocabulary, "Q"),
            "edges": pack_numbers(symbols),
            "targets": packed(array("I", [target for _, target in edges])),
            "outputs": pack_numbers({state: chain.from_iterable(found) for state, found in self.outputs.items()}),
            "class_outputs": pack_numbers(self.class_outputs),
            "classes": self.classes,
            "exact_case": sorted(self.exact_case),
            "abbreviations": sorted(self.abbreviations),
        }

    @property
    def classes(self) -> dict[str, int]:
        """Name of each class to its symbol."""
        return {name: number for (family, name), number in self.symbols.items() if family == Family.CLASS}

    def _element(self, element: Element) -> int:
        if element.family is Family.EXACT and _is_abbreviation(element.text):
            # Apart from the word in small letters: “IS” is not “is”.
            symbol = self._symbol(Family.EXACT, f"={element.lemma}")
            self.abbreviations.add(symbol)
            self._reading(element.lemma, symbol, Form.PLAIN)
            return symbol
        symbol = self._symbol(element.family, element.lemma)
        for form, word in element.forms.items():
            self._reading(word, symbol, form)
        return symbol

    def _symbol(self, family: Family, name: str) -> int:
        return self.symbols.setdefault((family.value, name), len(self.symbols))

    def _reading(self, word: str, symbol: int, form: Form) -> None:
        readings = self.vocabulary.setdefault(word, [])
        if all(reading >> FORM_BITS != symbol for reading in readings):
            readings.append(symbol << FORM_BITS | form)

    def _step(self, state: int, symbol: int) -> int:
        if (state, symbol) not in self.edges:
            self.edges[state, symbol] = self._states
            self._states += 1
        return self.edges[state, symbol]


def _is_abbreviation(text: str) -> bool:
    letters = text.replace(".", "")
    return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 5


class _Bits:
    """Works out the sets of bits by which `Beginnings` tells where no phrase begins."""

    def __init__(self, builder: PhraseIndexBuilder, limbs: int) -> None:
        self._edges = builder.edges
        self._limbs = limbs
        classes = frozenset(builder.classes.values())
        self._leads = dict.fromkeys(builder.outputs, ENDS)
        for state, symbol in builder.edges:
            bits = symbol_bit(symbol, limbs) | (CLASS_BEGINS if symbol in classes else 0)
            self._leads[state] = self._leads.get(state, 0) | bits
        self._class_first = bool(self._leads.get(ROOT, 0) & CLASS_BEGINS)

    def row(self, readings: Sequence[int]) -> list[int]:
        """What is filed under a word: the bits of what it leads to and of what it is, then its readings."""
        leads, follows = 0, ENDS
        for reading in readings:
            symbol = reading >> FORM_BITS
            follows |= symbol_bit(symbol, self._limbs)
            leads |= self._leading_to(ROOT, symbol)
            if inside := self._leading_to(CLASS_ROOT, symbol):
                follows |= CLASS_BEGINS
                leads |= inside if self._class_first else 0
        return [*self._split(leads), *self._split(follows), *readings]

    def _leading_to(self, state: int, symbol: int) -> int:
        """The bits of what goes on after a symbol."""
        following = self._edges.get((state, symbol))
        return 0 if following is None else self._leads.get(following, 0)

    def _split(self, bits: int) -> Iterator[int]:
        for limb in range(self._limbs):
            yield bits >> limb * LIMB_BITS & (1 << LIMB_BITS) - 1
