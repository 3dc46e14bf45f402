"""Glossary files: what is read, and by which format.

Compiled glossaries are cached, so this runs once for each version of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePath

from checker.glossary.model import Glossary, GlossaryError, Place

MAX_BYTES = 64 * 1024 * 1024
"""Largest glossary file; a hundred thousand entries with notes are about 20 MB."""

_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def load(path: Path) -> Glossary:
    """Read a glossary file.

    Args:
        path: a file in TOML (`.toml`) or CSV (`.csv`).

    Raises:
        GlossaryError: the file cannot be read or used.
    """
    return parse(read(path), str(path))


def read(path: Path) -> bytes:
    """Read the bytes of a glossary file, at most `MAX_BYTES` and one.

    Raises:
        GlossaryError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a usable path").lower()
        raise GlossaryError(Place(str(path), 1), f"the file cannot be read ({reason}).") from error


def parse(data: bytes, path: str) -> Glossary:
    """Read a glossary from the bytes of a file.

    Args:
        data: the content.
        path: the file's name; its suffix tells the format.

    Raises:
        GlossaryError: the format is unknown or the content cannot be used.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in _FORMATS:
        raise GlossaryError(Place(path, 1), "a glossary is a TOML or CSV file; end its name in .toml or .csv.")
    return _FORMATS[suffix](data, path)


def parse_toml(data: bytes, path: str) -> Glossary:
    """Read a TOML glossary.

    Args:
        data: the content of the file, UTF-8.
        path: the file's name, for errors.

    Raises:
        GlossaryError: not TOML, not a glossary, or one that contradicts itself.
    """
    from checker.glossary.toml_entries import glossary_of
    from checker.glossary.toml_syntax import read_toml
    from checker.glossary.toml_values import Spot
    from checker.toml_lines import TomlLines

    text = decode(data, path)
    tables = read_toml(text, path)
    return _consistent(glossary_of(tables, Spot(path, TomlLines(text)), _digest(data)))


def parse_csv(data: bytes, path: str) -> Glossary:
    """Read a CSV glossary: columns `wrong` and `right`, or `term`; `note` and `severity` if wanted.

    Args:
        data: the content of the file, UTF-8; commas, semicolons or tabs, as its header shows.
        path: the file's name; its stem becomes the glossary's id.

    Raises:
        GlossaryError: not such a file, or one that contradicts itself.
    """
    from checker.glossary.csv_file import read_csv

    return _consistent(read_csv(decode(data, path), path, _digest(data)))


_FORMATS: dict[str, Callable[[bytes, str], Glossary]] = {".toml": parse_toml, ".csv": parse_csv}


def _consistent(glossary: Glossary) -> Glossary:
    from checker.glossary.consistency import contradictions

    for error in contradictions([glossary]):
        raise error
    return glossary


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def decode(data: bytes, path: str) -> str:
    """The text of a file.

    Args:
        data: its content, UTF-8 with or without a byte order mark.
        path: its name, for errors.

    Raises:
        GlossaryError: it is too large, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise GlossaryError(Place(path, 1), f"the file is larger than {MAX_BYTES // 1024**2} MB; split it.")
    for mark, name in _BOMS:
        if data.startswith(mark):
            raise GlossaryError(Place(path, 1), f"the file is {name}; save it as UTF-8.")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(
            Place(path, line), f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8; save the file as UTF-8."
        ) from error
