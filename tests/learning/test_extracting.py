"""What an article says: which phrases and names are taken from it."""

from __future__ import annotations

import pytest

from checker.learning.extracting import Extract, Extractor
from checker.profile.keys import phrase_key
from checker.readers import ReadOptions, read


def extract(text: str, name: str = "article.txt") -> Extract:
    return Extractor().extract(read(name, text.encode(), ReadOptions()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Nikol Pashinyan in Yerevan.", ["Nikol Pashinyan", "Yerevan"]),
        ("Yesterday they met.", []),
        ("They met. Yesterday was fine, he said.", []),
        ("They met at the Ministry of Foreign Affairs today.", ["Ministry of Foreign Affairs"]),
        ("They saw Armenia's prime minister there.", ["Armenia"]),
        ("They came from Nagorno-Karabakh again.", ["Nagorno-Karabakh"]),
        ("They asked Meat and Livestock Australia now.", ["Meat", "Meat and Livestock Australia"]),
        ("They met The Queen there.", []),
        ("Big News For The Whole World Today", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert list(extract(text).names) == names


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("the peace talks went", ["peace talks", "peace talks went", "talks went"]),
        ("the balance of power", ["balance of power"]),
        ("the talks, peace", []),
        ("Peace talks of the", []),
        ("the Bass Strait ferry", ["Bass Strait ferry", "Strait ferry"]),
        ("the minister's car", []),
        ("in 2019 prices", []),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert sorted(extract(text).phrases) == sorted(phrases)


def test_pairs_stand_inside_sentences() -> None:
    keys = set(extract("The talks failed. Peace came, talks ended.\n\nPeace").keys)
    assert {phrase_key(words) for words in (["the", "talks"], ["talks", "failed"], ["peace"])} <= keys
    for pair in (["failed", "peace"], ["came", "talks"], ["ended", "peace"]):
        assert phrase_key(pair) not in keys


def test_each_thing_counts_once() -> None:
    found = extract("They held peace talks. The peace talks went on.")
    assert len(found.keys) == len(set(found.keys))
    assert found.example(found.phrases["peace talks"]) == "They held peace talks. The peace talks went on."


def test_code_and_markup_are_no_prose() -> None:
    found = extract("# A Big Title\n\nThe *peace* talks `code here` went.\n\n    block of code\n", "a.md")
    assert "peace talks" in found.phrases
    assert "code here" not in found.phrases
    assert not found.names


def test_an_example_hides_nothing() -> None:
    found = extract("The peace talks\u202e\u0007 went\ton " + "and on " * 100)
    example = found.example(found.phrases["peace talks"])
    assert example.isprintable()
    assert len(example) <= 160
