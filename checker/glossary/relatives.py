"""Which symbols of the compiled terms a word may stand for, by the word."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from checker.glossary.kinds import IS_CLOSE, UNRELATED
from checker.glossary.tables import WordTable, pack_words
from checker.little_endian import packed, view


class Row(NamedTuple):
    """Where the symbols of one word stand among those of all words.

    Attributes:
        start, far: half-open range of the closely related ones, in order.
        far, end: that of the others, in order.
    """

    start: int
    far: int
    end: int


class Relatives:
    """Symbols by related word, each with the kind of relation."""

    __slots__ = ("_kinds", "_symbols", "_words")

    def __init__(self, table: dict[str, Any]) -> None:
        """Take up a table.

        Args:
            table: what `pack` returned.
        """
        self._words = WordTable(table["words"])
        self._symbols = view(table["symbols"], "I")
        self._kinds = memoryview(table["kinds"])

    def row(self, word: str) -> Row | None:
        """Where the symbols of a word stand, or None where it is related to none."""
        found = self._words.get(word)
        return Row(*found) if found else None

    def close(self, row: Row) -> Sequence[int]:
        """The symbols that the row's word is closely related to."""
        return self._symbols[row.start : row.far]

    def kinds(self, row: Row) -> dict[int, int]:
        """All symbols of a row, each with its kind."""
        return dict(zip(self._symbols[row.start : row.end], self._kinds[row.start : row.end], strict=True))

    def kind(self, row: Row, symbol: int) -> int:
        """The kind of one symbol, `UNRELATED` where the row does not have it."""
        for start, end in ((row.start, row.far), (row.far, row.end)):
            at = bisect_left(self._symbols, symbol, start, end)
            if at < end and self._symbols[at] == symbol:
                return self._kinds[at]
        return UNRELATED


def pack(rows: Mapping[str, Mapping[int, int]]) -> dict[str, Any]:
    """Plain data for `Relatives`.

    Args:
        rows: for each word the symbols that it may stand for, in order, with the kind of relation.
    """
    places: dict[str, Row] = {}
    symbols, kinds = array("I"), bytearray()
    for word, row in rows.items():
        close = {symbol: kind for symbol, kind in row.items() if IS_CLOSE[kind]}
        far = {symbol: kind for symbol, kind in row.items() if not IS_CLOSE[kind]}
        places[word] = Row(len(symbols), len(symbols) + len(close), len(symbols) + len(row))
        for part in (close, far):
            symbols.extend(part)
            kinds.extend(part.values())
    return {"words": pack_words(places), "symbols": packed(symbols), "kinds": bytes(kinds)}
