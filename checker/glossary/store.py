"""Where glossaries come from, and the cache that spares compiling them again.

A cache file is named after the content of everything that went into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib import resources
from pathlib import Path

import msgpack

from checker import cache_file
from checker.glossary.files import read
from checker.glossary.lexicon import Lexicon
from checker.glossary.model import Glossary, GlossaryError, Place

INDEX_FORMAT = 14
"""Version of the compiled form; part of a cache file's name."""

CLASSES = "classes"
"""Name of the shipped file of shared classes, which every run loads."""

LARGEST = 500_000_000
"""Bytes of compiled glossaries above which those that were written longest ago go."""

_SUFFIXES = (".toml", ".csv")


def shipped_folder() -> Path:
    """The folder of the glossaries that come with unspin, installed or in a checkout."""
    inside = Path(str(resources.files("checker"))) / "shipped"
    return inside if inside.is_dir() else inside.parent.parent / "glossaries"


def shipped_names() -> tuple[str, ...]:
    """Names of the shipped glossaries, the shared classes left out, in alphabetical order."""
    return tuple(sorted(path.stem for path in shipped_folder().glob("*.toml") if path.stem != CLASSES))


def locate(name_or_path: str, base: Path) -> Path:
    """Find a glossary by the name of a shipped one or by its path.

    Args:
        name_or_path: `armed-conflict`, `house.toml`, `lists/terms.csv`.
        base: folder that relative paths start from.

    Returns:
        A path that exists.

    Raises:
        GlossaryError: there is no such glossary.
    """
    if not name_or_path.endswith(_SUFFIXES) and name_or_path in shipped_names():
        return shipped_folder() / f"{name_or_path}.toml"
    path = base / name_or_path
    if path.is_file():
        return path
    from difflib import get_close_matches

    nearest = get_close_matches(name_or_path, shipped_names(), 1)
    hint = f"did you mean “{nearest[0]}”?" if nearest else f"shipped ones are {', '.join(shipped_names())}."
    raise GlossaryError(Place(name_or_path, 0), f"there is no glossary of this name and no such file; {hint}")


def classes_file() -> Path:
    """The file of the classes that all glossaries share."""
    return shipped_folder() / f"{CLASSES}.toml"


def load_lexicon(paths: Sequence[Path], cache: Path | None) -> Lexicon:
    """Compile glossaries, or take them from the cache.

    Args:
        paths: files in order of precedence; the shared classes are added.
        cache: folder for compiled glossaries, or None to do without.

    Returns:
        The compiled glossaries.

    Raises:
        GlossaryError: a file cannot be read or used.
    """
    classes = classes_file()
    files = list(dict.fromkeys([*([classes] if classes.is_file() else []), *paths]))
    contents = [(path, read(path)) for path in files]
    entry = cache / f"{_key(contents)}.index" if cache else None
    if entry is not None and (cached := _load(entry)) is not None:
        return Lexicon(cached)
    sections = _compile(contents)
    if entry is not None:
        cache_file.save(entry, _packed(sections))
        cache_file.make_room(entry.parent, "*.index", LARGEST)
    return Lexicon(sections)


def _key(contents: Sequence[tuple[Path, bytes]]) -> str:
    from checker import __version__

    digest = sha256(f"{INDEX_FORMAT} {__version__}".encode())
    for path, data in contents:
        digest.update(f"\0{path.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _compile(contents: Sequence[tuple[Path, bytes]]) -> dict[str, bytes]:
    from checker.glossary.compile import compile_glossaries
    from checker.glossary.files import parse

    return compile_glossaries(reconciled([parse(data, str(path)) for path, data in contents]))


def reconciled(glossaries: Sequence[Glossary]) -> list[Glossary]:
    """Glossaries that are used together: a house's own word counts for more than that of a shipped one.

    Args:
        glossaries: in order of precedence.

    Raises:
        GlossaryError: shipped ones, or the house's own, contradict one another.
    """
    from checker.glossary.consistency import contradictions, without_overruled

    folder = shipped_folder()
    found = without_overruled(glossaries, lambda glossary: Path(glossary.path).parent != folder)
    for error in contradictions(found):
        raise error
    return found


_LENGTH = 4
"""Bytes that say how long the list of sections at the beginning of a cache file is."""


def _packed(sections: dict[str, bytes]) -> bytes:
    """Sections one after another, behind a list of their names and lengths."""
    lengths = msgpack.packb([[name, len(section)] for name, section in sections.items()])
    return b"".join((len(lengths).to_bytes(_LENGTH, "big"), lengths, *sections.values()))


def _load(path: Path) -> dict[str, memoryview] | None:
    """The sections of a cache file, not copied, or None where it is missing or damaged."""
    body = cache_file.mapped(path)
    if body is None:
        return None
    at = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    sections: dict[str, memoryview] = {}
    for name, length in msgpack.unpackb(body[_LENGTH:at]):
        sections[name] = body[at : at + length]
        at += length
    return sections
