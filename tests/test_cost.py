"""Checking stays linear on texts made to be slow, with all rules and with patterns made to be slow."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from checker.checking import Checker
from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.settings import Settings
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


SMALL, TIMES = 2_000, 16
"""Code points of a short text, and how many short texts are as long as a long one."""

MOST = 4.0
"""A long text must not take so many times as long as short ones of the same length together: linear cost
makes it 1 or less, cost with the square of the text 16. Both are measured for about the same time, one after
the other, so that a busy machine slows down both."""

ROUNDS = 6
"""How often a ratio above that is measured anew: what disturbs one round rarely disturbs all."""


def seconds(checker: Checker, path: str, text: str, times: int) -> float:
    """Seconds of the processor that checking a text some times takes."""
    data = text.encode("utf-8", "surrogatepass")
    began = time.process_time()
    for _ in range(times):
        checker.check(read(path, data, ReadOptions()))
    return time.process_time() - began


def growth(checker: Checker, path: str, unit: str) -> float:
    """How many times as long a long text takes as short ones of the same length together."""
    short, long = (WRAPPED[path].format((unit * size)[:size]) for size in (SMALL, TIMES * SMALL))
    least = float("inf")
    for _ in range(ROUNDS):
        least = min(least, seconds(checker, path, long, 1) / seconds(checker, path, short, TIMES))
        if least < MOST:
            break
    return least


@pytest.fixture
def no_collections() -> Iterator[None]:
    """A collection of garbage looks at all objects of the test run, which are none of the text's."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collections")
@pytest.mark.parametrize("path", WRAPPED)
def test_a_long_text_costs_no_more_than_short_ones_of_its_length(checker: Checker, path: str) -> None:
    # What is looked up or imported once is no cost of the text.
    seconds(checker, path, WRAPPED[path].format(" ".join(UNITS)), 1)
    grown = {unit: growth(checker, path, unit) for unit in UNITS}
    assert {unit: round(ratio, 1) for unit, ratio in grown.items() if ratio >= MOST} == {}
