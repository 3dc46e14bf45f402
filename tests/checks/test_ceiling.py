"""No place that is passed over before its surroundings are looked at would have been worth keeping."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article
from checker.checks.garbles.ceiling import Reaching, ceiling
from checker.checks.garbles.places import laid_out
from checker.checks.garbles.signals import signals
from checker.checks.garbles.weighing import odds
from checker.glossary import attested
from checker.glossary.kinds import EXACT, UNRELATED
from checker.glossary.variant_index import Word
from support import document, lexicon

TERMS = lexicon("""
[glossary]
id = "terms"
[classes]
nationality = ["Armenian", "Iranian"]
service = ["military", "police"]
[terms]
"peace talks" = []
"neural network" = []
"balance of power" = []
"power station" = []
"{nationality} forces" = []
"{service} forces" = []
"Security Council" = []
""")

WORDS = (
    "peace harmony harmonies serenity talks talk discussion negotiations talking neural nerve organization network "
    "networks balance equilibrium power powers force forces station stations depot Armenian Iranian causes troops "
    "security Security safety protection council Council board the of and to will a an "
    # Ordinary English has these beside a word of a term.
    "conference structure tissue point service site grid agency staff military police unit squad action organization"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=14).map(" ".join)
_ROUNDING = 1e-9


@given(TEXTS, st.booleans(), st.booleans())
def test_no_place_in_any_surroundings_is_passed_over(text: str, loose: bool, spun: bool) -> None:
    _hold_against(text, loose=loose, spun=spun)


@pytest.mark.parametrize("spun", [False, True])
@pytest.mark.parametrize("loose", [False, True])
def test_no_pair_of_words_is_passed_over(loose: bool, spun: bool) -> None:
    places = sum(
        _hold_against(". ".join(f"{left} {right}" for right in WORDS), loose=loose, spun=spun) for left in WORDS
    )
    assert places > len(WORDS)


def _hold_against(text: str, *, loose: bool, spun: bool) -> int:
    """Compare the worth of each place of a text with its ceiling; say how many there were."""
    article = Article(document(text), TERMS)
    places = 0
    for _, laid, around in laid_out(article, loose=loose):
        for place in laid:
            words = [around.words[token] for token in place.tokens if token >= 0]
            if len(place.row.symbols) != 2 or UNRELATED in place.kinds:
                continue
            one, other = words
            assert isinstance(one, Word) and isinstance(other, Word)
            worth = math.log(odds(signals(place, around), spun=spun))
            pays = Reaching(ceiling(spun=spun), worth - _ROUNDING, TERMS.variants, around.preferred, attested.shipped())
            is_apart = place.last - place.first > 2
            assert pays(place.row, (one, other), (place.kinds[0], place.kinds[1]), is_apart)
            if EXACT not in place.kinds:
                assert pays.both((one, other), is_apart)(*place.row.symbols)
            places += 1
    return places
