"""Looks up in a text what may be a garble of a term, though no glossary lists it.

See `variant_builder` for how terms are filed. A word of a text is either a
form of a term's word (exact), or related to some, or neither; a pair of
neighbours is a hit where some term has such a pair, one word of it exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import Any

import msgpack

from checker.glossary import frequencies
from checker.glossary.endings import Ending, ending_of, noun_bases, verb_bases
from checker.glossary.kinds import MUTUAL, SWAP, SYNONYM, level
from checker.glossary.sorted_table import SortedTable, word_key
from checker.tokens import fold, is_word

KIND_BITS = 8
_KIND_MASK = (1 << KIND_BITS) - 1
POSITION_BITS = 4
_POSITION_MASK = (1 << POSITION_BITS) - 1
SYMBOL_BITS = 24

EXACT = 255
"""Kind of a word that is a form of the term's own word; see `relations` for the others."""

UNRELATED = -1
"""Kind of a word that may not stand for the term's own."""

GRAMMAR = frozenset(
    "a an the this that these those his her its their our your my no any some all both each every "
    "of in on at to from for with by against between into over under about after before during through "
    "toward towards upon within without among across as than and or but nor out up down off back away "
    "be is are was were been being not it him them us me he she they we i you who whom which what".split()
)
"""Words that may stand between the words of a term."""

NEVER_A_SWAP = frozenset(
    "have has had having do does did done doing will would can could shall should may might must also more most much "
    "many few very so such there here then when where why how if because while although though just only too said say "
    "says one two three four five six seven eight nine ten first second third other others same own new last next "
    "now still even yet already again always never ever both either neither once like mr mrs ms dr".split()
)
"""Words that paraphrasing tools leave alone; related to much in a thesaurus, to nothing in a text."""


_CLOSE = SYNONYM | MUTUAL | SWAP
_CLOSE_LEVEL = 2


def is_close(kind: int) -> bool:
    """Tell whether a kind of relation is close enough for a term of which every word was replaced."""
    return kind == EXACT or bool(kind & _CLOSE) or level(kind) >= _CLOSE_LEVEL


class Mark(Enum):
    """What is no word of meaning."""

    GAP = 0
    BREAK = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A term as it is filed.

    Attributes:
        entry: number of the entry in the lexicon.
        symbols: its words of meaning and classes.
        places: index of each among the elements of its pattern.
        gaps: folded words of grammar between neighbours.
        classes: whether each is a class.
        capitals: whether each is written with a capital.
        endings: inflection of each, as `Ending`.
        frequencies: how common each is, see `Relations.frequency`.
        shared: whether each stands in any text on its subject: classes, and names beside words that are none.
        degrees: how many words may stand for each.
    """

    entry: int
    symbols: tuple[int, ...]
    places: tuple[int, ...]
    gaps: tuple[tuple[str, ...], ...]
    classes: tuple[bool, ...]
    capitals: tuple[bool, ...]
    endings: tuple[int, ...]
    frequencies: tuple[int, ...]
    shared: tuple[bool, ...]
    degrees: tuple[int, ...]


PackedRow = Sequence[int]
"""How many of a word's symbols are closely related; then `symbol << KIND_BITS | kind`, those first."""

_NOTHING: frozenset[int] = frozenset()


class Word:
    """What the index knows of a word of meaning.

    Attributes:
        folded: the word.
        exact: symbols that it is a form of.
        symbols: symbols that it is exact for or closely related to.
        after, before: symbols that some term has right after, or before, one of `exact`.
    """

    __slots__ = ("__dict__", "_index", "_rows", "after", "before", "exact", "folded", "symbols")

    def __init__(self, index: VariantIndex, folded: str, exact: tuple[int, ...], rows: Sequence[PackedRow]) -> None:
        self._index = index
        self._rows = rows
        self.folded = folded
        self.exact = exact
        close = [value >> KIND_BITS for row in rows for value in row[1 : 1 + row[0]]]
        self.symbols = frozenset((*exact, *close)) if exact or close else _NOTHING
        self.after = index.partners(exact, after=True) if exact else _NOTHING
        self.before = index.partners(exact, after=False) if exact else _NOTHING

    @cached_property
    def kinds(self) -> dict[int, int]:
        """Symbols that it may stand for, exact ones included, with the kind of relation."""
        kinds: dict[int, int] = {}
        for row in self._rows:
            for value in row[1:]:
                symbol, kind = value >> KIND_BITS, value & _KIND_MASK
                if kind >= kinds.get(symbol, 0):
                    kinds[symbol] = kind
        kinds.update(dict.fromkeys(self.exact, EXACT))
        return kinds

    @cached_property
    def frequency(self) -> int:
        """How common the word is, see `Relations.frequency`."""
        return self._index.frequency(self.folded)

    @cached_property
    def ending(self) -> Ending:
        """Its inflection."""
        return self._index.ending(self.folded)

    @cached_property
    def wide(self) -> frozenset[int]:
        """All symbols that it may stand for."""
        return frozenset(self.kinds)

    @cached_property
    def after_close(self) -> frozenset[int]:
        """Symbols that some term has right after any of `symbols`."""
        return self._index.partners(self.symbols, after=True)


