"""Places that settings name: installed packages as folders, and addresses on a network, which are refused.

Nothing is fetched and nothing imported: a package is a place where files were
put, and its Python code never runs.
"""

from __future__ import annotations

import re
from pathlib import Path

PACKAGE = "package:"
"""What stands before the name of an installed package."""

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|[\w.-]+@[\w.-]+:")


class PackageError(Exception):
    """A package that cannot be used; the message is a sentence that says why and what to do."""


def is_remote(name: str) -> bool:
    """Whether a name is an address on a network."""
    return _REMOTE.match(name) is not None


def in_package(name: str) -> Path:
    """Find a file or folder of an installed package.

    Args:
        name: `package:NAME`, or `package:NAME/PATH`.

    Returns:
        The package's own folder, or the path in it, which need not exist.

    Raises:
        PackageError: there is no such package, or the path leads out of it.
    """
    from importlib.machinery import PathFinder

    package, _, inside = name.removeprefix(PACKAGE).partition("/")
    # PathFinder looks for a top-level package without running anything of it.
    spec = PathFinder.find_spec(package) if package.isidentifier() else None
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders:
        raise PackageError(f"no package “{package}” is installed beside unspin; install it first.")
    root = Path(folders[0])
    if not inside:
        return root
    found = (root / inside).resolve()
    if "\0" in inside or not found.is_relative_to(root.resolve()):
        raise PackageError("the path leads out of the package; name one inside it.")
    return found
