"""Checking stays linear on texts made to be slow, with all rules and with patterns made to be slow."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from checker.checking import Checker
from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.settings import Settings
from growth import growth
from support import lexicon

PATTERNS = """
[glossary]
id = "slow"
[classes]
nationality = ["Armenian", "South Ossetian", "South South Ossetian", "South South South Ossetian"]
talk = ["talk", "talk talk", "talk talk talk", "talk talk talk talk"]
[terms]
"{talk} {talk} {talk} end" = ["{talk} {talk} {talk} finish"]
"{nationality} forces of {nationality}" = { garbled = [
    { text = "{nationality} causes of {nationality}", near = ["attack"] },
] }
"a b a b a b a c" = ["a b a b a b a d"]
"the army of the city" = { garbled = [{ text = "the host of the town", near = ["fire"], unless = ["ball"] }] }
[names]
"Ana Banana" = { wrong = ["Ana Bananas"], role = "minister of trade and trade and trade", from = 2020-01-01 }
"Bureau of Trade and Trade" = { accept = ["BTT"] }
"""

UNITS = [
    *(
        "a",
        "a ",
        "a b ",
        "A",
        "A ",
        "Ana ",
        "Ana Banan ",
        "talk ",
        "talk-",
        "South ",
        "South-",
        "South South Ossetian causes ",
    ),
    *(
        "the host of the town ",
        "the the ",
        "minister of trade ",
        "Bureau of Trade ",
        "an a ",
        "U.S. ",
        "a.",
        "a. ",
        "A. ",
    ),
    *(
        '"',
        '" ',
        'a "',
        '"a" ',
        "'",
        "' ",
        "'a ",
        "a' ",
        "“",
        "”",
        "“a ",
        "“'",
        "(",
        "[",
        "- ",
        "a -",
        "-",
        " - a",
        "—",
    ),
    *("1", "1 ", "1,", "1,0", "1 ,0", "1 000 ", "$1 ", "10 % ", ",", " ,", " , a", ". ", "...", " .", "?!", "a,a"),
    *("\u00ad", "\u200b", "a\u0301", "\u0301", "\u200b ", "\u200ba", "é", "İ", "ß", "😀", "\u2028", "\x85", "\ufffc"),
    *(
        "said that ",
        "said. ",
        "is are ",
        "was were ",
        "1 of the ",
        "attack causes ",
        "It's its ",
        "Mr. ",
        "Mr.",
        "Jan. 1",
    ),
    *(
        "\n",
        "a\n",
        "a.\n",
        "\n\n",
        "a\n\n",
        "The talks.\n\n",
        "# unspin: off\n\n",
        "# unspin: on\n\n",
        "# unspin: ignore\na\n\n",
    ),
]

WRAPPED = {"text.txt": "{}", "text.md": "> *{}*", "text.html": "<p><b>{}</b></p>"}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Plan(Settings(grammar="off"), lexicon(PATTERNS)))


SMALL = 2_000
"""Code points of a short text; a long one has `TIMES` as many."""

MOST = 4.0
"""The ratio that checking must stay below; see `growth`."""


@pytest.fixture
def no_collections() -> Iterator[None]:
    """A collection of garbage looks at all objects of the test run, which are none of the text's."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collections")
@pytest.mark.parametrize("path", WRAPPED)
def test_a_long_text_costs_no_more_than_short_ones_of_its_length(checker: Checker, path: str) -> None:
    def work(text: str) -> None:
        checker.check(read(path, text.encode("utf-8", "surrogatepass"), ReadOptions()))

    # What is looked up or imported once is no cost of the text.
    work(WRAPPED[path].format(" ".join(UNITS)))
    grown = {unit: growth(work, unit, SMALL, MOST, WRAPPED[path]) for unit in UNITS}
    assert {unit: round(ratio, 1) for unit, ratio in grown.items() if ratio >= MOST} == {}
