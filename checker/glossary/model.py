"""What a glossary says, as plain data: preferred terms, names and their garbled forms.

Nothing here knows how files are written (`files`) or how text is searched
(`index`). A pattern is the text of a term or form with classes in braces:
`ethnic {nationality}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from checker.findings import Severity

CLASS_NAME = re.compile(r"\{([a-z][a-z0-9-]*)\}")
"""A class in a pattern, such as `{nationality}`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a glossary file something stands, for error messages.

    Attributes:
        path: the file.
        line: 1-based; 0 for the file as a whole.
    """

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class GlossaryError(Exception):
    """A glossary that cannot be used.

    Attributes:
        place: file and line that must be mended.
        reason: one sentence that says what is wrong and what to do.
    """

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason

    def __reduce__(self) -> tuple[type[GlossaryError], tuple[Place, str]]:
        """Rebuild from the two arguments, so that workers can hand the error on."""
        return (GlossaryError, (self.place, self.reason))


@dataclass(frozen=True, slots=True)
class Garble:
    """A known garbled form of a term.

    Attributes:
        text: the pattern.
        near: lemmas of which one must stand in the same sentence; empty for no condition.
        unless: lemmas of which none may stand in the same sentence.
        severity: overrides the severity that the rule would give, or None.
        seen: where the form was met before it was entered, such as `seed`.
        line: 1-based line in the glossary's file.
    """

    text: str
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    severity: Severity | None = None
    seen: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A preferred term and what is known about it.

    Attributes:
        text: the pattern of the preferred term.
        garbled: known garbled forms.
        accept: other right forms, which are never garbles.
        inflect: False where the phrase is fixed and only this form is meant.
        severity: overrides the severity that rules would give, or None.
        note, source, seen: for people.
        line: 1-based line in the glossary's file.
    """

    text: str
    garbled: tuple[Garble, ...] = ()
    accept: tuple[str, ...] = ()
    inflect: bool = True
    severity: Severity | None = None
    note: str = ""
    source: str = ""
    seen: str = ""
    line: int = 0


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Name:
    """A person, a place or a body, with its right and wrong spellings.

    Attributes:
        text: the preferred spelling.
        kind: what it names; a name with a role is a person.
        accept: other right spellings.
        wrong: wrong spellings.
        role: the office that goes with a person, or empty.
        since, until: first and last day in that office (keys `from` and `until`), or None.
        severity, note, source, seen, line: as in `Term`.
    """

    text: str
    kind: NameKind | None = None
    accept: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    role: str = ""
    since: date | None = None
    until: date | None = None
    severity: Severity | None = None
    note: str = ""
    source: str = ""
    seen: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a glossary must, or must not, find fault with.

    Attributes:
        text: the sentence.
        bad: True where something must be found in it.
        line: 1-based line in the glossary's file.
    """

    text: str
    bad: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class Glossary:
    """One glossary file.

    Attributes:
        id: unique among the glossaries of a run.
        title: for people.
        language: a BCP 47 tag; only English texts are checked.
        source: where its facts come from.
        path: the file it was read from.
        digest: `sha256:` and the hex digest of the file's bytes.
        classes: class name to its members.
        exact_case: words that belong to a class only when written as its member
            is, because in other letters they are ordinary English (`Polish`).
        terms, names, examples: the entries in file order.
        severity: overrides the severity for all its entries, or None.
    """

    id: str
    title: str = ""
    language: str = "en"
    source: str = ""
    path: str = ""
    digest: str = ""
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    exact_case: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    names: tuple[Name, ...] = ()
    examples: tuple[Example, ...] = ()
    severity: Severity | None = None
