"""What many weak signs are worth together, and one alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Span
from checker.evidence import judge
from checker.findings import Candidate, Level
from checker.mixture import Densities

odds = st.lists(st.floats(0, 1e6), max_size=30)
words = st.integers(1, 100_000)


@given(odds, words)
def test_shares_are_probabilities(found: list[float], length: int) -> None:
    densities = Densities.of(found, length)
    assert sum(share for _, share in densities.shares) == pytest.approx(1)
    assert 0 <= densities.paraphrased <= 1


@given(odds, words, st.floats(0, 1e6))
def test_one_more_sign_never_makes_a_text_cleaner(found: list[float], length: int, more: float) -> None:
    assert Densities.of([*found, more], length).paraphrased >= Densities.of(found, length).paraphrased - 1e-9


@given(odds, words)
def test_a_longer_text_is_never_worse(found: list[float], length: int) -> None:
    assert Densities.of(found, 2 * length).paraphrased <= Densities.of(found, length).paraphrased + 1e-9


@given(odds, words, st.floats(0, 1e6), st.floats(0, 1e6))
def test_better_odds_are_likelier(found: list[float], length: int, one: float, other: float) -> None:
    densities = Densities.of(found, length)
    low, high = sorted((one, other))
    assert densities.probability(low) <= densities.probability(high)


def test_many_weak_signs_outweigh_a_strong_one() -> None:
    assert Densities.of([3.0] * 15, 500).paraphrased > 0.9 > Densities.of([1000.0], 500).paraphrased


def test_the_same_sign_weighs_more_among_others() -> None:
    assert Densities.of([20.0] * 12, 500).probability(20.0) > 0.9
    assert Densities.of([20.0], 500).probability(20.0) < 0.5


def _signs(number: int, sign: float) -> list[Candidate]:
    return [
        Candidate("known-garble", Span(at, at + 1), "m", sign=sign, key=f"term {at}|form {at}") for at in range(number)
    ]


def test_two_sure_signs_are_insufficient_evidence() -> None:
    verdict = judge(_signs(2, 1.0), 200)
    assert verdict is not None and verdict.level is Level.SOME


def test_several_sure_signs_are_enough() -> None:
    verdict = judge(_signs(6, 1.0), 600)
    assert verdict is not None and verdict.level is Level.LIKELY
    assert verdict.distinct == 6 and verdict.reasons == ("6 garbled terms",)


def test_repeats_of_one_sign_count_once() -> None:
    repeated = [Candidate("known-garble", Span(at, at + 1), "m", sign=1.0, key="term|form") for at in range(20)]
    verdict = judge(repeated, 600)
    assert verdict is not None and verdict.distinct == 1 and verdict.level is not Level.LIKELY


def test_nothing_found_is_no_sign() -> None:
    verdict = judge([], 600)
    assert verdict is not None and verdict.score == 0 and verdict.level is Level.NONE


def test_a_text_too_short_has_no_verdict() -> None:
    assert judge(_signs(9, 1.0), 99) is None


@pytest.mark.parametrize(
    ("garbles", "style", "level"),
    [
        (0, 0.0, Level.NONE),
        (0, 2.4, Level.NONE),
        (0, 2.5, Level.SOME),
        (0, 6.0, Level.SOME),
        (1, 0.0, Level.NONE),
        (1, 6.0, Level.LIKELY),
        (2, 0.0, Level.SOME),
        (2, 2.0, Level.LIKELY),
        (6, 0.0, Level.LIKELY),
    ],
)
def test_how_much_makes_a_verdict(garbles: int, style: float, level: Level) -> None:
    verdict = judge(_signs(garbles, 1.0), 500, lambda: style)
    assert verdict is not None and verdict.level is level
    assert (style >= 1 and level is not Level.NONE) == ("a choice of words unlike edited prose" in verdict.reasons)
