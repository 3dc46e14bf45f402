"""The edits of the frozen rewriter: each changes one sentence in one known way, or says that it cannot.

An edit is labelled with the rule that names its class. Where a place belongs to two classes, the label is the one
that the documentation promises: another speaker of a quotation is `changed-quote`, a word in a listed term
`changed-term`, an office in front of anything else `changed-title`. Editors leave alone what they cannot label.
"""

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


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes edits of one kind.

    Attributes:
        rule: that must find them; empty where nothing above a hint may be found.
        kind: what it does, for the table.
        edit: makes an edit of a sentence.
        is_inside: whether it edits inside quotations; no other edit does.
    """

    rule: str
    kind: str
    edit: Editor
    is_inside: bool = False


def _either(words: Iterator[str] | list[str] | dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SINGLE = re.compile(r"(?<!\w)['‘][^'‘’\n]+['’](?!\w)")
_QUOTED = re.compile(r"[“\"]([^“”\"]{15,}?)[”\"]")
_LONG_WORD = re.compile(r"(?<=[a-z,] )[a-z]{5,}(?= [a-z])")
_WORDS_WITHIN = re.compile(r"(?<=[a-z]) [a-z]{4,} [a-z]{4,}(?= [a-z])")
_FIGURE = re.compile(r"(?<=[a-z,] )\d{1,4}(?![\w.,%-]*\d)(?!(?:st|nd|rd|th|-year|pm|am| per cent| percent|%|:))")
_AGE = re.compile(r"\b(?:aged (\d+)|(\d+)-year-old|(\d+) years old)")
_MONEY = re.compile(r"[$£€](\d{1,3})(?=[ .,]?)(?![\d,.]*\d)")
_PERCENT = re.compile(r"\b(\d{1,2})(?= ?(?:%|per cent|percent))")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?= \d| ?[,.])|(?<=\d )(?:{'|'.join(_MONTHS)})\b")
_PERIOD = re.compile(rf"\b(?:{_either(WORDS['periods'])})\b")
_WRITTEN = "one two three four five six seven eight nine ten eleven twelve".split()
_WRITTEN_NUMBER = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_WRITTEN[1:])})(?= [a-z]+s\b)")
_SMALL_FIGURE = re.compile(r"(?<=[a-z] )(?:[2-9]|1[0-2])(?= [a-z]+s\b)")
_DATE = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b(?!,? \d)(?!\w)")
_NAME = re.compile(r"(?<=[a-z] )(?:[A-Z][a-z]{2,} )?([A-Z][a-z]{3,})(?= [a-z])")
_NATIONALITY = re.compile(rf"\b(?:{_either(WORDS['nationalities'])})\b(?= [a-z])")
_OFFICE = re.compile(rf"\b(?:{_either(WORDS['offices'])})\b(?!-)", re.IGNORECASE)
_SPEAKER = re.compile(
    r"(?<=[”\"] )(?:[A-Z][a-z]+ )?([A-Z][a-z]{3,}) (?:said|added|told)\b"
    r"|(?<=[”\"] )(?:said|added|says) (?:[A-Z][a-z]+ )?([A-Z][a-z]{3,})\b(?! [A-Z])"
    r"|\b([A-Z][a-z]{3,}) (?:said|added|told reporters|says),? (?=[“\"])"
)
_SAYING = re.compile(rf"\b(?:{_either(WORDS['saying'])})\b")
_NEGATION = re.compile(
    r"(?<=(?:is|as|re|id|ve|ad|es|do|ld|ll|an)) not(?= [a-z])(?! only)|(?<= )never (?=[a-z])"
    r"|(?<=(?:is|as|re|id|ve|ad|es|do|ld))n['’]t\b|(?<=(?:is|as|re|ve|ad) )no (?=[a-z])"
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can|would|should)\b(?= [a-z]+)(?! (?:not|no|never)\b)")
_OPPOSITE = re.compile(rf"(?<=[a-z] )(?:{_either(WORDS['opposites'])})(?= [a-z])(?! not\b)")
_TURNED_BACK = {opposite: word for word, opposite in WORDS["opposites"].items()}
_NEGATIVE = re.compile(rf"(?<=[a-z] )(?:{_either(_TURNED_BACK)})(?= [a-z])")
_PERSON = r"((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]{2,})"
_VERB = rf"(?:[a-z]{{2,}}ed|{'|'.join(WORDS['verbs'])})(?: (?:to|against|for|with|by|from|over))?"
_ROLES = re.compile(rf"(?<=[a-z,] ){_PERSON} (?:has |had |will )?({_VERB}) (?:the )?{_PERSON}\b(?! [A-Z])")
_ACTIVE = re.compile(r"(?<=[a-z] )([A-Z][a-z]{3,}) ([a-z]{4,}ed) ([A-Z][a-z]{3,})\b(?! [A-Z]|'|’)")
_PASSIVE = re.compile(
    rf"\b{_PERSON} ((?:is|are|was|were|has been|had been) [a-z]+ed by) (?:the )?{_PERSON}\b(?! [A-Z])"
)
_TAIL = re.compile(r",? (?:because|after|while|although|despite|during|since|which) [^,.“”\"]{20,}(?=\.$)")
_CONJUNCT = re.compile(r"(?<=[a-z]) and (?:the |a |their )?[a-z]{4,} [a-z]{4,}(?=[.,])")
_ATTRIBUTION = re.compile(r",? (?:he|she|they|officials|police) (?:said|told reporters)(?=[.,])")
_END = re.compile(r"(?<=[a-z])(?=\.$)")
_NOUN_END = re.compile(r"(?<=[a-z]{4}s)(?= (?:were|are|have|had|will)\b)")


def quoted_word(sentence: str, dice: random.Random) -> Edit | None:
    """Another word inside a quotation."""
    place = _inside(_LONG_WORD, sentence, dice)
    return Edit(*place, dice.choice(WORDS["nouns"])) if place else None


def quoted_words(sentence: str, dice: random.Random) -> Edit | None:
    """Words left out of a quotation."""
    place = _inside(_WORDS_WITHIN, sentence, dice)
    return Edit(*place, "") if place else None


def speaker(sentence: str, dice: random.Random) -> Edit | None:
    """A quotation given to someone else."""
    match = _any(_SPEAKER, sentence, dice)
    if match is None:
        return None
    group = next(number for number in (1, 2, 3) if match[number])
    return None if _is_no_name(match[group]) else Edit(*match.span(group), dice.choice(WORDS["names"]))


def number(pattern: re.Pattern[str]) -> Editor:
    """Another figure."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        if match is None:
            return None
        group = match.lastindex or 0
        return Edit(*match.span(group), str(int(match[group]) + dice.randrange(1, 9)))

    return edit


