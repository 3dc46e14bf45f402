"""Writes a profile: section by section as they become known, whatever their size; what makes it whole comes last."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any

import msgpack

from checker.profile.file import BLOCK, FORMAT, MAGIC

_ALIGNMENT = 8


class Writer:
    """Writes a profile beside its place and moves it there when it is whole; a context manager."""

    def __init__(self, path: Path) -> None:
        """Begin a file.

        Args:
            path: where it will be; its folder exists.

        Raises:
            OSError: nothing can be written there.
        """
        self._path = path
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        self._temporary = Path(name)
        self._file = os.fdopen(handle, "wb")
        self._digest = blake2b(digest_size=32)
        self._places: dict[str, list[int]] = {}
        self._at = 0
        self._write(MAGIC)

    def __enter__(self) -> Writer:
        """Nothing happens yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throw away what was not finished."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._temporary.unlink()

    def section(self, name: str, parts: Iterable[bytes]) -> None:
        """Write a section.

        Args:
            name: of the section.
            parts: its bytes, in order.
        """
        self._write(bytes(-self._at % _ALIGNMENT))
        start = self._at
        held: list[bytes] = []
        size = 0
        for part in parts:
            # Lines come one by one; writing each by itself would take longer than making it.
            held.append(part)
            size += len(part)
            if size >= BLOCK:
                self._write(b"".join(held))
                held, size = [], 0
        self._write(b"".join(held))
        self._places[name] = [start, self._at - start]

    def finish(self, about: dict[str, Any]) -> None:
        """Write the end and put the file in its place.

        Args:
            about: plain data about the file.
        """
        about = {**about, "digest": self._digest.hexdigest(), "size": self._at}
        end = msgpack.packb({"format": FORMAT, "places": self._places, "about": about})
        self._file.write(end + blake2b(end, digest_size=32).digest() + len(end).to_bytes(8, "little") + MAGIC)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._temporary.chmod(_mode(self._path))
        self._temporary.replace(self._path)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, or that of a new one."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
