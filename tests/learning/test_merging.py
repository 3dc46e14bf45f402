"""Putting profiles together adds what they hold, in any order and in any number of steps."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.learning import gathering as gathering_module
from checker.learning.extracting import Extractor
from checker.learning.gathering import Gathering
from checker.learning.merging import merge
from checker.profile.file import ProfileError
from checker.profile.profile import Profile
from checker.readers import ReadOptions, read

WORDS = st.sampled_from("arms ban budget deficit peace talks Kyiv Lviv the of in and grew held".split())
ARTICLES = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6)


def segment(path: Path, texts: list[str]) -> Path:
    gathering, extractor = Gathering(), Extractor()
    for text in texts:
        document = read("article.txt", f"So {text}.".encode(), ReadOptions())
        gathering.digests += text.encode()[:16].ljust(16)
        gathering.add(extractor.extract(document), document.words(), None)
    gathering.write(path)
    return path


def merged(target: Path, *paths: Path) -> Path:
    merge(paths, target)
    return target


def content(path: Path) -> dict[str, object]:
    """All that a profile holds but its examples, and the sections that stand in the order of learning sorted."""
    profile = Profile(path)
    file = profile.file
    digests = bytes(file.section("digests"))
    about = {key: value for key, value in file.about.items() if key not in ("digest", "size")}
    return {
        "about": about,
        "digests": sorted(digests[at : at + 16] for at in range(0, len(digests), 16)),
        "phrases": [(one.text, one.articles) for one in profile.phrases()],
        "names": [(one.text, one.articles) for one in profile.names()],
        **{name: bytes(file.section(name)) for name in ("keys", "counts", "phrase-keys", "phrase-counts")},
    }


@settings(max_examples=30, deadline=None)
@given(ARTICLES, ARTICLES, ARTICLES)
def test_order_and_steps_make_no_difference(
    tmp_path_factory: pytest.TempPathFactory, one: list[str], two: list[str], three: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    a, b, c = (segment(folder / name, texts) for name, texts in zip("abc", (one, two, three), strict=True))
    at_once = content(merged(folder / "abc", a, b, c))
    assert content(merged(folder / "cba", c, b, a)) == at_once
    assert content(merged(folder / "ab-c", merged(folder / "ab", a, b), c)) == at_once
    assert content(merged(folder / "a-bc", a, merged(folder / "bc", b, c))) == at_once
    together = segment(folder / "together", [*one, *two, *three])
    assert content(merged(folder / "all", together)) == at_once


@settings(max_examples=20, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=4))
def test_what_is_dropped_is_no_more_than_is_said(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("bound")
    exact = Counter[str]()
    for texts in parts:
        for text in texts:
            document = read("article.txt", f"So {text}.".encode(), ReadOptions())
            exact.update(Extractor().extract(document).phrases.keys())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering_module, "MOST_PHRASES", 3)
        patch.setattr("checker.learning.merging.MOST_PHRASES", 3)
        paths = [segment(folder / f"{number}", texts) for number, texts in enumerate(parts)]
        profile = Profile(merged(folder / "all", *paths))
    told = {one.text: one.articles for one in profile.phrases()}
    assert len(told) <= 3
    for text, count in exact.items():
        assert count - profile.error <= told.get(text, 0) <= count


def test_many_ranges_of_keys_are_one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.learning.merging._AT_A_TIME", 3)
    one, two = segment(tmp_path / "a", ["arms ban grew", "peace talks"]), segment(tmp_path / "b", ["arms ban held"])
    small = content(merged(tmp_path / "small", one, two))
    monkeypatch.undo()
    assert content(merged(tmp_path / "large", one, two)) == small


def test_a_damaged_part_changes_nothing(tmp_path: Path) -> None:
    good, bad = segment(tmp_path / "a", ["arms ban"]), segment(tmp_path / "b", ["peace talks"])
    data = bytearray(bad.read_bytes())
    data[40] ^= 1
    bad.write_bytes(data)
    before = good.read_bytes()
    with pytest.raises(ProfileError, match="damaged"):
        merge([good, bad], good)
    assert good.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
