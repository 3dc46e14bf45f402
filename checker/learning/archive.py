"""Archives: folders of articles, lines of JSON, tables in Parquet files. Each is read article by article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from checker.atomic import reason
from checker.findings import Problem
from checker.learning.article import RawArticle, date_in_file
from checker.sources import Choose, Source, find

Found = tuple[RawArticle | Problem | None, int]
"""An article, what could not be read, or None for what is passed over; and how many bytes of the archive that was."""


class ArchiveError(Exception):
    """An archive that cannot be read at all; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the columns of an archive are called.

    Attributes:
        text: holds the article.
        date: when it was published; need not be there.
        id: what it is called; need not be there.
    """

    text: str = "text"
    date: str = "date"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was found.

    Attributes:
        size: of all of it, in bytes.
        read: gives its articles, in order.
    """

    size: int
    read: Callable[[], Iterator[Found]]


_TABLES = {
    ".jsonl": "checker.learning.json_lines",
    ".ndjson": "checker.learning.json_lines",
    ".parquet": "checker.learning.parquet",
}
"""Suffix of a file and the module that reads it, by its function `read(path, fields, limit)`."""


def open_archives(
    arguments: Sequence[str], fields: Fields, limit: int, choose: Choose | None = None
) -> list[Archive | Problem]:
    """Find what is to be learned.

    Args:
        arguments: folders and files.
        fields: of files that hold many articles.
        limit: bytes above which an article is left out.
        choose: which files of folders are taken, see `sources.find`.

    Returns:
        Archives in order, and problems for what is not there.

    """
    tables = [argument for argument in dict.fromkeys(arguments) if _module(argument)]
    others = [argument for argument in arguments if argument not in tables]
    found: list[Archive | Problem] = []
    for argument in tables:
        read = import_module(_module(argument)).read
        found.append(Archive(_size(Path(argument)), partial(read, Path(argument), fields, limit)))
    files: list[Source] = []
    for source in find(others, choose) if choose else find(others):
        if isinstance(source, Problem):
            found.append(source)
        else:
            files.append(source)
    if files:
        found.append(Archive(sum(_size(source.path) for source in files), partial(_read_files, files, limit)))
    return found


def _module(argument: str) -> str:
    """The module that reads a file of many articles; empty for what holds one, and for folders."""
    path = Path(argument)
    return "" if path.is_dir() else _TABLES.get(path.suffix.lower(), "")


def _size(path: Path) -> int:
    """Of a file, in bytes; 0 where it cannot be told, which whoever reads it will say."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _read_files(files: Sequence[Source], limit: int) -> Iterator[Found]:
    for source in files:
        shown = source.shown
        try:
            with source.path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                data = file.read(min(size, limit) + 1)
                if len(data) > size:
                    data += file.read(limit + 1 - len(data))
        except OSError as error:
            yield Problem(shown, f"{shown}: cannot be read ({reason(error)})."), 0
            continue
        if len(data) > limit:
            yield too_long(shown, limit), size
        else:
            yield RawArticle(shown, shown, data, date_in_file(shown, data)), len(data)


def too_long(shown: str, limit: int) -> Problem:
    """What is said of an article that is longer than allowed."""
    return Problem(
        shown, f"{shown}: longer than max-file-size allows ({limit:,} bytes); raise it in the settings or split it."
    )
