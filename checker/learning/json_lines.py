"""Archives with an article a line, each a JSON object (JSON Lines, https://jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from checker.atomic import reason
from checker.findings import Problem
from checker.learning.archive import Fields, Found, too_long
from checker.learning.article import RawArticle, date_of

_ESCAPED = 6
"""Bytes that one byte of text may take in JSON, as `\\u0041`."""

_SKIP = 1 << 20


def read(path: Path, fields: Fields, limit: int) -> Iterator[Found]:
    """Read the articles of a file.

    Args:
        path: the file.
        fields: names of the keys.
        limit: bytes above which an article is left out; no more of a line is held in memory than it may take.

    Yields:
        Articles, and problems for lines that are none.
    """
    try:
        with path.open("rb") as file:
            yield from _read(file, str(path), fields, limit)
    except OSError as error:
        yield Problem(str(path), f"{path}: cannot be read ({reason(error)})."), 0


def _read(file: BinaryIO, shown: str, fields: Fields, limit: int) -> Iterator[Found]:
    longest = _ESCAPED * limit
    number = 0
    while line := file.readline(longest):
        number += 1
        size = len(line)
        where = f"{shown}:{number}"
        if size == longest and not line.endswith(b"\n"):
            while rest := file.readline(_SKIP):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield too_long(where, limit), size
        elif line.strip():
            yield _article(line, where, fields, limit), size
        else:
            yield None, size


def _article(line: bytes, where: str, fields: Fields, limit: int) -> RawArticle | Problem:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Problem(where, f"{where}: not a line of JSON.")
    if not isinstance(row, dict):
        return Problem(where, f"{where}: not a JSON object.")
    return of_row(row.get(fields.text), row.get(fields.date), row.get(fields.id), where, fields, limit)


def of_row(text: object, day: object, name: object, where: str, fields: Fields, limit: int) -> RawArticle | Problem:
    """Make an article of a row of a table.

    Args:
        text, day, name: values of its fields, None where they are missing.
        where: file and line, for messages.
        fields: what they are called.
        limit: bytes above which it is left out.
    """
    called = f"{where} ({name})" if isinstance(name, str | int) and len(str(name)[:81]) <= 80 else where
    if not isinstance(text, str):
        found = "is missing" if text is None else "is no text"
        return Problem(where, f"{called}: “{fields.text}” {found}; name the field of the text with --text-field.")
    data = text.encode("utf-8", "replace")
    if len(data) > limit:
        return too_long(called, limit)
    return RawArticle(called, "article.txt", data, date_of(day))
