"""The rule `quote-mark`: a quotation mark that is misplaced, doubled or alone, and an apostrophe torn off its word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.article import Article
from checker.checks.apostrophes import Slip, apostrophes
from checker.checks.options import NoOptions
from checker.document import Block, BlockKind
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.quotation_marks import FOREIGN, MARK, Mark, Pairing, Role, has_marks, is_ordinary, pair
from checker.wording import replace_text

RULE = RuleInfo(
    id="quote-mark",
    summary="A quotation mark that is misplaced, doubled or without a partner.",
    explanation=(
        "A paraphrasing tool loses track of quotation marks: a closing mark opens a quotation (“continues” to "
        "help peace talks,” he said), a space lands inside the marks, an apostrophe stands alone (“the United "
        "States ‘ mediation role”).\n\n"
        "The marks of a paragraph are read together. Where only one reading makes sense the place is an error with "
        "the repaired text; otherwise a warning. A quotation of several paragraphs, whose opening mark is repeated and "
        "which closes only in the last one, is right, and so are inches, elisions and quotations inside quotations."
    ),
    severity=Severity.ERROR,
    examples=(
        RuleExample("He stated that[-” -]{+ “+}the talks are over.”"),
        RuleExample("[-” -]{+“+}Whether they come or not, we go on,” he said."),
        RuleExample("It is “a punch[-“-]{+”+} to relations."),
        RuleExample("“We go on,[- ”-]{+”+} he said."),
        RuleExample("He called it “biased.[-””-]{+”+}"),
        RuleExample("He called it “biased[-”-]{+” +}and left."),
        RuleExample("Under the United States[- ‘-]{+’+} mediation role, they[- ’-]{+’+}re safe."),
        RuleExample("“We met,” he said. “We go on.”"),
        RuleExample("“We met them.\n\n“Then we left,” he said."),
        RuleExample("“He told me ‘no’ and ‘never’,” she said of the ’90s; ’tis true."),
        RuleExample('He is 5\'10" tall, has a 12" screen and said "no".'),
        RuleExample("He said “the word “peace” is old” — “very old”—and left."),
        RuleExample("The soldiers’ families and James’ house; rock ’n’ roll."),
        RuleExample('"Well ..." he said. "... and so?" ("Yes.")'),
    ),
)

_CARRY = 4
"""Paragraphs without marks after which a quotation is no longer taken for open."""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
"""Kinds of block through which one quotation may run."""

_REVIEWED = 8
"""Misplaced marks in one block above which none is certain."""

_MARGIN = 1.5
"""How much more the next best reading of a block must cost before a repair is certain:
more than a wrong shape alone."""

_SUFFIXES = frozenset(("s", "es", "ed", "d", "er", "ers", "ing", "ish", "like", "type", "style", "y"))
"""Endings that may follow a closing mark directly (`the “no”s`)."""


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find quotation marks that are wrong.

    Args:
        article: the text.
        options: none.

    Yields:
        One candidate a place.
    """
    source = article.document.source
    blocks = article.document.blocks
    waiting: tuple[Block, Mark] | None = None
    age = 0
    for number, block in enumerate(blocks):
        for slip in apostrophes(block.text):
            yield _candidate(block, source, slip)
        carried = waiting is not None and age < _CARRY and block.kind in _RUNNING
        age += 1
        if not has_marks(block.text) or (waiting is None and is_ordinary(block.text)):
            continue
        if FOREIGN.search(block.text):
            waiting = None
            continue
        pairing = _pairing(blocks, number, carried)
        if waiting is not None and not pairing.begins_inside:
            yield _unclosed(*waiting)
        for slip in _slips(block.text, pairing):
            yield _candidate(block, source, slip)
        opening = pairing.opening() if pairing.ends_inside and not _continues(blocks, number) else None
        still = waiting if pairing.ends_inside and pairing.begins_inside and opening is None else None
        waiting, age = ((block, opening) if opening is not None else still), 0
    if waiting is not None:
        yield _unclosed(*waiting)


def _pairing(blocks: tuple[Block, ...], number: int, carried: bool) -> Pairing:
    """The reading of a block, given what stands around it."""
    pairing = pair(blocks[number].text, carried=carried)
    if (pairing.cost or pairing.ends_inside) and _continues(blocks, number):
        return pair(blocks[number].text, carried=carried, continued=True)
    return pairing


def _continues(blocks: tuple[Block, ...], number: int) -> bool:
    """Tell whether the next block begins with a mark, so that a quotation may run on into it."""
    if number + 1 == len(blocks) or blocks[number + 1].kind not in _RUNNING or blocks[number].kind not in _RUNNING:
        return False
    return MARK.match(blocks[number + 1].text.lstrip()[:2]) is not None


def _slips(text: str, pairing: Pairing) -> Iterator[Slip]:
    """What is wrong with the marks of one block."""
    if not pairing.cost:
        return
    repairs = [(number, slip) for number in range(len(pairing.marks)) if (slip := _repair(text, pairing, number))]
    is_whole = not pairing.begins_inside and all(mark.role is not Role.STRAY for mark in pairing.marks)
    reviewed = is_whole and len(repairs) <= _REVIEWED
    for number, slip in repairs:
        sure = (
            reviewed and slip.is_sure and _is_plain(text, pairing, number) and _margin(text, pairing, number) >= _MARGIN
        )
        yield slip if sure else slip.unsure()
    for number, mark in enumerate(pairing.marks):
        if mark.role is Role.STRAY:
            yield _stray(text, pairing, number)


