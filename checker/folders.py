"""Where unspin keeps what it made for a user, by the custom of each platform."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder for what can be made again, or None where the user has no home.

    `UNSPIN_CACHE_DIR` overrides; an empty value turns caching off. Elsewhere: the
    XDG base directory specification, Apple's and Microsoft's guidelines.
    """
    chosen = os.environ.get("UNSPIN_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "unspin" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "unspin"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "unspin"
