"""Builds the phrase index while glossaries are compiled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from checker.glossary.forms import Form
from checker.glossary.inflection import plural
from checker.glossary.phrase_index import CLASS_ROOT, FORM_BITS, ROOT, SYMBOL_BITS, SYMBOL_MASK, Kind
from checker.glossary.phrases import Element, Family, Phrase
from checker.tokens import fold


@dataclass(slots=True)
class PhraseIndexBuilder:
    """Collects phrases and classes and packs them into plain data."""

    symbols: dict[tuple[str, str], int] = field(default_factory=dict)
    vocabulary: dict[str, list[int]] = field(default_factory=dict)
    edges: dict[int, int] = field(default_factory=dict)
    outputs: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    class_outputs: dict[int, list[int]] = field(default_factory=dict)
    exact_case: set[str] = field(default_factory=set)
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
        classes = {name: number for (family, name), number in self.symbols.items() if family == Family.CLASS}
        symbols = frozenset(classes.values())
        before_class = {key >> SYMBOL_BITS for key in self.edges if key & SYMBOL_MASK in symbols}
        return {
            "before_class": sorted(before_class),
            "vocabulary": self.vocabulary,
            "edges": self.edges,
            "outputs": self.outputs,
            "class_outputs": self.class_outputs,
            "classes": classes,
            "exact_case": sorted(self.exact_case),
        }

    def _element(self, element: Element) -> int:
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
        key = state << SYMBOL_BITS | symbol
        if key not in self.edges:
            self.edges[key] = self._states
            self._states += 1
        return self.edges[key]
