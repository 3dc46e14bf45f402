"""Patterns taken apart: which words a phrase consists of and how each may be inflected.

A pattern such as `ethnic {nationality}` becomes a row of `Element`s. One of
them may be the head, whose inflection a suggestion takes over: the noun that a
noun phrase ends in (or that stands before its preposition), or the verb that a
verb phrase begins with.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.glossary.forms import Form
from checker.glossary.inflection import (
    FUNCTION_WORDS,
    is_inflectable_noun,
    noun_forms,
    verb_forms,
)
from checker.glossary.model import CLASS_NAME
from checker.tokens import TOKEN, fold

_DETERMINERS = frozenset("a an the its their his her our this that these those no any all".split())
_PREPOSITIONS = frozenset("in on at to from for with by against between into over under about after before".split())


class Family(StrEnum):
    """Which forms of a word count as the word."""

    EXACT = "exact"
    NOUN = "noun"
    VERB = "verb"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern.

    Attributes:
        text: the word as written, or the name of a class.
        gap: what stands between the element before and this one.
        family: which forms match here.
        lemma: folded base form (singular, base of the verb), or the class name.
        form: the form in which the pattern gives the word.
        forms: folded surface of each form that matches.
    """

    text: str
    gap: str
    family: Family
    lemma: str
    form: Form
    forms: dict[Form, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern taken apart.

    Attributes:
        elements: its places in order.
        head: index of the element whose inflection counts, or -1.
    """

    elements: tuple[Element, ...]
    head: int

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes named by the pattern, in order."""
        return tuple(e.lemma for e in self.elements if e.family is Family.CLASS)


def parse(pattern: str, *, inflect: bool = True) -> Phrase:
    """Take a pattern apart.

    Args:
        pattern: text with classes in braces.
        inflect: False where every word stands as written.

    Returns:
        The phrase; without elements where the pattern has no word.
    """
    pieces = _pieces(pattern)
    words = [fold(text) if not is_class else "" for text, _, is_class in pieces]
    head, head_family = _head(words, pieces) if inflect else (-1, Family.EXACT)
    elements = []
    for at, (text, gap, is_class) in enumerate(pieces):
        if is_class:
            elements.append(Element(text, gap, Family.CLASS, text, Form.PLAIN, {}))
        elif at == head and head_family is Family.VERB:
            elements.append(_verb(text, gap, words[at]))
        elif inflect and is_inflectable_noun(words[at], is_head=at == head) and not _is_proper(text, at, pieces):
            elements.append(_noun(text, gap, words[at]))
        else:
            elements.append(Element(text, gap, Family.EXACT, words[at], Form.PLAIN, {Form.PLAIN: words[at]}))
    if head >= 0 and elements[head].family in (Family.EXACT, Family.CLASS):
        head = -1
    return Phrase(tuple(elements), head)


def _pieces(pattern: str) -> list[tuple[str, str, bool]]:
    """Words and classes of a pattern with the gap before each."""
    found: list[tuple[int, int, str, bool]] = []
    at = 0
    for match in CLASS_NAME.finditer(pattern):
        found += _words(pattern, at, match.start())
        found.append((match.start(), match.end(), match.group(1), True))
        at = match.end()
    found += _words(pattern, at, len(pattern))
    pieces = []
    before = found[0][0] if found else 0
    for start, end, text, is_class in found:
        pieces.append((text, pattern[before:start], is_class))
        before = end
    return pieces


def _words(pattern: str, start: int, end: int) -> list[tuple[int, int, str, bool]]:
    return [(m.start(), m.end(), m.group(), False) for m in TOKEN.finditer(pattern, start, end)]


def _is_proper(text: str, at: int, pieces: list[tuple[str, str, bool]]) -> bool:
    """Tell a part of a proper name: a capital inside a phrase, or in all of its words."""
    if not text[0].isupper():
        return False
    return at > 0 or len(pieces) == 1 or any(word[0].isupper() for word, _, is_class in pieces[1:] if not is_class)


def _head(words: list[str], pieces: list[tuple[str, str, bool]]) -> tuple[int, Family]:
    """Which element carries the phrase's inflection, and as what."""
    if len(words) > 1 and words[0] and words[0] not in FUNCTION_WORDS:
        if words[1] in _DETERMINERS:
            return 0, Family.VERB
        if words[1] in _PREPOSITIONS and not pieces[0][0][0].isupper():
            return 0, Family.VERB
    for at, word in enumerate(words):
        if at > 0 and (word == "of" or word in _PREPOSITIONS):
            return at - 1, Family.NOUN
    return len(words) - 1, Family.NOUN


def _noun(text: str, gap: str, word: str) -> Element:
    forms = noun_forms(word)
    form = Form.PLURAL if word == forms[Form.PLURAL] and word != forms[Form.SINGULAR] else Form.SINGULAR
    forms[form] = word
    return Element(text, gap, Family.NOUN, forms[Form.SINGULAR], form, forms)


def _verb(text: str, gap: str, word: str) -> Element:
    return Element(text, gap, Family.VERB, word, Form.BASE, verb_forms(word))
