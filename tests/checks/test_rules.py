"""Every rule against its own examples and the cases beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from checker.checks import load, rule_ids
from support import findings, unmark

CASES = Path(__file__).parent


def _all() -> list[tuple[str, str, str, str]]:
    cases = []
    for check in load(rule_ids()):
        rule = check.rule.id
        for number, example in enumerate(check.rule.examples):
            cases.append((rule, f"example {number}", example.text, example.glossary))
        path = CASES / rule.replace("-", "_") / "cases.toml"
        table = tomllib.loads(path.read_text("utf-8"))
        for number, case in enumerate(table["case"]):
            glossary = case.get("glossary", table.get("glossary", ""))
            cases.append((rule, f"case {number}", case["text"], glossary))
    return cases


@pytest.mark.parametrize(("rule", "name", "text", "glossary"), _all(), ids=lambda value: str(value)[:40])
def test_finds_the_marked_places_and_no_others(rule: str, name: str, text: str, glossary: str) -> None:
    source, expected = unmark(text)
    found = findings(source, glossary, rule)
    assert [(f.start, f.end, f.text) for f in found] == [(e.start, e.end, e.text) for e in expected]
    for finding, wanted in zip(found, expected, strict=True):
        if wanted.right is not None:
            assert finding.suggestions[:1] == (wanted.right,)


@pytest.mark.parametrize("rule", rule_ids())
def test_has_examples_of_both_kinds(rule: str) -> None:
    info = load([rule])[0].rule
    assert info.id == rule
    assert any("[-" in example.text for example in info.examples)
    assert any("[-" not in example.text for example in info.examples)
    assert info.summary.endswith(".")