class _Words(dict[str, "Word | Mark"]):
    """Tokens as they stand in texts, each looked up once; starts anew at a bound."""

    __slots__ = ("_index",)
    _BOUND = 10_000
    """A word and all that it may stand for take up to 20 kB."""

    def __init__(self, index: VariantIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, token: str) -> Word | Mark:
        if len(self) >= self._BOUND:
            self.clear()
        word = self[token] = self._index.look_up(token)
        return word


class VariantIndex:
    """Finds neighbouring words that stand where a term has two of its own.

    Attributes:
        accepted: folded phrases that are no garbles, whatever they resemble.
        chance: how many neighbours in a word of ordinary English look like a term with one word replaced.
    """

    def __init__(self, packed: dict[str, Any]) -> None:
        self._exact = SortedTable(packed["exact"])
        self._related = SortedTable(packed["related"])
        self._pairs = SortedTable(packed["pairs"])
        self._after = SortedTable(packed["after"])
        self._before = SortedTable(packed["before"])
        self._terms: tuple[bytes, ...] = packed["terms"]
        self._irregular: dict[str, tuple[Any, ...]] = packed["irregular"]
        self.chance: float = packed["chance"]
        self.accepted: frozenset[str] = frozenset(packed["accepted"])
        self._words = _Words(self)
        self._unpacked: dict[int, Row] = {}
        self._partners: dict[tuple[int, bool], frozenset[int]] = {}

    def after(self, symbol: int) -> frozenset[int]:
        """Symbols that some term has right after a symbol."""
        return self._neighbours(symbol, after=True)

    def before(self, symbol: int) -> frozenset[int]:
        """Symbols that some term has right before a symbol."""
        return self._neighbours(symbol, after=False)

    def _neighbours(self, symbol: int, *, after: bool) -> frozenset[int]:
        known = self._partners.get((symbol, after))
        if known is None:
            table = self._after if after else self._before
            known = self._partners[symbol, after] = frozenset(table.get(symbol))
        return known

    def partners(self, symbols: Iterable[int], *, after: bool) -> frozenset[int]:
        """Symbols that some term has right after (or before) one of these."""
        table = self._after if after else self._before
        return frozenset(chain.from_iterable(map(table.get, symbols)))

    def frequency(self, folded: str) -> int:
        """How common a word is, its base forms included; see `Relations.frequency`."""
        return max(map(frequencies.shipped().frequency, self.bases(folded)))

    def ending(self, folded: str) -> Ending:
        """The inflection of a word."""
        irregular = self._irregular.get(folded)
        return Ending(irregular[0]) if irregular else ending_of(folded)

    def words(self, tokens: list[str]) -> list[Word | Mark]:
        """What the index knows of each token."""
        return list(map(self._words.__getitem__, tokens))

    def look_up(self, token: str) -> Word | Mark:
        """What the index knows of a token that was not met before; use `words` for texts."""
        if not is_word(token):
            return Mark.BREAK
        folded = fold(token)
        if folded in GRAMMAR:
            return Mark.GAP
        rows: list[PackedRow] = []
        if folded not in NEVER_A_SWAP:
            found = (self._related.get(word_key(base)) for base in self.bases(folded))
            rows = [row for row in found if len(row)]
        return Word(self, folded, tuple(self._exact.get(word_key(folded))), rows)

    def bases(self, folded: str) -> Iterator[str]:
        """A folded word, and base forms that it may have; not all of them need exist."""
        yield folded
        yield from self._irregular.get(folded, ())[1:]
        yield from noun_bases(folded)
        yield from verb_bases(folded)

    def row(self, number: int) -> Row:
        """A term as it is filed, by its number."""
        known = self._unpacked.get(number)
        if known is None:
            known = self._unpacked[number] = Row(*msgpack.unpackb(self._terms[number], use_list=False))
        return known

    def postings(self, left: int, right: int) -> Iterator[tuple[int, int]]:
        """Terms in which two symbols are neighbours, and the position of the left one in each."""
        for posting in self._pairs.get(left << SYMBOL_BITS | right):
            yield posting >> POSITION_BITS, posting & _POSITION_MASK

    def hits(self, words: Sequence[Word | Mark], *, loose: bool) -> list[tuple[int, int]]:
        """Neighbours that may stand for two neighbours of some term.

        Args:
            words: of one passage.
            loose: False where one word must be exact and the other exact or closely related; True where the other may
                be related in any way, or both closely.

        Returns:
            Indexes of the two words; only words of grammar stand between them.
        """
        is_hit = _is_loose_hit if loose else _is_hit
        found: list[tuple[int, int]] = []
        before: Word | None = None
        at_before = 0
        for at, word in enumerate(words):
            if word.__class__ is Word:
                if before is not None and is_hit(before, word):
                    found.append((at_before, at))
                before, at_before = word, at
            elif word is Mark.BREAK:
                before = None
        return found


def _is_hit(one: Word, other: Word) -> bool:
    return bool(one.after and not one.after.isdisjoint(other.symbols)) or bool(
        other.before and not other.before.isdisjoint(one.symbols)
    )


def _is_loose_hit(one: Word, other: Word) -> bool:
    return (
        not one.after.isdisjoint(other.wide)
        or not other.before.isdisjoint(one.wide)
        or not one.after_close.isdisjoint(other.symbols)
    )
