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


def data_folder() -> Path | None:
    """The folder for what was fetched for a user and cannot be made again, or None where the user has no home.

    `UNSPIN_DATA_DIR` overrides.
    """
    chosen = os.environ.get("UNSPIN_DATA_DIR")
    if chosen:
        return Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "unspin" / "Data"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "unspin"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "unspin"


def config_folder() -> Path | None:
    """The folder of the user's own settings, or None where the user has no home.

    The XDG base directory specification, also on Apple's machines, where people
    look for the settings of a command in `~/.config`; Microsoft's guidelines.
    """
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")) / "unspin"
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "unspin"
