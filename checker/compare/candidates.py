"""From two texts to candidates: the gravest change of each place, with the original's wording to put there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.compare import facts, meaning, quotes
from checker.compare.align import Alignment, align
from checker.compare.facts import clipped, is_name
from checker.compare.opposites import opposite
from checker.compare.roles import swapped, turned_voice
from checker.compare.rules import RULES
from checker.compare.suggest import capital_as, inflected
from checker.compare.texts import Sentence, Text, Unit
from checker.compare.verdict import Change
from checker.compare.words import Block, Comparison
from checker.document import Span
from checker.findings import Candidate, Related, Safety, Severity
from checker.wording import replace_text

CLASSIFIERS: tuple[Callable[[Block], Change | None], ...] = (
    quotes.changed_quote,
    meaning.negation,
    opposite,
    facts.changed_number,
    facts.changed_nationality,
    facts.changed_title,
    facts.changed_term,
    facts.changed_name,
    meaning.certainty,
    meaning.left_out,
    meaning.reworded,
)
"""What looks at each place, the gravest first; the first that has something to say decides."""

SAFE_ANYWHERE = frozenset({"changed-quote", "changed-number"})
"""Rules that hold in a text of any language: they need no vocabulary."""


@dataclass(frozen=True, slots=True)
class Found:
    """A change and where it is.

    Attributes:
        candidate: as a check would make it.
        block: the place in the aligned sentences; None where whole sentences are missing or new.
    """

    candidate: Candidate
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Facing:
    """Sentences that face one another when two texts are laid side by side.

    Attributes:
        original, revised: numbers of sentences; one of them is empty where sentences are missing or new.
        found: what changed in them.
    """

    original: tuple[int, ...]
    revised: tuple[int, ...]
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """All changes of a rewrite, and how much of the original is left.

    Attributes:
        facing: in no particular order; candidates may overlap.
        kept: units of the original that stand in the rewrite.
        original, revised: units of both texts.
    """

    facing: tuple[Facing, ...]
    kept: int
    original: int
    revised: int

    @property
    def found(self) -> Iterator[Found]:
        """All changes."""
        return (one for facing in self.facing for one in facing.found)

    @property
    def similarity(self) -> float:
        """0 to 1: share of the words of both texts that they have in common, in order within sentences (Dice)."""
        both = self.original + self.revised
        return 2 * self.kept / both if both else 1.0

    @property
    def coverage(self) -> float:
        """0 to 1: share of the original's words that stand in the rewrite."""
        return self.kept / self.original if self.original else 1.0

    @property
    def is_unrelated(self) -> bool:
        """Whether neither text holds a substantial part of the other."""
        larger = max(self.coverage, self.kept / self.revised if self.revised else 1.0)
        return larger < UNRELATED


UNRELATED = 0.1
"""Share of words in common below which two texts have nothing to do with one another: spun articles
keep more than half of their words, two stories about one event share about a twentieth in aligned sentences."""


def compare(original: Text, revised: Text) -> Outcome:
    """Find what a rewrite changed.

    Args:
        original: what was rewritten.
        revised: the rewrite.
    """
    alignment = align(original.sentences, revised.sentences)
    facing: list[Facing] = []
    kept = 0
    for pair in alignment.pairs:
        left = [unit for number in pair.original for unit in original.sentences[number].units]
        right = [unit for number in pair.revised for unit in revised.sentences[number].units]
        within = Comparison(original, revised, left, right)
        kept += within.kept
        facing.append(Facing(pair.original, pair.revised, tuple(_changes(within))))
    facing += _added(alignment, revised)
    facing += _dropped(alignment, original, revised)
    return Outcome(tuple(facing), kept, _size(original), _size(revised))


REACH = 3
"""Words on either side of a place of the original that are shown with it."""


def _size(text: Text) -> int:
    return sum(len(sentence.units) for sentence in text.sentences)


def _changes(within: Comparison) -> Iterator[Found]:
    yield from _new_quotations(within)
    if not within.blocks:
        return
    turned = [*(block for block, *_ in swapped(within)), *turned_voice(within)]
    for block in turned:
        yield _found(block, Change("swapped-roles", "who does it and whom it is done to have changed places"))
    for block in within.blocks:
        if not any(_is_inside(block, whole) for whole in turned):
            yield _found(block, next(filter(None, (classify(block) for classify in CLASSIFIERS))))


def _is_inside(block: Block, whole: Block) -> bool:
    """Tell whether a place is a part of another, on either side."""
    in_revised = whole.at <= block.at and block.until <= whole.until
    return in_revised or (not block.revised and whole.start <= block.start and block.end <= whole.end)


def _new_quotations(within: Comparison) -> Iterator[Found]:
    """Words that were put between quotation marks though the original does not quote anyone there."""
    if any(unit.quote >= 0 for unit in within.original):
        return
    for number, group in groupby(within.revised, key=lambda unit: unit.quote):
        units = list(group)
        if number < 0 or len(units) < 2 or units[0].passage != units[-1].passage:
            continue
        span = within.revised_text.span(units[0], units[-1])
        message = "words are quoted that the original does not quote"
        yield Found(
            _candidate(Change("changed-quote", message), span, (), _related(within.original_text, within.original))
        )


