"""What the differences between a title and a text mean: a garble, a short form, or another title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.checks.titles.alignment import Op, Step, align
from checker.glossary.inflection import FUNCTION_WORDS
from checker.glossary.title_index import Title

QUALIFIERS = frozenset(
    "acting associate deputy designate elect ex first former incoming interim joint new outgoing permanent "
    "principal senior special then u.s vice u.s. u.k. uk us".split()
)
"""Words that may truly stand before or inside an office."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a run of words differs from a title that it resembles.

    Attributes:
        steps: the alignment, from the first word of the run that belongs to it to the last; words that the
            title lost at its ends are in it.
        first, last: half-open range of words of the run.
        repeated: content words of the title that stand there once too often.
        displaced: content words of the title that stand in the wrong place.
        foreign: words that stand where another word of the title should.
        lost: content words of the title that are missing between others.
        standing: share of the title's content words that are there, in whatever place.
    """

    steps: tuple[Step, ...]
    first: int
    last: int
    repeated: tuple[str, ...]
    displaced: tuple[str, ...]
    foreign: tuple[str, ...]
    lost: tuple[str, ...]
    standing: float


def compare(title: Title, run: Sequence[str], free: Collection[str]) -> Difference | None:
    """Lay a title beside a run of words.

    Args:
        title: the title.
        run: folded words without punctuation between them.
        free: words that may be put into a title without harm.

    Returns:
        The difference, or None where fewer than two words of the title stand there.
    """
    steps = _without_loose_ends(align(title.keys, run, free), title, run)
    steps = _reach_on(_reach_back(steps, title, run, free), title, run)
    kept = [step for step in steps if step.op is Op.KEPT]
    if len(kept) < 2:
        return None
    used = [step.text for step in steps if step.op is not Op.LOST]
    first, last = min(used), max(used) + 1
    stands = Counter(title.keys[step.title] for step in kept)
    surplus = [
        run[step.text] for step in steps if step.op in (Op.CHANGED, Op.ADDED) and run[step.text] in title.content
    ]
    repeated = tuple(word for word in surplus if stands[word] >= title.keys.count(word))
    displaced = tuple(word for word in surplus if word not in repeated)
    present = title.content & ({*stands} | {*displaced})
    inner = _inner(steps)
    return Difference(
        steps=tuple(steps),
        first=first,
        last=last,
        repeated=repeated,
        displaced=displaced,
        foreign=tuple(
            run[s.text]
            for s in inner
            if s.op is Op.CHANGED and run[s.text] not in title.content and run[s.text] not in FUNCTION_WORDS
        ),
        lost=tuple(title.keys[s.title] for s in inner if s.op is Op.LOST and title.keys[s.title] in title.content),
        standing=len(present) / len(title.content),
    )


def _inner(steps: list[Step]) -> list[Step]:
    """The steps between the first and the last kept word."""
    kept = [at for at, step in enumerate(steps) if step.op is Op.KEPT]
    return steps[kept[0] : kept[-1] + 1]


def _without_loose_ends(steps: list[Step], title: Title, run: Sequence[str]) -> list[Step]:
    """Take small and foreign words that only happen to stand at either end of the title for none of it."""
    first = last = -1
    for at, step in enumerate(steps):
        if step.op in (Op.KEPT, Op.CHANGED) and run[step.text] in title.content:
            first = at if first < 0 else first
            last = at
    loose = [*range(first), *range(last + 1, len(steps))]
    return [
        Step(Op.LOST, step.title, step.text) if at in loose else step
        for at, step in enumerate(steps)
        if at not in loose or step.op is not Op.ADDED
    ]


def _reach_back(steps: list[Step], title: Title, run: Sequence[str], free: Collection[str]) -> list[Step]:
    """Where the title's first word is lost, take one of its words that stands before the rest for a bad copy of it."""
    lost = next((at for at, step in enumerate(steps) if step.op is not Op.LOST), 0)
    if not lost:
        return steps
    start = at = steps[lost].text
    while at > 0 and run[at - 1] in free:
        at -= 1
    if at == 0 or run[at - 1] not in title.content:
        return steps
    between = [Step(Op.ADDED, lost, place) for place in range(at, start)]
    head = steps[: lost - 1]
    return [*head, Step(Op.CHANGED, lost - 1, at - 1), *between, *steps[lost:]]


def _reach_on(steps: list[Step], title: Title, run: Sequence[str]) -> list[Step]:
    """Where a word of the title is lost, take it for moved to the end if it stands right after the rest."""
    after = max((step.text for step in steps if step.op is not Op.LOST), default=len(run)) + 1
    lost = {title.keys[step.title] for step in steps if step.op is Op.LOST}
    if after < len(run) and run[after] in lost and run[after] in title.content:
        return [*steps, Step(Op.ADDED, len(title.keys), after)]
    return steps


def same_frame(title: Title, difference: Difference, run: Sequence[str]) -> bool:
    """Tell whether the small words between the title's words are the title's own, in its order."""
    small = [word for word in run[difference.first : difference.last] if word in FUNCTION_WORDS]
    inner = [step.title for step in difference.steps if step.op in (Op.KEPT, Op.CHANGED)]
    inner += [at for at, word in enumerate(title.keys) if word in difference.displaced]
    wanted = [word for word in title.keys[min(inner) : max(inner) + 1] if word in FUNCTION_WORDS]
    return [word for word in small if word != "the"] == [word for word in wanted if word != "the"]
