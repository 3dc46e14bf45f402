"""Compiles terms into the index in which garbles that no glossary lists are looked up.

A term becomes a row of symbols: one for each word that carries meaning, one
for each class. Two neighbouring symbols are a pair; a text is probed with pairs
of neighbouring words, so that what a look-up costs does not grow with the
number of terms.
"""

from __future__ import annotations

import itertools
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

import msgpack

from checker.glossary import sorted_table
from checker.glossary.endings import Ending, ending_of, verb_bases
from checker.glossary.inflection import FUNCTION_WORDS, _irregular, plural, singular
from checker.glossary.kinds import FAR, MUTUAL, SWAP, SYNONYM, level
from checker.glossary.model import Glossary, Name, NameKind, Term
from checker.glossary.numbering import numbered_entries
from checker.glossary.phrases import Element, Family, Phrase, parse
from checker.glossary.relations import Relations, shipped
from checker.glossary.sorted_table import word_key
from checker.glossary.spellings import spellings
from checker.glossary.variant_index import KIND_BITS, POSITION_BITS, SYMBOL_BITS, is_close
from checker.tokens import fold, is_word, phrase_words

LONGEST = 1 << POSITION_BITS
"""Symbols that a term may have to be indexed."""

_KINDS = (1 << KIND_BITS) - 1

MOST_RELATIVES = 500
"""Words that may stand for one word of a term; the closest and most frequent are kept."""


def build_variants(glossaries: Sequence[Glossary], relations: Relations | None = None) -> dict[str, Any]:
    """Build the section for `VariantIndex`.

    Args:
        glossaries: in order of precedence.
        relations: which words may stand for which; those that come with unspin if None.

    Returns:
        Plain data.
    """
    builder = _Builder(relations or shipped())
    for glossary in glossaries:
        for name, members in glossary.classes.items():
            builder.add_class(name, members)
    for number, _, entry in numbered_entries(glossaries):
        if _is_guarded(entry):
            builder.add_term(number, parse(entry.text, inflect=isinstance(entry, Term) and entry.inflect))
    return builder.pack()


def _is_guarded(entry: Term | Name) -> bool:
    """Tell whether an entry is a term, or the name of a body that consists of ordinary words."""
    return isinstance(entry, Term) or entry.kind is NameKind.BODY


