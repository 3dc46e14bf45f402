"""`role-filler`: an office held over something that it cannot be, such as the president of a person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from checker.article import Article
from checker.checks.options import NoOptions
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.glossary.name_index import is_person
from checker.glossary.phrase_index import Kind
from checker.tokens import Passage, core_length, is_capitalized
from checker.wording import Word, replacement

_OFFICES = """
[glossary]
id = "example"
[classes]
country = ["Armenia", "Azerbaijan", "Jordan", "Costa Rica"]
month = ["May"]
[names]
"Nikol Pashinian" = { role = "prime minister of Armenia" }
"Vardan Jordan" = { kind = "person" }
"Charles Michel" = { kind = "person" }
"European Union" = { kind = "body" }
"""

RULE = RuleInfo(
    id="role-filler",
    summary="An office held over something that it cannot be, such as a person.",
    explanation=(
        "A country has a president, a person has none. “Ilham Aliyev, the president of Pashinian and Azerbaijan” "
        "is what a paraphrasing tool leaves when it moves the words of a sentence about.\n\n"
        "Persons are known from the glossaries' names. A surname counts where it stands beside a country, place or "
        "body, or where the article names the person in full; one that is a country, a place or part of a longer "
        "name (“the president of George Mason University”) never does. A person who stands after the country counts "
        "only between commas after a name, because “the president of Azerbaijan and Pashinian met” is right."
    ),
    severity=Severity.ERROR,
    examples=(
        RuleExample(
            "He met the [-president of Pashinian and Azerbaijan-]{+president of Azerbaijan+} in May.", _OFFICES
        ),
        RuleExample(
            "Aliyev, the [-president of Azerbaijan and Nikol Pashinian-]{+president of Azerbaijan+}, came.", _OFFICES
        ),
        RuleExample(
            "The [-Prime Minister of Charles Michel and Costa Rica-]{+Prime Minister of Costa Rica+} came.", _OFFICES
        ),
        RuleExample("Nikol Pashinian came. The [-president of Pashinian-] left.", _OFFICES),
        RuleExample("The president of Armenia and Pashinian's party met.", _OFFICES),
        RuleExample("The president of Charles Michel University and the king of Jordan met.", _OFFICES),
        RuleExample("The prime minister of Pashinian's government came.", _OFFICES),
        RuleExample("The president of Azerbaijan met Nikol Pashinian.", _OFFICES),
        RuleExample("The president of Azerbaijan and Nikol Pashinian met in May.", _OFFICES),
        RuleExample("In May, the president of Azerbaijan and Nikol Pashinian, a journalist, met.", _OFFICES),
        RuleExample("The president of Michel left.", _OFFICES),
        RuleExample("The presidents of Armenia and Azerbaijan came.", _OFFICES),
        RuleExample("The minister of Pashinian left.", _OFFICES),
    ),
)

_OFFICE_WORDS = frozenset(
    "president chancellor king queen emperor emir sultan premier governor mayor minister monarch ruler".split()
)
"""Last words of offices that are held over a country, place or body."""

_OFFICE_TOKENS = frozenset(form for word in _OFFICE_WORDS for form in (word, word.capitalize(), word.upper()))

_FIRST_WORDS = frozenset("prime vice deputy foreign defense defence interior finance lieutenant acting".split())
"""Words with which the name of an office may begin."""


@dataclass(frozen=True, slots=True)
class _Filler:
    """What an office is said to be held over.

    Attributes:
        first, last: half-open range of tokens, `the` included.
        person: number of the person's entry in the lexicon, or -1 for a country, place or body.
    """

    first: int
    last: int
    person: int = -1


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find offices held over a person.

    Args:
        article: the text with its matches.
        options: none.

    Yields:
        One candidate a place, from the office to the end of what it is held over.
    """
    offices = article.vocabulary & _OFFICE_TOKENS
    if not offices:
        return
    named = {m.entry for matches in article.matches for m in matches if m.kind in (Kind.NAME, Kind.NAME_ACCEPTED)}
    for number, passage in enumerate(article.passages):
        if offices.isdisjoint(passage.tokens):
            continue
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if token in offices and _word(passage, at + 1).lower() == "of":
                candidate = _held_over(article, number, passage, at, named)
                if candidate is not None:
                    yield candidate


