"""`title-garble`: long titles, names of bodies and terms with words swapped, lost, repeated or put in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from checker.article import Article
from checker.checks.options import NoOptions
from checker.checks.titles.alignment import Op
from checker.checks.titles.differences import QUALIFIERS, Difference, compare, same_frame
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.glossary.inflection import FUNCTION_WORDS
from checker.glossary.title_index import MIN_CONTENT, Title, TitleIndex
from checker.tokens import Passage, is_word
from checker.wording import Word, replace_text, replacement

_OFFICES = """
[glossary]
id = "example"
[names]
"James O'Brien" = { role = "assistant secretary of state for European and Eurasian affairs" }
"Organization for Security and Co-operation in Europe" = { kind = "body" }
"Senate Foreign Relations Committee" = { kind = "body" }
[terms]
"genocide, crimes against humanity and war crimes" = []
"""

RULE = RuleInfo(
    id="title-garble",
    summary="A long title or the name of a body with words swapped, lost, repeated or put in.",
    explanation=(
        "A long title has one wording. A paraphrasing tool swaps its words, repeats some and loses others: "
        "“assistant U.S. secretary of state for European and Eurasian affairs” becomes “secretary U.S. secretary of "
        "state for Western and Eurasian affairs”. Glossaries list such titles as the `role` of a person, as names "
        "of bodies and as long terms.\n\n"
        "A shorter form that only drops words at either end, another listed title, and words that truly go before "
        "an office (deputy, acting, former, U.S.) are no garbles. A title of which one word alone was replaced may "
        "be another body's true name: it is a hint, and a warning where the whole article was paraphrased."
    ),
    severity=Severity.ERROR,
    examples=(
        RuleExample(
            "He is the [-secretary U.S. secretary of state for Western and Eurasian affairs-]"
            "{+assistant U.S. secretary of state for European and Eurasian affairs+} now.",
            _OFFICES,
        ),
        RuleExample(
            "The [-secretary of state for German and European affairs-]"
            "{+assistant secretary of state for European and Eurasian affairs+} spoke.",
            _OFFICES,
        ),
        RuleExample(
            "The [-Organization for Co-operation and Security in Europe-]"
            "{+Organization for Security and Co-operation in Europe+} met.",
            _OFFICES,
        ),
        RuleExample(
            "The [-Senate Relations Foreign Committee-]{+Senate Foreign Relations Committee+} met.",
            _OFFICES,
        ),
        RuleExample("The assistant secretary of state for European and Eurasian affairs spoke.", _OFFICES),
        RuleExample("The assistant secretary of state for Near Eastern affairs spoke.", _OFFICES),
        RuleExample("The acting U.S. assistant secretary of state for European and Eurasian affairs spoke.", _OFFICES),
        RuleExample("The secretary of state for European affairs spoke.", _OFFICES),
        RuleExample("The deputy assistant secretary of state for European affairs spoke.", _OFFICES),
        RuleExample("The U.S. secretary of state met the secretary of state of Scotland.", _OFFICES),
        RuleExample("The Foreign Relations Committee and the House Foreign Affairs Committee met.", _OFFICES),
        RuleExample("Security and co-operation in Europe were discussed by the organization.", _OFFICES),
    ),
)

_REACH = 6
"""Words on either side of a title that may be part of its garbled form."""

_FAR = 4
"""Tokens that may lie between two content words that follow one another in a title."""

_LONGEST_PHRASE = 32
"""Words of a listed phrase inside which a title is looked for."""

_STANDING = 2 / 3
"""Share of a title's content words below which a text is about something else."""

_SHORT = 4
"""Content words up to which all of them must be there, in whatever order."""

_LONG = 6
"""Words from which a title is long enough that a text like it must be meant for it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A garbled title.

    Attributes:
        title: what was meant.
        difference: how the text differs, in words of a run.
        first, last: half-open range of tokens.
        start: token at which the run begins.
    """

    title: Title
    difference: Difference
    first: int
    last: int
    start: int


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find garbled titles.

    Args:
        article: the text with its matches.
        options: none.

    Yields:
        One candidate a place: the title that fits best.
    """
    index = article.lexicon.titles
    known = index.content.among(article.vocabulary)
    if len(known) < MIN_CONTENT:
        return
    for number, passage in enumerate(article.passages):
        if len(known.intersection(passage.tokens)) < MIN_CONTENT:
            continue
        places = [at for at, token in enumerate(passage.tokens) if token in known]
        found = list(_in_passage(article, number, passage, index, places))
        for one in _best(found):
            yield _candidate(article, passage, one)


def _in_passage(
    article: Article, number: int, passage: Passage, index: TitleIndex, places: list[int]
) -> Iterator[_Found]:
    """Every reading of a passage's words as a garbled title."""
    tokens = passage.tokens
    content = index.content.words
    words = {at: content[tokens[at]] for at in places}
    whole = set(words.values())
    done: dict[int, int] = {}
    for left, right in pairwise(places):
        if right - left > _FAR:
            continue
        for at in index.with_pair[words[left], words[right]]:
            title = index.title(at)
            if not title.is_target or done.get(at, -1) > left or not _may_stand(title, whole):
                continue
            first, last = _run(tokens, left, right, len(title.keys))
            done[at] = last
            present = {word for place in range(first, last) if (word := words.get(place))}
            if _may_stand(title, present) and (one := _garbled(article, number, passage, title, (first, last))):
                yield one


