"""How entries are numbered, the same in every section of a compiled index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.glossary.model import Glossary, Name, Term


def numbered_entries(glossaries: Sequence[Glossary]) -> Iterator[tuple[int, Glossary, Term | Name]]:
    """Every term and name with its number in the compiled index.

    Args:
        glossaries: in order of precedence.

    Yields:
        Number, glossary and entry: the terms of a glossary, then its names, glossary after glossary.
    """
    number = 0
    for glossary in glossaries:
        entries: tuple[Term | Name, ...] = (*glossary.terms, *glossary.names)
        for entry in entries:
            yield number, glossary, entry
            number += 1
