"""What a profile says, and files that are none."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.learning.extracting import Extractor
from checker.learning.gathering import Gathering
from checker.learning.merging import merge
from checker.little_endian import packed
from checker.profile.file import ProfileError, ProfileFile, lines
from checker.profile.keys import phrase_key
from checker.profile.profile import Profile, Side
from checker.profile.showing import about_phrase, overview
from checker.profile.table import CountTable
from checker.profile.writing import Writer
from checker.readers import ReadOptions, read

KEYS = st.integers(0, 2**64 - 1)


@given(st.dictionaries(KEYS, st.integers(1, 2**32 - 1), max_size=200), st.lists(KEYS, max_size=20))
def test_a_table_says_what_was_put_in(counts: dict[int, int], others: list[int]) -> None:
    keys = sorted(counts)
    rows = packed(array("Q", keys)), packed(array("I", [counts[key] for key in keys]))
    table = CountTable(memoryview(rows[0]), memoryview(rows[1]))
    assert len(table) == len(counts)
    assert all(table.get(key) == count for key, count in counts.items())
    assert all(table.get(key) == counts.get(key, 0) for key in others)


def test_keys_that_lie_unevenly_are_found_all_the_same() -> None:
    keys = [*range(1000), 2**63]
    table = CountTable(
        memoryview(packed(array("Q", keys))), memoryview(packed(array("I", [key % 97 + 1 for key in keys])))
    )
    assert all(table.get(key) == key % 97 + 1 for key in keys)
    assert table.get(2**62) == table.get(2**64 - 1) == 0


def test_the_order_of_words_counts() -> None:
    assert len({phrase_key(words) for words in (["a", "b"], ["b", "a"], ["a"], ["a", "b", "a"])}) == 4


def made(path: Path, *texts: str) -> Profile:
    gathering = Gathering()
    extractor = Extractor()
    for text in texts:
        document = read("article.txt", text.encode(), ReadOptions())
        gathering.add(extractor.extract(document), document.words(), None)
    gathering.write(path)
    merge([path], path)
    return Profile(path)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    texts = [
        f"He spoke of the arms ban in Kyiv. The budget deficit of {word} grew." for word in "one two three four".split()
    ]
    texts += ["We read of the arms embargo and of kelpie dogs."] * 7
    return made(tmp_path / "house.profile", *texts)


@pytest.mark.parametrize(
    ("found", "meant", "is_vetoed"),
    [
        ("arms ban", "weapons ban", True),  # four articles have it, none the term
        ("arms ban", "arms embargo", True),  # the term has seven
        ("weapons ban", "arms ban", False),  # no article has it
        ("the arms ban", "arms embargo", False),  # begins with a word of grammar: longer phrases are not counted so
        ("kelpie dogs", "", True),
        ("", "arms ban", False),
    ],
)
def test_a_phrase_that_several_articles_use_is_the_house_s_own(
    profile: Profile, found: str, meant: str, is_vetoed: bool
) -> None:
    assert profile.vetoes(found.split(), meant.split()) is is_vetoed


def test_a_phrase_that_is_rare_beside_the_term_is_not(tmp_path: Path) -> None:
    texts = ["The arms ban was on."] * 4 + ["The arms embargo was on."] * 41
    profile = made(tmp_path / "p", *texts)
    assert profile.articles_with(("arms", "ban")) == 4
    assert not profile.vetoes(["arms", "ban"], ["arms", "embargo"])
    assert profile.vetoes(["arms", "ban"], ["arms", "stop"])


def test_what_it_takes_can_be_set(profile: Profile) -> None:
    assert Profile(profile.path, 4).vetoes(["arms", "ban"], [])
    assert not Profile(profile.path, 5).vetoes(["arms", "ban"], [])


def test_shares(profile: Profile) -> None:
    assert profile.share("ban", "arms", Side.LEFT) == pytest.approx((4 + 0.5) / (11 + 2))
    assert profile.share("arms", "ban", Side.RIGHT) == pytest.approx((4 + 0.5) / (4 + 2))
    assert profile.share("ban", "arms", Side.RIGHT) == pytest.approx(0.5 / (11 + 2))
    assert profile.share("ban", "zebra", Side.LEFT) is None


def test_spelling(profile: Profile) -> None:
    assert profile.spells("kelpie")
    assert profile.spells("Kelpie's")
    assert not profile.spells("deficit")  # four articles are too few
    assert profile.spells("kelpie", ["dogs"])
    many = made(profile.path, *["They recieve it."] * 5, *["They receive it."] * 100)
    assert not many.spells("recieve", ["receive"])
    assert many.spells("recieve", ["relieve"])


def test_names(profile: Profile) -> None:
    assert profile.knows("Kyiv")
    assert not profile.knows("Lviv")
    assert [(found.text, found.articles) for found in profile.names()] == [("Kyiv", 4)]
    assert ("arms ban", 4) in [(found.text, found.articles) for found in profile.phrases()]


def test_it_goes_to_other_processes(profile: Profile) -> None:
    other = pickle.loads(pickle.dumps(profile))
    assert other.digest == profile.digest
    assert other.articles_with(("arms", "ban")) == 4


def test_showing(profile: Profile) -> None:
    assert "independent articles: 11, with 126 words" in list(overview(profile))
    assert next(iter(about_phrase(profile, "Arms ban"))) == "“arms ban” stands in 4 of 11 independent articles."


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _flipped(data: bytes) -> bytes:
    return data[:100] + bytes([data[100] ^ 1]) + data[101:]


DAMAGE: list[tuple[Callable[[bytes], bytes], bool]] = [
    (_cut, True),
    (lambda data: data[: len(data) // 2], True),
    (lambda data: b"", True),
    (lambda data: b"no profile at all, but long enough to be one: " * 10, True),
    (lambda data: data + b"x", True),
    (lambda data: data[:-60] + b"x" + data[-59:], True),
    (_flipped, False),
]


@pytest.mark.parametrize(("damage", "is_seen_at_once"), DAMAGE)
def test_damage_is_refused(
    profile: Profile, tmp_path: Path, damage: Callable[[bytes], bytes], is_seen_at_once: bool
) -> None:
    path = tmp_path / "damaged"
    path.write_bytes(damage(profile.path.read_bytes()))
    with pytest.raises(ProfileError, match="damaged"):
        ProfileFile(path).verify()
    if is_seen_at_once:
        with pytest.raises(ProfileError, match="damaged"):
            Profile(path)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "p"
    path.write_bytes(b"unspin profile\n\0" + data + b"unspin profile\n\0")
    with pytest.raises(ProfileError, match="damaged"):
        Profile(path)


def test_a_file_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), Writer(tmp_path / "p") as file:
        file.section("keys", [b"12345678"])
        raise RuntimeError
    assert not list(tmp_path.iterdir())


@given(st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b" "))))
def test_lines_come_back(parts: list[bytes]) -> None:
    assert list(lines(memoryview(b"".join(part + b"\n" for part in parts)))) == parts
