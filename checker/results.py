"""What was found before: a second run over an archive reads only what changed.

A run has one cache file, named after everything that findings depend on beside the
text: unspin itself, settings, glossaries, the grammar engine. It holds a record a file.
A file whose size, times and number (inode) are those of its record is taken as
unchanged, as git and mypy do; otherwise its content decides by its SHA-256. A file
written less than two seconds before it was looked at may change again without its
times telling, so its times are not recorded (git calls such entries racily clean).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgpack

from checker import __version__, cache_file
from checker.findings import DocumentReport, Problem
from checker.memory import Memory
from checker.records import pack, unpack
from checker.sources import Source

LARGEST = 300_000_000
"""Bytes of all cache files above which those that were used longest ago go."""

_FORMAT = 1
_SETTLED_NS = 2_000_000_000
_UNTRUSTED = (0, 0, 0, 0)
_MOST_UNSEEN = 20_000
"""Records of files that a run did not ask for which are kept all the same."""

_Stamp = tuple[int, int, int, int]
_Record = tuple[_Stamp, bytes, bytes]
_Result = DocumentReport | Problem


class Results:
    """The records of one run."""

    def __init__(
        self, folder: Path, keys: Sequence[str], sources: Sequence[Source | Problem], lasting: Iterable[str] = ()
    ) -> None:
        """Load what is known.

        Args:
            folder: of the caches of unspin.
            keys: for each plan, a text that tells what findings depend on beside the article.
            sources: what the run checks; runs over one folder share a file.
            lasting: notices that hold as long as the text does; a report with any other is not kept.
        """
        self._folder = folder / "results"
        place = f"{_program()}\n{_common_folder(sources)}"
        self._path = self._folder / f"{_digest(place)[:40]}.msgpack"
        self._keys = [_digest(key)[:20] for key in keys]
        self._lasting = frozenset(lasting)
        self._records = _load(self._path)
        # An archive has many files in few folders.
        self._absolute: dict[str, str] = Memory(os.path.abspath)
        self._seen: set[str] = set()
        self._stamps: dict[str, _Stamp] = {}
        self._changed = False

    def get(self, source: Source, with_text: bool) -> DocumentReport | None:
        """What was found in a file, or None where that is not known or it changed.

        Args:
            source: the file.
            with_text: whether a report with findings must hold the text.
        """
        name = self._name(source)
        stamp = _stamp(source.path)
        if stamp is None:
            return None
        self._seen.add(name)
        self._stamps[name] = stamp
        record = self._records.get(name)
        if record is None:
            return None
        known, digest, body = record
        if known != stamp or stamp == _UNTRUSTED:
            if not _has_content(source.path, digest):
                return None
            self._records[name] = (stamp, digest, body)
            self._changed = self._changed or stamp != known
        report = unpack(body, source.shown, digest.hex())
        return _with_text(report, source.path) if report and report.findings and with_text else report

    def put(self, source: Source, report: _Result) -> None:
        """Remember what was found in a file for which `get` returned None."""
        name = self._name(source)
        stamp = self._stamps.get(name)
        if isinstance(report, DocumentReport) and stamp is not None and self._lasting.issuperset(report.notices):
            self._records[name] = (stamp, bytes.fromhex(report.sha256), pack(report))
            self._changed = True
        elif self._records.pop(name, None) is not None:
            self._changed = True

    def save(self) -> None:
        """Write what is known now, if that changed."""
        if not self._changed:
            return
        unseen = [name for name in self._records if name not in self._seen]
        for name in unseen[: max(0, len(unseen) - _MOST_UNSEEN)]:
            del self._records[name]
        cache_file.save(self._path, msgpack.packb(self._records))
        cache_file.make_room(self._folder, "*.msgpack", LARGEST)

    def _name(self, source: Source) -> str:
        folder, name = os.path.split(source.path)
        return f"{self._keys[source.plan]}{self._absolute[folder]}/{name}"


def reuse(
    results: Results,
    sources: Sequence[Source | Problem],
    check: Callable[[Sequence[Source | Problem]], Generator[_Result]],
    with_text: bool,
) -> Iterator[_Result]:
    """Check only those files whose findings are not known.

    Args:
        results: what is known; saved at the end, also of a run that is broken off.
        sources: what the run checks.
        check: yields a result for each source, in order.
        with_text: whether reports with findings must hold the text.

    Yields:
        One result a source, in order.
    """
    known = [results.get(source, with_text) if isinstance(source, Source) else source for source in sources]
    fresh = check([source for source, result in zip(sources, known, strict=True) if result is None])
    try:
        for source, result in zip(sources, known, strict=True):
            if result is None and isinstance(source, Source):
                result = next(fresh)
                results.put(source, result)
            assert result is not None
            yield result
    finally:
        fresh.close()
        results.save()


def _common_folder(sources: Sequence[Source | Problem]) -> str:
    shown = {os.path.dirname(s.path) for s in sources if isinstance(s, Source)}  # noqa: PTH120
    try:
        return os.path.commonpath([os.path.abspath(folder) for folder in shown])  # noqa: PTH100
    except ValueError:
        # Several drives on Windows, or no file at all.
        return ""


def _load(path: Path) -> dict[str, _Record]:
    body = cache_file.load(path)
    if body is None:
        return {}
    try:
        os.utime(path)
        records: dict[str, _Record] = msgpack.unpackb(body, use_list=False)
    except (OSError, ValueError, msgpack.UnpackException):
        return {}
    return records if isinstance(records, dict) else {}


def _stamp(path: Path) -> _Stamp | None:
    """What tells cheaply that a file is unchanged; `_UNTRUSTED` where that cannot be told yet."""
    now = time.time_ns()
    try:
        status = path.stat()
    except OSError:
        return None
    if now - max(status.st_mtime_ns, status.st_ctime_ns) < _SETTLED_NS:
        return _UNTRUSTED
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _has_content(path: Path, digest: bytes) -> bool:
    try:
        return sha256(path.read_bytes()).digest() == digest
    except OSError:
        return False


def _with_text(report: DocumentReport, path: Path) -> DocumentReport | None:
    """The report with the file's text, or None where the file is no longer the same."""
    from dataclasses import replace

    from checker.readers import UnreadableError, decode

    try:
        data = path.read_bytes()
        if sha256(data).hexdigest() != report.sha256:
            return None
        source, encoding = decode(data, report.path)
    except (OSError, UnreadableError):
        return None
    return replace(report, source=source, encoding=encoding)


def _program() -> str:
    """What tells one unspin from another: the version and, for who works on it, when its files changed."""
    top = os.path.dirname(__file__)  # noqa: PTH120
    stamps = []
    for folder, _, names in os.walk(top):
        for name in names:
            if not name.endswith((".pyc", ".pyo")):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
                stamps.append(f"{folder}/{name} {status.st_mtime_ns} {status.st_size}")
    return "\n".join((f"{_FORMAT} {__version__}", *sorted(stamps)))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
