"""What rules are given where nothing can be set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoOptions:
    """Options of a rule that has none."""
