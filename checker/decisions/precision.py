"""How often findings were right, by rule and by glossary, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from checker.decisions.files import Decision, Verdict

_Z = 1.959964
"""Standard normal quantile of .975: intervals of 95 %."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How often the findings of one rule or glossary were right.

    Attributes:
        name: of the rule or glossary.
        right, wrong, later: how many were right, wrong alarms, and put off.
    """

    name: str
    right: int
    wrong: int
    later: int

    @property
    def judged(self) -> int:
        """How many were judged right or wrong."""
        return self.right + self.wrong

    @property
    def share(self) -> float | None:
        """Right ones among those judged; None where none was."""
        return self.right / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share, after Wilson (JASA 22, 1927); all of it where none was judged.

        It stays inside 0 and 1 and holds for few decisions too.
        """
        number = self.judged
        if not number:
            return 0.0, 1.0
        share = self.right / number
        middle = (share + _Z**2 / (2 * number)) / (1 + _Z**2 / number)
        width = _Z / (1 + _Z**2 / number) * math.sqrt(share * (1 - share) / number + _Z**2 / (4 * number**2))
        return max(0.0, middle - width), min(1.0, middle + width)


def precisions(decisions: Iterable[Decision], name: Callable[[Decision], str]) -> list[Precision]:
    """The precision of each rule or glossary, those with most decisions first.

    Args:
        decisions: one a finding.
        name: of the group that a decision counts for; empty for none.
    """
    counts: dict[str, dict[Verdict, int]] = {}
    for decision in decisions:
        if group := name(decision):
            counted = counts.setdefault(group, dict.fromkeys(Verdict, 0))
            counted[decision.verdict] += 1
    found = (
        Precision(group, counted[Verdict.RIGHT], counted[Verdict.WRONG_ALARM], counted[Verdict.NOT_NOW])
        for group, counted in counts.items()
    )
    return sorted(found, key=lambda one: (-one.judged, -one.later, one.name))


def table(title: str, rows: Iterable[Precision]) -> list[str]:
    """Lines of text with a header; columns stand under each other."""
    cells = [(title, "right", "wrong", "not now", "precision", "95 % interval"), *map(_cells, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _cells(row: Precision) -> tuple[str, ...]:
    low, high = row.interval
    share = "" if row.share is None else f"{row.share:.2f}"
    interval = f"{low:.2f} to {high:.2f}" if row.judged else ""
    return (row.name, f"{row.right:,}", f"{row.wrong:,}", f"{row.later:,}", share, interval)
