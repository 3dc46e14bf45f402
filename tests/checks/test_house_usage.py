"""What a house profile changes in what is found: phrases of its own, spelling, and what it must not change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from checker.article import Article
from checker.checking import Checker
from checker.checks.garbles.places import places
from checker.checks.garbles.usage import heard
from checker.checks.likely_garble import check
from checker.checks.options import NoOptions
from checker.findings import Candidate
from checker.glossary.compile import compile_glossaries
from checker.glossary.files import parse_toml
from checker.glossary.lexicon import Lexicon
from checker.glossary.sections import pack
from checker.glossary.variant_builder import build_variants
from checker.learning.extracting import Extractor
from checker.learning.gathering import Gathering
from checker.learning.merging import merge
from checker.plan import Plan, SettingsError, prepare
from checker.profile.profile import Profile
from checker.settings import Settings
from made_up_articles import article
from support import document

GLOSSARY = """
[glossary]
id = "house"
[terms]
"artificial neural network" = []
"peace talks" = ["calm conversations"]
"breast cancer" = []
"""

Learn = Callable[[Sequence[str]], Profile]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    glossaries = [parse_toml(GLOSSARY.encode(), "house.toml")]
    sections = compile_glossaries(glossaries)
    sections.setdefault("variants", pack(build_variants(glossaries)))
    return Lexicon(sections)


@pytest.fixture
def learn(tmp_path: Path) -> Learn:
    """Makes a profile of articles, each of a sentence among made-up ones."""

    def make(sentences: Sequence[str]) -> Profile:
        gathering, extractor = Gathering(), Extractor()
        for seed, sentence in enumerate(sentences):
            text = document(article(seed, sentence, words=30))
            gathering.add(extractor.extract(text), text.words(), None)
        gathering.write(tmp_path / "p")
        merge([tmp_path / "p"], tmp_path / "p")
        return Profile(tmp_path / "p")

    return make


def found(lexicon: Lexicon, text: str, profile: Profile | None = None) -> list[Candidate]:
    return list(check(Article(document(text), lexicon, profile=profile), NoOptions()))


TEXT = "The harmony talks went on for months."
USED = "So the harmony talks went on."
RIGHT = "So the peace talks went on."


@pytest.mark.parametrize(
    ("sentences", "is_silent"),
    [
        ([USED] * 3, True),
        ([USED] * 2, False),  # two are not several
        ([USED] * 5 + [RIGHT] * 40, True),
        ([USED] * 5 + [RIGHT] * 60, False),  # one in twelve, as in an archive with some spun copy
        ([USED] * 3 + [RIGHT] * 60, False),  # one in twenty
        ([RIGHT] * 5, False),
        (["So the talks of harmony went on."] * 5, False),
    ],
)
def test_only_what_the_house_uses_itself_is_passed_over(
    lexicon: Lexicon, learn: Learn, sentences: list[str], is_silent: bool
) -> None:
    assert found(lexicon, TEXT)
    assert (not found(lexicon, TEXT, learn(sentences))) is is_silent


def test_longer_phrases_are_passed_over_as_well(lexicon: Lexicon, learn: Learn) -> None:
    text = "They trained an artificial neural organization on it."
    assert found(lexicon, text)
    assert not found(lexicon, text, learn(["So an artificial neural organization was it."] * 3))
    # The pairs alone are no evidence of the phrase.
    apart = ["So an artificial neural thing was it.", "So a neural organization was it."] * 5
    assert found(lexicon, text, learn(apart))


def test_use_of_the_term_makes_a_garble_likelier_under_suspicion(lexicon: Lexicon, learn: Learn) -> None:
    def odds(sentences: list[str], *, is_suspect: bool) -> float:
        text = Article(document(TEXT), lexicon, profile=learn(sentences) if sentences else None)
        (place,) = heard(text, places(text, loose=False), is_suspect=is_suspect)
        return place.odds

    plain = odds([], is_suspect=True)
    assert odds([RIGHT] * 5, is_suspect=True) > plain
    assert odds([RIGHT] * 5, is_suspect=False) == plain
    assert odds([RIGHT], is_suspect=True) == plain  # one article is none
    assert odds(["So the talks went on."] * 30 + [RIGHT] * 2, is_suspect=True) == plain  # a share below a tenth


def test_a_listed_garble_is_found_whatever_the_archive_says(lexicon: Lexicon, learn: Learn) -> None:
    profile = learn(["So the calm conversations went on."] * 30)
    settings = Settings(select=("known-garble",), grammar="off")
    checker = Checker(Plan(settings, lexicon, profile=profile))
    (finding,) = checker.check(document("The calm conversations went on.")).findings
    assert finding.text == "calm conversations"


@pytest.mark.parametrize(
    ("word", "sentences", "is_known"),
    [
        ("kelpie", [RIGHT], False),
        ("kelpie", ["So the kelpie ran."] * 4, False),
        ("kelpie", ["So the kelpie ran."] * 5, True),
        # Slips stand in archives too, beside far more of what was meant.
        ("goverment", ["So the goverment met."] * 5, True),
        ("goverment", ["So the goverment met."] * 5 + ["So the government met."] * 100, False),
    ],
)
def test_words_of_the_house_are_no_slips(learn: Learn, word: str, sentences: list[str], is_known: bool) -> None:
    plan = Plan(Settings(grammar="harper"), Lexicon(compile_glossaries([])), profile=learn(sentences))
    findings = Checker(plan).check(document(f"They spoke of the {word} again on the farm.")).findings
    assert (word not in [finding.text for finding in findings]) is is_known


def test_results_of_another_profile_are_not_taken_from_the_cache(learn: Learn, tmp_path: Path) -> None:
    settings = Settings(profile=str(learn([USED] * 3).path), select=("known-garble",))
    before = Checker(prepare(settings)).key
    assert before == Checker(prepare(settings)).key
    learn([USED] * 4)
    assert Checker(prepare(settings)).key != before


def test_a_profile_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such profile") as caught:
        prepare(Settings(profile=str(tmp_path / "nowhere")))
    assert caught.value.setting == ("profile",)
