"""Replaced terms become a glossary that loads."""

from __future__ import annotations

from checker.compare.comparer import Comparer
from checker.compare.harvest import Harvest
from checker.glossary.files import parse_toml
from checker.plan import Plan
from checker.settings import Settings
from support import document, lexicon

PAIRS = (
    ("They held normalization talks again.", "They held standardization negotiations again."),
    ("The normalization talks failed at once.", "The standardization negotiations failed at once."),
    ("Many ethnic Armenian families left home.", "Many cultural Armenian families left home."),
    ("The blast killed 12 people.", "The blast killed 14 people."),
    ('The "quoted thing" stays here today.', 'The "quoted {thing}\\" stays here today.'),
)


def _harvest() -> str:
    harvest = Harvest()
    comparer = Comparer(Plan(Settings(grammar="off"), lexicon("")), harvest)
    for original, revised in PAIRS:
        comparer.report(document(original, "o.txt"), document(revised, "r.txt"))
    return harvest.toml()


def test_counts_places_over_pairs() -> None:
    text = _harvest()
    assert '"normalization talks" = ["standardization negotiations"]  # 2 in 2' in text
    assert '"ethnic armenian" = ["cultural armenian"]  # 1 in 1' in text
    assert "14" not in text


def test_is_a_glossary() -> None:
    glossary = parse_toml(_harvest().encode(), "harvest.toml")
    assert glossary.id == "harvest"
    assert {term.text: [garble.text for garble in term.garbled] for term in glossary.terms}["normalization talks"] == [
        "standardization negotiations"
    ]


def test_a_wording_is_not_both_right_and_wrong() -> None:
    harvest = Harvest()
    comparer = Comparer(Plan(Settings(grammar="off"), lexicon("")), harvest)
    there, back = "They held peace talks in spring.", "They held calm discussions in spring."
    comparer.report(document(there, "o.txt"), document(back, "r.txt"))
    comparer.report(document(back, "o.txt"), document(there, "r.txt"))
    glossary = parse_toml(harvest.toml().encode(), "harvest.toml")
    assert all(not term.garbled for term in glossary.terms)
