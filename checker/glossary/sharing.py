"""What a setting or option may name as glossaries: a shipped one, a file, a folder, or an installed package.

Nothing is fetched and nothing imported: a package is a place where files were
put, and its Python code never runs.
"""

from __future__ import annotations

from pathlib import Path

from checker.glossary.model import GlossaryError, Place
from checker.glossary.store import locate
from checker.packages import PACKAGE, PackageError, in_package, is_remote

_SUFFIXES = (".toml", ".csv")
_SETTINGS = frozenset({"unspin.toml", "pyproject.toml"})


def locate_all(name: str, base: Path) -> tuple[Path, ...]:
    """Find the files of one item of `glossaries`.

    Args:
        name: of a shipped glossary, a path, or `package:NAME` with an optional `/FOLDER` in it.
        base: folder that relative paths start from.

    Returns:
        Files, those of a folder by name.

    Raises:
        GlossaryError: there is nothing of this name, or it is a remote address.
    """
    if is_remote(name):
        raise GlossaryError(
            Place(name, 0), "glossaries are not fetched from a network; clone or install them and name the folder."
        )
    if name.startswith(PACKAGE):
        return _in_folder(_package(name), name)
    if ("/" in name or "\\" in name or name in (".", "..")) and (base / name).is_dir():
        return _in_folder(base / name, name)
    return (locate(name, base),)


def _in_folder(folder: Path, name: str) -> tuple[Path, ...]:
    if folder.is_file():
        return (folder,)
    try:
        inside = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file())
    except OSError:
        inside = []
    found = tuple(path for path in inside if path.name not in _SETTINGS)
    if not found:
        raise GlossaryError(Place(name, 0), "the folder holds no glossary; put TOML or CSV files right into it.")
    return found


def _package(name: str) -> Path:
    try:
        folder = in_package(name)
    except PackageError as error:
        raise GlossaryError(Place(name, 0), str(error)) from error
    shared = folder / "glossaries"
    return shared if "/" not in name and shared.is_dir() else folder
