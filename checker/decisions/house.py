"""Forms that readers accepted or confirmed, entered into a glossary of the house that keeps its comments and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.glossary.model import GlossaryError
from checker.glossary.patterns import key, tidy

Check = Callable[[str], None]
"""Takes the text of a glossary; raises GlossaryError where it cannot be used."""


class Kind(StrEnum):
    """The key of an entry that a form goes to."""

    ACCEPT = "accept"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be entered.

    Attributes:
        term: the preferred term or name that it belongs to.
        text: the form.
        kind: whether it is right or garbled.
        is_name: whether it belongs to a name.
    """

    term: str
    text: str
    kind: Kind
    is_name: bool


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of forms.

    Attributes:
        text: the glossary with them.
        added: those that were entered.
        known: those that stood there already.
        refused: those that would make the glossary unusable, and why.
    """

    text: str
    added: tuple[Form, ...]
    known: tuple[Form, ...]
    refused: tuple[tuple[Form, str], ...]


def new_glossary(name: str) -> str:
    """The text of an empty glossary.

    Args:
        name: made into its id.
    """
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower()).strip("-")
    return f'[glossary]\nid = "{letters or "house"}"\nlanguage = "en"\nsource = "decisions of this house"\n'


def enter(text: str, forms: Iterable[Form], check: Check) -> Entered:
    """Enter forms into a glossary.

    Args:
        text: TOML of a glossary that can be used.
        forms: in any order; none is entered twice.
        check: of the whole glossary.

    Returns:
        The new text. A form that `check` refuses is left out, with the reason.
    """
    wanted = sorted(dict.fromkeys(forms), key=lambda form: (form.term, form.kind, form.text))
    fresh = [form for form in wanted if _with(text, [form]) != text]
    known = tuple(form for form in wanted if form not in fresh)
    added, refused = _sift(text, [], fresh, check)
    return Entered(_with(text, added), tuple(added), known, tuple(refused))


def _sift(
    text: str, good: Sequence[Form], forms: Sequence[Form], check: Check
) -> tuple[list[Form], list[tuple[Form, str]]]:
    """Halve until every form that makes a glossary unusable stands alone: few checks where few are refused."""
    if not forms:
        return list(good), []
    try:
        check(_with(text, [*good, *forms]))
    except GlossaryError as error:
        if len(forms) == 1:
            return list(good), [(forms[0], error.reason)]
        half = len(forms) // 2
        first, refused = _sift(text, good, forms[:half], check)
        second, more = _sift(text, first, forms[half:], check)
        return second, refused + more
    return [*good, *forms], []


def _with(text: str, forms: Iterable[Form]) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    changed = False
    for form in forms:
        changed |= _add(document, form)
    return tomlkit.dumps(document) if changed else text


def _add(document: Any, form: Form) -> bool:
    """Add a form to its entry, which is made where it is missing; tell whether anything changed."""
    import tomlkit

    table = document.setdefault("names" if form.is_name else "terms", tomlkit.table())
    name = next((name for name in table if key(tidy(name)) == key(form.term)), form.term)
    entry = table.get(name)
    if entry is None:
        table[name] = entry = _inline()
    elif isinstance(entry, list):
        # The short way of writing a term: its garbled forms only.
        if form.kind is Kind.GARBLED:
            return _append(entry, form.text)
        short = entry
        table[name] = entry = _inline()
        if short:
            entry["garbled"] = short
    return _append(entry.setdefault(form.kind.value, tomlkit.array()), form.text)


def _inline() -> Any:
    import tomlkit

    return tomlkit.inline_table()


def _append(forms: Any, text: str) -> bool:
    wanted = key(text)
    if any(key(form["text"] if isinstance(form, dict) else form) == wanted for form in forms):
        return False
    forms.append(text)
    return True
