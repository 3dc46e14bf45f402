"""The right wording for a place that stands for a term."""

from __future__ import annotations

from dataclasses import dataclass

from checker.article import Article
from checker.checks.garbles.alignment import MISSING, Alignment
from checker.checks.restoring import with_article
from checker.glossary.endings import Ending, ending_of
from checker.glossary.entries import Entry
from checker.glossary.forms import Form
from checker.glossary.kinds import EXACT
from checker.tokens import Passage, core_length
from checker.wording import Word, replacement

_FORMS = {Ending.S: (Form.PLURAL, Form.THIRD), Ending.NONE: (Form.SINGULAR, Form.BASE)}
_VERB_FORMS = {Ending.ED: (Form.PAST,), Ending.ING: (Form.ING,)}


@dataclass(frozen=True, slots=True)
class NewWording:
    """What a place should read.

    Attributes:
        first: first token that is replaced (an indefinite article before the place may be).
        text: in place of the source from there to the end of the place.
    """

    first: int
    text: str


def reworded(article: Article, number: int, alignment: Alignment) -> NewWording | None:
    """Put the term in place of an alignment.

    Args:
        article: the text.
        number: of the passage.
        alignment: the place beside its term.

    Returns:
        The wording, or None where a class of the term has no word to stand for.
    """
    passage = article.passages[number]
    words = _words(article.lexicon.entry(alignment.row.entry), passage, alignment)
    if words is None:
        return None
    first, wordings = with_article(passage, alignment.first, [words])
    return NewWording(first, replacement(passage, article.document.source, first, alignment.last, wordings[0]))


def _words(entry: Entry, passage: Passage, alignment: Alignment) -> list[Word] | None:
    beside = dict(zip(alignment.row.places, zip(alignment.tokens, alignment.kinds, strict=True), strict=True))
    is_verbal = _is_verbal(entry, passage, alignment)
    words: list[Word] = []
    for at, place in enumerate(entry.wording.places):
        token, kind = beside.get(at, (MISSING, EXACT))
        if place.is_class:
            if token == MISSING or kind != EXACT:
                return None
            text = passage.tokens[token]
            words.append(Word(text[: core_length(text)], place.gap, verbatim=True))
        elif at == entry.wording.head and token != MISSING and not is_verbal:
            words.append(Word(_inflected(entry, passage.folded[token], place.text), place.gap))
        else:
            words.append(Word(place.text, place.gap))
    return words


def _is_verbal(entry: Entry, passage: Passage, alignment: Alignment) -> bool:
    """Tell a place that begins with a verb form in -ed or -ing where the term has none.

    The term is then a verb with its object (“regain control of …”, in “reclaimed portions of …”): the number of its
    object is no sign of what the number of the term's head should be.
    """
    token = alignment.tokens[0]
    if token == MISSING or alignment.row.places[0] == entry.wording.head:
        return False
    here = ending_of(passage.folded[token])
    return here in _VERB_FORMS and here != alignment.row.endings[0]


def _inflected(entry: Entry, folded: str, written: str) -> str:
    """The head of the term in the number or tense of the word that stands for it."""
    here = ending_of(folded)
    forms = entry.wording.forms
    candidates = _FORMS.get(here, ()) + (_VERB_FORMS.get(here, ()) if Form.BASE in forms else ())
    return next((forms[form] for form in candidates if form in forms), written)
