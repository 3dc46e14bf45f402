"""What a compiled index remembers of each term and name: enough to report a match and mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.findings import Severity
from checker.glossary.forms import Form
from checker.glossary.model import CLASS_NAME, NameKind


@dataclass(frozen=True, slots=True)
class Place:
    """One word of the right wording.

    Attributes:
        text: the word, or the name of a class.
        gap: what stands before it.
        is_class: whether `text` names a class.
    """

    text: str
    gap: str
    is_class: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """The right wording of an entry, ready to be put into a text.

    Attributes:
        places: its words in order.
        head: index of the word that takes over inflection, or -1.
        forms: surface of the head in each form.
    """

    places: tuple[Place, ...]
    head: int
    forms: dict[Form, str]


@dataclass(frozen=True, slots=True)
class Variant:
    """A garbled or wrong form of an entry.

    Attributes:
        text: the pattern.
        near, unless: folded surfaces; see `model.Garble`.
        severity: overrides the usual severity, or None.
        seen: where it was met before it was entered.
        head: index of the element whose inflection counts, or -1.
        form: the form in which the pattern gives the head.
    """

    text: str
    near: frozenset[str]
    unless: frozenset[str]
    severity: Severity | None
    seen: str
    head: int
    form: Form


@dataclass(frozen=True, slots=True)
class Entry:
    """A term or name of a compiled glossary.

    Attributes:
        text: the preferred wording as its glossary writes it.
        glossary: id of the glossary.
        line: 1-based line in the glossary's file.
        wording: the same, ready for use.
        variants: garbled or wrong forms, numbered as in `Match.variant`.
        is_name: whether it is a name.
        kind: what a name names, or None.
        role: a person's office, or empty.
        severity: overrides the usual severity, or None.
        note: for people.
    """

    text: str
    glossary: str
    line: int
    wording: Wording
    variants: tuple[Variant, ...]
    is_name: bool = False
    kind: NameKind | None = None
    role: str = ""
    severity: Severity | None = None
    note: str = ""

    @property
    def has_class(self) -> bool:
        """Whether the wording holds a class."""
        return CLASS_NAME.search(self.text) is not None


def unpack_entry(packed: list[Any]) -> Entry:
    """The inverse of `packing.pack_entry`."""
    text, glossary, line, places, head, forms, variants, is_name, kind, role, severity, note = packed
    return Entry(
        text,
        glossary,
        line,
        Wording(tuple(Place(*place) for place in places), head, {Form(f): word for f, word in forms.items()}),
        tuple(_unpack_variant(variant) for variant in variants),
        is_name,
        NameKind(kind) if kind else None,
        role,
        Severity(severity) if severity else None,
        note,
    )


def _unpack_variant(packed: list[Any]) -> Variant:
    text, near, unless, severity, seen, head, form = packed
    return Variant(
        text,
        frozenset(near),
        frozenset(unless),
        Severity(severity) if severity else None,
        seen,
        head,
        Form(form),
    )
