"""The glossaries that the sets are measured with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.quality.planted import Phrase
from checker.glossary.compile import compile_glossaries
from checker.glossary.files import parse
from checker.glossary.frequencies import Frequencies
from checker.glossary.lexicon import Lexicon
from checker.glossary.model import Glossary, Term
from checker.glossary.relations import Relations
from checker.glossary.sections import pack
from checker.glossary.store import shipped_folder
from checker.glossary.variant_builder import build_variants


def expected_terms(phrases: Iterable[Phrase]) -> Lexicon:
    """A glossary of all expected terms and of nothing else."""
    terms = tuple(Term(text) for text in sorted({phrase.expected for phrase in phrases}))
    return Lexicon(compile_glossaries([Glossary("expected", terms=terms)]))


def shipped(table: Path | None = None) -> Lexicon:
    """All shipped glossaries.

    Args:
        table: folder of another table of word relations, or None for the one that comes with unspin.
    """
    paths = sorted(shipped_folder().glob("*.toml"), key=lambda path: path.stem != "classes")
    return compiled([parse(path.read_bytes(), str(path)) for path in paths], table)


def compiled(glossaries: Sequence[Glossary], table: Path | None = None) -> Lexicon:
    """Compile glossaries, with another table of word relations if one is given."""
    sections = compile_glossaries(glossaries)
    if table is not None:
        relations = Relations(
            (table / "relations.bin").read_bytes(), Frequencies((table / "frequencies.bin").read_bytes())
        )
        sections["variants"] = pack(build_variants(glossaries, relations))
    return Lexicon(sections)
