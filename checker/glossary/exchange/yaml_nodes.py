"""YAML as nodes with lines: nothing is constructed, aliases are refused, so a file cannot grow in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.glossary.exchange.gathering import ExchangeError

MOST = 4_000_000
"""Characters of a text: the reader takes about a second for a hundred thousand."""

DEEPEST = 20
"""Levels of lists and mappings in each other; rules have five."""


def compose(text: str) -> Any:
    """The root node of a YAML text.

    Raises:
        ExchangeError: not YAML, built of aliases, nested too deeply, or empty.
    """
    import yaml

    if len(text) > MOST:
        raise ExchangeError(f"line 1: longer than {MOST:,} characters; split it, as YAML takes long to read.")
    depth = 0
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            at = event.start_mark.line + 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent):
                raise ExchangeError(f"line {at}: an alias; write out what it stands for.")
            if depth > DEEPEST:
                raise ExchangeError(f"line {at}: nested too deeply.")
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ExchangeError(f"line {line}: not YAML: {error.problem}.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ExchangeError(f"line 1: not YAML that can be read ({type(error).__name__}).") from error
    if root is None:
        raise ExchangeError("line 1: the file is empty.")
    return root


def is_list(node: Any) -> bool:
    """Whether a node is a sequence."""
    return getattr(node, "id", "") == "sequence"


def line(node: Any) -> int:
    """The 1-based line on which a node begins."""
    return int(node.start_mark.line) + 1


def fields(node: Any) -> Iterator[tuple[str, Any, Any]]:
    """Key, its node and the value's node of each pair of a mapping; none where a node is no mapping."""
    if getattr(node, "id", "") == "mapping":
        for name, value in node.value:
            if name.id == "scalar":
                yield name.value, name, value


def field(node: Any, wanted: str) -> Any:
    """The value's node of a key, or None."""
    return next((value for name, _, value in fields(node) if name == wanted), None)


def scalar(node: Any) -> str:
    """The text of a scalar, or empty where a node is none."""
    return str(node.value) if getattr(node, "id", "") == "scalar" else ""


def items(node: Any) -> tuple[Any, ...]:
    """The nodes of a sequence, the node itself where it is a scalar, or none."""
    kind = getattr(node, "id", "")
    return tuple(node.value) if kind == "sequence" else (node,) if kind == "scalar" else ()
