"""A glossary as the text of a TOML file: the same glossary always gives the same text."""

from __future__ import annotations

import json
from collections.abc import Iterable

from checker.glossary.model import Garble, Glossary, Term


def text(value: str) -> str:
    """A basic string of TOML; JSON escapes all that TOML wants escaped but the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def write_toml(glossary: Glossary) -> str:
    """Write terms; names, classes and examples are not written.

    Returns:
        A text that `files.parse_toml` reads back to the same terms.
    """
    head = [f"id = {text(glossary.id)}"]
    head += [f"title = {text(glossary.title)}"] if glossary.title else []
    head += [f"language = {text(glossary.language)}"]
    head += [f"source = {text(glossary.source)}"] if glossary.source else []
    lines = [f"{text(term.text)} = {_term(term)}" for term in glossary.terms]
    return "\n".join(["[glossary]", *head, "", "[terms]", *lines, ""])


def _term(term: Term) -> str:
    garbled = _list(map(_garble, term.garbled))
    parts = [f"garbled = {garbled}"] if term.garbled else []
    parts += [f"accept = {_list(map(text, term.accept))}"] if term.accept else []
    parts += [] if term.inflect else ["inflect = false"]
    parts += [f"severity = {text(term.severity)}"] if term.severity else []
    parts += [f"note = {text(term.note)}"] if term.note else []
    if parts == [f"garbled = {garbled}"] or not parts:
        return garbled
    return "{ " + ", ".join(parts) + " }"


def _garble(garble: Garble) -> str:
    parts = [f"text = {text(garble.text)}"]
    parts += [f"near = {_list(map(text, garble.near))}"] if garble.near else []
    parts += [f"unless = {_list(map(text, garble.unless))}"] if garble.unless else []
    parts += [f"severity = {text(garble.severity)}"] if garble.severity else []
    return "{ " + ", ".join(parts) + " }" if len(parts) > 1 else text(garble.text)


def _list(items: Iterable[str]) -> str:
    return "[" + ", ".join(items) + "]"
