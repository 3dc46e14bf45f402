"""From glossaries to the sections of a compiled index.

Each section is plain data packed on its own, so that a run unpacks only what its
checks ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgpack

from checker.glossary.model import Garble, Glossary, GlossaryError, Name, Place, Term
from checker.glossary.name_index import build_names
from checker.glossary.numbering import numbered_entries
from checker.glossary.packing import pack_entry
from checker.glossary.phrase_builder import PhraseIndexBuilder
from checker.glossary.phrase_index import Kind
from checker.glossary.phrases import Phrase, parse
from checker.glossary.sections import pack
from checker.glossary.title_index import build_titles
from checker.glossary.variant_builder import build_variants
from checker.tokens import fold


def compile_glossaries(glossaries: Sequence[Glossary]) -> dict[str, bytes]:
    """Compile glossaries into the sections that `Lexicon` reads.

    Args:
        glossaries: in order of precedence; their classes are shared.

    Returns:
        Section name to packed bytes.

    Raises:
        GlossaryError: a pattern names a class that no glossary defines, holds no
            word, or leaves open what a class of its term stands for.
    """
    phrases, entries = _phrases(glossaries)
    for error in _not_apart(phrases, list(numbered_entries(glossaries))):
        raise error
    sections: dict[str, Any] = {
        "about": [[g.id, g.digest, len(g.terms) + len(g.names), g.title, g.path] for g in glossaries],
        "phrases": phrases.pack(),
        "entries": [msgpack.packb(entry) for entry in entries],
    }
    for name, build in _FURTHER_SECTIONS:
        sections[name] = build(glossaries)
    return {name: pack(section) for name, section in sections.items()}


def forms_of_right_ones(glossaries: Sequence[Glossary]) -> Iterator[GlossaryError]:
    """Find garbled forms that some inflection of a right one equals, for which glossaries would be refused.

    Args:
        glossaries: as for `compile_glossaries`.

    Yields:
        An error for each, placed at the garbled form.

    Raises:
        GlossaryError: as `compile_glossaries` does for other reasons.
    """
    phrases, _ = _phrases(glossaries)
    yield from _not_apart(phrases, list(numbered_entries(glossaries)))


_FURTHER_SECTIONS: tuple[tuple[str, Callable[[Sequence[Glossary]], Any]], ...] = (
    ("names", build_names),
    ("titles", build_titles),
    ("variants", build_variants),
)
"""Sections beyond the phrases: name and what builds its plain data, from the same
glossaries and with entries numbered alike (see `numbering`)."""


_RIGHT = frozenset({Kind.PREFERRED, Kind.ACCEPTED, Kind.NAME, Kind.NAME_ACCEPTED})


def _phrases(glossaries: Sequence[Glossary]) -> tuple[PhraseIndexBuilder, list[list[Any]]]:
    known = {name for glossary in glossaries for name in glossary.classes}
    builder = PhraseIndexBuilder()
    packed: list[list[Any]] = []
    for glossary in glossaries:
        for name, members in glossary.classes.items():
            builder.add_class(name, members)
        builder.exact_case.update(fold(word) for word in glossary.exact_case)
    for number, glossary, entry in numbered_entries(glossaries):
        packed.append(_add_entry(builder, number, glossary, entry, known))
    return builder, packed


def _not_apart(
    builder: PhraseIndexBuilder, entries: Sequence[tuple[int, Glossary, Term | Name]]
) -> Iterator[GlossaryError]:
    """Garbled forms that some inflection of a right one equals: they would match every right use."""
    for outputs in builder.outputs.values():
        right = [number for kind, number, _ in outputs if kind in _RIGHT]
        for kind, number, variant in outputs:
            if not right or kind in _RIGHT:
                continue
            _, glossary, entry = entries[number]
            garble = _wrong_forms(entry)[variant]
            if not garble.near and not garble.unless:
                yield GlossaryError(
                    Place(glossary.path, garble.line),
                    f"“{garble.text}” is called wrong, but it is a form of “{entries[right[0]][2].text}”, which is "
                    "right; delete it, or say with “near” or “unless” when it is wrong.",
                )


def _add_entry(
    builder: PhraseIndexBuilder, number: int, glossary: Glossary, entry: Term | Name, known: set[str]
) -> list[Any]:
    is_name = isinstance(entry, Name)
    inflect = isinstance(entry, Term) and entry.inflect

    def taken_apart(pattern: str, line: int) -> Phrase:
        phrase = parse(pattern, inflect=inflect)
        _require(phrase, pattern, known, Place(glossary.path, line))
        return phrase

    preferred = taken_apart(entry.text, entry.line)
    builder.add_phrase(preferred, Kind.NAME if is_name else Kind.PREFERRED, number, 0)
    for variant, text in enumerate(entry.accept):
        phrase = taken_apart(text, entry.line)
        builder.add_phrase(phrase, Kind.NAME_ACCEPTED if is_name else Kind.ACCEPTED, number, variant)
    variants: list[tuple[Garble, Phrase]] = []
    for variant, garble in enumerate(_wrong_forms(entry)):
        phrase = taken_apart(garble.text, garble.line)
        _require_bound(preferred, phrase, entry.text, garble.text, Place(glossary.path, garble.line))
        builder.add_phrase(phrase, Kind.NAME_WRONG if is_name else Kind.GARBLED, number, variant)
        variants.append((garble, phrase))
    return pack_entry(entry, glossary, preferred, variants)


def _wrong_forms(entry: Term | Name) -> tuple[Garble, ...]:
    if isinstance(entry, Term):
        return entry.garbled
    return tuple(Garble(text, seen=entry.seen, line=entry.line) for text in entry.wrong)


def _require(phrase: Phrase, pattern: str, known: set[str], place: Place) -> None:
    if not phrase.elements:
        raise GlossaryError(place, f"“{pattern}” holds no word; write the phrase that is meant.")
    for name in phrase.classes:
        if name not in known:
            from difflib import get_close_matches

            nearest = get_close_matches(name, known, 1)
            hint = f"did you mean “{{{nearest[0]}}}”?" if nearest else "define it under [classes]."
            raise GlossaryError(place, f"“{pattern}” names the class “{{{name}}}”, which no glossary defines; {hint}")


def _require_bound(preferred: Phrase, garbled: Phrase, term: str, form: str, place: Place) -> None:
    left = list(garbled.classes)
    for name in preferred.classes:
        if name not in left:
            raise GlossaryError(
                place,
                f"“{form}” does not say what “{{{name}}}” of “{term}” stands for; use the class in it too.",
            )
        left.remove(name)
