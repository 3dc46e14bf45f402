"""The filter for places where a phrase may begin never hides one, and passes over most of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.tokens import TOKEN
from support import lexicon

PHRASES = lexicon("""
[glossary]
id = "phrases"
[classes]
nationality = ["Armenian", "South Ossetian", "Iranian"]
[terms]
"peace talks" = ["harmony talks", "peace-ful chats"]
"ethnic {nationality}" = ["cultural {nationality}"]
"{nationality} forces" = ["{nationality} causes"]
"US" = ["U.S. country"]
"ceasefire" = ["discontinuance"]
"rule of law" = ["decision of regulation"]
"café owner" = ["bistro proprietor"]
""").phrases

WORDS = (
    "peace talks talk harmony Harmony's HARMONY cultural Armenian South Ossetian Iranian causes cause forces ethnic US "
    "U.S. us country discontinuance decision of regulation rule law café cafe\u0301 bistro proprietor owner the a 1990s"
).split()
MARKS = ["", ",", ".", ")", "(", "“", "”", "—", "-", "'s", "…", "\u00ad", "\u200b", "_", "’"]
RUNS = st.tuples(st.sampled_from(MARKS), st.sampled_from(WORDS), st.sampled_from(MARKS)).map("".join)
GAPS = st.sampled_from([" ", " ", " ", "-", "\n", "\u00a0", " - ", ""])
TEXTS = st.lists(st.tuples(RUNS, GAPS).map("".join), max_size=8).map("".join)


@given(st.lists(TEXTS, max_size=4))
def test_no_phrase_is_hidden(texts: list[str]) -> None:
    hopeful = PHRASES.may_stand_in([text.split() for text in texts])
    holding = {number for number, text in enumerate(texts) if PHRASES.find(TOKEN.findall(text))}
    assert holding <= hopeful


def test_a_text_without_the_words_that_go_on_a_phrase_is_passed_over() -> None:
    texts = [
        "The harmony of the cultural evening.",
        "Harmony talks.",
        "Armenian",
        "causes",
        "A regulation of decision.",
    ]
    assert PHRASES.may_stand_in([text.split() for text in texts]) == {1}


def test_a_phrase_does_not_begin_in_one_text_and_end_in_the_next() -> None:
    assert PHRASES.may_stand_in([["harmony"], ["talks"], [], ["the"]]) == set()
