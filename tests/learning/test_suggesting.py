"""Which terms and names are proposed, and the glossary that they are proposed in."""

from __future__ import annotations

import tomllib

import pytest

from checker.glossary.files import parse_toml
from checker.learning.extracting import Extractor
from checker.learning.gathering import Gathering
from checker.learning.merging import merge
from checker.learning.suggested_file import glossary_text
from checker.learning.suggesting import Suggestion, names, terms
from checker.profile.profile import Profile
from checker.readers import ReadOptions, read
from made_up_articles import article
from support import lexicon

LISTED = """
[glossary]
id = "house"
[terms]
"central bank" = []
"peace talks" = ["harmony talks"]
[names]
"Nikol Pashinyan" = {}
"""

SENTENCES = (
    ("the iron ore {0} was here", 9),
    ("the iron ores {0} were here", 4),
    ("the code of conduct {0} was here", 6),
    ("the central bank {0} was here", 9),
    ("the harmony talks {0} were here", 9),
    ("men and women {0} were here", 9),
    ("it was last year {0} again", 9),
    ("the somatic cell nuclear transfer {0} was here", 5),
    ("we saw managing director Andrew Lindberg {0} there", 9),
    ("they went to Toowoomba {0} then", 12),
    ("they went to Towoomba {0} then", 1),
    ("it was said by Mr Terence Cole {0} today", 9),
    ("it was said by Cole {0} today", 5),
    ("they met Nikol Pashinyan {0} there", 9),
    ("it was Monday {0} then", 9),
    ("they asked Meat and Livestock Australia {0} today", 9),
    ("they came from England and Wales {0} then", 9),
    ("they came from England {0} then", 30),
    ("they came from Wales {0} then", 30),
    ("they saw the Harbour {0} again", 5),
)
FILLERS = "abbey acorn badge bacon cabin cedar daisy eagle fable gravy hazel igloo jelly koala lilac maple".split()


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    path = tmp_path_factory.mktemp("suggest") / "house.profile"
    gathering, extractor = Gathering(), Extractor()
    sentences = [sentence.format(FILLERS[at % len(FILLERS)]) for sentence, number in SENTENCES for at in range(number)]
    texts = [f"{article(seed, words=40)}\n\nSo {text}." for seed, text in enumerate(sentences)]
    for text in texts:
        document = read("article.txt", text.encode(), ReadOptions())
        gathering.add(extractor.extract(document), document.words(), None)
    gathering.write(path)
    merge([path], path)
    return Profile(path)


def texts_of(found: list[Suggestion]) -> list[str]:
    return [one.text for one in found]


def test_terms(profile: Profile) -> None:
    found = texts_of(terms(profile, lexicon(LISTED), 30))
    assert {"iron ore", "code of conduct", "somatic cell nuclear transfer"} <= set(found)
    for none in (
        "iron ores",  # the other number of the same
        "somatic cell",  # a part of the term
        "central bank",  # listed
        "harmony talks",  # listed as wrong
        "men and women",
        "last year",
        "managing director Andrew Lindberg",
    ):
        assert none not in found, none


def test_names(profile: Profile) -> None:
    found = texts_of(names(profile, lexicon(LISTED), 30))
    assert {"Andrew Lindberg", "Toowoomba", "Terence Cole", "Meat and Livestock Australia"} <= set(found)
    for none in (
        "Nikol Pashinyan",
        "Cole",
        "Mr Terence Cole",
        "Monday",
        "England and Wales",
        "Livestock Australia",
        "Harbour",
    ):
        assert none not in found, none


def test_other_spellings_stand_beside_a_name(profile: Profile) -> None:
    (town,) = [one for one in names(profile, lexicon(), 30) if one.text == "Toowoomba"]
    assert town.variants == (("Towoomba", 1),)
    assert [one.text for one in names(profile, lexicon(), 30) if one.variants] == ["Toowoomba"]


def test_numbers_and_order(profile: Profile) -> None:
    found = terms(profile, lexicon(), 30)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found == terms(profile, lexicon(), 30)
    assert terms(profile, lexicon(), 2) == found[:2]
    (ore,) = [one for one in found if one.text == "iron ore"]
    assert ore.articles == 9
    assert "iron ore" in ore.example


def test_the_glossary_holds_nothing_until_its_marks_are_taken_away(profile: Profile) -> None:
    text = glossary_text(profile, terms(profile, lexicon(), 9), names(profile, lexicon(), 4), "suggested")
    glossary = parse_toml(text.encode(), "suggested.toml")
    assert not glossary.terms
    assert not glossary.names
    accepted = "\n".join(line.removeprefix("# ") if line.startswith('# "') else line for line in text.splitlines())
    glossary = parse_toml(accepted.encode(), "suggested.toml")
    assert len(glossary.terms) == len(terms(profile, lexicon(), 9))
    assert len(glossary.names) == 4


def test_what_articles_say_stays_in_its_comment(profile: Profile) -> None:
    hostile = Suggestion('a "b" \\ c\n[terms]', 3, 1.0, 0.5, 'x\n"y" = []\u2028\u202e\x00', (("z\r\nz", 1),))
    text = glossary_text(profile, [hostile], [hostile], "a\n[b]")
    assert not tomllib.loads(text)["terms"]
    assert "\u202e" not in text
    accepted = "\n".join(line.removeprefix("# ") if line.startswith('# "') else line for line in text.split("\n"))
    assert list(tomllib.loads(accepted)["terms"]) == ['a "b" \\ c [terms]']
