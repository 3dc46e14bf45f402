"""Measures with other tables of words than those that come with unspin."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from checker import style
from checker.glossary import attested, frequencies
from checker.glossary.attested import PairFilter
from checker.glossary.frequencies import Frequencies


@contextlib.contextmanager
def tables(folder: Path | None) -> Iterator[None]:
    """Let checks look words up in another folder's tables.

    Args:
        folder: what `tools/build_relations.py` wrote, or None to change nothing.
    """
    if folder is None:
        yield
        return
    words = Frequencies((folder / "frequencies.bin").read_bytes())
    pairs = PairFilter((folder / "attested.bin").read_bytes())
    style.shipped.cache_clear()
    with (
        mock.patch.object(frequencies, "shipped", lambda: words),
        mock.patch.object(attested, "shipped", lambda: pairs),
    ):
        yield
    style.shipped.cache_clear()


def style_reader(folder: Path | None) -> style.Reader:
    """Reads the choice of words with a folder's tables, or those that come with unspin; without weights."""
    if folder is None:
        return style.Reader(frequencies.shipped(), attested.shipped(), {})
    with tables(folder):
        return style.Reader(frequencies.shipped(), attested.shipped(), {})