class _Builder:
    """Collects symbols, pairs and terms."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._symbols: dict[tuple[bool, str], int] = {}
        self._exact: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._pairs: defaultdict[int, list[int]] = defaultdict(list)
        self._terms: list[list[Any]] = []
        self._classes: defaultdict[str, list[str]] = defaultdict(list)

    def add_class(self, name: str, members: Iterable[str]) -> None:
        """Note the members of a class that are a single word."""
        self._classes[name] += (fold(member) for member in members if " " not in member and "-" not in member)

    def add_term(self, number: int, phrase: Phrase) -> None:
        """Index a term of two or more words that carry meaning."""
        places = [at for at, element in enumerate(phrase.elements) if self._carries_meaning(element)]
        elements = [phrase.elements[at] for at in places]
        if not 2 <= len(places) <= LONGEST or all(element.family is Family.CLASS for element in elements):
            return
        row = [self._symbol(element) for element in elements]
        term = len(self._terms)
        gaps = [[phrase.elements[at].lemma for at in range(low + 1, high)] for low, high in itertools.pairwise(places)]
        endings = [int(ending_of(fold(element.text))) for element in elements]
        capitals = [element.text[0].isupper() for element in elements]
        frequencies = [max(map(self._relations.frequency, lemmas(element.lemma))) for element in elements]
        classes = [element.family is Family.CLASS for element in elements]
        is_name = all(capitals[at] for at, is_class in enumerate(classes) if not is_class)
        shared = [is_class or (capital and not is_name) for is_class, capital in zip(classes, capitals, strict=True)]
        self._terms.append([number, row, places, gaps, classes, capitals, endings, frequencies, shared])
        for at, (left, right) in enumerate(itertools.pairwise(row)):
            self._pairs[left << SYMBOL_BITS | right].append(term << POSITION_BITS | at)

    def pack(self) -> dict[str, Any]:
        """The index as plain data."""
        related, degrees = self._related()
        after: defaultdict[int, dict[int, None]] = defaultdict(dict)
        before: defaultdict[int, dict[int, None]] = defaultdict(dict)
        for pair in self._pairs:
            left, right = pair >> SYMBOL_BITS, pair & (1 << SYMBOL_BITS) - 1
            after[left][right] = before[right][left] = None
        rows = ([*term, [degrees.get(symbol, 0) for symbol in term[1]]] for term in self._terms)
        return {
            "exact": sorted_table.pack({word_key(word): symbols for word, symbols in self._exact.items()}, "I"),
            "related": sorted_table.pack({word_key(word): _close_first(row) for word, row in related.items()}, "I"),
            "pairs": sorted_table.pack(self._pairs),
            "after": sorted_table.pack(after, "I"),
            "before": sorted_table.pack(before, "I"),
            "terms": [msgpack.packb(row) for row in rows],
            "irregular": self._irregular_forms(related),
            "accepted": accepted_variants(),
            "chance": self._chance(related),
        }

    @staticmethod
    def _carries_meaning(element: Element) -> bool:
        return element.family is Family.CLASS or (is_word(element.lemma) and element.lemma not in FUNCTION_WORDS)

    def _symbol(self, element: Element) -> int:
        is_class = element.family is Family.CLASS
        key = (is_class, element.lemma)
        known = self._symbols.get(key)
        if known is None:
            known = self._symbols[key] = len(self._symbols)
            words = self._classes[element.lemma] if is_class else {*element.forms.values(), fold(element.text)}
            for word in words:
                self._exact[word][known] = None
                for other in spellings(word) if not is_class else ():
                    self._exact[other][known] = None
        elif not is_class:
            for word in element.forms.values():
                self._exact[word][known] = None
        return known

    def _related(self) -> tuple[dict[str, list[int]], dict[int, int]]:
        """Lemmas that may stand for symbols, each with `symbol << KIND_BITS | kind`; and how many each symbol has."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        degrees: dict[int, int] = {}
        for (is_class, name), symbol in self._symbols.items():
            if not is_class:
                replacements = self._replacements(name)
                degrees[symbol] = len(replacements)
                for word, kind in replacements.items():
                    found[word].append(symbol << KIND_BITS | kind)
        return found, degrees

    def _chance(self, related: dict[str, list[int]]) -> float:
        """How many neighbours in a word of ordinary English look like a term with one word replaced.

        Words are taken to stand independently of one another.
        """
        own: defaultdict[int, float] = defaultdict(float)
        other: defaultdict[int, float] = defaultdict(float)
        for word, symbols in self._exact.items():
            for symbol in symbols:
                own[symbol] += self._share(word)
        for word, row in related.items():
            share = self._share(word)
            for value in row:
                other[value >> KIND_BITS] += share
        mask = (1 << SYMBOL_BITS) - 1
        return sum(
            own[pair >> SYMBOL_BITS] * other[pair & mask] + other[pair >> SYMBOL_BITS] * own[pair & mask]
            for pair in self._pairs
        )

    def _share(self, word: str) -> float:
        """The share of a word in running text."""
        frequency = self._relations.frequency(word)
        return float(10 ** (frequency / 30 - 9)) if frequency else 0.0

    def _replacements(self, name: str) -> dict[str, int]:
        kinds: dict[str, int] = {}
        own = list(lemmas(name))
        for lemma in own:
            for word, kind in self._relations.related(lemma).items():
                kinds[word] = max(kinds.get(word, FAR), kind, key=closeness)
        for lemma in own:
            kinds.pop(lemma, None)
        if len(kinds) > MOST_RELATIVES:
            frequency = self._relations.frequency
            best = sorted(kinds, key=lambda word: (-closeness(kinds[word]), -frequency(word)))[:MOST_RELATIVES]
            kinds = {word: kinds[word] for word in best}
        return kinds

    @staticmethod
    def _irregular_forms(related: dict[str, list[int]]) -> dict[str, list[Any]]:
        """Irregular forms of words that may stand for a symbol: ending, then base forms."""
        forms: dict[str, list[Any]] = {}
        plurals, _, verbs, _, _ = _irregular()
        for base, (past, participle) in verbs.items():
            for form in {past, participle} - {base}:
                if base in related:
                    forms.setdefault(form, [int(Ending.ED)]).append(base)
        for one, many in plurals.items():
            if one in related and one != many:
                forms.setdefault(many, [int(Ending.S)]).append(one)
        return forms


def _close_first(row: list[int]) -> list[int]:
    """A row for `variant_index.PackedRow`."""
    close = [value for value in row if is_close(value & _KINDS)]
    return [len(close), *close, *(value for value in row if not is_close(value & _KINDS))]


@lru_cache(maxsize=1)
def accepted_variants() -> list[str]:
    """Folded phrases that are right as they stand (`data/accepted_variants.toml`), plurals included."""
    text = (resources.files("checker") / "data" / "accepted_variants.toml").read_text("utf-8")
    phrases = [phrase_words(phrase) for phrase in tomllib.loads(text)["accepted"]]
    return sorted({form for words in phrases for form in (" ".join(words), " ".join([*words[:-1], plural(words[-1])]))})


def closeness(kind: int) -> int:
    """A rough order of kinds of relation, for choosing among many."""
    return 8 * bool(kind & SWAP) + 2 * bool(kind & (SYNONYM | MUTUAL)) + bool(kind) + level(kind)


def lemmas(word: str) -> Iterator[str]:
    """Base forms that a folded word may have, the word itself first, then the singular, then verbs."""
    seen = {word}
    yield word
    for base in (singular(word), *verb_bases(word)):
        if base not in seen:
            seen.add(base)
            yield base
