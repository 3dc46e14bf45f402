"""Pairs of texts and what a comparison must find; the rules' own examples."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.compare.rules import ARROW, RULES
from checker.findings import Severity
from compared_pairs import changes

TABLE = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))

_MARK = re.compile(r"\[-(.*?)-\](?:\{\+(.*?)\+\})?", re.DOTALL)


@pytest.mark.parametrize("pair", TABLE["pair"], ids=lambda pair: pair["about"])
def test_finds_what_changed_and_nothing_else(pair: dict[str, Any]) -> None:
    found = changes(pair["original"], pair["revised"], TABLE["glossary"])
    assert [[finding.rule, finding.text] for finding in found] == pair["found"]


def test_every_rule_has_a_pair() -> None:
    assert {rule for pair in TABLE["pair"] for rule, _ in pair["found"]} == RULES.keys() - {"reworded"}


EXAMPLES = [(rule, example.text) for rule, info in RULES.items() for example in info.examples]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_examples_are_true(rule: str, text: str) -> None:
    if ARROW in text:
        original, revised = text.split(ARROW)
        assert rule not in [finding.rule for finding in changes(original, revised, TABLE["glossary"], hints=True)]
        return
    marks = list(_MARK.finditer(text))
    original = re.sub(r" (?=\.$)", "", _MARK.sub(lambda match: match[2] or "", text))
    revised = _MARK.sub(lambda match: match[1], text)
    found = [f for f in changes(original, revised, TABLE["glossary"], hints=True) if f.rule == rule]
    assert found
    shown = {match[1] for match in marks}
    assert {finding.text for finding in found} <= shown
    rights = {match[2] or "" for match in marks}
    assert {suggestion for finding in found for suggestion in finding.suggestions[:1]} <= rights


def test_related_places_lead_to_the_original() -> None:
    original = "Once the convoy left.\n\nThe blast killed 12 people near the port."
    (finding,) = changes(original, original.replace("12", "14"))
    (related,) = finding.related
    assert "12" in original[related.span.start : related.span.end]
    assert related.message.startswith("line 3: ")
    assert finding.severity is Severity.ERROR


def test_suggestions_restore_the_case_of_the_rewrite() -> None:
    found = changes(
        "A council backed it. Later the council voted.", "A council supported it. Later the board voted.", hints=True
    )
    assert [finding.suggestions for finding in found] == [("backed",), ("council",)]
