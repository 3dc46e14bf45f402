"""Entries as plain data, for the compiled index; `entries` reads it back."""

from __future__ import annotations

from typing import Any

from checker.findings import Severity
from checker.glossary.forms import Form
from checker.glossary.inflection import family
from checker.glossary.model import Garble, Glossary, Name, Term
from checker.glossary.phrases import Element, Family, Phrase
from checker.tokens import fold


def pack_entry(
    entry: Term | Name, glossary: Glossary, phrase: Phrase, variants: list[tuple[Garble, Phrase]]
) -> list[Any]:
    """An entry as plain data for `entries.unpack_entry`.

    Args:
        entry: the term or name.
        glossary: where it stands.
        phrase: its preferred wording, taken apart.
        variants: its garbled or wrong forms, likewise.
    """
    name = entry if isinstance(entry, Name) else None
    return [
        entry.text,
        glossary.id,
        entry.line,
        [[e.text, e.gap, e.family is Family.CLASS] for e in phrase.elements],
        phrase.head,
        {int(form): text for form, text in _head_forms(phrase).items()},
        [_pack_variant(garble, taken) for garble, taken in variants],
        name is not None,
        name.kind.value if name and name.kind else None,
        name.role if name else "",
        _severity_value(entry.severity or glossary.severity),
        entry.note,
    ]


def _head_forms(phrase: Phrase) -> dict[Form, str]:
    if phrase.head < 0:
        return {}
    element: Element = phrase.elements[phrase.head]
    capital = element.text[0].isupper()
    return {form: word.capitalize() if capital else word for form, word in element.forms.items()}


def _pack_variant(garble: Garble, phrase: Phrase) -> list[Any]:
    near = sorted({form for lemma in garble.near for form in family(fold(lemma))})
    unless = sorted({form for lemma in garble.unless for form in family(fold(lemma))})
    form = phrase.elements[phrase.head].form if phrase.head >= 0 else Form.PLAIN
    return [garble.text, near, unless, _severity_value(garble.severity), garble.seen, phrase.head, int(form)]


def _severity_value(severity: Severity | None) -> str | None:
    return severity.value if severity else None
