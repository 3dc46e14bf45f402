"""What a classifier says about one place."""

from __future__ import annotations

from dataclasses import dataclass

from checker.findings import Severity


@dataclass(frozen=True, slots=True)
class Change:
    """What a rewrite did at one place.

    Attributes:
        rule: id of the rule.
        message: one sentence without a full stop.
        severity: where it is not the rule's own.
        term: the glossary term concerned, as its glossary writes it, or empty.
        glossary: id of that glossary, or empty.
    """

    rule: str
    message: str
    severity: Severity | None = None
    term: str = ""
    glossary: str = ""
