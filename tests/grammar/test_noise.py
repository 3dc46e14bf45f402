from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from checker.checking import Checker
from checker.checks import rule_ids
from checker.findings import Severity
from checker.grammar.engine import Kind, Lint
from checker.grammar.noise import Filter, groups, reason
from checker.plan import Plan
from checker.settings import Settings
from support import document, lexicon

GLOSSARY = '[glossary]\nid = "g"\n[terms]\n"lavash ovens" = ["lavash stoves"]\n'


def _shown(text: str, glossary: str = "", **settings: Any) -> list[tuple[str, str, str]]:
    """Rule, severity and text of every finding of Harper's."""
    plan = Plan(Settings(grammar="harper", **settings), lexicon(glossary))
    report = Checker(plan).check(document(text))
    return [(f.rule, f.severity.value, f.text) for f in report.findings if f.rule.startswith("grammar/")]


SILENT = [
    "The forces of Nagorno-Karabakh left Stepanakert with Pashinian and Aliyev.",
    "The colour of the harbour and the organisation of the centre.",
    "He drove 40 kilometres for petrol and aluminium.",
    "He had had enough and thought that that was very very long.",
    "An historic visit by an FBI agent.",
    "A sentence that goes on and on, and that has many words in it, because its author could not find an end, "
    "and that therefore is far longer than forty words, is a matter of taste and of nothing else in the world.",
    "They met in Armenia, Turkey and Georgia.",
    "He said: “Il ne faut pas vendre la peau de cette ourse avant de tuer.”",
    "The biofuel plant uses wheatgrass and a co-author wrote a workforce report on health care.",
    "The lavash was fresh.",
    "He cashed a cheque, ploughed a field, cleared a culvert by the kerb and dreamt of two crore rupees.",
    "The batsman fell to an lbw decision for the nth time.",
    "There are thought to be nine of them, and there were said to be more.",
    "Dropped calves were a mixed bag.",
    "He was robbed by an unidentified officer on an uninhabited island.",
    "Supernova 1987A in its dying moments was seen by women in their mid-20s and mid-50s.",
    "It came by subversion from within, and the wires were washed in distilled water.",
]


@pytest.mark.parametrize("text", SILENT)
def test_noise_is_left_out(text: str) -> None:
    assert [found for found in _shown(text, GLOSSARY) if found[1] != "hint"] == []


HITS = [
    ("It was an test of the engine.", "AnA", "an"),
    ("The goverment has fallen again.", "SpellCheck", "goverment"),
    ("They were definately not there.", "SpellCheck", "definately"),
    ("He is taller then his brother.", "ThenThan", "then"),
    ("He went were he wanted to go.", "WereWhere", "were"),
    ("They could of known it before.", "ModalOf", "could of"),
    ("It took took a year in in all.", "RepeatedWords", "in in"),
]


@pytest.mark.parametrize(("text", "rule", "place"), HITS)
def test_mistakes_are_warnings(text: str, rule: str, place: str) -> None:
    assert (f"grammar/{rule}", "warning", place) in _shown(text)


def test_in_a_quotation_they_are_hints() -> None:
    assert _shown("He said: “It was an test of the engine.”") == [("grammar/AnA", "hint", "an")]


def test_words_of_a_glossary_are_known() -> None:
    assert not _shown("The lavash was fresh and good.", GLOSSARY)