def other(pattern: re.Pattern[str], words: list[str]) -> Editor:
    """Another word of a list; its capital stays."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        if match is None:
            return None
        word = dice.choice([one for one in words if one.lower() != match.group().lower()])
        return Edit(*match.span(), word.title() if match.group()[0].isupper() else word)

    return edit


def name(lexicon: Lexicon) -> Editor:
    """Another name: of no speaker, no people and no part of a listed term."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(_NAME, sentence, dice)
        if match is None or any(map(_is_no_name, match.group().split())) or _is_at(_terms(lexicon, sentence), match):
            return None
        if re.search('[“”"]', sentence) and _SAYING.search(sentence[max(match.start() - 40, 0) : match.end() + 40]):
            return None
        return Edit(*match.span(1), dice.choice(WORDS["names"]))

    return edit


def term(lexicon: Lexicon) -> Editor:
    """Another word in a term of the glossaries that holds no office, nationality or figure."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        found = [
            token
            for tokens in _terms(lexicon, sentence)
            if not any(map(_is_other_class, (token.group() for token in tokens)))
            for token in tokens
            if token.group().islower() and len(token.group()) > 3
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


def roles(pattern: re.Pattern[str]) -> Editor:
    """Two names on either side of a verb swapped."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        if match is None or match[1] == match[3] or any(map(_is_no_name, f"{match[1]} {match[3]}".split())):
            return None
        middle = sentence[match.end(1) : match.start(3)]
        return Edit(match.start(1), match.end(3), f"{match[3]}{middle}{match[1]}")

    return edit