def _margin(text: str, pairing: Pairing, number: int) -> float:
    """How much more the best reading costs in which one mark has another role."""
    other = pair(text, continued=pairing.ends_inside, barred=(number, pairing.marks[number].role))
    return other.cost - pair(text, continued=pairing.ends_inside).cost


def _is_plain(text: str, pairing: Pairing, number: int) -> bool:
    """Tell whether a curly mark's place speaks for its role, or its partner does.

    Where shape and both neighbours speak against the role, two quotations with a mark missing each are as
    likely (`called it biased” and spoke of distorted” remarks`), unless a whole sentence is quoted.
    """
    mark = pairing.marks[number]
    glyph = text[mark.start : mark.end]
    if glyph not in "“”":
        return False
    spaced = not text[max(0, mark.start - 1) : mark.start].strip(), not text[mark.end : mark.end + 1].strip()
    if mark.role is Role.CLOSES:
        return not (glyph == "“" and spaced == (True, False))
    if glyph == "”" and spaced == (False, True):
        partner = next((m for m in pairing.marks[number + 1 :] if m.role is Role.CLOSES), None)
        return partner is not None and text[partner.start - 1] in ",.!?"
    return True


def _repair(text: str, pairing: Pairing, number: int) -> Slip | None:
    """How a mark should stand for what it does, None where it stands right."""
    mark = pairing.marks[number]
    if mark.role is Role.OPENS:
        return _repaired_opening(text, mark)
    if mark.role is Role.CLOSES:
        before = pairing.marks[number - 1]
        if before.end == mark.start and before.role is Role.OPENS and text[mark.end : mark.end + 1].isalnum():
            glyph = text[before.start : before.end]
            return Slip(before.start, mark.end, glyph, "a quotation mark that stands twice", is_sure=False)
        return _repaired_closing(text, mark)
    return None


def _repaired_opening(text: str, mark: Mark) -> Slip | None:
    glyph = text[mark.start : mark.end]
    right = "“" if glyph == "”" else glyph
    end = _skip_space(text, mark.end)
    gap = text[mark.end : end]
    before = text[mark.start - 1 : mark.start]
    torn = before.isalnum() or before in (",", ":", ";", ".", "!", "?")
    if before == "" or end == len(text):
        torn = False
    missing = (gap or " ") if torn else ""
    if right == glyph and not gap and not missing:
        return None
    message = "a closing mark where a quotation opens" if right != glyph else "a misplaced space at an opening mark"
    return Slip(mark.start, end, missing + right, message)


def _repaired_closing(text: str, mark: Mark) -> Slip | None:
    glyph = text[mark.start : mark.end]
    right = "”" if glyph == "“" else glyph
    start = _back_space(text, mark.start)
    gap = text[start : mark.start]
    if gap and _keeps_space(text, start):
        start, gap = mark.start, ""
    torn = text[mark.end : mark.end + 1].isalpha() and _word(text, mark.end) not in _SUFFIXES
    missing = (gap or " ") if torn else ""
    if right == glyph and not gap and not missing:
        return None
    message = "an opening mark where a quotation closes" if right != glyph else "a misplaced space at a closing mark"
    return Slip(start, mark.end, right + missing, message)


def _keeps_space(text: str, end: int) -> bool:
    """Tell whether a space before a closing mark has a reason: a spaced ellipsis, a nested single mark, a dash."""
    return text[max(0, end - 3) : end] in (". .", " . ") or text[max(0, end - 1) : end] in (
        "’",
        "'",
        "—",
        "–",
        "-",
        "…",
        "",
    )


def _word(text: str, start: int) -> str:
    """The letters from `start` on, at most ten."""
    end = start
    while end < min(len(text), start + 10) and text[end].isalpha():
        end += 1
    return text[start:end]


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _back_space(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _stray(text: str, pairing: Pairing, number: int) -> Slip:
    """A mark without a partner; beside its like it stands there twice."""
    mark = pairing.marks[number]
    glyph = text[mark.start : mark.end]
    for other in (number - 1, number + 1):
        if 0 <= other < len(pairing.marks):
            beside = pairing.marks[other]
            touching = beside.end == mark.start or mark.end == beside.start
            if touching and text[beside.start : beside.end] == glyph and beside.role is not Role.STRAY:
                start, end = min(mark.start, beside.start), max(mark.end, beside.end)
                return Slip(start, end, glyph, "a quotation mark that stands twice")
    return Slip(mark.start, mark.end, None, "a quotation mark without a partner", is_sure=False)


def _unclosed(block: Block, mark: Mark) -> Candidate:
    """A quotation without an end; where it is the whole paragraph a hint only, since many newsrooms leave it open."""
    candidate = _candidate(block, "", Slip(mark.start, mark.end, None, "a quotation that is not closed", is_sure=False))
    is_paragraph = not block.text[: mark.start].strip() and not MARK.search(block.text, mark.end)
    return replace(candidate, severity=Severity.HINT) if is_paragraph else candidate


def _candidate(block: Block, source: str, slip: Slip) -> Candidate:
    suggestions = () if slip.right is None else (replace_text(block, source, slip.start, slip.end, slip.right),)
    return Candidate(
        rule=RULE.id,
        span=block.to_source(slip.start, slip.end),
        message=slip.message,
        suggestions=suggestions,
        severity=Severity.ERROR if slip.is_sure else Severity.WARNING,
        confidence=0.95 if slip.is_sure else 0.6,
        safety=(Safety.SAFE if slip.is_sure else Safety.UNSAFE) if suggestions else Safety.NONE,
    )
