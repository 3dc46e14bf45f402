"""Looks up in a text what may be a garble of a term, though no glossary lists it.

See `variant_builder` for how terms are filed. A word of a text is either a
form of a term's word (exact), or related to some, or neither; a pair of
neighbours is a hit where some term has such a pair, one word of it exact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, KeysView, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import Any

import msgpack

from checker.glossary import frequencies
from checker.glossary.endings import Ending, ending_of, noun_bases, verb_bases
from checker.glossary.kinds import EXACT, UNRELATED
from checker.glossary.relatives import Relatives
from checker.glossary.relatives import Row as Related
from checker.glossary.tables import NumberTable, WordTable
from checker.memory import Memory
from checker.tokens import fold, is_word

POSITION_BITS = 4
_POSITION_MASK = (1 << POSITION_BITS) - 1

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
        spread: how many words may stand for each, as a power of two.
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
    spread: tuple[float, ...]


_NOTHING: frozenset[int] = frozenset()


class Word:
    """What the index knows of a word of meaning.

    Attributes:
        folded: the word.
        exact: symbols that it is a form of.
        after, before: symbols that some term has right after, or before, one of `exact`.
    """

    __slots__ = ("__dict__", "_index", "_kinds", "after", "before", "exact", "folded")

    def __init__(self, index: VariantIndex, folded: str, exact: tuple[int, ...]) -> None:
        self._index = index
        self._kinds: dict[int, int] | None = None
        self.folded = folded
        self.exact = exact
        self.after = index.partners(exact, after=True) if exact else _NOTHING
        self.before = index.partners(exact, after=False) if exact else _NOTHING

    @cached_property
    def _rows(self) -> Sequence[Related]:
        # Asked for only beside a word of some term.
        return self._index.related(self.folded)

    @cached_property
    def symbols(self) -> frozenset[int]:
        """Symbols that it is exact for or closely related to."""
        return frozenset(chain(self.exact, *map(self._index.relatives.close, self._rows))) or _NOTHING

    @property
    def kinds(self) -> dict[int, int]:
        """Symbols that it may stand for, exact ones included, with the kind of relation."""
        if self._kinds is None:
            kinds: dict[int, int] = {}
            for row in self._rows:
                found = self._index.relatives.kinds(row)
                for symbol in kinds.keys() & found.keys():
                    found[symbol] = max(found[symbol], kinds[symbol])
                kinds.update(found)
            kinds.update(dict.fromkeys(self.exact, EXACT))
            self._index.keep_wide(self)
            self._kinds = kinds
        return self._kinds

    def kind(self, symbol: int) -> int:
        """How it is related to a symbol; at less than the cost of all `kinds`."""
        if symbol in self.exact:
            return EXACT
        if self._kinds is not None:
            return self._kinds.get(symbol, UNRELATED)
        relatives = self._index.relatives
        return max((relatives.kind(row, symbol) for row in self._rows), default=UNRELATED)

    @cached_property
    def frequency(self) -> int:
        """How common the word is, see `Relations.frequency`."""
        return self._index.frequency(self.folded)

    @cached_property
    def ending(self) -> Ending:
        """Its inflection."""
        return self._index.ending(self.folded)

    @property
    def wide(self) -> KeysView[int]:
        """All symbols that it may stand for."""
        return self.kinds.keys()

    @cached_property
    def after_close(self) -> frozenset[int]:
        """Symbols that some term has right after any of `symbols`."""
        self._index.keep_wide(self)
        return self._index.partners(self.symbols, after=True)

    def narrow(self) -> None:
        """Forget what only loose readings ask for; it is worked out anew where it is asked for again."""
        self._kinds = None
        self.__dict__.pop("after_close", None)


_MOST_WORDS = 20_000
"""Words that are remembered, with what they are closely related to: 2 kB each in the middle."""

_MOST_WIDE = 3_000
"""Words that are remembered with all that they may stand for, which takes up to 60 kB."""


def _neighbours(table: NumberTable) -> dict[int, frozenset[int]]:
    """The neighbours of symbols, each taken from its table once."""
    return Memory(lambda symbol: frozenset(table.get(symbol)) or _NOTHING)


class VariantIndex:
    """Finds neighbouring words that stand where a term has two of its own.

    Attributes:
        after, before: symbols that some term has right after, or before, a symbol.
        longer: symbols that some term of three words or more has right after a symbol.
        frequencies, spread: of each symbol, as in `Row`.
        relatives: which symbols words may stand for.
        accepted: folded phrases that are no garbles, whatever they resemble.
        chance: how many neighbours in a word of ordinary English look like a term with one word replaced.
    """

    def __init__(self, packed: dict[str, Any]) -> None:
        self.relatives = Relatives(packed["related"])
        self._exact = WordTable(packed["exact"])
        self._pairs = NumberTable(packed["after"])
        self.after = _neighbours(self._pairs)
        self.before = _neighbours(NumberTable(packed["before"]))
        self.longer = _neighbours(NumberTable(packed["longer"]))
        self.frequencies: bytes | memoryview = packed["frequencies"]
        self.spread: tuple[float, ...] = packed["spread"]
        self._postings = NumberTable(packed["postings"])
        self._of_entry = NumberTable(packed["of_entry"])
        self._terms: tuple[bytes, ...] = packed["terms"]
        self._irregular: dict[str, tuple[Any, ...]] = packed["irregular"]
        self.chance: float = packed["chance"]
        self.accepted: frozenset[str] = frozenset(packed["accepted"])
        self._words: dict[str, Word | Mark] = Memory(self.look_up, _MOST_WORDS)
        self._by_folded: dict[str, Word] = Memory(self._word, _MOST_WORDS)
        self._wide: set[Word] = set()
        self._unpacked: dict[int, Row] = {}

    def partners(self, symbols: Collection[int], *, after: bool) -> frozenset[int]:
        """Symbols that some term has right after (or before) one of these."""
        table = self.after if after else self.before
        if len(symbols) == 1:
            (symbol,) = symbols
            return table[symbol]
        return _NOTHING.union(*map(table.__getitem__, symbols))

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
        return self._by_folded[folded]

    def _word(self, folded: str) -> Word:
        return Word(self, folded, tuple(self._exact.get(folded)))

    def keep_wide(self, word: Word) -> None:
        """Let a word keep all that it may stand for, and others forget it at a bound."""
        if len(self._wide) >= _MOST_WIDE:
            for other in self._wide:
                other.narrow()
            self._wide.clear()
        self._wide.add(word)

    def related(self, folded: str) -> list[Related]:
        """What a word, in any of the base forms that it may have, may stand for."""
        if folded in NEVER_A_SWAP:
            return []
        return [row for row in map(self.relatives.row, self.bases(folded)) if row is not None]

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

    def rows_of(self, entry: int) -> list[Row]:
        """An entry of the lexicon as it is filed: one row, or none."""
        return list(map(self.row, self._of_entry.get(entry)))

    def postings(self, left: int, right: int) -> list[tuple[int, int]]:
        """Terms in which two symbols are neighbours, and the position of the left one in each."""
        pair = self._pairs.find(left, right)
        if pair < 0:
            return []
        return [(posting >> POSITION_BITS, posting & _POSITION_MASK) for posting in self._postings.get(pair)]

    def hits(self, words: Sequence[Word | Mark], *, loose: bool) -> list[tuple[int, int]]:
        """Neighbours that may stand for two neighbours of some term.

        Args:
            words: of one passage.
            loose: False where one word must be exact and the other exact or closely related; True where the other may
                be related in any way, or both closely.

        Returns:
            Indexes of the two words; only words of grammar stand between them.
        """
        found: list[tuple[int, int]] = []
        before: Word | None = None
        at_before = 0
        for at, word in enumerate(words):
            if word.__class__ is Word:
                if before is not None and (
                    (before.after and not before.after.isdisjoint(word.symbols))
                    or (word.before and not word.before.isdisjoint(before.symbols))
                    or (loose and _is_loose_hit(before, word))
                ):
                    found.append((at_before, at))
                before, at_before = word, at
            elif word is Mark.BREAK:
                before = None
        return found


def _is_loose_hit(one: Word, other: Word) -> bool:
    return (
        bool(one.after and not other.wide.isdisjoint(one.after))
        or bool(other.before and not one.wide.isdisjoint(other.before))
        or not one.after_close.isdisjoint(other.symbols)
    )
