"""Replaced terms become a glossary that loads, grows over runs and leaves an editor's decisions alone."""

from __future__ import annotations

from pathlib import Path

from checker.compare.comparer import Comparer
from checker.compare.harvest import Count, Harvest, counted_in
from checker.glossary.files import parse_toml
from checker.plan import Plan
from checker.settings import Settings
from support import document, lexicon

PAIRS = (
    ("They held normalization talks again.", "They held standardization negotiations again."),
    ("The normalization talks failed at once.", "The standardization negotiations failed at once."),
    ("Many ethnic Armenian families left home.", "Many cultural Armenian families left home."),
    ("The blast killed 12 people.", "The blast killed 14 people."),
    ("We saw Petrov leave the old harbour.", "We saw Orlov leave the old harbour."),
    ('The "quoted thing" stays here today.', 'The "quoted {thing}\\" stays here today.'),
)
CLASSES = """
[glossary]
id = "pairs"
[classes]
nationality = ["Armenian", "Iranian"]
[terms]
"ethnic {nationality}" = []
"""


def gathered(pairs: tuple[tuple[str, str], ...], existing: str = "") -> str:
    harvest = Harvest(counted_in(existing))
    comparer = Comparer(Plan(Settings(grammar="off"), lexicon(CLASSES)), harvest)
    for original, revised in pairs:
        comparer.report(document(original, "o.txt"), document(revised, "r.txt"))
    return harvest.toml(existing)


def forms(text: str) -> dict[str, dict[str, str]]:
    glossary = parse_toml(text.encode(), "harvest.toml")
    return {term.text: {garble.text: garble.seen for garble in term.garbled} for term in glossary.terms}


def test_counts_places_over_pairs() -> None:
    assert forms(gathered(PAIRS)) == {
        "normalization talks": {"standardization negotiations": "2 places in 2 pairs"},
        "ethnic {nationality}": {"cultural {nationality}": "1 place in 1 pair"},
    }


def test_the_same_pairs_are_counted_once() -> None:
    once = gathered(PAIRS)
    assert gathered(PAIRS, once) == once


def test_further_pairs_are_added_to_the_counts() -> None:
    first, rest = PAIRS[:1], PAIRS[1:]
    assert forms(gathered(rest, gathered(first))) == forms(gathered(PAIRS))


def test_an_editors_decisions_stay() -> None:
    edited = """\
# Ours.
[glossary]
id = "harvest"
[terms]
"normalization talks" = { accept = ["standardization negotiations"], note = "both are said" }
"ethnic {nationality}" = [
    "cultural {nationality}",  # seen on the wire
]
"""
    text = gathered(PAIRS, edited)
    assert forms(text) == {
        "normalization talks": {},
        "ethnic {nationality}": {"cultural {nationality}": "1 place in 1 pair"},
    }
    assert text.startswith("# Ours.\n")
    assert "both are said" in text


def test_a_wording_is_not_both_right_and_wrong() -> None:
    there, back = "They held peace talks in spring.", "They held calm discussions in spring."
    assert not any(forms(gathered(((there, back), (back, there)))).values())
    assert forms(gathered(((back, there),), gathered(((there, back),)))) == {
        "peace talks": {"calm discussions": "1 place in 1 pair"}
    }


def test_one_garbled_form_belongs_to_one_term() -> None:
    pairs = (
        ("They held peace talks in spring.", "They held calm discussions in spring."),
        ("They held truce talks in spring.", "They held calm discussions in spring."),
    )
    assert sum(map(len, forms(gathered(pairs[1:], gathered(pairs[:1]))).values())) == 1


def test_a_count_is_read_as_it_is_written() -> None:
    for count in (Count(1, 1), Count(12, 3)):
        assert Count.read(str(count)) == count
    assert Count.read("seed") == Count()


def test_an_editor_can_accept_it(tmp_path: Path) -> None:
    from checker.glossary.editing import add_entry

    text = gathered(PAIRS)
    changed = add_entry(text, "harvest.toml", "normalization talks", ["standardisation parleys"], [])
    assert "standardisation parleys" in forms(changed)["normalization talks"]
