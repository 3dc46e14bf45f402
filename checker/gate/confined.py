"""Paths that a submission names: whatever they say, they stay below a folder that the policy names.

A submission is written by whoever calls, and what stands in it may come from the
author of the article. A path must therefore be plain: names with slashes between
them, no way up, no root, no drive, and no link on the way.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from checker.reporters.inert import clipped, visible

_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 4096
"""Code points of a path: Linux follows none that is longer (PATH_MAX), and Windows none that is nearly as long."""

_LONGEST_SHOWN = 200


class PathError(Exception):
    """A path that a submission may not name; the message says which and why."""


def below(folder: Path, name: str, what: str) -> Path:
    """The file or folder that a path below a folder stands for.

    Args:
        folder: of the policy.
        name: the path, with slashes, as a submission has it; it need not exist.
        what: what the path is called in messages.

    Returns:
        The path without any link in it.

    Raises:
        PathError: the path leads, or could lead, out of the folder.
    """
    shown = f"{what} “{clipped(visible(name), _LONGEST_SHOWN)}”"
    if reason := _objection(name):
        raise PathError(f"{shown} {reason}.")
    root = Path(os.path.realpath(folder))
    wanted = root.joinpath(*name.split("/"))
    try:
        found = Path(os.path.realpath(wanted))
    except (OSError, ValueError) as error:
        raise PathError(f"{shown} cannot be followed ({error}).") from None
    # Links that go round in a circle are left standing by realpath.
    on_the_way = (wanted, *wanted.parents)[: len(wanted.parts) - len(root.parts)]
    if os.path.normcase(found) != os.path.normcase(wanted) or any(map(os.path.islink, on_the_way)):
        raise PathError(f"{shown} goes over a link, which could lead anywhere.")
    return found


def _objection(name: str) -> str:
    """Why a path cannot be followed; empty where it can."""
    if not name.strip():
        return "names nothing"
    if len(name) > _LONGEST:
        return "is longer than a path can be"
    if "\0" in name:
        return "holds a null character"
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return "is not Unicode"
    if name.startswith(("/", "~")) or _DRIVE.match(name):
        return "does not begin in the folder that the policy names"
    if "\\" in name:
        return "holds a backslash; write slashes"
    if ".." in name.split("/"):
        return "leads up"
    if os.name == "nt" and ":" in name:
        return "holds a colon, which names a stream of a file"
    return ""


def contents(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, one more than `limit` at most.

    Raises:
        OSError: it cannot be read, or is a folder, a pipe or a device.
    """
    # Without O_NONBLOCK opening a pipe would wait for a writer; O_NOFOLLOW holds where a link is put there just now.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "No regular file")
        return file.read(limit + 1)
