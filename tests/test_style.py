"""What an article's choice of words says, and what it must not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checking import Checker
from checker.document import Document
from checker.glossary.frequencies import Frequencies, pack, shipped
from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.settings import Settings
from checker.style import MOST_LOG_ODDS, Style, excess, mismatched, windows
from checker.style import shipped as reader
from checker.tokens import Passage
from support import lexicon

TEXTS = Path(__file__).parent / "style"


def judged(text: str) -> Style:
    document = read("text.txt", text.encode(), ReadOptions())
    return reader().read([Passage(block) for block in document.blocks], document.words())


def document(name: str) -> Document:
    return read(f"{name}.txt", (TEXTS / f"{name}.txt").read_bytes(), ReadOptions())


@pytest.mark.parametrize("name", ["learner", "learner_letter", "formal", "technical", "news"])
def test_plain_formal_and_technical_prose_is_not_odd(name: str) -> None:
    style = judged((TEXTS / f"{name}.txt").read_text("utf-8"))
    assert style.log_odds < 1


def test_swapped_words_are_odd() -> None:
    assert judged((TEXTS / "spun.txt").read_text("utf-8")).log_odds > 2.5


@pytest.mark.parametrize(("name", "level"), [("spun", "some"), ("learner", "none"), ("formal", "none")])
def test_an_odd_choice_of_words_alone_is_never_likely(name: str, level: str) -> None:
    glossary = lexicon('[glossary]\nid = "test"\n[terms]\n"quantum key distribution" = []\n')
    report = Checker(Plan(Settings(grammar="off"), glossary)).check(document(name))
    assert report.verdict is not None and report.verdict.level == level
    assert report.verdict.distinct == 0
    assert report.verdict.reasons == (("a choice of words unlike edited prose",) if level == "some" else ())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=400))
def test_any_text_has_a_bounded_style(text: str) -> None:
    assert 0 <= judged(text).log_odds <= MOST_LOG_ODDS


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It was a inland town.", 1),
        ("It was an town and a island.", 2),
        ("An hour in a useful unit, a European one.", 0),
        ("A envoy, a NATO envoy, a E, a a.", 0),
    ],
)
def test_articles_that_do_not_fit_are_counted(text: str, count: int) -> None:
    assert mismatched([Passage(block) for block in read("t.txt", text.encode(), ReadOptions()).blocks]) == count


def test_mismatches_are_bounded_and_expected_in_long_texts() -> None:
    assert excess(1, 4000) == 0
    assert excess(100, 500) == excess(50, 500)


@pytest.mark.parametrize("words", [1, 599, 600, 601, 5000, 60_000])
def test_windows_are_bounded(words: int) -> None:
    found = windows([Passage(block) for block in read("t.txt", b"word " * words, ReadOptions()).blocks])
    assert 1 <= len(found) <= 8
    assert all(sum(map(len, window)) <= 1200 for window in found)


def test_common_words_are_common_and_their_relatives_flow_in() -> None:
    table = shipped()
    assert table.frequency("the") > table.frequency("network") > table.frequency("neural") > 0
    assert table.frequency("qwxyz") == table.inflow("qwxyz") == 0
    assert table.inflow("commence") > table.inflow("begin") > 0


@given(st.dictionaries(st.text("abcdefg", min_size=1), st.tuples(st.integers(0, 255), st.integers(0, 8)), max_size=50))
def test_frequencies_come_back(words: dict[str, tuple[int, int]]) -> None:
    table = Frequencies(pack(words))
    assert all((table.frequency(word), table.inflow(word)) == numbers for word, numbers in words.items())
