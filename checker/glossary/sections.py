"""A section of a compiled index: plain data in which large tables are used where they lie in the file.

msgpack copies every run of bytes that it unpacks. So those that are large
stand behind the packed data, which says only where: unpacking costs the same
whatever their size, and a file that is mapped is read as far as it is used.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import msgpack

_LENGTH = 8
"""Bytes at the beginning that say how long the packed data is."""

_LARGE = 512
"""Bytes from which a table stands apart."""

_APART = 1
"""The msgpack extension type that says where a table stands: its offset behind the packed data, and its length."""


def pack(section: Any) -> bytes:
    """Pack a section; tables are looked for in dictionaries at any depth.

    Args:
        section: plain data.
    """
    tables: list[bytes] = []
    head = msgpack.packb(_apart(section, tables))
    return b"".join((len(head).to_bytes(_LENGTH, "big"), head, *tables))


def unpack(packed: bytes | memoryview) -> Any:
    """The inverse of `pack`, with tuples for lists and views of `packed` for large tables."""
    view = memoryview(packed)
    end = _LENGTH + int.from_bytes(view[:_LENGTH], "big")
    table = partial(_table, view[end:])
    return msgpack.unpackb(view[_LENGTH:end], strict_map_key=False, use_list=False, ext_hook=table)


def _apart(data: Any, tables: list[bytes]) -> Any:
    """The data with large tables moved to `tables`."""
    if isinstance(data, dict):
        return {key: _apart(value, tables) for key, value in data.items()}
    if isinstance(data, bytes) and len(data) >= _LARGE:
        start = sum(map(len, tables))
        tables.append(data)
        return msgpack.ExtType(_APART, msgpack.packb((start, len(data))))
    return data


def _table(tables: memoryview, code: int, place: bytes) -> memoryview:
    if code != _APART:
        raise ValueError(f"unknown extension type {code} in a compiled glossary")
    start, length = msgpack.unpackb(place)
    return tables[start : start + length]
