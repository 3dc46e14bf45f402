"""A title laid beside a run of words: which words stand, which were swapped, lost or put in.

The cheapest way to turn part of the run into the title, by whole words
(Sellers 1980: edit distance with free ends).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.glossary.inflection import FUNCTION_WORDS

_WORD = 2
_SMALL_WORD = 1
_FREE = 0


class Op(StrEnum):
    """What happened to one word."""

    KEPT = "kept"
    CHANGED = "changed"
    LOST = "lost"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Step:
    """One word of an alignment.

    Attributes:
        op: what happened to it.
        title: index of the word in the title; for an added word, of the title's next word.
        text: index of the word in the run; for a lost word, of the run's next word.
    """

    op: Op
    title: int
    text: int


def align(title: Sequence[str], run: Sequence[str], free: Collection[str]) -> list[Step]:
    """Find the part of a run of words that is most like a title.

    Args:
        title: folded words.
        run: folded words.
        free: words that may be put into a title without harm.

    Returns:
        The steps in order, all words of the title among them; time is the product of the lengths.
    """
    inserted = [_FREE if word in free else _cost(word) for word in run]
    lost = [_cost(word) for word in title]
    costs = [[0] * (len(run) + 1)]
    for at, word in enumerate(title):
        above = costs[-1]
        row = [above[0] + lost[at]]
        for to, other in enumerate(run):
            same = 0 if word == other else _WORD
            row.append(min(above[to] + same, above[to + 1] + lost[at], row[to] + inserted[to]))
        costs.append(row)
    end = min(range(len(run) + 1), key=lambda to: (costs[-1][to], -to))
    return _steps(title, run, costs, lost, end)


def _cost(word: str) -> int:
    return _SMALL_WORD if word in FUNCTION_WORDS else _WORD


def _steps(
    title: Sequence[str], run: Sequence[str], costs: list[list[int]], lost: Sequence[int], end: int
) -> list[Step]:
    steps: list[Step] = []
    at, to = len(title), end
    while at > 0:
        here = costs[at][to]
        same = to > 0 and title[at - 1] == run[to - 1]
        if to > 0 and here == costs[at - 1][to - 1] + (0 if same else _WORD):
            at, to = at - 1, to - 1
            steps.append(Step(Op.KEPT if same else Op.CHANGED, at, to))
        elif here == costs[at - 1][to] + lost[at - 1]:
            at -= 1
            steps.append(Step(Op.LOST, at, to))
        else:
            to -= 1
            steps.append(Step(Op.ADDED, at, to))
    steps.reverse()
    return steps
