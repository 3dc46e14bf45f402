"""A snapshot of the Problematic Paper Screener's fingerprints: quoted phrases with conditions, and what they stand for.

A row holds a fingerprint such as `"profound learning" AND "deep learning"`, what is expected
(`deep learning (DL)`) and a count of papers; a fingerprint without quotation marks is one
phrase. A condition of a fingerprint looks at a whole paper, `near` and `unless` at a
sentence. A condition that is one group of words becomes these; one that asks for phrases,
or for several things at once, is left out, and the form is a warning, which only the
evidence of the whole article raises.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from checker.findings import Severity
from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.model import Garble
from checker.tokens import TOKEN, is_word

_FINGERPRINT = re.compile(r"fingerprint|query|tortured", re.IGNORECASE)
_EXPECTED = re.compile(r"expected|established|right|correct", re.IGNORECASE)
_TOKEN = re.compile(r"\"([^\"]*)\"(~\d+)?|([()])|(NEAR/\d+|W/\d+|AND NOT|AND|OR|NOT)\b|([^\s()\"]+)|\s+")

_REMARK = re.compile(r" *\(([^()]*)\)$")
_UNFIT = re.compile(r"[?/\[\]()]|://")
"""What a right form does not hold: the screener doubts, or names several forms or a context."""


@dataclass(frozen=True, slots=True)
class _Fingerprint:
    """Phrases of which any is the garble, and conditions of the paper that they stand in.

    Attributes:
        phrases: at least one.
        required: groups of phrases; one of each must stand in the paper.
        excluded: phrases of which none may.
    """

    phrases: tuple[str, ...]
    required: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()

    def garble(self, phrase: str) -> Garble:
        """The form with its conditions, or as a warning where a glossary cannot say them."""
        if not self.required and not self.excluded:
            return Garble(phrase)
        if len(self.required) > 1 or not all(map(_is_word, (*sum(self.required, ()), *self.excluded))):
            return Garble(phrase, severity=Severity.WARNING)
        return Garble(phrase, _small(sum(self.required, ())), _small(self.excluded))


class _UnfitError(Exception):
    """A row that a glossary cannot say; the message says why."""


def read(text: str, gathering: Gathering) -> None:
    """Gather fingerprints with what is expected in their place.

    Raises:
        ExchangeError: there is no such column, or the rows cannot be told apart.
    """
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns, first = (0, 1), 1
    try:
        for row in rows:
            line, first = first, rows.line_num + 1
            if line == 1:
                columns = _columns(row)
            elif len(row) > max(columns):
                _row(row[columns[0]], row[columns[1]], line, gathering)
            elif any(row):
                gathering.lose(line, "the row is too short.")
    except csv.Error as error:
        raise ExchangeError(f"line {first}: not CSV ({error}); take the snapshot again.") from error


def _columns(row: list[str]) -> tuple[int, int]:
    found = [next((at for at, name in enumerate(row) if kind.search(name)), -1) for kind in (_FINGERPRINT, _EXPECTED)]
    if -1 in found:
        raise ExchangeError("line 1: no columns “Fingerprint” and “Expected”; is this the screener's table?")
    return found[0], found[1]


def _row(query: str, expected: str, line: int, gathering: Gathering) -> None:
    try:
        found, (right, remark) = _parsed(query), _right(expected)
    except _UnfitError as error:
        gathering.lose(line, f"“{query[:120]}”: {error}")
        return
    garbles = [found.garble(phrase) for phrase in found.phrases]
    if any(garble.severity and _is_word(garble.text) for garble in garbles):
        gathering.lose(line, f"“{query[:120]}”: a single word, and a glossary cannot say when it is wrong.")
        return
    if any(garble.severity for garble in garbles):
        gathering.lose(line, f"“{query[:120]}”: its condition is left out, so the form is a warning.")
    elif found.required or found.excluded:
        gathering.lose(line, f"“{query[:120]}”: its condition holds for a sentence here, for the paper there.")
    for garble in garbles:
        gathering.pair(garble.text, right, line, garble, note=remark)


def _right(expected: str) -> tuple[str, str]:
    """What is expected, and the remark in brackets after it."""
    text = expected.replace('\\"', '"').strip(' "')
    remark = _REMARK.search(text)
    right = text[: remark.start()] if remark else text
    if "?" in text or _UNFIT.search(right):
        raise _UnfitError(f"what is expected, “{expected[:120]}”, is not one right form.")
    return right, remark[1] if remark else ""


def _parsed(query: str) -> _Fingerprint:
    """Take apart: alternatives of phrases first, then conditions after AND, a proximity or NOT."""
    groups: list[list[str]] = [[]]
    excluded: list[str] = []
    group, depth = groups[0], 0
    bare: list[str] = []
    joined = True
    for part in _TOKEN.finditer(query):
        phrase, slop, bracket, operator, word = part.groups()
        if slop and slop != "~0":
            raise _UnfitError("its words may stand apart, which a glossary cannot say.")
        if bracket:
            depth += 1 if bracket == "(" else -1
        elif operator:
            if depth and operator != "OR":
                raise _UnfitError("operators are nested, which a glossary cannot say.")
            if operator != "OR" and group:
                group = excluded if "NOT" in operator else _added(groups)
            elif operator == "AND NOT" or operator == "NOT":
                groups, group = [each for each in groups if each], excluded
            joined, bare = True, []
        elif word and bare:
            bare.append(word)
            group[-1] = " ".join(bare)
        elif phrase is not None or word:
            if not joined:
                raise _UnfitError("phrases stand side by side with no operator between them.")
            group.append(phrase if phrase is not None else word)
            joined, bare = False, [word] if word else []
    if depth or not groups or not all(groups):
        raise _UnfitError("brackets do not match, or it has no phrase.")
    return _Fingerprint(tuple(groups[0]), tuple(map(tuple, groups[1:])), tuple(excluded))


def _added(groups: list[list[str]]) -> list[str]:
    groups.append([])
    return groups[-1]


def _is_word(condition: str) -> bool:
    return len([token for token in TOKEN.findall(condition) if is_word(token)]) == 1 and "*" not in condition


def _small(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for word in words))
