"""Readers of single values in a TOML glossary.

Each takes a value and its spot, and returns what it means or raises what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from checker.findings import Severity
from checker.glossary.messages import nearest, quoted
from checker.glossary.model import GlossaryError, NameKind, Place
from checker.glossary.patterns import pattern_fault, prose_fault, tidy
from checker.tokens import phrase_words
from checker.toml_lines import Key, TomlLines

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_MAX_ID = 64
_MAX_PROSE = 10_000
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "a text"),
    (int, "a number"),
    (float, "a number"),
    (datetime, "a date with a time"),
    (date, "a date"),
    (list, "a list"),
    (dict, "a table"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A key or list item of a glossary file.

    Attributes:
        path: the file.
        lines: where its keys and values stand.
        keys: keys and indices that lead to it from the top of the file.
    """

    path: str
    lines: TomlLines
    keys: tuple[Key, ...] = ()

    def below(self, key: Key) -> Spot:
        """The spot of a key of this table, or of an item of this list."""
        return Spot(self.path, self.lines, (*self.keys, key))

    @property
    def line(self) -> int:
        """Its 1-based line."""
        return self.lines.line(*self.keys)

    @property
    def name(self) -> str:
        """The key, in quotation marks; for a list item that of the list."""
        return quoted(next(key for key in reversed(self.keys) if isinstance(key, str)))

    def error(self, reason: str) -> GlossaryError:
        """The error to raise for what stands here."""
        return GlossaryError(Place(self.path, self.line), reason)

    def wrong_type(self, wanted: str, value: object) -> GlossaryError:
        """The error to raise for a value of another type than the one that belongs here."""
        item = "each item of " if isinstance(self.keys[-1], int) else ""
        given = next((name for kind, name in _KINDS if isinstance(value, kind)), "a time")
        return self.error(f"{item}{self.name} must be {wanted}, not {given}.")


Reader = Callable[[Any, Spot], Any]
"""Reads a value at a spot; raises GlossaryError."""


def fields(value: object, spot: Spot, readers: Mapping[str, Reader], what: str) -> dict[str, Any]:
    """Read the keys of a table.

    Args:
        value: what stands at the spot.
        spot: where it stands.
        readers: the keys that the table may have, with their readers.
        what: what the table describes, for errors: `a term`.

    Returns:
        The values of those keys that are there.

    Raises:
        GlossaryError: not a table, an unknown key, or a reader's error.
    """
    found: dict[str, Any] = {}
    for key, inner in table(value, spot).items():
        if key not in readers:
            raise spot.below(key).error(f"{quoted(key)} is no key of {what}; {nearest(key, readers)}")
        found[key] = readers[key](inner, spot.below(key))
    return found


def table(value: object, spot: Spot) -> dict[str, Any]:
    """A table."""
    if not isinstance(value, dict):
        raise spot.wrong_type("a table", value)
    return value


def prose(value: object, spot: Spot) -> str:
    """A free text."""
    if not isinstance(value, str):
        raise spot.wrong_type("a text in quotation marks", value)
    if len(value) > _MAX_PROSE:
        raise spot.error(f"{spot.name} is longer than {_MAX_PROSE:,} characters; shorten it.")
    if fault := prose_fault(value):
        raise spot.error(fault)
    return value


def pattern(value: object, spot: Spot) -> str:
    """A phrase to be found in texts, tidied."""
    if not isinstance(value, str):
        raise spot.wrong_type("a text in quotation marks", value)
    found = tidy(value)
    if fault := pattern_fault(found):
        raise spot.error(fault)
    return found


def literal(value: object, spot: Spot) -> str:
    """A phrase without classes."""
    found = pattern(value, spot)
    if "{" in found:
        raise spot.error(f"{quoted(found)} names a class, which has no place in {spot.name}; write the words.")
    return found


def word(value: object, spot: Spot) -> str:
    """A single word."""
    found = literal(value, spot)
    if len(phrase_words(found)) != 1:
        raise spot.error(f"{spot.name} holds single words, and {quoted(found)} has several; give one of them.")
    return found


def list_of(reader: Callable[[Any, Spot], str], example: str) -> Callable[[Any, Spot], tuple[str, ...]]:
    """Make the reader of a list.

    Args:
        reader: reads each item.
        example: what the list should look like, for errors.
    """

    def read(value: object, spot: Spot) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise spot.wrong_type(f"a list such as {example}", value)
        return tuple(reader(item, spot.below(at)) for at, item in enumerate(value))

    return read


patterns = list_of(pattern, '["first form", "second form"]')
"""A list of phrases."""

members = list_of(literal, '["artillery", "drone"]')
"""The words of a class."""

words = list_of(word, '["attack", "troops"]')
"""A list of single words."""


def flag(value: object, spot: Spot) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise spot.wrong_type("true or false", value)
    return value


def day(value: object, spot: Spot) -> date:
    """A date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise spot.wrong_type("a date such as 2023-10-24, without quotation marks", value)
    return value


def identifier(value: object, spot: Spot) -> str:
    """The id of a glossary."""
    if not isinstance(value, str) or not _ID.fullmatch(value) or len(value) > _MAX_ID:
        raise spot.error(f"{spot.name} must be small letters and digits joined by hyphens, such as “armed-conflict”.")
    return value


def language(value: object, spot: Spot) -> str:
    """A BCP 47 language tag."""
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise spot.error(f"{spot.name} must be a language tag such as “en” or “en-GB”.")
    return value


def _one_of(kind: type[StrEnum]) -> Reader:
    known = [member.value for member in kind]

    def read(value: object, spot: Spot) -> StrEnum:
        if not isinstance(value, str):
            raise spot.wrong_type(f"one of {', '.join(known)}", value)
        if value not in known:
            raise spot.error(f"{quoted(value)} is no {spot.name.strip('“”')}; {nearest(value, known)}")
        return kind(value)

    return read


severity = _one_of(Severity)
"""How grave findings are."""

name_kind = _one_of(NameKind)
"""What a name names."""
