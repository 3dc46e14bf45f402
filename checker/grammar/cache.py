"""What engines said before, by content: an unchanged paragraph is never checked twice.

One SQLite file for all engines. SQLite gives what a cache that several processes
share needs (locks, atomic writes, recovery after a crash); whatever goes wrong with
the file only costs time, so every error of it ends as “not in the cache”.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import msgpack

from checker.grammar.engine import Kind, Lint

FILE_NAME = "grammar.sqlite"

_FORMAT = 1
"""Changes when what is kept changes its form."""

LARGEST = 100_000_000
"""Bytes above which the oldest entries go."""

_WAIT = 2.0
"""Seconds to wait for another process."""

_AT_ONCE = 500
"""Keys in one question; SQLite allows 999."""

_CHECKSUM = 4

_MARK = "\0file "
"""Stands before the digest of a file where one is kept as if it were a text; no text holds a NUL."""

_DAY = 86_400
_STAMP_AGAIN = 7
"""Days after which an entry that is used is marked as used again."""


class Cache:
    """Lints by engine, version and text; safe for several processes, used by one thread of each."""

    def __init__(self, folder: Path | None, engine: str, version: str, largest: int = LARGEST) -> None:
        """Prepare; nothing is opened before it is needed.

        Args:
            folder: where the file is kept; None for no cache.
            engine, version: whose lints; other versions never meet.
            largest: bytes above which the oldest entries go.
        """
        self._path = folder / FILE_NAME if folder else None
        self._salt = f"{_FORMAT}\0{engine}\0{version}\0".encode()
        self._largest = largest
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def get(self, texts: Iterable[str]) -> dict[str, list[Lint]]:
        """Look up texts.

        Returns:
            Those that are known, with their lints.
        """
        keys = {self._key(text): text for text in texts}
        found: dict[str, list[Lint]] = {}
        stale: list[bytes] = []
        today = int(time.time() // _DAY)
        for key, data, day in self._rows(list(keys)):
            text = keys[key]
            lints = _unpack(data, len(text))
            if lints is not None:
                found[text] = lints
                if today - day > _STAMP_AGAIN:
                    stale.append(key)
        if stale:
            self._run([("UPDATE lints SET day = ? WHERE key = ?", [(today, key) for key in stale])])
        return found

    def put(self, results: Mapping[str, Sequence[Lint]]) -> None:
        """Keep the lints of texts."""
        if self._path is None or not results:
            return
        today = int(time.time() // _DAY)
        rows = [(self._key(text), _pack(lints), today) for text, lints in results.items()]
        self._run([("INSERT OR REPLACE INTO lints VALUES (?, ?, ?)", rows)])
        self._make_room()

    def is_complete(self, digest: str) -> bool:
        """Tell whether all texts of a file are known, going by a digest of its bytes; see `mark_complete`."""
        return bool(self.get([_MARK + digest]))

    def mark_complete(self, digest: str) -> None:
        """Remember that all texts of a file are known; older entries may go nonetheless."""
        self.put({_MARK + digest: []})

    def _key(self, text: str) -> bytes:
        return blake2b(self._salt + text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def _rows(self, keys: Sequence[bytes]) -> list[tuple[bytes, bytes, int]]:
        connection = self._open()
        if connection is None:
            return []
        rows: list[tuple[bytes, bytes, int]] = []
        try:
            for start in range(0, len(keys), _AT_ONCE):
                part = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                rows += connection.execute(f"SELECT key, data, day FROM lints WHERE key IN ({marks})", part)  # noqa: S608
        except sqlite3.Error as error:
            self._mend(error)
            return []
        return rows

    def _run(self, statements: Sequence[tuple[str, Sequence[tuple[object, ...]]]]) -> None:
        connection = self._open()
        if connection is None:
            return
        try:
            with connection:
                for statement, rows in statements:
                    connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self._mend(error)

    def _open(self) -> sqlite3.Connection | None:
        if self._connection is None and self._path is not None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = _connect(self._path)
            except sqlite3.DatabaseError as error:
                self._mend(error)
            except OSError:
                self._path = None
        return self._connection

    def _mend(self, error: sqlite3.Error) -> None:
        """Throw a broken file away; leave the cache alone for this run where that is not the trouble."""
        self.close()
        path, self._path = self._path, None
        if path is not None and not isinstance(error, sqlite3.OperationalError):
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    path.with_name(path.name + suffix).unlink(missing_ok=True)

    def _make_room(self) -> None:
        """Let the older half go where there is too much; its room in the file is used again."""
        if self._connection is None:
            return
        try:
            pages, free, size = (
                self._connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_count", "freelist_count", "page_size")
            )
        except sqlite3.Error as error:
            self._mend(error)
            return
        if (pages - free) * size > self._largest:
            half = "SELECT rowid FROM lints ORDER BY day, rowid LIMIT (SELECT max(1, count(*) / 2) FROM lints)"
            self._run([(f"DELETE FROM lints WHERE rowid IN ({half})", [()])])  # noqa: S608


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
    try:
        # Write-ahead logging lets readers and a writer work at the same time.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS lints (key BLOB PRIMARY KEY, data BLOB NOT NULL, day INTEGER NOT NULL)"
        )
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _pack(lints: Sequence[Lint]) -> bytes:
    """Lints as plain data behind a checksum: SQLite has none of its own."""
    packed: bytes = msgpack.packb([(t.rule, t.start, t.end, t.message, t.suggestions, t.kind, t.link) for t in lints])
    return crc32(packed).to_bytes(_CHECKSUM) + packed


_NOTHING = _pack([])


def _unpack(data: object, length: int) -> list[Lint] | None:
    """Lints from their packed form; None where it is not what `_pack` made for a text of this length."""
    if data == _NOTHING:
        return []
    if not isinstance(data, bytes) or int.from_bytes(data[:_CHECKSUM]) != crc32(data[_CHECKSUM:]):
        return None
    try:
        lints = [
            Lint(str(rule), int(start), int(end), str(message), tuple(map(str, suggestions)), Kind(kind), str(link))
            for rule, start, end, message, suggestions, kind, link in msgpack.unpackb(data[_CHECKSUM:])
        ]
    except (ValueError, TypeError, msgpack.UnpackException):
        return None
    return lints if all(0 <= lint.start < lint.end <= length for lint in lints) else None
