"""Rules of prh (proofreading helper): YAML with `rules`, each an `expected` form and its patterns."""

from __future__ import annotations

import re
from typing import Any

from checker.glossary.exchange import yaml_nodes as nodes
from checker.glossary.exchange.expressions import texts
from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.exchange.toml_writing import text as quoted_text
from checker.glossary.exchange.vale import pairs
from checker.glossary.messages import quoted
from checker.glossary.model import Glossary

_KNOWN = frozenset({"expected", "pattern", "patterns", "prh", "options", "specs"})
_EXPRESSION = re.compile(r"/(.*)/([a-z]*)", re.DOTALL)


def read(text: str, gathering: Gathering) -> None:
    """Gather the rules; further files that it imports are told of, never read.

    Raises:
        ExchangeError: there are no rules.
    """
    root = nodes.compose(text)
    imports = nodes.field(root, "imports")
    if imports is not None:
        gathering.lose(nodes.line(imports), "files under “imports” are not read; import each by itself.")
    rules = nodes.field(root, "rules")
    if rules is None and imports is None:
        raise ExchangeError(f"line {nodes.line(root)}: there is no “rules”; is this a file of prh?")
    if rules is not None and not nodes.is_list(rules):
        raise ExchangeError(f"line {nodes.line(rules)}: “rules” is no list; is this a file of prh?")
    for rule in nodes.items(rules):
        _rule(rule, gathering)


def _rule(rule: Any, gathering: Gathering) -> None:
    if right := nodes.scalar(rule):
        gathering.term(right, nodes.line(rule))
        return
    right, line = nodes.scalar(nodes.field(rule, "expected")), nodes.line(rule)
    for name, node, _ in nodes.fields(rule):
        if name not in _KNOWN:
            gathering.lose(nodes.line(node), f"“{name}” has no counterpart in a glossary.")
    if "$" in right:
        gathering.lose(line, f"{quoted(right)} is made of what an expression matched.")
        return
    note = nodes.scalar(nodes.field(rule, "prh"))
    patterns = [*nodes.items(nodes.field(rule, "pattern")), *nodes.items(nodes.field(rule, "patterns"))]
    if not patterns:
        gathering.term(right, line, note=note)
    for pattern in patterns:
        _pattern(nodes.scalar(pattern), right, nodes.line(pattern), note, gathering)


def _pattern(pattern: str, right: str, line: int, note: str, gathering: Gathering) -> None:
    expression = _EXPRESSION.fullmatch(pattern)
    found = texts(expression[1]) if expression else (pattern,)
    if not found:
        gathering.lose(line, f"{quoted(pattern)} is a regular expression that stands for more than a few texts.")
    for wrong in found:
        # An expression that also matches the right form is common in prh, which then changes nothing.
        if wrong != right:
            gathering.pair(wrong, right, line, note=note)


def write(glossary: Glossary) -> tuple[str, tuple[str, ...]]:
    """Rules of version 1; classes, conditions and accepted forms are told of."""
    rules: dict[str, list[str]] = {}
    lost: list[str] = []
    for right, wrong, refused in pairs(glossary):
        if refused:
            lost.append(refused)
        else:
            rules.setdefault(right, []).append(wrong)
    lines = ["version: 1", "rules:" if rules else "rules: []"]
    for right, forms in rules.items():
        lines += [f"  - expected: {quoted_text(right)}", "    patterns:"]
        lines += [f"      - {quoted_text(form)}" for form in forms]
    return "\n".join([*lines, ""]), tuple(lost)