def passive(sentence: str, dice: random.Random) -> Edit | None:
    """The same in the passive."""
    match = _any(_ACTIVE, sentence, dice)
    if match is None or _is_no_name(match[1]) or _is_no_name(match[3]):
        return None
    return Edit(*match.span(), f"{match[3]} was {match[2]} by {match[1]}")


def swap(pairs: dict[str, str]) -> Editor:
    """A word for another, from a table."""
    pattern = re.compile(rf"(?<=[a-z] )(?:{_either(pairs)})(?= [a-z])")

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        return Edit(*match.span(), pairs[match.group()]) if match else None

    return edit


def synonym(lexicon: Lexicon) -> Editor:
    """A word for another that leaves the meaning alone, outside of listed terms."""
    pairs: dict[str, str] = WORDS["swaps"]["synonyms"]
    pattern = re.compile(rf"(?<=[a-z] )(?:{_either(pairs)})(?= [a-z])")

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        if match is None or is_listed(lexicon, sentence, match.start()):
            return None
        return Edit(*match.span(), pairs[match.group()])

    return edit


def turn(pattern: re.Pattern[str], pairs: dict[str, str]) -> Editor:
    """A word for its opposite, where no other negation stands in the sentence."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        if match is None or re.search(r"\b(?:no|not|never)\b|n['’]t\b", sentence):
            return None
        return Edit(*match.span(), pairs[match.group()])

    return edit


def date(sentence: str, dice: random.Random) -> Edit | None:
    """A date in the other order."""
    match = _any(_DATE, sentence, dice)
    return Edit(*match.span(), f"{match[2]} {match[1]}") if match else None


def written(sentence: str, dice: random.Random) -> Edit | None:
    """A figure in words."""
    match = _any(_SMALL_FIGURE, sentence, dice)
    return Edit(*match.span(), _WRITTEN[int(match.group()) - 1]) if match else None


def without(pattern: re.Pattern[str]) -> Editor:
    """A part of the sentence left out."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        return Edit(*match.span(), "") if match else None

    return edit


def without_sentence(sentence: str, dice: random.Random) -> Edit | None:
    """The whole sentence left out; no headline, which has no full stop."""
    is_sentence = sentence[-1] in ".!?" and len(sentence.split()) > 5
    return Edit(0, len(sentence), "") if is_sentence else None


def with_words(pattern: re.Pattern[str], words: list[str]) -> Editor:
    """Words put in at a place."""

    def edit(sentence: str, dice: random.Random) -> Edit | None:
        match = _any(pattern, sentence, dice)
        return Edit(match.start(), match.start(), dice.choice(words)) if match else None

    return edit


def with_sentence(sentence: str, dice: random.Random) -> Edit | None:
    """A sentence put in after this one, which is no headline."""
    if sentence[-1] not in ".!?":
        return None
    return Edit(len(sentence), len(sentence), f" {dice.choice(WORDS['sentences'])}")