def _run(tokens: list[str], left: int, right: int, length: int) -> tuple[int, int]:
    """The words around a pair, as far as a title may reach and no mark of punctuation stands between."""
    first, last = left, right + 1
    while first > 0 and left - first < length + _REACH and is_word(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and last - right < length + _REACH and is_word(tokens[last]):
        last += 1
    return first, last


def _may_stand(title: Title, present: Set[str]) -> bool:
    """Tell whether enough of a title's content words are there, its telling ones among them."""
    common = title.content & present
    least = len(title.content) * (_STANDING if len(title.content) > _SHORT else 1)
    return len(common) >= least - 0.01 and (not title.marks or not title.marks.isdisjoint(common))


def _garbled(article: Article, number: int, passage: Passage, title: Title, place: tuple[int, int]) -> _Found | None:
    start, end = place
    run = passage.folded[start:end]
    if _holds(run, title.keys):
        return None
    free = QUALIFIERS.difference(title.keys)
    difference = compare(title, run, free)
    if difference is None or not _means_title(title, difference, run):
        return None
    first, last = start + difference.first, start + difference.last
    if _is_right(article, number, first, last, run[difference.first : difference.last]):
        return None
    return _Found(title, difference, first, last, start)


def _holds(run: list[str], words: tuple[str, ...]) -> bool:
    """Tell whether some words stand in a run, one after another."""
    return any(tuple(run[at : at + len(words)]) == words for at in range(len(run) - len(words) + 1))


def _means_title(title: Title, difference: Difference, run: list[str]) -> bool:
    """Tell a garbled title from a short form, from another title, and from words that happen to be the same."""
    if not _may_stand(title, title.content & {*run[difference.first : difference.last]}):
        return False
    if difference.repeated or difference.foreign:
        return bool(difference.repeated) or len(title.keys) >= _LONG
    if difference.displaced:
        return same_frame(title, difference, run)
    return False


def _is_right(article: Article, number: int, first: int, last: int, words: list[str]) -> bool:
    """Tell whether the words found are part of a listed phrase, right or wrong, or of another listed title."""
    matches = article.matches[number]
    near = range(
        bisect_left(matches, first - _LONGEST_PHRASE, key=lambda match: match.first),
        bisect_right(matches, first, key=lambda match: match.first),
    )
    if any(matches[at].last >= last for at in near):
        return True
    core = [word for word in words if word not in QUALIFIERS]
    index = article.lexicon.titles
    content = [word for word in core if word not in FUNCTION_WORDS]
    others = {at for pair in pairwise(content) for at in index.with_pair[pair]}
    return any(_holds(list(index.title(at).keys), tuple(core)) for at in others)


def _best(found: list[_Found]) -> list[_Found]:
    """Of readings that overlap the one in which most of a title stands."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (-one.difference.standing, -len(one.title.keys), one.first)):
        if taken.isdisjoint(range(one.first, one.last)):
            kept.append(one)
            taken.update(range(one.first, one.last))
    return kept


def _candidate(article: Article, passage: Passage, found: _Found) -> Candidate:
    entry = article.lexicon.entry(found.title.entry)
    severity, sign = _weight(found)
    return Candidate(
        rule=RULE.id,
        span=passage.source_span(found.first, found.last),
        message=f"garbles “{found.title.text}”",
        suggestions=(_suggestion(article.document.source, passage, found),),
        severity=severity,
        confidence=0.95 if severity is Severity.ERROR else 0.7 if severity is Severity.WARNING else 0.3,
        safety=Safety.UNSAFE,
        term=found.title.text,
        glossary=entry.glossary,
        sign=sign,
        key=f"{found.title.text}|{' '.join(passage.folded[found.first : found.last])}",
        raised=Severity.WARNING if severity is Severity.HINT else Severity.ERROR,
    )


def _weight(found: _Found) -> tuple[Severity, float]:
    """How grave a garbled title is, and how strong a sign."""
    difference = found.difference
    if not difference.repeated and not difference.displaced:
        return Severity.HINT, 0.3
    if len(found.title.keys) >= _LONG:
        return Severity.ERROR, 1.0
    return Severity.WARNING, 0.6


def _suggestion(source: str, passage: Passage, found: _Found) -> str:
    words = _right_words(passage, found)
    hyphens = any(word.gap.strip() for word in words[1:])
    if hyphens and len(words) == found.last - found.first:
        # Words that changed places take the hyphen between them along.
        span = passage.text_span(found.first, found.last)
        text = words[0].text + "".join(word.gap + word.text for word in words[1:])
        return replace_text(passage.block, source, span.start, span.end, text)
    return replacement(passage, source, found.first, found.last, words)


def _right_words(passage: Passage, found: _Found) -> list[Word]:
    """The title's words, with the text's own where they stand rightly and true additions kept."""
    title, words = found.title, []
    for step in found.difference.steps:
        token = passage.tokens[found.start + step.text] if step.op is not Op.LOST else ""
        if step.op is Op.KEPT:
            words.append(Word(token, title.gaps[step.title] or " ", verbatim=True))
        elif step.op is not Op.ADDED:
            words.append(Word(title.words[step.title], title.gaps[step.title] or " "))
        elif passage.folded[found.start + step.text] in QUALIFIERS:
            words.append(Word(token, verbatim=True))
    return words
