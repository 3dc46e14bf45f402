"""Ways to write one thing: contractions, spellings, compounds and sums are no change."""

from __future__ import annotations

import pytest

from checker.compare.vocabulary import canonical
from checker.findings import Severity
from compared_pairs import changes

SPELLINGS = (
    ("organise", "organize"), ("colour", "color"), ("metres", "meters"), ("fibre", "fiber"), ("manoeuvre", "maneuver"),
    ("archaeology", "archeology"), ("oestrogen", "estrogen"), ("haemorrhage", "hemorrhage"), ("centred", "centered"),
    ("instalment", "installment"), ("acknowledgement", "acknowledgment"), ("dialogue", "dialog"), ("draught", "draft"),
    ("travelled", "traveled"), ("defence", "defense"), ("analyse", "analyze"), ("paediatrician", "pediatrician"),
)  # fmt: skip


@pytest.mark.parametrize(("british", "american"), SPELLINGS)
def test_both_spellings_have_one_key(british: str, american: str) -> None:
    assert canonical(british) == canonical(american)


@pytest.mark.parametrize(
    ("one", "other"), [("michael", "michel"), ("noon", "none"), ("word", "ward"), ("acre", "acer")]
)
def test_other_words_have_their_own(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


EQUAL = (
    ("We will go there and it is late.", "We’ll go there and it’s late."),
    ("They have left; she has gone, and he had hoped.", "They've left; she's gone, and he'd hoped."),
    ("I am sure that we are ready, and you cannot lose.", "I'm sure that we're ready, and you can't lose."),
    ("Let us see who is there.", "Let's see who's there."),
    ("Health care and a cease-fire were discussed online.", "Healthcare and a ceasefire were discussed on-line."),
    ("The U.S. envoy met Mr. Orlov of the U.N. team.", "The US envoy met Mr Orlov of the UN team."),
    ("He came on January 12, 2019, and left in Sept.", "He came on Jan. 12, 2019, and left in September."),
    ("It cost 63,000 dollars and 12,500 euros.", "It cost $63\u202f000 and 12\u00a0500 euros."),
    ("“It costs $63,” he said to them.", "“It costs US$63,” he said to them."),
    ("“I‘m grateful to him,” he said on O‘ahu.", "\"I'm grateful to him,\" he said on O'ahu."),
    ("The bull fetched $US37,000 at the sale.", "The bull fetched US$37000 at the sale."),
    ("WHO reports that it grew in May.", "WHO REPORTS THAT IT GREW IN MAY."),
    ("The former deputy minister spoke to us.", "The previous deputy minister spoke to us."),
    ("They left on Friday night for good.", "They left on Friday evening for good."),
    ("It is expected to grow by May.", "It is anticipated to grow by May."),
    ("Prices are likely to drop in the north.", "Prices are likely to fall in the north."),
    ("A major storm hit the town at noon.", "A main storm hit the town at noon."),
)  # fmt: skip


@pytest.mark.parametrize(("original", "revised"), EQUAL)
def test_nothing_above_a_hint(original: str, revised: str) -> None:
    for left, right in ((original, revised), (revised, original)):
        found = changes(left, right, hints=True)
        assert [(f.rule, f.text) for f in found if f.severity is not Severity.HINT] == []


DIFFERENT = (
    ("It cost A$50 last year in the shop.", "It cost US$50 last year in the shop.", "changed-number"),
    ("It cost $A50 last year in the shop.", "It cost $US50 last year in the shop.", "changed-number"),
    ("The army shelled the quiet valley.", "The army allegedly shelled the quiet valley.", "weaker"),
    ("A pilot allegedly left the bridge.", "A captain left the bridge.", "stronger"),
    ("The firm has to pay the fine soon.", "The firm may pay the fine soon.", "weaker"),
    ("It was a reported attack on the port.", "It was a confirmed attack on the port.", "stronger"),
    ("The general manager resigned at once.", "The General Secretary resigned at once.", "changed-title"),
)


@pytest.mark.parametrize(("original", "revised", "rule"), DIFFERENT)
def test_what_means_something_else_is_found(original: str, revised: str, rule: str) -> None:
    assert rule in [finding.rule for finding in changes(original, revised)]


def test_a_clause_is_told_from_a_synonym_beside_it() -> None:
    found = changes(
        "The council left, he said.", "The council left, he stated while dozens of tourists watched.", hints=True
    )
    assert [(finding.rule, finding.text) for finding in found] == [
        ("reworded", "stated"),
        ("added", "while dozens of tourists watched"),
    ]
