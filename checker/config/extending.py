"""What `extend` of a settings file names: files, folders and installed packages, never an address on a network."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from checker.config.place import Place, quoted
from checker.packages import PACKAGE, PackageError, in_package, is_remote

_WANTED = "the path of a settings file or its folder, or a package, or a list of these"


def extended_files(value: object, place: Place, folder: Path, file_name: str) -> tuple[Path, ...]:
    """The settings files that another takes over.

    Args:
        value: what `extend` says, or None where it is missing.
        place: where it stands.
        folder: that relative paths start from.
        file_name: of the settings file in a folder.

    Returns:
        Files that exist, in the order given, which is from the weakest to the strongest.

    Raises:
        ConfigError: it is no text or list of texts, or names nothing that can be used.
    """
    if value is None:
        return ()
    items = [(value, place)] if not isinstance(value, list) else [(v, place.below(n)) for n, v in enumerate(value)]
    return tuple(_file(item, here, folder, file_name) for item, here in items)


def _file(item: object, place: Place, folder: Path, file_name: str) -> Path:
    if not isinstance(item, str) or not item or "\0" in item:
        raise place.wrong(_WANTED, item)
    if is_remote(item):
        raise place.error(
            f"{quoted(item)} is on a network, and settings are not fetched; clone or install it and name that."
        )
    named = _in_package(item, place) if item.startswith(PACKAGE) else folder / item
    found = Path(os.path.realpath(named / file_name if named.is_dir() else named))
    if is_file(found):
        return found
    if named.is_dir():
        raise place.error(f"{quoted(item)} holds no {file_name}; put one into it, or name the file.")
    raise place.error(f"{quoted(item)} is no file; “extend” takes a path from this file's folder.")


def _in_package(item: str, place: Place) -> Path:
    try:
        return in_package(item)
    except PackageError as error:
        raise place.error(f"{quoted(item)}: {error}") from error


def is_file(path: Path) -> bool:
    """Whether there is a regular file; a pipe would be waited for, a device never ends."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False
