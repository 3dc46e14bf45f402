"""Fixed halves: everything is tuned on one and reported on the other.

The half of a thing follows from its own text, so that it never changes with
the order or number of things measured.
"""

from __future__ import annotations

from enum import Enum
from hashlib import sha256


class Half(Enum):
    """One of the two halves of the data."""

    TUNING = 0
    REPORTED = 1


def half_of(key: str) -> Half:
    """The half that a key (an expected term, an article's name) belongs to; case makes no difference."""
    return Half(sha256(key.casefold().encode()).digest()[0] % 2)


def seed_of(*parts: object) -> int:
    """A seed for random choices that depends on nothing but its arguments."""
    return int.from_bytes(sha256("\0".join(map(str, parts)).encode()).digest()[:8], "big")
