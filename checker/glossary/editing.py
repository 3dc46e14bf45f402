"""A new entry in a TOML glossary, whose comments and order stay as they are."""

from __future__ import annotations

from typing import Any

from checker.decisions.house import Form, Kind, enter
from checker.glossary.compile import compile_glossaries
from checker.glossary.files import load, parse_toml
from checker.glossary.model import GlossaryError, Place
from checker.glossary.patterns import key, tidy
from checker.glossary.store import CLASSES, shipped_folder


def add_entry(text: str, path: str, right: str, garbled: list[str], accept: list[str], is_name: bool = False) -> str:
    """Add a term or name, or forms of one that is there.

    Args:
        text: TOML of the glossary.
        path: its name, for errors.
        right: the preferred wording.
        garbled: wrong forms.
        accept: other right forms.
        is_name: whether it belongs under `[names]`.

    Returns:
        The glossary with it; the same text where all of it stands there.

    Raises:
        GlossaryError: the glossary could not be used with it.
    """
    _usable(text, path)
    right, garbled, accept = tidy(right), list(map(tidy, garbled)), list(map(tidy, accept))
    if is_name:
        changed = _with_name(_with_empty(text, "names", right), right, garbled, accept)
        _usable(changed, path)
        return changed
    forms = [Form(right, form, Kind.GARBLED, is_name) for form in garbled]
    forms += [Form(right, form, Kind.ACCEPT, is_name) for form in accept]
    entered = enter(_with_empty(text, "terms", right), forms, lambda changed: _usable(changed, path))
    for _, reason in entered.refused:
        raise GlossaryError(Place(path, 0), reason)
    _usable(entered.text, path)
    return entered.text


def _usable(text: str, path: str) -> None:
    """Hold that a glossary can be used beside the shared classes."""
    shared = load(shipped_folder() / f"{CLASSES}.toml")
    compile_glossaries([shared, parse_toml(text.encode(), path)])


def _with_empty(text: str, table: str, right: str) -> str:
    """The text with an entry that says nothing but its wording, unless one is there."""
    import tomlkit

    document: Any = tomlkit.parse(text)
    entries = document.setdefault(table, tomlkit.table())
    if any(key(tidy(name)) == key(right) for name in entries):
        return text
    entries[right] = tomlkit.inline_table() if table == "names" else tomlkit.array()
    return tomlkit.dumps(document)


def _with_name(text: str, right: str, wrong: list[str], accept: list[str]) -> str:
    import tomlkit

    document: Any = tomlkit.parse(text)
    entries = document["names"]
    entry = entries[next(name for name in entries if key(tidy(name)) == key(right))]
    for field, forms in (("wrong", wrong), ("accept", accept)):
        known = {key(form) for form in entry.get(field, [])}
        fresh = [form for form in forms if key(form) not in known]
        if fresh:
            entry.setdefault(field, tomlkit.array()).extend(fresh)
    return tomlkit.dumps(document)
