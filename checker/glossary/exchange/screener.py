"""A snapshot of the Problematic Paper Screener's fingerprints: quoted phrases with conditions, and what they stand for.

A condition of a fingerprint looks at a whole paper, `near` and `unless` at a
sentence: they find less, never more, which each such row's note says.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.model import Garble
from checker.tokens import TOKEN, is_word

_FINGERPRINT = re.compile(r"fingerprint|query|tortured", re.IGNORECASE)
_EXPECTED = re.compile(r"expected|established|right|correct", re.IGNORECASE)
_TOKEN = re.compile(r"\"([^\"]*)\"(~\d+)?|([()])|(NEAR/\d+|W/\d+)|(AND NOT|AND|OR|NOT)\b|([^\s()\"]+)|\s+")


@dataclass(frozen=True, slots=True)
class _Fingerprint:
    """Phrases of which any is the garble, and the words that must or must not be near."""

    phrases: tuple[str, ...]
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class _UnfitError(Exception):
    """A fingerprint that a glossary cannot say; the message says why."""


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


def _row(query: str, right: str, line: int, gathering: Gathering) -> None:
    try:
        found = _parsed(query)
    except _UnfitError as error:
        gathering.lose(line, f"“{query[:120]}”: {error}")
        return
    if found.near or found.unless:
        gathering.lose(line, f"“{query[:120]}”: its condition holds for a sentence here, for the paper there.")
    for phrase in found.phrases:
        gathering.pair(phrase, right, line, Garble(phrase, found.near, found.unless))


def _parsed(query: str) -> _Fingerprint:
    """Take apart: alternatives of phrases first, then AND or a proximity, then NOT, each with one group of words."""
    groups: dict[str, list[str]] = {"": []}
    joint, depth, joined_with_or = "", 0, True
    for part in _TOKEN.finditer(query):
        phrase, slop, bracket, proximity, operator, bare = part.groups()
        if slop and slop != "~0":
            raise _UnfitError("its words may stand apart, which a glossary cannot say.")
        if bracket:
            depth += 1 if bracket == "(" else -1
        elif operator == "OR":
            joined_with_or = True
        elif operator or proximity:
            joint = _next_group(joint, "NOT" if operator and "NOT" in operator else "AND", groups, depth)
            joined_with_or = True
        elif phrase is not None or bare:
            if not joined_with_or:
                raise _UnfitError("phrases stand side by side with no operator between them.")
            groups[joint].append(phrase if phrase is not None else bare)
            joined_with_or = False
    if depth or not groups[""]:
        raise _UnfitError("brackets do not match, or it has no phrase.")
    return _Fingerprint(tuple(groups[""]), _words(groups.get("AND", [])), _words(groups.get("NOT", [])))


def _next_group(joint: str, wanted: str, groups: dict[str, list[str]], depth: int) -> str:
    if wanted == "NOT" and joint == "AND" and not groups["AND"]:
        del groups["AND"]
    if depth:
        raise _UnfitError("operators are nested, which a glossary cannot say.")
    if wanted in groups:
        if wanted == "NOT":
            return wanted
        raise _UnfitError("several conditions must hold at once, and a glossary has one.")
    groups[wanted] = []
    return wanted


def _words(conditions: list[str]) -> tuple[str, ...]:
    for condition in conditions:
        if len([token for token in TOKEN.findall(condition) if is_word(token)]) != 1 or "*" in condition:
            raise _UnfitError("a condition is a phrase or has a wildcard; “near” and “unless” are words.")
    return tuple(dict.fromkeys(condition.lower() for condition in conditions))
