"""What holds for a file and from where, as lines for people and as data for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.config.keys import KEYS
from checker.config.layers import Resolved
from checker.config.place import Layer, Place

VERSION = 1
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A setting, or a key of one that is a table.

    Attributes:
        path: its name, followed by keys.
        value: what holds.
        places: where it was given, the strongest last; none where the default holds.
    """

    path: tuple[str, ...]
    value: Any
    places: tuple[Place, ...]


def rows(resolved: Resolved) -> list[Row]:
    """All settings in the order of the documentation, tables key by key."""
    found: list[Row] = []
    for key in KEYS.values():
        found += _rows((key.name,), getattr(resolved.settings, key.field), resolved)
    return found


def _rows(path: tuple[str, ...], value: Any, resolved: Resolved) -> Iterator[Row]:
    if isinstance(value, Mapping) and value:
        for name, inner in value.items():
            yield from _rows((*path, name), inner, resolved)
    else:
        yield Row(path, value, resolved.places.get(path, ()))


def as_lines(resolved: Resolved) -> Iterator[str]:
    """TOML, each line with a comment that says where it is from."""
    shown = [(f"{'.'.join(map(_key, row.path))} = {toml(row.value)}", row.places) for row in rows(resolved)]
    width = max(len(line) for line, _ in shown if len(line) <= _WIDEST)
    for line, places in shown:
        yield f"{line:<{width}}  # {_sources(places)}"


def as_json(resolved: Resolved, path: str, files: tuple[str, ...]) -> str:
    """One JSON object; keys may be added, and keep `version` 1.

    Args:
        resolved: what holds.
        path: for which file or folder.
        files: the settings files that have a say.
    """
    settings = [
        {"key": ".".join(map(_key, row.path)), "value": _plain(row.value), "sources": _sources_of(row.places)}
        for row in rows(resolved)
    ]
    data = {
        "version": VERSION,
        "path": path,
        "files": list(files),
        "digest": resolved.settings.digest(),
        "settings": settings,
    }
    return json.dumps(data, indent=1, ensure_ascii=True)


def toml(value: Any) -> str:
    """A value of a setting as a settings file has it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    return json.dumps(_plain(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else toml(name)


def _sources(places: tuple[Place, ...]) -> str:
    return " and ".join(dict.fromkeys(map(str, places))) or str(Layer.DEFAULT)


def _sources_of(places: tuple[Place, ...]) -> list[dict[str, Any]]:
    if not places:
        return [{"kind": str(Layer.DEFAULT), "name": "", "line": 0}]
    return [{"kind": str(place.layer), "name": place.shown, "line": place.line} for place in places]


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, StrEnum) else value
