"""What is taken for English, by a share of function words."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language import MIN_WORDS, SAMPLE, is_english

_ENGLISH = (
    "The talks between the two countries were held in the capital on Monday, and a second round is to follow in May."
)
_GERMAN = "Die Gespräche der beiden Länder fanden am Montag in der Hauptstadt statt und werden im Mai fortgesetzt."
_HEADLINE = "PRESIDENT MEETS LEADERS OF FIVE COUNTRIES IN PARIS TO TALK ABOUT TRADE AND THE CLIMATE"
_NAMES = "Anna Bruno Clara David Emma Felix Greta Hugo"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (_ENGLISH, 100, True),
        (_ENGLISH, 5_000, True),
        (_HEADLINE, 100, True),
        (_GERMAN, MIN_WORDS - 1, True),
        (_GERMAN, MIN_WORDS, False),
        (_GERMAN, 5_000, False),
        (_NAMES, 100, False),
        ("", 0, True),
    ],
)
def test_tells_english_from_what_is_not(text: str, words: int, expected: bool) -> None:
    assert is_english(islice(cycle(text.split()), words)) is expected


@given(st.lists(st.sampled_from(["the", "The", "of", "Haus", "geht"]), min_size=MIN_WORDS, max_size=2 * SAMPLE))
def test_counts_a_sample_whole_however_it_is_counted(words: list[str]) -> None:
    sample = words[:SAMPLE]
    exact, folded = (sum(w in ("the", "of") for w in case) for case in (sample, [w.lower() for w in sample]))
    assert is_english(words) is (max(exact, folded) >= 0.18 * len(sample))


def test_no_more_words_are_taken_than_a_sample_has() -> None:
    words = iter(["Haus"] * (SAMPLE + 1))
    assert not is_english(words)
    assert list(words) == ["Haus"]
