"""Compiles terms into the index in which garbles that no glossary lists are looked up.

A term becomes a row of symbols: one for each word that carries meaning, one
for each class. Two neighbouring symbols are a pair; a text is probed with pairs
of neighbouring words, so that what a look-up costs does not grow with the
number of terms.
"""

from __future__ import annotations

import itertools
import math
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import msgpack

from checker.glossary import relatives
from checker.glossary.endings import Ending, ending_of, verb_bases
from checker.glossary.inflection import FUNCTION_WORDS, _irregular, plural, singular
from checker.glossary.kinds import EXACT, MUTUAL, SWAP, SYNONYM, level
from checker.glossary.model import Glossary, Name, NameKind, Term
from checker.glossary.numbering import numbered_entries
from checker.glossary.phrases import Element, Family, Phrase, parse
from checker.glossary.relations import Relations, shipped
from checker.glossary.spellings import spellings
from checker.glossary.tables import pack_numbers, pack_words
from checker.glossary.variant_index import POSITION_BITS
from checker.tokens import fold, is_word, phrase_words

LONGEST = 1 << POSITION_BITS
"""Symbols that a term may have to be indexed."""

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
        self._pairs: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._frequency = cache(relations.frequency)
        self._terms: list[list[Any]] = []
        self._frequencies: list[int] = []
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
        frequencies = [self._frequencies[symbol] for symbol in row]
        classes = [element.family is Family.CLASS for element in elements]
        is_name = all(capitals[at] for at, is_class in enumerate(classes) if not is_class)
        shared = [is_class or (capital and not is_name) for is_class, capital in zip(classes, capitals, strict=True)]
        self._terms.append([number, row, places, gaps, classes, capitals, endings, frequencies, shared])
        for at, (left, right) in enumerate(itertools.pairwise(row)):
            self._pairs[left, right].append(term << POSITION_BITS | at)

    def pack(self) -> dict[str, Any]:
        """The index as plain data."""
        related, degrees = self._related()
        pairs = sorted(self._pairs.items())
        after: defaultdict[int, list[int]] = defaultdict(list)
        before: defaultdict[int, list[int]] = defaultdict(list)
        for (left, right), _ in pairs:
            after[left].append(right)
            before[right].append(left)
        longer: defaultdict[int, set[int]] = defaultdict(set)
        for _, symbols, *_ in self._terms:
            for left, right in itertools.pairwise(symbols) if len(symbols) > 2 else ():
                longer[left].add(right)
        rows = ([*term, [math.log2(1 + degrees.get(symbol, 0)) for symbol in term[1]]] for term in self._terms)
        return {
            "exact": pack_words({word: list(symbols) for word, symbols in self._exact.items()}),
            "related": relatives.pack(related),
            "after": pack_numbers(after),
            "before": pack_numbers(before),
            "postings": pack_numbers({number: postings for number, (_, postings) in enumerate(pairs)}),
            "longer": pack_numbers({left: sorted(rights) for left, rights in longer.items()}),
            "frequencies": bytes(self._frequencies),
            "spread": [math.log2(1 + degrees.get(symbol, 0)) for symbol in range(len(self._symbols))],
            "of_entry": pack_numbers({term[0]: [number] for number, term in enumerate(self._terms)}),
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
            self._frequencies.append(max(map(self._frequency, lemmas(element.lemma))))
            words = self._classes[element.lemma] if is_class else {*element.forms.values(), fold(element.text)}
            for word in words:
                self._exact[word][known] = None
                for other in spellings(word) if not is_class else ():
                    self._exact[other][known] = None
        elif not is_class:
            for word in element.forms.values():
                self._exact[word][known] = None
        return known

    def _related(self) -> tuple[dict[str, dict[int, int]], dict[int, int]]:
        """Lemmas that may stand for symbols, each with symbols and kinds; and how many each symbol has."""
        found: defaultdict[str, dict[int, int]] = defaultdict(dict)
        degrees: dict[int, int] = {}
        for (is_class, name), symbol in self._symbols.items():
            if not is_class:
                replacements = self._replacements(name)
                degrees[symbol] = len(replacements)
                for word, kind in replacements.items():
                    found[word][symbol] = kind
        return found, degrees

    def _chance(self, related: dict[str, dict[int, int]]) -> float:
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
            for symbol in row:
                other[symbol] += share
        return sum(own[left] * other[right] + own[right] * other[left] for left, right in self._pairs)

    def _share(self, word: str) -> float:
        """The share of a word in running text."""
        frequency = self._frequency(word)
        return float(10 ** (frequency / 30 - 9)) if frequency else 0.0

    def _replacements(self, name: str) -> dict[str, int]:
        kinds: dict[str, int] = {}
        own = list(lemmas(name))
        for lemma in own:
            found = self._relations.related(lemma)
            for word in kinds.keys() & found.keys():
                found[word] = max(kinds[word], found[word], key=CLOSENESS.__getitem__)
            kinds.update(found)
        for lemma in own:
            kinds.pop(lemma, None)
        if len(kinds) > MOST_RELATIVES:
            order = {word: CLOSENESS[kind] << 8 | self._frequency(word) for word, kind in kinds.items()}
            kinds = {word: kinds[word] for word in sorted(order, key=order.__getitem__, reverse=True)[:MOST_RELATIVES]}
        return kinds

    @staticmethod
    def _irregular_forms(related: Collection[str]) -> dict[str, list[Any]]:
        """Irregular forms of words that may stand for a symbol: ending, then base forms."""
        forms: dict[str, list[Any]] = {}
        plurals, _, verbs, _, _ = _irregular()
        for base, (past, participle) in verbs.items():
            for form in sorted({past, participle} - {base}):
                if base in related:
                    forms.setdefault(form, [int(Ending.ED)]).append(base)
        for one, many in plurals.items():
            if one in related and one != many:
                forms.setdefault(many, [int(Ending.S)]).append(one)
        return forms


@lru_cache(maxsize=1)
def accepted_variants() -> list[str]:
    """Folded phrases that are right as they stand (`data/accepted_variants.toml`), plurals included."""
    text = (resources.files("checker") / "data" / "accepted_variants.toml").read_text("utf-8")
    phrases = [phrase_words(phrase) for phrase in tomllib.loads(text)["accepted"]]
    return sorted({form for words in phrases for form in (" ".join(words), " ".join([*words[:-1], plural(words[-1])]))})


def _closeness(kind: int) -> int:
    return 8 * bool(kind & SWAP) + 2 * bool(kind & (SYNONYM | MUTUAL)) + bool(kind) + level(kind)


CLOSENESS = tuple(map(_closeness, range(EXACT)))
"""A rough order of kinds of relation, for choosing among many."""


def lemmas(word: str) -> Iterator[str]:
    """Base forms that a folded word may have, the word itself first, then the singular, then verbs."""
    seen = {word}
    yield word
    for base in (singular(word), *verb_bases(word)):
        if base not in seen:
            seen.add(base)
            yield base
