"""Cache files: each appears whole or not at all and knows whether it is damaged.

So no locks are needed: of two writers at once the last one wins, and whatever is
wrong with a file only costs the work that it would have spared.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zlib import crc32

_CHECKSUM = 4
"""Bytes of the checksum (CRC-32, which finds what a disk or a full one damages): several times as fast to check as a
cryptographic one, and files of strangers never get here."""


def load(path: Path) -> memoryview | None:
    """What was saved, or None where it is missing, damaged or cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return _intact(memoryview(data))


def mapped(path: Path) -> memoryview | None:
    """The same for a large file that is never written again: not copied into memory, and shared by processes."""
    try:
        with path.open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):
        # An empty file cannot be mapped.
        return None
    return _intact(memoryview(data))


def _intact(data: memoryview) -> memoryview | None:
    body = data[_CHECKSUM:]
    return body if len(data) > _CHECKSUM and _checksum(body) == data[:_CHECKSUM] else None


def save(path: Path, body: bytes) -> None:
    """Write a cache file; one that cannot be written is no error, only slow."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _replacing(path) as handle:
            _write(handle, _checksum(body))
            _write(handle, body)


def make_room(folder: Path, pattern: str, largest: int) -> None:
    """Delete the files that were used longest ago until those of a folder take no more than `largest` bytes."""
    with contextlib.suppress(OSError):
        found = sorted(((status := path.stat()).st_mtime, status.st_size, path) for path in folder.glob(pattern))
        size = sum(size for _, size, _ in found)
        for _, own, path in found[:-1]:
            if size <= largest:
                return
            path.unlink(missing_ok=True)
            size -= own


def _checksum(body: bytes | memoryview) -> bytes:
    return crc32(body).to_bytes(_CHECKSUM, "big")


def _write(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[int]:
    """A temporary file beside `path` that takes its place when all went well."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        try:
            yield handle
        finally:
            os.close(handle)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
