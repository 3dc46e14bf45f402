"""Forms entered into a glossary: nothing else in the file changes."""

from __future__ import annotations

import pytest

from checker.decisions.house import Form, Kind, enter, new_glossary
from checker.glossary.files import parse_toml
from checker.glossary.model import GlossaryError, Place

HOUSE = """\
# Terms of this house; ask the desk before you change them.
[glossary]
id = "house"

[terms]
# agreed in May
"peace talks" = ["harmony talks"]   # seen twice
"ceasefire" = { accept = ["cease-fire"], note = "one word" }

[names]
"James O'Brien" = { wrong = ["James O'Brian"] }
"""


def usable(text: str) -> None:
    parse_toml(text.encode(), "house.toml")


def test_forms_are_entered_where_they_belong() -> None:
    entered = enter(
        HOUSE,
        [
            Form("peace talks", "peace discussions", Kind.ACCEPT, False),
            Form("ceasefire", "fire stop", Kind.GARBLED, False),
            Form("arms embargo", "arms ban", Kind.ACCEPT, False),
            Form("peace talks", "calm talks", Kind.GARBLED, False),
            Form("James O'Brien", "Jimmy O'Brien", Kind.ACCEPT, True),
        ],
        usable,
    )
    glossary = parse_toml(entered.text.encode(), "house.toml")
    terms = {term.text: term for term in glossary.terms}
    assert terms["peace talks"].accept == ("peace discussions",)
    assert [garble.text for garble in terms["peace talks"].garbled] == ["harmony talks", "calm talks"]
    assert [garble.text for garble in terms["ceasefire"].garbled] == ["fire stop"]
    assert terms["arms embargo"].accept == ("arms ban",)
    assert glossary.names[0].accept == ("Jimmy O'Brien",)
    assert len(entered.added) == 5
    assert "# Terms of this house; ask the desk before you change them." in entered.text
    assert "# agreed in May" in entered.text
    assert entered.text.index("peace talks") < entered.text.index("ceasefire") < entered.text.index("[names]")


def test_entering_twice_changes_nothing() -> None:
    form = Form("ceasefire", "Cease-Fire", Kind.ACCEPT, False)
    entered = enter(HOUSE, [form, form], usable)
    assert entered.text == HOUSE
    assert entered.known == (form,)


def test_only_the_forms_that_spoil_a_glossary_are_refused() -> None:
    good = [Form("peace talks", f"peace meeting {letter}", Kind.ACCEPT, False) for letter in "abcdefg"]
    bad = Form("peace talks", "harmony talks", Kind.ACCEPT, False)
    entered = enter(HOUSE, [*good, bad], usable)
    assert set(entered.added) == set(good)
    assert [form for form, _ in entered.refused] == [bad]
    usable(entered.text)


def test_every_form_may_be_refused() -> None:
    def never(text: str) -> None:
        raise GlossaryError(Place("house.toml", 1), "no")

    entered = enter(HOUSE, [Form("a b", "c d", Kind.ACCEPT, False)], never)
    assert entered.text == HOUSE
    assert entered.refused[0][1] == "no"


@pytest.mark.parametrize("name", ["House Style", "…", "", "Ä b"])
def test_a_new_glossary_can_be_used(name: str) -> None:
    usable(new_glossary(name))
    usable(enter(new_glossary(name), [Form("peace talks", "talks", Kind.ACCEPT, False)], usable).text)
