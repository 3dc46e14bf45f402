"""The tables and keys of a TOML glossary: what each may hold and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from checker.glossary.messages import nearest, quoted
from checker.glossary.model import Example, Garble, Glossary, GlossaryError, Name, NameKind, Term
from checker.glossary.patterns import key as pattern_key
from checker.glossary.patterns import pattern_fault, tidy
from checker.glossary.toml_values import (
    Reader,
    Spot,
    day,
    fields,
    flag,
    identifier,
    language,
    list_of,
    members,
    name_kind,
    pattern,
    patterns,
    prose,
    severity,
    table,
    word,
    words,
)

_CLASS = re.compile(r"[a-z][a-z0-9-]*")


def _all_examples(value: object, spot: Spot) -> tuple[Example, ...]:
    if not isinstance(value, list):
        raise spot.wrong_type("written as [[examples]], once for each example", value)
    return tuple(found for at, item in enumerate(value) for found in _examples(item, spot.below(at)))


def _examples(value: object, spot: Spot) -> Iterable[Example]:
    found = fields(value, spot, _EXAMPLE, "an example")
    if not found:
        raise spot.error("the example is empty; give it “bad” or “good”, with a sentence.")
    for verdict, text in found.items():
        yield Example(text, verdict == "bad", spot.below(verdict).line)


def _sentence(value: object, spot: Spot) -> str:
    text = prose(value, spot)
    if not text.strip():
        raise spot.error(f"{spot.name} is empty; write the sentence that is meant.")
    return text


def _classes(value: object, spot: Spot) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, inner in table(value, spot).items():
        here = spot.below(name)
        if not _CLASS.fullmatch(name):
            raise here.error(f"{quoted(name)} cannot name a class; use small letters, digits and hyphens.")
        found[name] = members(inner, here)
        if not found[name]:
            raise here.error(f"the class {quoted(name)} is empty; list its words, or delete it.")
    return found


def _exact_case(value: object, spot: Spot) -> frozenset[str]:
    return frozenset(fields(value, spot, _CASE, "[case]").get("exact", ()))


def _terms(value: object, spot: Spot) -> tuple[Term, ...]:
    return tuple(_term(text, inner, here) for text, inner, here in _entries(value, spot))


def _names(value: object, spot: Spot) -> tuple[Name, ...]:
    return tuple(_name(text, inner, here) for text, inner, here in _entries(value, spot))


def _entries(value: object, spot: Spot) -> Iterable[tuple[str, object, Spot]]:
    """The entries of a table with their tidied keys; no two may be the same phrase."""
    before: dict[tuple[str, ...], Spot] = {}
    for raw, inner in table(value, spot).items():
        here, text = spot.below(raw), tidy(raw)
        if fault := pattern_fault(text):
            raise here.error(fault)
        first = before.setdefault(pattern_key(text), here)
        if first is not here:
            raise here.error(f"{quoted(text)} is {first.name} of line {first.line} again; make one entry of the two.")
        yield text, inner, here


def _term(text: str, value: object, spot: Spot) -> Term:
    if isinstance(value, str):
        raise spot.error(f"the garbled forms of {quoted(text)} must be a list; put brackets around the text.")
    if not isinstance(value, list | dict):
        raise spot.wrong_type("a list of garbled forms, or a table", value)
    short = isinstance(value, list)
    found: dict[str, Any] = {"garbled": _garbles(value, spot)} if short else fields(value, spot, _TERM, "a term")
    garbled: tuple[Garble, ...] = found.pop("garbled", ())
    _require_distinct(
        text, found.get("accept", ()), [form.text for form in garbled], spot if short else spot.below("garbled")
    )
    if seen := found.get("seen"):
        garbled = tuple(form if form.seen else replace(form, seen=seen) for form in garbled)
    return Term(text, garbled, line=spot.line, **found)


def _garbles(value: object, spot: Spot) -> tuple[Garble, ...]:
    if not isinstance(value, list):
        raise spot.wrong_type("a list of garbled forms", value)
    return tuple(_garble(item, spot.below(at)) for at, item in enumerate(value))


def _garble(value: object, spot: Spot) -> Garble:
    if isinstance(value, str):
        return Garble(pattern(value, spot), line=spot.line)
    if not isinstance(value, dict):
        raise spot.wrong_type("a text or a table with “text”", value)
    found = fields(value, spot, _GARBLE, "a garbled form")
    if "text" not in found:
        raise spot.error("the garbled form has no “text”; add it.")
    both = {w.lower() for w in found.get("near", ())} & {w.lower() for w in found.get("unless", ())}
    if both:
        raise spot.error(f"{quoted(min(both))} stands in “near” and in “unless”; delete it from one.")
    return Garble(line=spot.line, **found)


def _name(text: str, value: object, spot: Spot) -> Name:
    if value == []:
        return Name(text, line=spot.line)
    if not isinstance(value, dict):
        raise spot.wrong_type('a table such as { wrong = ["…"] }, or []', value)
    found = fields(value, spot, _NAME, "a name")
    wrong: tuple[str, ...] = found.get("wrong", ())
    _require_distinct(text, found.get("accept", ()), wrong, spot.below("wrong"))
    if "from" in found:
        found["since"] = found.pop("from")
    _require_office(found, spot)
    return Name(text, line=spot.line, **found)


def _require_office(found: dict[str, Any], spot: Spot) -> None:
    """Hold that an office begins before it ends and belongs to a person."""
    since, until = found.get("since"), found.get("until")
    if since and until and since > until:
        raise spot.below("from").error(f"“from” ({since}) is after “until” ({until}); swap or correct them.")
    if found.get("role"):
        if found.get("kind", NameKind.PERSON) is not NameKind.PERSON:
            raise spot.below("kind").error("only a person has a “role”; delete it, or make “kind” person.")
        found["kind"] = NameKind.PERSON


def _require_distinct(text: str, accept: Iterable[str], wrong: Iterable[str], spot: Spot) -> None:
    """Hold that no wrong form of an entry is one of its right forms or stands twice.

    Args:
        text: the preferred wording.
        accept: other right forms.
        wrong: garbled forms or wrong spellings.
        spot: of the list that holds `wrong`.
    """
    right = {pattern_key(form): form for form in (*accept, text)}
    before: dict[tuple[str, ...], str] = {}
    for at, form in enumerate(wrong):
        key = pattern_key(form)
        if key in right:
            raise _same_as_right(form, right[key], spot.below(at))
        if key in before:
            raise spot.below(at).error(f"{quoted(form)} stands twice under {quoted(text)}; delete one.")
        before[key] = form


def _same_as_right(form: str, right: str, spot: Spot) -> GlossaryError:
    if form == right:
        return spot.error(f"{quoted(form)} is listed as right and as wrong; delete one.")
    return spot.error(
        f"{quoted(form)} differs from the right {quoted(right)} only in case, accents, spaces or hyphens, "
        "which are not looked at; delete it."
    )


_ABOUT: Mapping[str, Reader] = {
    "id": identifier,
    "title": prose,
    "language": language,
    "source": prose,
    "severity": severity,
}

_CASE: Mapping[str, Reader] = {"exact": list_of(word, '["Polish"]')}

_GARBLE: Mapping[str, Reader] = {
    "text": pattern,
    "near": words,
    "unless": words,
    "severity": severity,
    "seen": prose,
}

_TERM: Mapping[str, Reader] = {
    "garbled": _garbles,
    "accept": patterns,
    "inflect": flag,
    "severity": severity,
    "note": prose,
    "source": prose,
    "seen": prose,
}

_NAME: Mapping[str, Reader] = {
    "kind": name_kind,
    "accept": patterns,
    "wrong": patterns,
    "role": pattern,
    "from": day,
    "until": day,
    "severity": severity,
    "note": prose,
    "source": prose,
    "seen": prose,
}

_EXAMPLE: Mapping[str, Reader] = {"bad": _sentence, "good": _sentence}

_TABLES: Mapping[str, Reader] = {
    "glossary": lambda value, spot: fields(value, spot, _ABOUT, "[glossary]"),
    "classes": _classes,
    "case": _exact_case,
    "terms": _terms,
    "names": _names,
    "examples": _all_examples,
}


def glossary_of(tables: dict[str, Any], top: Spot, digest: str) -> Glossary:
    """Make a glossary of the tables of a TOML file.

    Args:
        tables: as the standard parser gives them.
        top: the top of the file.
        digest: of the file's bytes.

    Returns:
        The glossary; its entries know their lines.

    Raises:
        GlossaryError: a key is unknown, missing or of the wrong type, or an entry contradicts itself.
    """
    for key in tables:
        if key not in _TABLES:
            raise top.below(key).error(f"a glossary has no table {quoted(key)}; {nearest(key, _TABLES)}")
    found = {key: _TABLES[key](value, top.below(key)) for key, value in tables.items()}
    about = found.pop("glossary", None)
    if about is None:
        raise top.error('the glossary does not say what it is; begin it with [glossary] and id = "some-name".')
    if "id" not in about:
        raise top.below("glossary").error('[glossary] has no “id”; add one such as id = "armed-conflict".')
    if "case" in found:
        found["exact_case"] = found.pop("case")
    return Glossary(path=top.path, digest=digest, **about, **found)