def _found(block: Block, change: Change) -> Found:
    within = block.within
    wording = within.original_text.written(block.original)
    around = within.original[max(block.start - REACH, 0) : block.end + REACH]
    related = _related(within.original_text, around)
    if not block.revised:
        span, suggestion = _insertion(within, block, wording)
        return Found(_candidate(change, span, (suggestion,), related), block)
    units = _first_passage(block.revised)
    span = within.revised_text.span(units[0], units[-1])
    suggestions: tuple[str, ...] = ()
    if wording and len(units) == len(block.revised):
        suggestions = (_replacement(block, wording),)
        if suggestions[0] == within.revised_text.article.document.source[span.start : span.end]:
            suggestions = ()
    return Found(_candidate(change, span, suggestions, related), block)


def _replacement(block: Block, wording: str) -> str:
    """The original's wording in the case and markup of the rewrite."""
    text = block.within.revised_text
    if len(block.original) == len(block.revised) == 1:
        wording = inflected(wording, text.written(block.revised))
    keeps = is_name(block.within.original_text, block.original[0])
    wording = capital_as(wording, opens=block.revised[0].opens, opened=block.original[0].opens, is_name=keeps)
    span = text.text_span(block.revised[0], block.revised[-1])
    passage = text.article.passages[block.revised[0].passage]
    return replace_text(passage.block, text.article.document.source, span.start, span.end, wording)


def _insertion(within: Comparison, block: Block, wording: str) -> tuple[Span, str]:
    """An empty place, and what to put there."""
    text = within.revised_text
    if block.before is not None and not (block.after is not None and block.after.opens):
        end = text.span(block.before, block.before).end
        return Span(end, end), f" {wording}"
    unit = block.after or block.before
    if unit is None:
        return Span(0, 0), wording
    start = text.span(unit, unit).start
    return Span(start, start), f"{wording} "


def _first_passage(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.passage == units[0].passage]


def _candidate(change: Change, span: Span, suggestions: tuple[str, ...], related: tuple[Related, ...]) -> Candidate:
    severity = change.severity or RULES[change.rule].severity
    return Candidate(
        rule=change.rule,
        span=span,
        message=change.message,
        suggestions=suggestions,
        severity=severity,
        confidence=_CONFIDENCE[severity],
        safety=Safety.UNSAFE if suggestions else Safety.NONE,
        term=change.term,
        glossary=change.glossary,
        related=related,
    )


_CONFIDENCE = {Severity.ERROR: 0.95, Severity.WARNING: 0.8, Severity.HINT: 0.5}


def _related(text: Text, units: Sequence[Unit]) -> tuple[Related, ...]:
    """Where it stands in the original, with a few words around it."""
    if not units:
        return ()
    first = _first_passage(units)
    span = text.span(first[0], first[-1])
    line, _ = text.lines.position(span.start)
    message = f"line {line}: “{clipped(text.written(tuple(first)))}”"
    return (Related(text.article.document.path, span, message),)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow one another, together."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _added(alignment: Alignment, revised: Text) -> Iterator[Facing]:
    """Whole sentences that the original does not have: one finding for those that follow one another in a paragraph."""
    for run in _runs(alignment.added):
        for _, group in groupby(run, key=lambda number: revised.sentences[number].units[0].passage):
            numbers = tuple(group)
            sentences = [revised.sentences[number] for number in numbers]
            span = revised.span(sentences[0].units[0], sentences[-1].units[-1])
            what = "this sentence is" if len(sentences) == 1 else f"these {len(sentences)} sentences are"
            severity = Severity.HINT if all(map(_is_headline, sentences)) else None
            found = Found(_candidate(Change("added", f"{what} not in the original", severity), span, (), ()))
            yield Facing((), numbers, (found,))


def _is_headline(sentence: Sentence) -> bool:
    return sentence.is_heading


def _dropped(alignment: Alignment, original: Text, revised: Text) -> Iterator[Facing]:
    """Whole sentences of the original that are gone: one finding for those that follow one another."""
    places = {number: pair.revised for pair in alignment.pairs for number in pair.original}
    for run in _runs(alignment.dropped):
        units = [unit for number in run for unit in original.sentences[number].units]
        wording = original.written(tuple(units))
        what = "a sentence of the original is" if len(run) == 1 else f"{len(run)} sentences of the original are"
        severity = Severity.HINT if all(_is_headline(original.sentences[number]) for number in run) else None
        change = Change("dropped", f"{what} missing here: “{clipped(wording)}”", severity)
        yield Facing(tuple(run), (), (_missing(change, run, places, revised, _related(original, units)),))


def _missing(
    change: Change, run: list[int], places: dict[int, tuple[int, ...]], revised: Text, related: tuple[Related, ...]
) -> Found:
    """Where sentences are missing: at the last word before them, or the first after them."""
    if (before := places.get(run[0] - 1)) is not None:
        unit = revised.sentences[before[-1]].units[-1]
    elif revised.sentences:
        after = places.get(run[-1] + 1)
        unit = revised.sentences[after[0] if after else 0].units[0]
    else:
        return Found(_candidate(change, Span(0, 0), (), related))
    return Found(_candidate(change, revised.span(unit, unit), (), related))
