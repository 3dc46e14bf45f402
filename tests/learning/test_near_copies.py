"""Copies count once, whatever was done to them; what was written apart does not."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.learning.extracting import Extractor
from checker.learning.near import BINS, STORY, TEXT, Sketches, sketch
from checker.profile.keys import word_key
from checker.readers import ReadOptions, read
from made_up_articles import article


def extract(text: str):  # type: ignore[no-untyped-def]
    return Extractor().extract(read("article.txt", text.encode(), ReadOptions()))


@given(st.sets(st.text(max_size=9), min_size=100, max_size=200))
def test_a_set_is_like_itself(texts: set[str]) -> None:
    members = set(map(word_key, texts))
    known = Sketches(TEXT)
    assert sketch(members) not in known
    known.add(sketch(members))
    assert sketch(members) in known


@pytest.mark.parametrize(("shared", "is_like"), [(1.0, True), (0.6, True), (0.1, False), (0.0, False)])
def test_the_share_of_members_decides(shared: float, is_like: bool) -> None:
    chance = random.Random(3)
    found = 0
    for _ in range(100):
        one = {chance.getrandbits(64) for _ in range(500)}
        # Jaccard's index of two sets of one size that have k members in common is k / (2n - k).
        common = round(2 * 500 * shared / (1 + shared))
        other = {*list(one)[:common], *(chance.getrandbits(64) for _ in range(500 - common))}
        known = Sketches(TEXT)
        known.add(sketch(one))
        found += sketch(other) in known
    assert found >= 99 if is_like else found <= 1


def test_many_sketches_are_all_found_again() -> None:
    chance = random.Random(4)
    sketches = [sketch(chance.getrandbits(64) for _ in range(300)) for _ in range(2000)]
    known = Sketches(TEXT)
    for one in sketches:
        assert one not in known
        known.add(one)
    assert len(known) == 2000
    assert all(one in known for one in sketches)


def test_boiler_plate_makes_no_copies_and_no_long_searches() -> None:
    chance = random.Random(5)
    plate = array("I", [7] * (BINS // 5))
    known = Sketches(TEXT)
    for _ in range(500):
        one = sketch(chance.getrandbits(64) for _ in range(300))
        one[: len(plate)] = plate
        assert one not in known
        known.add(one)


def test_a_sketch_of_little_tells_nothing() -> None:
    known = Sketches(TEXT)
    known.add(sketch([1, 2, 3]))
    known.add(sketch([]))
    assert sketch([1, 2, 3]) not in known
    assert sketch([]) not in known


def _cut(text: str) -> str:
    return text[: len(text) // 2]


def _edited(text: str) -> str:
    chance = random.Random(1)
    return " ".join("zebra" if chance.random() < 0.05 else word for word in text.split())


@pytest.mark.parametrize("change", [str, str.upper, _cut, _edited, lambda text: "From our agency.\n\n" + text])
def test_changed_copies_of_a_text_are_known(change) -> None:  # type: ignore[no-untyped-def]
    known = Sketches(TEXT)
    known.add(extract(article(1)).text_sketch)
    assert extract(change(article(1))).text_sketch in known
    assert extract(article(2)).text_sketch not in known


def test_two_spins_of_a_story_are_one_by_its_names() -> None:
    names = [f"{chr(65 + number)}anor {chr(90 - number)}erev" for number in range(24)]
    stories = []
    for seed in (1, 2):
        words = article(seed).lower().replace(".", "").split()
        stories.append(
            ". ".join(f"{' '.join(words[8 * at : 8 * at + 8])} {name} said" for at, name in enumerate(names))
        )
    one, other = map(extract, stories)
    texts, known = Sketches(TEXT), Sketches(STORY)
    texts.add(one.text_sketch)
    known.add(one.story_sketch)
    assert other.text_sketch not in texts
    assert other.story_sketch in known
    assert extract(stories[1].replace("anor", "inor")).story_sketch not in known
