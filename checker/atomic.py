"""Files that are either replaced as a whole or stay as they were."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO


class ChangedError(OSError):
    """A file that somebody else changed while it was worked on."""


def replace_file(path: Path, data: bytes, seen: os.stat_result | None = None) -> None:
    """Write a file such that every reader finds the old content or the new one, whatever happens.

    The new content is written to a temporary file in the same folder, forced to
    disk and moved into place. A symbolic link stays one and its target is
    written; mode, and owner where the system lets us, are kept. Another name of
    the same file (a hard link) keeps the old content.

    Args:
        path: the file; it may be missing.
        data: its new content.
        seen: what `os.fstat` said when its content was read; None where that does not matter.

    Raises:
        ChangedError: the file is no longer the one that was seen.
        OSError: it cannot be written; it is as it was.
    """
    target = path.resolve()
    before = _status(target)
    if before is not None and not before.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        # The move would succeed, but whoever took the right to write away meant it.
        raise PermissionError("the file is read-only")
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError("no permission to write it")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".unspin")
    except OSError as error:
        # People know the file that they named, not the temporary one.
        raise OSError(error.errno, error.strerror, str(path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_over(target, before, temporary)
        if seen is not None and not _same(_status(target), seen):
            raise ChangedError("it changed while it was being corrected")
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


@contextlib.contextmanager
def text_file(path: Path) -> Iterator[TextIO]:
    """A stream whose text becomes a file once all of it was written; until then the old file stays.

    What is no regular file, such as a pipe, is written to directly.

    Args:
        path: the file; it may be missing.

    Raises:
        OSError: it cannot be written.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as direct:
            yield direct
        return
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="utf-8", errors="backslashreplace", newline="")
    yield stream
    stream.flush()
    replace_file(path, written.getvalue())


def reason(error: OSError) -> str:
    """Why a file could not be read or written, as the end of a sentence."""
    return (error.strerror or str(error) or "unknown reason").lower()


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _same(now: os.stat_result | None, seen: os.stat_result) -> bool:
    if now is None:
        return False
    return (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns) == (
        seen.st_dev,
        seen.st_ino,
        seen.st_size,
        seen.st_mtime_ns,
    )


def _take_over(target: Path, before: os.stat_result | None, temporary: Path) -> None:
    """Give a temporary file the owner and mode of the file that it is to replace, or those of a new one."""
    if before is None:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(temporary, before.st_uid, before.st_gid)
    # After the owner: changing it takes special mode bits away.
    shutil.copymode(target, temporary)


def _flush_folder(folder: Path) -> None:
    """Make a move survive a power cut, where folders can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
