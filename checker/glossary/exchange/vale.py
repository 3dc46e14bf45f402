"""Substitution rules of Vale: YAML with `extends: substitution` and `swap`."""

from __future__ import annotations

from typing import Any

from checker.glossary.exchange import yaml_nodes as nodes
from checker.glossary.exchange.expressions import texts
from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.exchange.toml_writing import text as quoted_text
from checker.glossary.messages import quoted
from checker.glossary.model import Glossary

_KNOWN = frozenset({"extends", "message", "swap", "ignorecase", "level", "link", "description"})


def read(text: str, gathering: Gathering) -> None:
    """Gather the pairs of `swap`, a mapping or a list of mappings.

    Raises:
        ExchangeError: not a substitution rule.
    """
    root = nodes.compose(text)
    if nodes.scalar(nodes.field(root, "extends")) != "substitution":
        raise ExchangeError(f"line {nodes.line(root)}: not a rule with “extends: substitution”.")
    for name, node, _ in nodes.fields(root):
        if name not in _KNOWN:
            gathering.lose(nodes.line(node), f"“{name}” has no counterpart in a glossary.")
    swap = nodes.field(root, "swap")
    for mapping in nodes.items(swap) or (swap,):
        for wrong, node, value in nodes.fields(mapping):
            _pair(wrong, nodes.scalar(value), nodes.line(node), gathering)


def _pair(expression: str, right: str, line: int, gathering: Gathering) -> None:
    found = texts(expression)
    if not found:
        gathering.lose(line, f"{quoted(expression)} is a regular expression that stands for more than a few texts.")
    elif "|" in right or "$" in right:
        gathering.lose(line, f"{quoted(right)} is not one right form.")
    else:
        for wrong in found:
            gathering.pair(wrong, right, line)


def write(glossary: Glossary) -> tuple[str, tuple[str, ...]]:
    """A substitution rule; classes, conditions and accepted forms are told of."""
    lines = ["extends: substitution", "message: Use '%s' instead of '%s'.", "level: error", "ignorecase: true", "swap:"]
    lost: list[str] = []
    for entry_text, wrong, refused in pairs(glossary):
        if refused:
            lost.append(refused)
        else:
            lines.append(f"  {quoted_text(_escaped(wrong))}: {quoted_text(entry_text)}")
    if lines[-1] == "swap:":
        lines[-1] = "swap: {}"
    return "\n".join([*lines, ""]), tuple(lost)


def pairs(glossary: Glossary) -> list[tuple[str, str, str]]:
    """Right form, wrong form, and why a tool of plain texts cannot have the pair, or empty."""
    found: list[tuple[str, str, str]] = []
    for term in glossary.terms:
        for garble in term.garbled:
            reason = ""
            if garble.near or garble.unless:
                reason = f"“{garble.text}” is wrong in a context only, which this format cannot say; it is left out."
            elif "{" in garble.text + term.text:
                reason = f"“{garble.text}” holds a class, which this format does not have; it is left out."
            found.append((term.text, garble.text, reason))
    found += [(name.text, wrong, "") for name in glossary.names for wrong in name.wrong]
    return found


def _escaped(text: str) -> str:
    special: Any = {ord(mark): f"\\{mark}" for mark in r"\.()?+*|[]"}
    return text.translate(special)
