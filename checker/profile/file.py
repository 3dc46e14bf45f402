"""The file of a profile: sections of plain data and, at its end, where each lies.

What is written last makes the file whole (see `writing`). A file that was cut off,
or is something else, is recognised when it is opened; damage in the middle when
`verify` reads all of it, as everything does that changes a profile.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgpack

FORMAT = 1
"""Version of the file's layout."""

MAGIC = b"unspin profile\n\0"
"""What a profile begins and ends with."""

_TAIL = 8 + 32 + len(MAGIC)
BLOCK = 1 << 20
"""Bytes that are read or written at a time."""


class ProfileError(Exception):
    """A profile that cannot be used; the message says which, why, and what to do."""


class ProfileFile:
    """An open file, mapped into memory: only what is looked at is read from disk."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            ProfileError: it is missing, no profile, cut off, or of a later version.
        """
        self.path = path
        try:
            if path.exists() and not path.is_file():
                raise _damaged(path)
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise ProfileError(f"{path}: there is no such profile; `unspin learn ARCHIVE` makes one.") from None
        except OSError as error:
            raise ProfileError(f"{path}: cannot be read ({(error.strerror or 'unknown reason').lower()}).") from None
        except ValueError:
            raise _damaged(path) from None
        self._places, self.about = _end(path, self._map)

    def __len__(self) -> int:
        """The file's size in bytes."""
        return len(self._map)

    def section(self, name: str) -> memoryview:
        """The bytes of a section; empty where there is none."""
        start, length = self._places.get(name, (0, 0))
        return memoryview(self._map)[start : start + length]

    def place(self, name: str) -> tuple[int, int]:
        """Where a section begins and how long it is, in bytes."""
        return self._places.get(name, (0, 0))

    def verify(self) -> None:
        """Read all of the file.

        Raises:
            ProfileError: something in it is not what was written.
        """
        digest, left = blake2b(digest_size=32), self.about["size"]
        # Read, not looked at in the map: all pages of a large file would count as memory of this process.
        with self.path.open("rb") as file:
            while block := file.read(min(BLOCK, left)):
                digest.update(block)
                left -= len(block)
        if digest.hexdigest() != self.about["digest"]:
            raise _damaged(self.path)


def lines(section: memoryview) -> Iterator[bytes]:
    """The lines of a section of text, without their ends; a block of it at a time is in memory."""
    rest = b""
    for start in range(0, len(section), BLOCK):
        *whole, rest = (rest + bytes(section[start : start + BLOCK])).split(b"\n")
        yield from whole
    if rest:
        yield rest


def _end(path: Path, data: mmap.mmap) -> tuple[dict[str, tuple[int, int]], dict[str, Any]]:
    """Where the sections lie, and what the file says of itself."""
    size = len(data)
    length = int.from_bytes(data[size - _TAIL + 32 : size - _TAIL + 40], "little") if size > _TAIL else size
    start = size - _TAIL - length
    if start < len(MAGIC) or data[: len(MAGIC)] != MAGIC or data[size - len(MAGIC) :] != MAGIC:
        raise _damaged(path)
    end = data[start : size - _TAIL]
    if blake2b(end, digest_size=32).digest() != data[size - _TAIL : size - _TAIL + 32]:
        raise _damaged(path)
    try:
        head = msgpack.unpackb(end)
        version, places, about = head["format"], head["places"], head["about"]
        if version != FORMAT:
            raise ProfileError(f"{path}: made by another version of unspin; learn the archive anew.")
        numbers = [about["size"], about["articles"], about["error"], *(n for place in places.values() for n in place)]
        is_sane = all(isinstance(number, int) and number >= 0 for number in numbers) and isinstance(
            about["digest"], str
        )
        if not is_sane or about["size"] != start or any(at + long > start for at, long in places.values()):
            raise _damaged(path)
    except (ValueError, TypeError, KeyError, AttributeError, msgpack.UnpackException):
        raise _damaged(path) from None
    return {name: (at, long) for name, (at, long) in places.items()}, about


def _damaged(path: Path) -> ProfileError:
    return ProfileError(f"{path}: not a profile, or damaged; delete it and learn the archive anew.")