def test_finds_inside_a_finding_of_unspins_give_way() -> None:
    text = "Bakers lit the lavash stoves at dawn, and an lavash stoves owner watched."
    report = Checker(Plan(Settings(grammar="harper"), lexicon(GLOSSARY))).check(document(text))
    assert [f.rule for f in report.findings] == ["known-garble", "known-garble"]


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        ({}, {"grammar/AnA", "grammar/SpellCheck"}),
        ({"ignore": ("grammar/AnA",)}, {"grammar/SpellCheck"}),
        ({"ignore": ("grammar",)}, set()),
        ({"select": ("grammar",)}, {"grammar/AnA", "grammar/SpellCheck"}),
        ({"select": ("grammar/AnA",)}, {"grammar/AnA"}),
        ({"select": ("spacing",)}, set()),
        ({"select": ("grammar/OxfordComma",)}, {"grammar/OxfordComma"}),
        ({"grammar_enable": ("grammar/OxfordComma",)}, {"grammar/AnA", "grammar/SpellCheck", "grammar/OxfordComma"}),
    ],
)
def test_rules_can_be_selected_and_ignored(settings: dict[str, Any], rules: set[str]) -> None:
    text = "The goverment saw an test in Armenia, Turkey and Georgia."
    assert {rule for rule, _, _ in _shown(text, **settings)} == rules


@pytest.mark.parametrize("name", ["grammar", "grammar/AnA"])
def test_severity_can_be_set(name: str) -> None:
    found = _shown("It was an test of the engine.", severity={name: Severity.ERROR})
    assert found == [("grammar/AnA", "error", "an")]


@pytest.mark.parametrize(
    ("settings", "severities"),
    [
        ({}, ["warning", "hint"]),
        ({"grammar": Severity.ERROR}, ["error", "hint"]),
        ({"grammar/AnA": Severity.ERROR}, ["error", "error"]),
        ({"grammar": Severity.HINT}, ["hint", "hint"]),
    ],
)
def test_a_severity_for_all_of_grammar_raises_no_hint(settings: dict[str, Severity], severities: list[str]) -> None:
    found = _shown("It was an test of the engine. He said: “It was an test.”", severity=settings)
    assert [severity for _, severity, _ in found] == severities


@pytest.mark.parametrize(
    ("text", "is_noise"),
    [
        ("So does looking at the clock.", True),
        ("It hurts, and so did waiting.", True),
        ("Neither does waiting.", True),
        ("What does looking mean?", False),
        ("It also does looking.", False),
    ],
)
def test_a_verb_before_its_subject_is_no_mistake(text: str, is_noise: bool) -> None:
    start = text.index("looking" if "looking" in text else "waiting")
    lint = Lint("DID_BASEFORM", start, start + 7, "")
    assert Filter("languagetool", frozenset()).kept([lint], text, lambda _: False) == (
        [] if is_noise else [(lint, True)]
    )


@pytest.mark.parametrize(
    ("flagged", "suggestions", "offered"),
    [
        ("nagorno", ("Negro", "negro"), ()),
        ("gipsy", ("gypsy",), ()),
        ("gipsies", ("gypsies", "half-breeds", "squawes", "glasses"), ("glasses",)),
        ("english", ("English",), ("English",)),
        ("teh", ("the", "Ted"), ("the",)),
        ("gypsies and gypsy", ("gypsy",), ("gypsy",)),
    ],
)
def test_names_and_slurs_are_never_offered(
    flagged: str, suggestions: tuple[str, ...], offered: tuple[str, ...]
) -> None:
    lint = Lint("Rule", 0, len(flagged), "", suggestions, Kind.GRAMMAR)
    ((kept, _),) = Filter("harper", frozenset()).kept([lint], flagged, lambda _: False)
    assert kept.suggestions == offered


@pytest.mark.parametrize("engine", ["harper", "languagetool"])
def test_every_group_says_why(engine: str) -> None:
    for noise in groups(engine):
        assert noise.reason
        assert not noise.instead or noise.instead in rule_ids()
    assert reason(engine, "SplitWords" if engine == "harper" else "EN_COMPOUNDS_X")


def test_every_rule_of_harper_that_is_left_out_exists() -> None:
    from checker.grammar.harper import Harper

    known = Harper().descriptions().keys()
    data = tomllib.loads(files("checker.data").joinpath("grammar_noise.toml").read_text("utf-8"))
    named = {rule for table in data["noise"] if table["engine"] == "harper" for rule in table.get("rules", ())}
    assert named - {"*"} <= known
