"""What counts as quoted, and what each mark does."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.quotation_marks import MARK, Role, is_ordinary, pair
from checker.quotations import quotations

_PROSE = st.text(alphabet="ab S.,!'‘’\"“”„«»` \n(—…1", max_size=80)

OPENS, CLOSES, STRAY, PRIME = Role.OPENS, Role.CLOSES, Role.STRAY, Role.PRIME


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("“We go,” he said. “We stay.”", [OPENS, CLOSES, OPENS, CLOSES]),
        ('"We go," he said. "We stay."', [OPENS, CLOSES, OPENS, CLOSES]),
        ("``We go,'' he said.", [OPENS, CLOSES]),
        ("Washington continues” to help talks, ” he said.", [OPENS, CLOSES]),
        ("” Whether they go,” he said.", [OPENS, CLOSES]),
        ("A “biased“ remark.", [OPENS, CLOSES]),
        ("He said “the “old” men.”", [OPENS, OPENS, CLOSES, CLOSES]),
        ("A “remark.””", [OPENS, CLOSES, STRAY]),
        ("We stay,” he said. We go,” she said.", [STRAY, STRAY]),
        ("“We met, he said. “We left, she said.", [OPENS, STRAY]),
        ('A 12" pipe.', [PRIME]),
        ('"A 12" pipe," he said.', [OPENS, PRIME, CLOSES]),
        ("„Nein“, sagte er.", [OPENS, CLOSES]),
    ],
)
def test_finds_what_each_mark_does(text: str, roles: list[Role]) -> None:
    assert [mark.role for mark in pair(text).marks] == roles


def test_a_quotation_carried_on_closes_without_an_opening_mark() -> None:
    text = "Nobody came.” He left."
    assert [mark.role for mark in pair(text, carried=True).marks] == [Role.CLOSES]
    assert pair(text, carried=True).begins_inside
    assert [mark.role for mark in pair(text).marks] == [Role.STRAY]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and “never.”", ["“no”", "“never.”"]),
        ('He said "no" and "never."', ['"no"', '"never."']),
        ("He said « non ».", ["« non »"]),
        ("“We go on.", ["“We go on."]),
        ("We go on,” he said.", ["We go on,”"]),
        ("Washington continues” to help,” he said.", ["” to help,”"]),
        ("“The “old” men,” he said.", ["“The “old” men,”"]),
        ("He said ‘I won’t’ and left.", ["‘I won’t’"]),
        ("He said 'no' to it.", ["'no'"]),
        ("The soldiers’ pay isn’t O’Brien’s.", []),
        ("No marks.", []),
        ("", []),
    ],
)
def test_finds_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert [text[span.start : span.end] for span in quotations(text)] == quoted


@given(_PROSE)
def test_quotations_are_ordered_and_disjoint(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(_PROSE)
def test_every_mark_has_a_role_and_the_nesting_adds_up(text: str) -> None:
    pairing = pair(text, carried=True)
    assert [(mark.start, mark.end) for mark in pairing.marks] == [m.span() for m in MARK.finditer(text)]
    depth = int(pairing.begins_inside)
    for mark in pairing.marks:
        depth += {Role.OPENS: 1, Role.CLOSES: -1}.get(mark.role, 0)
        assert depth == mark.depth >= 0
    assert pairing.ends_inside == (depth > 0)


@given(_PROSE)
def test_what_looks_ordinary_costs_nothing(text: str) -> None:
    if is_ordinary(text):
        pairing = pair(text)
        assert pairing.cost == 0
        assert not pairing.ends_inside


@given(_PROSE)
def test_no_mark_of_a_pair_is_left_outside(text: str) -> None:
    spans = quotations(text)
    for mark in pair(text).marks:
        if mark.role in (Role.OPENS, Role.CLOSES):
            assert any(span.start <= mark.start and mark.end <= span.end for span in spans)


@pytest.mark.parametrize("unit", ['"', "“", "” ", "a ‘b", "' ", "''", "`` "])
def test_cost_is_linear(unit: str) -> None:
    text = unit * 20_000
    started = time.perf_counter()
    quotations(text)
    assert time.perf_counter() - started < 5
