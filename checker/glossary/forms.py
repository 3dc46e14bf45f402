"""The inflected forms of a word that glossaries tell apart."""

from __future__ import annotations

from enum import IntEnum


class Form(IntEnum):
    """How a word is inflected."""

    PLAIN = 0
    SINGULAR = 1
    PLURAL = 2
    BASE = 3
    THIRD = 4
    PAST = 5
    PARTICIPLE = 6
    ING = 7
