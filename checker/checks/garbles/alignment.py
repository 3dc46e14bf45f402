"""Words of a text laid beside the words of a term."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.glossary.kinds import EXACT, UNRELATED
from checker.glossary.variant_index import Mark, Row, VariantIndex, Word

MISSING = -1
"""In place of a token: the word of the term has none."""

_BOTH_EXACT = (EXACT, EXACT)

_WIDEST_GAP = 2
"""Words of grammar that may stand between two words of meaning."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A place in a passage that may stand for a term.

    Attributes:
        row: the term.
        first, last: half-open range of tokens.
        tokens: for each symbol of the term the token beside it, or `MISSING`.
        kinds: for each symbol how that token is related to it; `UNRELATED` where
            it is not, or where there is none.
        inserted: tokens of meaning inside the range that stand beside nothing.
        gaps: neighbours that words of grammar separate otherwise than in the term.
    """

    row: Row
    first: int
    last: int
    tokens: tuple[int, ...]
    kinds: tuple[int, ...]
    inserted: int
    gaps: int

    @property
    def kept(self) -> int:
        """Symbols that stand there exactly."""
        return self.kinds.count(EXACT)

    @property
    def missing(self) -> int:
        """Symbols without a token."""
        return self.tokens.count(MISSING)

    @property
    def replaced(self) -> Iterator[tuple[int, int, int]]:
        """Index of the symbol, token and kind of each word that was replaced."""
        for at, (token, kind) in enumerate(zip(self.tokens, self.kinds, strict=True)):
            if token != MISSING and kind != EXACT:
                yield at, token, kind


class Pays(Protocol):
    """Tells which places beside terms of two symbols need be looked at."""

    def __call__(self, row: Row, words: tuple[Word, Word], kinds: tuple[int, int], is_apart: bool) -> bool:
        """Tell it from all that is known of the words.

        Args:
            row: the term.
            words: what stands for its symbols; one of them at least is not exact.
            kinds: how each is related.
            is_apart: whether words of grammar stand between them.
        """

    def both(self, words: tuple[Word, Word], is_apart: bool) -> Callable[[int, int], bool]:
        """What tells from two symbols alone whether a term of them need be looked at, where both words were replaced.

        Args:
            words: what stands for the symbols.
            is_apart: whether words of grammar stand between them.
        """


def alignments(
    index: VariantIndex, words: Sequence[Word | Mark], *, loose: bool, pays: Pays | None = None
) -> list[Alignment]:
    """Find every place of a passage that may stand for a term, the term itself excluded.

    Args:
        index: knows the terms.
        words: of the passage.
        loose: whether all words may be replaced, and one be unrelated, lost or inserted.
        pays: leaves out places that need not be looked at; None for all.

    Returns:
        Each term once for each range, in no particular order.
    """
    found: dict[tuple[int, int, int], Alignment] = {}
    for left, right in index.hits(words, loose=loose):
        for number, position in _terms(index, words, left, right, loose=loose, pays=pays):
            row = index.row(number)
            if not loose and not _may_fit(words, row, position, left, right):
                continue
            if len(row.symbols) == 2:
                alignment = _pair(words, row, left, right, pays)
            else:
                alignment = _Aligner(words, row, loose).align(position, left, right)
            if alignment is None:
                continue
            key = (number, alignment.first, alignment.last)
            known = found.get(key)
            if known is None or sum(known.kinds) < sum(alignment.kinds):
                found[key] = alignment
    return list(found.values())


def _pair(words: Sequence[Word | Mark], row: Row, left: int, right: int, pays: Pays | None) -> Alignment | None:
    """A term of two symbols beside two neighbours, or None where it is the term itself or does not pay.

    Nearly all places are of this kind, and there is nothing to look for.
    """
    one, other = words[left], words[right]
    assert isinstance(one, Word) and isinstance(other, Word)
    kinds = one.kind(row.symbols[0]), other.kind(row.symbols[1])
    if kinds == _BOTH_EXACT or (pays and not pays(row, (one, other), kinds, right - left > 1)):
        return None
    return Alignment(row, left, right + 1, (left, right), kinds, 0, int(right - left - 1 != len(row.gaps[0])))


def _terms(
    index: VariantIndex, words: Sequence[Word | Mark], left: int, right: int, *, loose: bool, pays: Pays | None
) -> Iterator[tuple[int, int]]:
    """Terms that two neighbours may stand in, with the position of the left one."""
    one, other = words[left], words[right]
    assert isinstance(one, Word) and isinstance(other, Word)
    for symbol in one.exact:
        for partner in index.after[symbol] & (other.wide if loose else other.symbols):
            # Of two words, both exact, it is the term itself.
            if partner not in other.exact or partner in index.longer[symbol]:
                yield from index.postings(symbol, partner)
    for symbol in other.exact:
        for partner in index.before[symbol] & (one.wide if loose else one.symbols):
            if partner not in one.exact:
                yield from index.postings(partner, symbol)
    if loose:
        yield from _both_replaced(index, (one, other), right - left > 1, pays)


def _both_replaced(
    index: VariantIndex, words: tuple[Word, Word], is_apart: bool, pays: Pays | None
) -> Iterator[tuple[int, int]]:
    """Terms that two neighbours may stand in, both closely related and neither exact."""
    one, other = words
    partners = (one.after_close & other.symbols).difference(other.exact)
    if not partners:
        return
    may_count = pays.both(words, is_apart) if pays else None
    for partner in partners:
        for symbol in (index.before[partner] & one.symbols).difference(one.exact):
            if may_count is None or partner in index.longer[symbol] or may_count(symbol, partner):
                yield from index.postings(symbol, partner)


def _may_fit(words: Sequence[Word | Mark], row: Row, position: int, left: int, right: int) -> bool:
    """Tell cheaply that a term does not stand around two neighbours, no word of it being lost or unrelated."""
    if len(row.symbols) == 2:
        return right - left - 1 == len(row.gaps[0])
    if position and not _stands(words, row, position - 1, _next(words, left, -1)):
        return False
    return position + 2 == len(row.symbols) or _stands(words, row, position + 2, _next(words, right, 1))


def _stands(words: Sequence[Word | Mark], row: Row, position: int, token: int) -> bool:
    word = words[token] if token != MISSING else Mark.BREAK
    return isinstance(word, Word) and word.kind(row.symbols[position]) != UNRELATED


def _next(words: Sequence[Word | Mark], at: int, step: int) -> int:
    """The nearest word of meaning on one side, or `MISSING`."""
    for distance in range(1, _WIDEST_GAP + 2):
        there = at + step * distance
        if not 0 <= there < len(words) or words[there] is Mark.BREAK:
            return MISSING
        if isinstance(words[there], Word):
            return there
    return MISSING


class _Aligner:
    """Lays one term beside a passage, outwards from two neighbours."""

    def __init__(self, words: Sequence[Word | Mark], row: Row, loose: bool) -> None:
        size = len(row.symbols)
        self._words = words
        self._row = row
        self._tokens = [MISSING] * size
        self._kinds = [UNRELATED] * size
        self._spare = int(loose and size > 2)
        self._inserted = 0
        self._gaps = 0

    def align(self, position: int, left: int, right: int) -> Alignment | None:
        """The alignment, or None where the passage differs too much or not at all."""
        self._take(position, left)
        self._take(position + 1, right)
        self._compare_gap(position, left, right)
        size = len(self._row.symbols)
        if not self._extend(range(position - 1, -1, -1), left, -1):
            return None
        if not self._extend(range(position + 2, size), right, 1):
            return None
        if self._kinds.count(EXACT) == size:
            return None
        taken = [token for token in self._tokens if token != MISSING]
        return Alignment(
            self._row,
            min(taken),
            max(taken) + 1,
            tuple(self._tokens),
            tuple(self._kinds),
            self._inserted,
            self._gaps,
        )

    def _take(self, position: int, token: int) -> bool:
        word = self._words[token]
        kind = word.kind(self._row.symbols[position]) if isinstance(word, Word) else UNRELATED
        self._tokens[position] = token
        self._kinds[position] = kind
        return kind != UNRELATED

    def _extend(self, positions: range, at: int, step: int) -> bool:
        for position in positions:
            token = _next(self._words, at, step)
            if token == MISSING:
                return self._spend()
            is_related = self._take(position, token)
            if not is_related and self._spare:
                beyond = _next(self._words, token, step)
                if beyond != MISSING and self._take(position, beyond):
                    self._inserted += 1
                    self._spare -= 1
                    token = beyond
                else:
                    self._take(position, token)
            if self._kinds[position] == UNRELATED and not self._spend():
                return False
            self._compare_gap(min(position, position - step), min(at, token), max(at, token))
            at = token
        return True

    def _spend(self) -> bool:
        """Allow one unrelated, lost or inserted word."""
        self._spare -= 1
        return self._spare >= 0

    def _compare_gap(self, position: int, left: int, right: int) -> None:
        between = sum(self._words[at] is Mark.GAP for at in range(left + 1, right))
        self._gaps += between != len(self._row.gaps[position])
