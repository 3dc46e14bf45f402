"""Where phrases may begin: a filter that passes over a text at the speed of its look-ups.

Most words are in some phrase of a large glossary, but few are followed by the word
that goes on with it. So each word has two sets of bits: `leads` for the symbols
that go on a phrase begun with it, and `follows` for the symbols that it is itself.
Where the sets of two neighbours share no bit, no phrase begins: a Bloom filter
with one hash (B. H. Bloom, 1970), which never hides a phrase. A text is split at
white space, each different run is looked at once, and the sets of neighbours are
compared in C.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress, count, islice, pairwise
from operator import and_
from typing import NamedTuple

from checker.glossary.tables import WordTable
from checker.memory import Memory
from checker.tokens import TOKEN, fold

ENDS = 1
"""The bit that every word has as a follower: what leads to it is a phrase whatever follows."""

CLASS_BEGINS = 2
"""The bit of words with which a class member of several words begins."""

LIMB_BITS = 64
"""Sets of bits are kept in numbers of this size."""

_FIRST_SYMBOL_BIT = 2


def symbol_bit(symbol: int, limbs: int) -> int:
    """The bit of a symbol in a set of bits that has `limbs` numbers."""
    return 1 << _FIRST_SYMBOL_BIT + symbol % (limbs * LIMB_BITS - _FIRST_SYMBOL_BIT)


def joined_limbs(limbs: Sequence[int]) -> int:
    """A set of bits from the numbers that it is kept in, lowest first."""
    bits = 0
    for limb in reversed(limbs):
        bits = bits << LIMB_BITS | limb
    return bits


_ALL = -1
"""Every bit."""

_NOTHING = ""
"""Stands for what follows the last run of a text."""

_MARKS = frozenset(".,;:!?)")
"""Marks that are a token of their own after a word, whatever the word."""


class _Row(NamedTuple):
    """What is filed under a token: its two sets of bits, and its readings."""

    leads: int
    follows: int
    readings: Sequence[int]


_UNKNOWN = _Row(0, ENDS, ())
"""What is filed under a token that stands in no phrase."""


class Beginnings:
    """Finds the places of a text at which a phrase may begin."""

    def __init__(self, vocabulary: WordTable, limbs: int) -> None:
        """Take up the vocabulary of an index.

        Args:
            vocabulary: folded word to the limbs of both sets of bits, lowest
                first, and its readings.
            limbs: how many numbers make up a set.
        """
        self._vocabulary = vocabulary
        self._limbs = limbs
        self._rows: dict[str, _Row] = Memory(self._row)
        self._leads = Memory(self._leading)
        self._follows = Memory(self._following)

    def readings(self, token: str) -> Sequence[int]:
        """The readings of a token, none where no phrase holds it."""
        return self._rows[token].readings

    def candidates(self, runs: list[str]) -> Iterator[int]:
        """The indexes of the runs in which, or with which, a phrase may begin.

        Args:
            runs: the tokens of a text, or one or more texts split at white space.
        """
        leads = list(map(self._leads.__getitem__, runs))
        following = compress(chain(islice(runs, 1, None), (_NOTHING,)), leads)
        shared = map(and_, filter(None, leads), map(self._follows.__getitem__, following))
        return compress(compress(count(), leads), shared)

    def _leading(self, run: str) -> int:
        """The bits of what goes on a phrase that begins with a run's last token, and `ENDS` where one begins before."""
        if run.isalnum():
            # One token, as nearly every run is that was not met before; its other set is at hand too.
            row = self._rows[run]
            self._follows.keep(run, row.follows)
            return row.leads
        if run[-1] in _MARKS and (word := run[:-1]).isalnum():
            # A word before a mark, as most of the others are.
            row, mark = self._rows[word], self._rows[run[-1]]
            self._follows.keep(run, row.follows)
            return mark.leads | (ENDS if row.leads & mark.follows else 0)
        rows = [self._rows[token] for token in TOKEN.findall(run) or (run,)]
        inside = any(row.leads & following.follows for row, following in pairwise(rows))
        return rows[-1].leads | (ENDS if inside else 0)

    def _following(self, run: str) -> int:
        """The bits of what a run's first token is; all where it has none, for then what follows is not known."""
        if run.isalnum():
            return self._rows[run].follows
        if run == _NOTHING:
            return ENDS
        first = TOKEN.search(run)
        return self._rows[first.group()].follows if first else _ALL

    def _row(self, token: str) -> _Row:
        row = self._vocabulary.get(fold(token))
        if not row:
            return _UNKNOWN
        limbs = self._limbs
        return _Row(joined_limbs(row[:limbs]), joined_limbs(row[limbs : 2 * limbs]), row[2 * limbs :])
