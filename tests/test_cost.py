"""Checking stays linear on texts made to be slow, with all rules and with patterns made to be slow."""

from __future__ import annotations

import gc
import time

import pytest

from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.run import Checker
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


def cost(checker: Checker, path: str, text: str, runs: int) -> float:
    data = text.encode("utf-8", "surrogatepass")
    took = []
    # A collection looks at all objects of the test run, which are none of the text's.
    gc.disable()
    try:
        for _ in range(runs):
            began = time.process_time()
            checker.check(read(path, data, ReadOptions()))
            took.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(took)


@pytest.mark.parametrize("path", WRAPPED)
def test_cost_grows_as_the_text_does(checker: Checker, path: str) -> None:
    slow = []
    for unit in UNITS:
        small, large = (WRAPPED[path].format((unit * size)[:size]) for size in (2_000, 32_000))
        cost(checker, path, small, 1)
        # What grows with the square of the text takes 256 times as long; a busy machine is asked again.
        for runs in (1, 3, 5, 5):
            before = cost(checker, path, small, 3)
            growth = cost(checker, path, large, runs) / max(before, 0.001)
            if growth < 60:
                break
        else:
            slow.append((unit, round(growth)))
    assert not slow
