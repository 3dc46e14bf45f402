"""The edits of the frozen rewriter: each changes one sentence in one known way, or says that it cannot."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind
from checker.tokens import TOKEN

WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in a sentence: `sentence[start:end]` becomes `text`."""

    start: int
    end: int
    text: str


Editor = Callable[[str, random.Random], Edit | None]

_QUOTED = re.compile(r"[“\"]([^“”\"]{15,}?)[”\"]")
_LONG_WORD = re.compile(r"(?<=[a-z,] )[a-z]{5,}(?= [a-z])")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,4}(?![\w.,%]*\d)")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MONTHS = "January February March April June July August September October November December".split()
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z])")
_NATIONALITY = re.compile(rf"\b(?:{'|'.join(WORDS['nationalities'])})\b(?= [a-z])")
_OFFICE = re.compile(rf"\b(?:{'|'.join(WORDS['offices'])})\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"(?<=(?:is|as|re|id|ve|ad|es|do|ld|ll|an)) not(?= [a-z])|(?<= )never (?=[a-z])|(?<=[a-z])n't\b|(?<=[a-z])n’t\b"
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can|would|should)\b(?= [a-z]+)(?! (?:not|no|never)\b)")
_ROLES = re.compile(r"\b([A-Z][a-z]{3,}) (?:has |had )?([a-z]+(?:ed|s)) (?:the )?([A-Z][a-z]{3,})\b(?! [A-Z])")
_TAIL = re.compile(r",? (?:because|after|while|although|despite|during|since|which) [^,.“”\"]{20,}(?=\.$)")
_ATTRIBUTION = re.compile(r",? (?:he|she|they|officials|police) (?:said|told reporters)(?=[.,])")
_END = re.compile(r"(?<=[a-z])(?=\.$)")


def quote(sentence: str, dice: random.Random) -> Edit | None:
    """Another word inside a quotation."""
    places = [
        (quotation.start(1) + match.start(), quotation.start(1) + match.end())
        for quotation in _QUOTED.finditer(sentence)
        for match in _LONG_WORD.finditer(quotation.group(1))
    ]
    return Edit(*dice.choice(places), dice.choice(WORDS["nouns"])) if places else None


def number(sentence: str, dice: random.Random) -> Edit | None:
    """Another number, weekday or month."""
    if match := _any(_FIGURE, sentence, dice):
        return Edit(*match.span(), str(int(match.group()) + dice.randrange(1, 9)))
    if match := _any(_WEEKDAY, sentence, dice):
        return Edit(*match.span(), "Tuesday" if match.group() != "Tuesday" else "Friday")
    if match := _any(_MONTH, sentence, dice):
        return Edit(*match.span(), dice.choice([month for month in _MONTHS if month != match.group()]))
    return None


def name(sentence: str, dice: random.Random) -> Edit | None:
    """Another name."""
    match = _any(_NAME, sentence, dice)
    if match is None or match.group() in (*WORDS["nationalities"], *_MONTHS) or match.group().endswith("day"):
        return None
    if _OFFICE.search(match.group()):
        return None
    return Edit(*match.span(), dice.choice(WORDS["names"]))


def nationality(sentence: str, dice: random.Random) -> Edit | None:
    """Another nationality."""
    match = _any(_NATIONALITY, sentence, dice)
    return Edit(*match.span(), _other(WORDS["nationalities"], match.group(), dice)) if match else None


def title(sentence: str, dice: random.Random) -> Edit | None:
    """Another office."""
    match = _any(_OFFICE, sentence, dice)
    if match is None:
        return None
    other = _other(WORDS["offices"], match.group().lower(), dice)
    return Edit(*match.span(), other.title() if match.group()[0].isupper() else other)


def term(lexicon: Lexicon) -> Editor:
    """Another word in a term of the glossaries."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        tokens = list(TOKEN.finditer(sentence))
        found = [
            tokens[at]
            for match in lexicon.phrases.find([token.group() for token in tokens])
            if match.kind in (Kind.PREFERRED, Kind.ACCEPTED) and match.last - match.first > 1
            for at in range(match.first, match.last)
            if tokens[at].group().islower() and len(tokens[at].group()) > 3
        ]
        return Edit(*dice.choice(found).span(), dice.choice(WORDS["nouns"])) if found else None

    return edit


def without_negation(sentence: str, dice: random.Random) -> Edit | None:
    """A negation taken away."""
    match = _any(_NEGATION, sentence, dice)
    return Edit(*match.span(), "") if match else None


def with_negation(sentence: str, dice: random.Random) -> Edit | None:
    """A negation put in."""
    match = _any(_AUXILIARY, sentence, dice)
    return Edit(match.end(), match.end(), " not") if match else None


def roles(sentence: str, dice: random.Random) -> Edit | None:
    """Two names on either side of a verb swapped."""
    match = _any(_ROLES, sentence, dice)
    if match is None or match[1] == match[3]:
        return None
    start, end = match.span(1)[0], match.span(3)[1]
    middle = sentence[match.end(1) : match.start(3)]
    return Edit(start, end, f"{match[3]}{middle}{match[1]}")


def swap(kind: str) -> Editor:
    """A word for another, from the table of a kind."""
    pairs: dict[str, str] = WORDS["swaps"][kind]
    pattern = re.compile(rf"(?<=[a-z] )(?:{'|'.join(pairs)})(?= [a-z])")

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        return Edit(*match.span(), pairs[match.group()]) if match else None

    return edit


def drop(sentence: str, dice: random.Random) -> Edit | None:
    """The sentence, its last clause or its source left out."""
    for pattern in (_ATTRIBUTION, _TAIL):
        if match := pattern.search(sentence):
            return Edit(*match.span(), "")
    return Edit(0, len(sentence), "") if len(sentence.split()) > 5 else None


def add(sentence: str, dice: random.Random) -> Edit | None:
    """A sentence or a clause put in."""
    if dice.random() < 0.5 and (match := _END.search(sentence)):
        return Edit(match.start(), match.start(), dice.choice(WORDS["clauses"]))
    return Edit(len(sentence), len(sentence), f" {dice.choice(WORDS['sentences'])}")


def editors(lexicon: Lexicon) -> Iterator[tuple[str, Editor]]:
    """Rule that must find the edit, and what makes it."""
    yield from (
        ("changed-quote", quote),
        ("changed-number", number),
        ("changed-name", name),
        ("changed-nationality", nationality),
        ("changed-title", title),
        ("changed-term", term(lexicon)),
        ("lost-negation", without_negation),
        ("added-negation", with_negation),
        ("swapped-roles", roles),
        ("weaker", swap("weaker")),
        ("stronger", swap("stronger")),
        ("dropped", drop),
        ("added", add),
        ("reworded", swap("synonyms")),
    )


def in_quotation(sentence: str, at: int) -> bool:
    """Tell whether a place of a paragraph may stand in a quotation."""
    marks = [match.start() for match in re.finditer('[“”"]', sentence)]
    return len(marks) % 2 == 1 or sum(mark < at for mark in marks) % 2 == 1


def _any(pattern: re.Pattern[str], sentence: str, dice: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(sentence))
    return dice.choice(found) if found else None


def _other(words: list[str], word: str, dice: random.Random) -> str:
    return dice.choice([other for other in words if other != word])
