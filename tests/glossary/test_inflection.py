"""English inflection as far as glossaries need it."""

from __future__ import annotations

import pytest

from checker.glossary.forms import Form
from checker.glossary.inflection import family, plural, singular, verb_forms
from checker.glossary.phrases import Family, parse


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("negotiation", "negotiations"),
        ("army", "armies"),
        ("day", "days"),
        ("church", "churches"),
        ("crisis", "crises"),
        ("woman", "women"),
        ("spokeswoman", "spokeswomen"),
        ("human", "humans"),
        ("series", "series"),
        ("aircraft", "aircraft"),
        ("politics", "politics"),
        ("bus", "buses"),
        ("process", "processes"),
        ("life", "lives"),
        ("veto", "vetoes"),
    ],
)
def test_number(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one
    assert singular(one) == one


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("hold", "hold holds held held holding"),
        ("stop", "stop stops stopped stopped stopping"),
        ("carry", "carry carries carried carried carrying"),
        ("make", "make makes made made making"),
        ("die", "die dies died died dying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("write", "write writes wrote written writing"),
        ("be", "be is was been being"),
    ],
)
def test_verbs(base: str, forms: str) -> None:
    assert list(verb_forms(base).values()) == forms.split()


def test_a_family_holds_noun_and_verb_forms() -> None:
    assert {"attack", "attacks", "attacked", "attacking"} <= family("attack")


@pytest.mark.parametrize(
    ("pattern", "head", "kind"),
    [
        ("normalization talks", 1, Family.NOUN),
        ("line of contact", 0, Family.NOUN),
        ("hold a meeting", 0, Family.VERB),
        ("ethnic {nationality}", -1, None),
        ("House of Representatives", -1, None),
        ("state-owned company", 2, Family.NOUN),
    ],
)
def test_finds_the_head_of_a_phrase(pattern: str, head: int, kind: Family | None) -> None:
    phrase = parse(pattern)
    assert phrase.head == head
    if kind is not None:
        assert phrase.elements[head].family is kind


def test_a_fixed_phrase_has_no_forms() -> None:
    phrase = parse("attorneys general", inflect=False)
    assert phrase.head == -1
    assert all(list(element.forms) == [Form.PLAIN] for element in phrase.elements)


def test_gaps_are_kept() -> None:
    assert [element.gap for element in parse("Nagorno-Karabakh war").elements] == ["", "-", " "]
