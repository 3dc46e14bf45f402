"""The compiled glossaries of a run, as checks see them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgpack

from checker.findings import GlossaryInfo
from checker.glossary.entries import Entry, unpack_entry
from checker.glossary.phrase_index import PhraseIndex
from checker.glossary.sections import unpack

if TYPE_CHECKING:
    from checker.glossary.name_index import NameIndex
    from checker.glossary.title_index import TitleIndex
    from checker.glossary.variant_index import VariantIndex


class Lexicon:
    """Compiled glossaries; each section is unpacked when it is first asked for.

    Pickles as the packed sections.
    """

    def __init__(self, sections: Mapping[str, bytes | memoryview]) -> None:
        self._sections = sections

    def __reduce__(self) -> tuple[type[Lexicon], tuple[dict[str, bytes]]]:
        """Pickle the packed sections only."""
        return (Lexicon, ({name: bytes(section) for name, section in self._sections.items()},))

    def section(self, name: str) -> Any:
        """The plain data of a section.

        Raises:
            KeyError: there is no such section.
        """
        return unpack(self._sections[name])

    @cached_property
    def glossaries(self) -> tuple[GlossaryInfo, ...]:
        """Which glossaries were compiled."""
        return tuple(GlossaryInfo(id_, digest, terms) for id_, digest, terms, _, _ in self.section("about"))

    @cached_property
    def phrases(self) -> PhraseIndex:
        """Every listed phrase."""
        return PhraseIndex(self.section("phrases"))

    @cached_property
    def names(self) -> NameIndex:
        """Every name, and what stands nearly like one."""
        from checker.glossary.name_index import NameIndex

        return NameIndex(self.section("names"))

    @cached_property
    def titles(self) -> TitleIndex:
        """Every long title, name of a body and term."""
        from checker.glossary.title_index import TitleIndex

        return TitleIndex(self.section("titles"))

    @cached_property
    def variants(self) -> VariantIndex:
        """What may be a garble of a term, though no glossary lists it."""
        from checker.glossary.variant_index import VariantIndex

        return VariantIndex(self.section("variants"))

    def unpack(self) -> None:
        """Unpack what every run needs now, so that processes forked later share it."""
        _ = self.phrases, self.names, self.titles, self._entries

    @cached_property
    def _entries(self) -> tuple[bytes, ...]:
        entries: tuple[bytes, ...] = self.section("entries")
        return entries

    @cached_property
    def _unpacked(self) -> dict[int, Entry]:
        return {}

    def __len__(self) -> int:
        """How many terms and names there are."""
        return len(self._entries)

    def entry(self, number: int) -> Entry:
        """A term or name by its number."""
        entry = self._unpacked.get(number)
        if entry is None:
            entry = unpack_entry(msgpack.unpackb(self._entries[number], strict_map_key=False))
            self._unpacked[number] = entry
        return entry