def makers(lexicon: Lexicon) -> tuple[Maker, ...]:
    """Every kind of edit.

    Args:
        lexicon: says which words are a term.
    """
    swaps: dict[str, dict[str, str]] = WORDS["swaps"]
    return (
        Maker("changed-quote", "word in a quotation", quoted_word, True),
        Maker("changed-quote", "words left out of a quotation", quoted_words, True),
        Maker("changed-quote", "quotation given to someone else", speaker),
        Maker("changed-number", "figure", number(_FIGURE)),
        Maker("changed-number", "age", number(_AGE)),
        Maker("changed-number", "money", number(_MONEY)),
        Maker("changed-number", "percent", number(_PERCENT)),
        Maker("changed-number", "weekday", other(_WEEKDAY, ["Tuesday", "Friday"])),
        Maker("changed-number", "month", other(_MONTH, _MONTHS)),
        Maker("changed-number", "period", swap(WORDS["periods"])),
        Maker("changed-number", "written number", other(_WRITTEN_NUMBER, _WRITTEN[1:])),
        Maker("changed-name", "name", name(lexicon)),
        Maker("changed-nationality", "nationality", other(_NATIONALITY, WORDS["nationalities"])),
        Maker("changed-title", "office", other(_OFFICE, WORDS["offices"])),
        Maker("changed-term", "word in a term", term(lexicon)),
        Maker("lost-negation", "not, never, no", without_negation),
        Maker("lost-negation", "un-, in-, -out", turn(_NEGATIVE, _TURNED_BACK)),
        Maker("added-negation", "not", with_negation),
        Maker("added-negation", "un-, in-, -out", turn(_OPPOSITE, WORDS["opposites"])),
        Maker("opposite", "a word that excludes it", swap(swaps["opposite"])),
        Maker("swapped-roles", "active", roles(_ROLES)),
        Maker("swapped-roles", "passive", roles(_PASSIVE)),
        Maker("weaker", "weaker claim", swap(swaps["weaker"])),
        Maker("stronger", "stronger claim", swap(swaps["stronger"])),
        Maker("dropped", "sentence left out", without_sentence),
        Maker("dropped", "clause left out", without(_TAIL)),
        Maker("dropped", "conjunct left out", without(_CONJUNCT)),
        Maker("dropped", "source left out", without(_ATTRIBUTION)),
        Maker("added", "sentence put in", with_sentence),
        Maker("added", "clause put in", with_words(_END, WORDS["clauses"])),
        Maker("added", "conjunct put in", with_words(_NOUN_END, WORDS["conjuncts"])),
        Maker("added", "source put in", with_words(_END, WORDS["sources"])),
        Maker("", "figure in words", written),
        Maker("", "date in the other order", date),
        Maker("", "passive for active", passive),
        Maker("", "synonym", synonym(lexicon)),
    )


def in_quotation(sentence: str, at: int) -> bool:
    """Tell whether a place of a paragraph may stand in a quotation."""
    if any(match.start() < at < match.end() for match in _SINGLE.finditer(sentence)):
        return True
    marks = [match.start() for match in re.finditer('[“”"]', sentence)]
    return len(marks) % 2 == 1 or sum(mark < at for mark in marks) % 2 == 1


def _inside(pattern: re.Pattern[str], sentence: str, dice: random.Random) -> tuple[int, int] | None:
    """A place within the quotations of a sentence."""
    places = [
        (quotation.start(1) + match.start(), quotation.start(1) + match.end())
        for quotation in _QUOTED.finditer(sentence)
        for match in pattern.finditer(quotation.group(1))
    ]
    return dice.choice(places) if places else None


def _any(pattern: re.Pattern[str], sentence: str, dice: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(sentence))
    return dice.choice(found) if found else None


_TERMS = (Kind.PREFERRED, Kind.ACCEPTED)


def _terms(lexicon: Lexicon, sentence: str, kinds: tuple[Kind, ...] = _TERMS) -> list[list[re.Match[str]]]:
    """The words of each listed term of several words."""
    tokens = list(TOKEN.finditer(sentence))
    return [
        tokens[match.first : match.last]
        for match in lexicon.phrases.find([token.group() for token in tokens])
        if match.kind in kinds and match.last - match.first > 1
    ]


def is_listed(lexicon: Lexicon, text: str, at: int) -> bool:
    """Tell whether a word stands in a listed term or name of several words."""
    kinds = (Kind.PREFERRED, Kind.ACCEPTED, Kind.NAME, Kind.NAME_ACCEPTED)
    return any(words[0].start() <= at < words[-1].end() for words in _terms(lexicon, text, kinds))


def _is_at(terms: list[list[re.Match[str]]], place: re.Match[str]) -> bool:
    return any(words[0].start() < place.end() and place.start() < words[-1].end() for words in terms)


def _is_no_name(word: str) -> bool:
    """Tell a capital word that is a people, a month, a day or an office."""
    return (
        word in _MONTHS
        or word.endswith("day")
        or word.removesuffix("s") in WORDS["nationalities"]
        or _OFFICE.fullmatch(word) is not None
    )


def _is_other_class(word: str) -> bool:
    return _is_no_name(word) or word[0].isdigit() or word.lower() in (*_WRITTEN, *WORDS["ranks"])
