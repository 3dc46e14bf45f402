"""From a file of another tool to a glossary in TOML, with an account of what was left behind."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from checker.glossary.exchange import Format
from checker.glossary.exchange.gathering import ExchangeError, Gathering, Lost
from checker.glossary.exchange.toml_writing import write_toml
from checker.glossary.files import decode, parse_toml, read
from checker.glossary.model import GlossaryError


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gave.

    Attributes:
        toml: the glossary; it records the hash of the file that it came from.
        terms: how many terms there are.
        forms: how many wrong forms.
        lost: what could not be carried over, by line.
    """

    toml: str
    terms: int
    forms: int
    lost: tuple[Lost, ...]


def import_file(path: Path, chosen: Format, id_: str = "") -> Imported:
    """Import a file.

    Args:
        path: at most `files.MAX_BYTES` long, UTF-8.
        chosen: its format.
        id_: of the new glossary; made of the file's name where empty.

    Raises:
        ExchangeError: the file is not in the format.
        GlossaryError: it cannot be read, or is not UTF-8.
    """
    data = read(path)
    text = decode(data, str(path))
    if not text.strip():
        raise ExchangeError(f"{path}: line 1: the file is empty.")
    gathering = Gathering()
    try:
        chosen.read(text, gathering)
    except ExchangeError as error:
        raise ExchangeError(f"{path}: {error}") from error
    name = id_ or _identifier(path.stem)
    glossary = gathering.glossary(name, "", f"{path.name}, {chosen.name}, sha256:{sha256(data).hexdigest()}", str(path))
    toml = write_toml(glossary)
    try:
        parse_toml(toml.encode(), str(path))
    except GlossaryError as error:
        raise ExchangeError(f"{path}: the imported glossary cannot be used: {error.reason}") from error
    return Imported(toml, len(glossary.terms), sum(len(term.garbled) for term in glossary.terms), gathering.lost)


def _identifier(stem: str) -> str:
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem.lower()).strip("-")
    return letters or "imported"
