"""Segments and profiles put together: counts are added, whatever the order.

Tables are merged range by range of their keys and texts line by line, so that
memory does not grow with what is merged.
"""

from __future__ import annotations

import heapq
import tempfile
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from typing import BinaryIO

from checker.learning.gathering import MOST_PHRASES, TALLIES, threshold
from checker.little_endian import packed, unpacked
from checker.profile.file import ProfileFile
from checker.profile.keys import phrase_key
from checker.profile.table import COUNT_SIZE, KEY_SIZE, MOST
from checker.profile.writing import Writer
from checker.tokens import phrase_words

_AT_A_TIME = 2_000_000
"""Keys in memory at a time."""

_BLOCK = 1 << 20
_COPIED = ("digests", "text-sketches", "story-sketches")


def merge(paths: Sequence[Path], target: Path) -> None:
    """Put profiles together.

    Args:
        paths: profiles and segments; no article is in two of them.
        target: where the new one goes; it may be one of them.

    Raises:
        ProfileError: one of them is damaged.
        OSError: it cannot be written; nothing changed.
    """
    with ExitStack() as stack:
        parts = [_Part(path, stack) for path in paths]
        spool = stack.enter_context(tempfile.TemporaryFile(dir=target.parent))
        file = stack.enter_context(Writer(target))
        file.section("keys", _keys(parts, spool))
        spool.seek(0)
        file.section("counts", iter(partial(spool.read, _BLOCK), b""))
        long_phrases: dict[int, int] = defaultdict(int)
        error = sum(part.file.about["error"] for part in parts)
        for name in ("phrases", "names"):
            held = sum(block.count(b"\n") for part in parts for block in part.blocks(name))
            least = threshold(count for _, count, _ in _texts(parts, name)) if held > MOST_PHRASES else 0
            file.section(name, _kept(parts, name, least, long_phrases))
            error += least
        keys = sorted(long_phrases)
        file.section("phrase-keys", [packed(array("Q", keys))])
        file.section("phrase-counts", [packed(array("I", map(long_phrases.__getitem__, keys)))])
        for name in _COPIED:
            file.section(name, (block for part in parts for block in part.blocks(name)))
        file.finish(_about([part.file for part in parts], error))


def _about(files: Sequence[ProfileFile], error: int) -> dict[str, int | str]:
    abouts = [file.about for file in files]
    return {
        **{name: sum(about[name] for about in abouts) for name in TALLIES},
        "first": min((about["first"] for about in abouts if about["first"]), default=""),
        "last": max((about["last"] for about in abouts), default=""),
        "error": error,
    }


class _Part:
    """A file that is merged, read piece by piece: mapped pages would count as memory."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.file = ProfileFile(path)
        self.file.verify()
        self._stream = stack.enter_context(path.open("rb"))
        self._start, size = self.file.place("keys")
        self._counts, _ = self.file.place("counts")
        self.size = size // KEY_SIZE

    def key(self, at: int) -> int:
        """A key by its place in the table."""
        return int.from_bytes(self._read(self._start + at * KEY_SIZE, KEY_SIZE), "little")

    def range(self, low: int, high: int) -> tuple[array[int], array[int]]:
        """The keys from `low` up to, not including, `high`, and their counts."""
        first = bisect_left(range(self.size), low, key=self.key)
        last = bisect_left(range(self.size), high, lo=first, key=self.key)
        keys = self._read(self._start + first * KEY_SIZE, (last - first) * KEY_SIZE)
        counts = self._read(self._counts + first * COUNT_SIZE, (last - first) * COUNT_SIZE)
        return unpacked(keys, "Q"), unpacked(counts, "I")

    def blocks(self, name: str) -> Iterator[bytes]:
        """The bytes of a section."""
        start, size = self.file.place(name)
        for at in range(start, start + size, _BLOCK):
            yield self._read(at, min(_BLOCK, start + size - at))

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a section."""
        rest = b""
        for block in self.blocks(name):
            *whole, rest = (rest + block).split(b"\n")
            yield from whole

    def _read(self, start: int, size: int) -> bytes:
        self._stream.seek(start)
        return self._stream.read(size)


def _keys(parts: Sequence[_Part], spool: BinaryIO) -> Iterator[bytes]:
    """The merged keys; their counts go to a spool."""
    ranges = max(1, sum(part.size for part in parts) // _AT_A_TIME)
    limits = [(number << 64) // ranges for number in range(ranges + 1)]
    for low, high in pairwise(limits):
        merged: dict[int, int] = {}
        for part in parts:
            keys, counts = part.range(low, high)
            for key, count in zip(keys, counts, strict=True):
                merged[key] = merged.get(key, 0) + count
        ordered = sorted(merged)
        spool.write(packed(array("I", (min(merged[key], MOST) for key in ordered))))
        yield packed(array("Q", ordered))


def _texts(parts: Sequence[_Part], name: str) -> Iterator[tuple[bytes, int, bytes]]:
    """The merged lines of a section: text, articles, example."""
    rows = heapq.merge(*(map(_row, part.lines(name)) for part in parts))
    for text, same in groupby(rows, key=lambda row: row[0]):
        total, example = 0, b""
        for _, count, shown in same:
            total += count
            example = min(filter(None, (example, shown)), default=b"")
        yield text, total, example


def _row(line: bytes) -> tuple[bytes, int, bytes]:
    text, count, example = line.split(b"\t")
    return text, int(count), example


def _kept(parts: Sequence[_Part], name: str, least: int, long_phrases: dict[int, int]) -> Iterator[bytes]:
    """The lines that are kept; phrases of three words and more that two articles share are counted by key as well.

    Most phrases stand in one article, which is no evidence of anything.
    """
    for text, count, example in _texts(parts, name):
        if count > least:
            if count > 1:
                words = phrase_words(text.decode("utf-8", "replace"))
                if len(words) > 2:
                    long_phrases[phrase_key(words)] += count
            yield b"%s\t%d\t%s\n" % (text, count, example)
