"""Settings files: where they are found, how they are read, what they extend.

They come with other people's projects: their size is bounded, nothing in them
is executed, and a chain of `extend` ends.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.config.layers import Values, read_values
from checker.config.place import ConfigError, Layer, Place, quoted, shown_path
from checker.globs import Globs, anchored

FILE_NAME = "unspin.toml"
PROJECT_FILE = "pyproject.toml"

MAX_SIZE = 1_000_000
MAX_CHAIN = 16
MAX_OVERRIDES = 1_000

_OWN_KEYS = ("extend", "overrides")


def in_folder(folder: str) -> Path | None:
    """The settings file of one folder, or None.

    Args:
        folder: absolute.

    Raises:
        ConfigError: a pyproject.toml that speaks of unspin cannot be read.
    """
    own = Path(folder, FILE_NAME)
    if _is_file(own):
        return own
    project = Path(folder, PROJECT_FILE)
    if _is_file(project) and b"unspin" in _bytes(project) and _table(project, _text(project)) is not None:
        return project
    return None


def read_file(path: Path, layer: Layer) -> list[Values]:
    """Read a settings file with what it extends.

    Args:
        path: an `unspin.toml`, or a `pyproject.toml` with `[tool.unspin]`.
        layer: what it counts as; what a user's file extends is not the user's own.

    Returns:
        Its layers, the weakest first.

    Raises:
        ConfigError: a file cannot be read or holds something it must not.
    """
    chain: list[Path] = []
    layers: list[Values] = []
    place: Place | None = None
    next_: Path | None = path
    while next_ is not None:
        if next_ in chain:
            raise _extend_error(place, f"{shown_path(next_)} extends itself; take one “extend” out.")
        if len(chain) == MAX_CHAIN:
            raise _extend_error(place, f"a chain of more than {MAX_CHAIN} files; extend fewer.")
        chain.append(next_)
        own, place, next_ = _read_one(next_, Layer.FILE if len(chain) > 1 else layer)
        layers = own + layers
    return layers


def _extend_error(place: Place | None, reason: str) -> ConfigError:
    return place.error(reason) if place else ConfigError(reason)


def _read_one(path: Path, layer: Layer) -> tuple[list[Values], Place, Path | None]:
    """One file: its layers, where it extends another, and which."""
    text = _text(path)
    table = _table(path, text)
    if table is None:
        raise _unusable(path, "there is no table [tool.unspin]; add it or name another file.")
    place = Place(
        layer,
        shown_path(path),
        path.parent.as_posix(),
        keys=("tool", "unspin") if path.name == PROJECT_FILE else (),
        text=text or "\n",
        globs_anywhere=layer is Layer.USER,
    )
    layers = [read_values(table, place, skip=_OWN_KEYS), *_overrides(table.get("overrides", []), place)]
    extended = table.get("extend")
    at = place.below("extend")
    if extended is not None and (not isinstance(extended, str) or not extended or "\0" in extended):
        raise at.wrong("the path of a settings file", extended)
    if not extended:
        return layers, at, None
    found = Path(os.path.realpath(path.parent / extended))
    if not _is_file(found):
        raise at.error(f"{quoted(extended)} is no file; “extend” takes a path from this file's folder.")
    return layers, at, found


def _overrides(value: Any, place: Place) -> list[Values]:
    here = place.below("overrides")
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise here.error("write each override as a table of its own under [[overrides]].")
    if len(value) > MAX_OVERRIDES:
        raise here.error(f"there are more than {MAX_OVERRIDES:,} overrides; join some.")
    return [_override(table, here.below(index)) for index, table in enumerate(value)]


def _override(table: Mapping[str, Any], place: Place) -> Values:
    from checker.config.values import TEXTS

    if "files" not in table:
        raise place.error("this override does not say for which “files” it holds; add a list of patterns.")
    patterns = TEXTS.read(table["files"], place.below("files"))
    folder = "" if place.globs_anywhere else place.folder
    globs = Globs(anchored(pattern, folder) for pattern in patterns)
    values = read_values(table, place, skip=("files",), override=True)
    return Values(place, values.values, globs)


def _table(path: Path, text: str) -> dict[str, Any] | None:
    from checker.toml_text import TomlError, tables

    try:
        table: Any = tables(text)
    except TomlError as fault:
        if fault.said.startswith(("Cannot overwrite", "Cannot declare")) and (twice := _repeated(path, text)):
            raise twice from None
        column = f" at column {fault.column}" if fault.column else " at the end of the file" if fault.at_end else ""
        raise _unusable(path, f"not valid TOML: {_lower(fault.said)}{column}.", fault.line) from None
    if path.name != PROJECT_FILE:
        return dict(table)
    for key in ("tool", "unspin"):
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _repeated(path: Path, text: str) -> ConfigError | None:
    from checker.toml_lines import TomlLines

    repeated = TomlLines(text).repeated
    if not repeated:
        return None
    first = repeated[0]
    return _unusable(path, f"{quoted(first.key)} stands on line {first.first} already; delete one.", first.line)


def _unusable(path: Path, reason: str, line: int = 0) -> ConfigError:
    shown = shown_path(path)
    return ConfigError(f"{shown}:{line}: {reason}" if line else f"{shown}: {reason}", shown)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _text(path: Path) -> str:
    data = _bytes(path)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _unusable(path, f"not valid UTF-8 at byte {error.start}; save the file as UTF-8.") from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_SIZE + 1)
    except OSError as error:
        raise ConfigError(
            f"{shown_path(path)}: cannot be read ({(error.strerror or 'unknown reason').lower()})."
        ) from None
    if len(data) > MAX_SIZE:
        raise _unusable(path, f"larger than {MAX_SIZE:,} bytes, which no settings file needs to be.")
    return data


def _is_file(path: Path) -> bool:
    """Whether there is a regular file; a pipe would be waited for, a device never ends."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False
