"""Settings files: where they are found and how they are read, with what they extend.

They come with other people's projects: their size is bounded, nothing in them
is executed, and extending ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.config.extending import extended_files, is_file
from checker.config.layers import Values, read_values
from checker.config.place import ConfigError, Layer, Place, quoted, shown_path
from checker.globs import Globs, anchored

FILE_NAME = "unspin.toml"
PROJECT_FILE = "pyproject.toml"

MAX_SIZE = 1_000_000
MAX_EXTENDED = 16
"""Files that one file may extend, those they extend themselves counted in."""

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
    if is_file(own):
        return own
    project = Path(folder, PROJECT_FILE)
    if is_file(project) and b"unspin" in _bytes(project) and _table(project, _text(project)) is not None:
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
    return _with_extended(path, layer, None, (), [])


def _with_extended(
    path: Path, layer: Layer, place: Place | None, above: tuple[Path, ...], read: list[Path]
) -> list[Values]:
    """The layers of a file after those of what it extends.

    Args:
        path: the file.
        layer: what it counts as.
        place: where it is extended, or None for the first.
        above: the files that lead to it.
        read: all files read so far; grows.
    """
    if place and path in above:
        raise place.error(f"{shown_path(path)} extends itself; take one “extend” out.")
    if place and len(read) > MAX_EXTENDED:
        raise place.error(f"a chain of more than {MAX_EXTENDED} files; extend fewer.")
    read.append(path)
    own, here, extended = _read_one(path, layer)
    weaker = [values for each in extended for values in _with_extended(each, Layer.FILE, here, (*above, path), read)]
    return weaker + own


def _read_one(path: Path, layer: Layer) -> tuple[list[Values], Place, tuple[Path, ...]]:
    """One file: its layers, where it extends others, and which, the weakest first."""
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
    at = place.below("extend")
    return layers, at, extended_files(table.get("extend"), at, path.parent, FILE_NAME)


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