def _held_over(article: Article, number: int, passage: Passage, at: int, named: set[int]) -> Candidate | None:
    """Judge the office at a token that `of` follows; `named` are the names that the article gives in full."""
    first = _filler(article, number, passage, at + 2)
    if first is None:
        return None
    second = _filler(article, number, passage, first.last + 1) if _word(passage, first.last).lower() == "and" else None
    if second is not None and (first.person < 0) != (second.person < 0):
        wrong, right = (first, second) if second.person < 0 else (second, first)
        if wrong is second and not _is_apposition(article, passage, at, second.last):
            return None
        return _candidate(article, passage, (at, second.last), wrong, right)
    alone = (
        second is None and first.person >= 0 and _word(passage, first.last).lower() not in ("and", "or", "&", "'s", "-")
    )
    if alone and passage.tokens[at].lower() != "minister" and first.person in named:
        return _candidate(article, passage, (at, first.last), first, None)
    return None


def _word(passage: Passage, at: int) -> str:
    return passage.tokens[at] if at < len(passage.tokens) else ""


def _filler(article: Article, number: int, passage: Passage, at: int) -> _Filler | None:
    """The person, country, place or body that begins at a token and ends before a word that is no part of a name."""
    first = at
    if _word(passage, at).lower() == "the":
        at += 1
    found = _listed(article, number, at) or _territory(article, passage, at) or _surname(article, passage, at)
    if found is None:
        return None
    last, person = found
    following = _word(passage, last)
    ends_open = core_length(passage.tokens[last - 1]) < len(passage.tokens[last - 1])
    if ends_open or (following and is_capitalized(following) and following != "AND") or passage.is_joined(last):
        return None
    return _Filler(first, last, person)


def _listed(article: Article, number: int, at: int) -> tuple[int, int] | None:
    """The longest name of a glossary that begins at a token: the token after it, and the person's entry or -1."""
    matches = article.matches[number]
    start = bisect_left(matches, at, key=lambda match: match.first)
    for match in takewhile(lambda match: match.first == at, (matches[place] for place in range(start, len(matches)))):
        if match.kind in (Kind.NAME, Kind.NAME_ACCEPTED):
            entry = article.lexicon.entry(match.entry)
            if is_person(entry.kind, entry.role):
                return match.last, match.entry
            return (match.last, -1) if entry.kind is not None else None
    return None


def _territory(article: Article, passage: Passage, at: int) -> tuple[int, int] | None:
    if not is_capitalized(_word(passage, at) or "x"):
        return None
    end = article.lexicon.names.territory_at(passage.folded, at)
    return (end, -1) if end else None


def _surname(article: Article, passage: Passage, at: int) -> tuple[int, int] | None:
    """A person's surname alone; one that is a place too is none, nor one that is an ordinary word."""
    word = _word(passage, at)
    if not word or not is_capitalized(word) or passage.folded[at] in article.vocabulary:
        return None
    if any(True for _ in article.lexicon.phrases.classes_of(word)):
        return None
    entries = article.lexicon.names.standing_alone(passage.folded[at])
    persons = [entry for entry in entries if _is_person(article, entry)]
    return (at + 1, persons[0]) if persons and len(persons) == len(entries) else None


def _is_person(article: Article, number: int) -> bool:
    entry = article.lexicon.entry(number)
    return is_person(entry.kind, entry.role)


def _is_apposition(article: Article, passage: Passage, at: int, last: int) -> bool:
    """Tell whether an office stands between commas, the first of them after a name."""
    if _word(passage, last) != ",":
        return False
    while at > 0 and passage.tokens[at - 1].islower():
        at -= 1
    if at < 2 or passage.tokens[at - 1] != ",":
        return False
    name = passage.tokens[at - 2]
    # After a date or a place the office begins the sentence proper.
    return is_capitalized(name) and not any(True for _ in article.lexicon.phrases.classes_of(name))


def _candidate(
    article: Article, passage: Passage, place: tuple[int, int], wrong: _Filler, right: _Filler | None
) -> Candidate:
    first, last = place
    while first > 0 and passage.tokens[first - 1].lower() in _FIRST_WORDS:
        first -= 1
    entry = article.lexicon.entry(wrong.person)
    suggestions: tuple[str, ...] = ()
    if right is not None:
        kept = [*passage.tokens[first : place[0] + 2], *passage.tokens[right.first : right.last]]
        words = [Word(token, verbatim=True) for token in kept]
        suggestions = (replacement(passage, article.document.source, first, last, words),)
    office = " ".join(passage.tokens[first : place[0] + 1]).lower()
    is_sure = right is None or wrong.first < right.first
    return Candidate(
        rule=RULE.id,
        span=passage.source_span(first, last),
        message=f"“{office} of {entry.text}”: an office is held over a country, place or body, not over a person",
        suggestions=suggestions,
        severity=Severity.ERROR if is_sure else Severity.WARNING,
        confidence=0.9 if is_sure else 0.6,
        safety=Safety.UNSAFE if suggestions else Safety.NONE,
        glossary=entry.glossary,
        sign=0.8 if is_sure else 0.5,
        key=f"{office} of {entry.text}",
        raised=Severity.ERROR,
    )
