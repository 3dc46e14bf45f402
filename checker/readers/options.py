"""What a caller may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices that hold for every format.

    Attributes:
        front_matter: keys of front matter whose values are prose, in any order;
            the values of all other keys are data.
    """

    front_matter: tuple[str, ...] = ("title", "description", "summary")
