"""Layers of settings, and how they are put together.

A layer is what one file, the environment or the command line says. A stronger
layer replaces single values and lists, adds to lists where it says `extend-…`,
and goes key by key through tables. Each value remembers where it was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.config.keys import EXTEND, KEYS, find, names
from checker.config.place import Layer, Place, nearest, quoted
from checker.globs import Globs
from checker.settings import Settings

Path = tuple[str, ...]
"""A setting's name, followed by keys where it is a table: `("severity", "spacing")`."""


@dataclass(frozen=True, slots=True)
class Values:
    """What one layer says.

    Attributes:
        place: where.
        values: name to value, as read; names may begin with `extend-`.
        files: the files for which it holds, as absolute paths without their first
            `/`; None for all.
    """

    place: Place
    values: Mapping[str, Any]
    files: Globs | None = None

    def holds(self, path: str) -> bool:
        """Tell whether it holds for a file.

        Args:
            path: absolute, with `/`.
        """
        return self.files is None or self.files.covers(path.lstrip("/"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What several layers come to.

    Attributes:
        settings: the outcome.
        places: for each setting that was given, and each key of those that are
            tables, where; for lists all places that added to it.
    """

    settings: Settings
    places: Mapping[Path, tuple[Place, ...]] = field(default_factory=dict)

    def place(self, *path: str) -> Place | None:
        """Where a setting was given last, or None where the default holds."""
        found = self.places.get(path)
        return found[-1] if found else None


def read_values(table: Mapping[str, Any], place: Place, *, skip: Iterable[str] = (), override: bool = False) -> Values:
    """Read a table of settings.

    Args:
        table: as in a settings file.
        place: where it stands.
        skip: keys that are somebody else's.
        override: whether it holds for some files only.

    Raises:
        ConfigError: a key is unknown or must not stand here, or a value is not of its kind.
    """
    found: dict[str, Any] = {}
    for name, value in table.items():
        if name in skip:
            continue
        here = place.below(name)
        key = find(name)
        if key is None:
            raise here.error(f"there is no setting {quoted(name)}; {nearest(name, names())}")
        if key.trusted and not place.layer.trusted:
            raise here.error(
                f"{quoted(name)} is never taken from a project; set it by {key.option or key.variable} "
                "or in your own settings file."
            )
        if override and not key.in_overrides:
            raise here.error(f"{quoted(name)} holds for whole folders or runs; it cannot stand in an override.")
        found[name] = key.kind.read(value, here)
    return Values(place, found)


def resolve(layers: Iterable[Values]) -> Resolved:
    """Put layers together.

    Args:
        layers: the weakest first.
    """
    merged: dict[str, Any] = {}
    places: dict[Path, tuple[Place, ...]] = {}
    for layer in layers:
        for name, value in sorted(layer.values.items(), key=lambda item: item[0].startswith(EXTEND)):
            key = KEYS.get(name) or KEYS[name.removeprefix(EXTEND)]
            place = layer.place.below(name) if layer.place.text else _outside(layer.place, name)
            if name != key.name:
                old = merged.get(key.name, key.default)
                merged[key.name] = tuple(dict.fromkeys((*old, *value)))
                places[key.name,] = (*places.get((key.name,), ()), place)
            elif isinstance(value, Mapping):
                merged[name] = _merged((name,), merged.get(name, {}), value, place, places)
            else:
                merged[name] = value
                places[name,] = (place,)
            if key.name == "select":
                _lift(merged, layer, value)
    return Resolved(Settings(**{KEYS[name].field: value for name, value in merged.items()}), places)


def _outside(place: Place, name: str) -> Place:
    """The variable or option that gives a setting; the one of a list that only adds is that of the list."""
    from dataclasses import replace

    key = KEYS.get(name) or KEYS[name.removeprefix(EXTEND)]
    return replace(place, shown=key.variable if place.layer is Layer.ENVIRONMENT else key.option, keys=(name,))


def _merged(
    path: Path, old: Mapping[str, Any], new: Mapping[str, Any], place: Place, places: dict[Path, tuple[Place, ...]]
) -> dict[str, Any]:
    merged = dict(old)
    for name, value in new.items():
        below, here = (*path, name), place.below(name) if place.text else place
        if isinstance(value, Mapping):
            merged[name] = _merged(below, merged.get(name, {}), value, here, places)
        else:
            merged[name] = value
            places[below] = (here,)
    return merged


def _lift(merged: dict[str, Any], layer: Values, selected: Iterable[str]) -> None:
    """Who selects a rule by name takes back that a weaker layer ignores it."""
    own = {*layer.values.get("ignore", ()), *layer.values.get(f"{EXTEND}ignore", ())}
    taken_back = set(selected) - own
    if "ignore" in merged:
        merged["ignore"] = tuple(rule for rule in merged["ignore"] if rule not in taken_back)
