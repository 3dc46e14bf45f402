"""Contradictions between entries, of one glossary or of several that are used together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.glossary.messages import quoted
from checker.glossary.model import Garble, Glossary, GlossaryError, Name, Place, Term
from checker.glossary.patterns import key

_Key = tuple[str, ...]

_REMEDY = "delete one, or say with “near” or “unless” of a TOML term when it is wrong."


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one entry says about a form: that `form` is right, or a garbled form of `entry`."""

    form: str
    entry: str
    place: Place
    near: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    @property
    def has_context(self) -> bool:
        return bool(self.near or self.unless)


def contradictions(glossaries: Sequence[Glossary]) -> Iterator[GlossaryError]:
    """Find forms about which entries disagree.

    A form may be garbled from two terms where `near` or `unless` tells them
    apart, and may be right elsewhere where it is garbled only in a context.

    Args:
        glossaries: those that are used together, in order of precedence.

    Yields:
        An error for each form that one entry calls garbled and another right, and
        for each that is garbled from two terms without a context between them;
        placed at the later entry where both are garbled forms, and at the garbled
        form otherwise. Takes time in proportion to the number of entries.
    """
    right: dict[_Key, _Claim] = {}
    for glossary in glossaries:
        for form, claim in _right(glossary):
            right.setdefault(form, claim)
    wrong: dict[_Key, dict[tuple[frozenset[str], frozenset[str]], tuple[_Key, _Claim]]] = {}
    for glossary in glossaries:
        for term, form, claim in _wrong(glossary):
            if form in right and not claim.has_context:
                yield _right_elsewhere(claim, right[form])
            others = wrong.setdefault(form, {})
            other_term, other = others.setdefault((claim.near, claim.unless), (term, claim))
            if other_term != term:
                yield _two_terms(claim, other)


def without_overruled(glossaries: Sequence[Glossary], is_own: Callable[[Glossary], bool]) -> list[Glossary]:
    """Leave out of shipped glossaries the wrong forms of which a house's own glossaries say something else.

    Args:
        glossaries: all that are used together.
        is_own: tells those of the house, whose word counts.

    Returns:
        All of them, in the same order.
    """
    own = [glossary for glossary in glossaries if is_own(glossary)]
    terms = {form: form for glossary in own for form, _ in _right(glossary)}
    terms |= {form: term for glossary in own for term, form, _ in _wrong(glossary)}
    if not terms:
        return list(glossaries)
    return [glossary if is_own(glossary) else _obedient(glossary, terms) for glossary in glossaries]


def _obedient(glossary: Glossary, terms: dict[_Key, _Key]) -> Glossary:
    """A glossary without the wrong forms that belong to another term, or are right."""

    def stays(entry: Term | Name, form: str) -> bool:
        folded = key(form)
        return terms.get(folded, key(entry.text)) == key(entry.text) != folded

    overruled = any(not stays(entry, garble.text) for entry in _entries(glossary) for garble in _garbled_forms(entry))
    if not overruled:
        return glossary
    return replace(
        glossary,
        terms=tuple(
            replace(term, garbled=tuple(garble for garble in term.garbled if stays(term, garble.text)))
            for term in glossary.terms
        ),
        names=tuple(
            replace(name, wrong=tuple(form for form in name.wrong if stays(name, form))) for name in glossary.names
        ),
    )


def _right(glossary: Glossary) -> Iterator[tuple[_Key, _Claim]]:
    for entry in _entries(glossary):
        for form in (entry.text, *entry.accept):
            yield key(form), _Claim(form, entry.text, Place(glossary.path, entry.line))


def _wrong(glossary: Glossary) -> Iterator[tuple[_Key, _Key, _Claim]]:
    """Key of the preferred wording, key of the form, and the claim."""
    for entry in _entries(glossary):
        term = key(entry.text)
        for garble in _garbled_forms(entry):
            place = Place(glossary.path, garble.line or entry.line)
            near, unless = frozenset(map(str.lower, garble.near)), frozenset(map(str.lower, garble.unless))
            yield term, key(garble.text), _Claim(garble.text, entry.text, place, near, unless)


def _entries(glossary: Glossary) -> Iterator[Term | Name]:
    yield from glossary.terms
    yield from glossary.names


def _garbled_forms(entry: Term | Name) -> Iterator[Garble]:
    if isinstance(entry, Term):
        yield from entry.garbled
    else:
        yield from (Garble(text, line=entry.line) for text in entry.wrong)


def _right_elsewhere(claim: _Claim, right: _Claim) -> GlossaryError:
    return GlossaryError(
        claim.place,
        f"{quoted(claim.form)} is listed as wrong for {quoted(claim.entry)}, but is right under {quoted(right.entry)} "
        f"({_where(right.place, claim.place)}); {_REMEDY}",
    )


def _two_terms(claim: _Claim, other: _Claim) -> GlossaryError:
    return GlossaryError(
        claim.place,
        f"{quoted(claim.form)} is listed as wrong for {quoted(claim.entry)} and for {quoted(other.entry)} "
        f"({_where(other.place, claim.place)}); {_REMEDY}",
    )


def _where(other: Place, here: Place) -> str:
    return f"line {other.line}" if other.path == here.path else str(other)
