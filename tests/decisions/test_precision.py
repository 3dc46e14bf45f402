"""Precision with its interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.decisions.files import Decision, Verdict
from checker.decisions.precision import Precision, precisions, table


def decision(number: int, verdict: Verdict, rule: str, glossary: str = "") -> Decision:
    return Decision(str(number), verdict, "", rule, glossary, "", "x", "a.txt", "")


@pytest.mark.parametrize(
    ("right", "wrong", "low", "high"),
    # Wilson's interval as tabulated for 0 of 10, 5 of 10, 10 of 10 and 95 of 100.
    [(0, 10, 0.0, 0.2775), (5, 5, 0.2366, 0.7634), (10, 0, 0.7225, 1.0), (95, 5, 0.8882, 0.9785)],
)
def test_interval(right: int, wrong: int, low: float, high: float) -> None:
    assert Precision("x", right, wrong, 0).interval == pytest.approx((low, high), abs=5e-4)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_interval_holds_the_share(right: int, wrong: int) -> None:
    one = Precision("x", right, wrong, 0)
    low, high = one.interval
    share = 0.5 if one.share is None else one.share
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1


def test_put_off_is_not_counted() -> None:
    decisions = [
        *(decision(n, Verdict.RIGHT, "known-garble", "diplomacy") for n in range(3)),
        decision(3, Verdict.WRONG_ALARM, "known-garble", "house"),
        decision(4, Verdict.NOT_NOW, "spacing"),
    ]
    assert precisions(decisions, lambda one: one.rule) == [
        Precision("known-garble", 3, 1, 0),
        Precision("spacing", 0, 0, 1),
    ]
    assert [one.name for one in precisions(decisions, lambda one: one.glossary)] == ["diplomacy", "house"]
    lines = table("rule", precisions(decisions, lambda one: one.rule))
    assert lines[1].split() == ["known-garble", "3", "1", "0", "0.75", "0.30", "to", "0.95"]
    assert lines[2].split() == ["spacing", "0", "0", "1"]
