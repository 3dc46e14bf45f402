"""Glossaries of other tools: which formats there are, and what reads and writes each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.model import Glossary


@dataclass(frozen=True, slots=True)
class Format:
    """A format of another tool.

    Attributes:
        name: as the command line has it.
        module: holds `read(text, gathering)` and, if `writes`, `write(glossary)`.
        about: what it is, in a few words.
        writes: whether a glossary can be exported to it.
        suffix: of files in it, or empty where several formats share one.
    """

    name: str
    module: str
    about: str
    writes: bool = False
    suffix: str = ""

    def read(self, text: str, gathering: Gathering) -> None:
        """Gather the entries of a text; raises ExchangeError where it is not in this format."""
        reader: Callable[[str, Gathering], None] = import_module(self.module).read
        reader(text, gathering)

    def write(self, glossary: Glossary) -> tuple[str, tuple[str, ...]]:
        """The text of a file, and a sentence for each entry or part of one that has no place in this format."""
        if not self.writes:
            raise ExchangeError(f"{self.name} cannot be written; choose one of {', '.join(writable())}.")
        writer: Callable[[Glossary], tuple[str, tuple[str, ...]]] = import_module(self.module).write
        return writer(glossary)


_PACKAGE = "checker.glossary.exchange"

FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("csv", f"{_PACKAGE}.pairs", "two columns: wrong, right", True, ".csv"),
        Format("screener", f"{_PACKAGE}.screener", "fingerprints of the Problematic Paper Screener, CSV"),
        Format("tbx", f"{_PACKAGE}.tbx", "TBX, ISO 30042:2019, styles DCA and DCT", True, ".tbx"),
        Format("vale", f"{_PACKAGE}.vale", "a substitution rule of Vale, YAML", True),
        Format("vale-accept", f"{_PACKAGE}.word_list", "accept.txt of a vocabulary of Vale"),
        Format("vale-reject", f"{_PACKAGE}.rejected", "reject.txt of a vocabulary of Vale"),
        Format("prh", f"{_PACKAGE}.prh", "rules of prh, YAML", True),
        Format("codespell", f"{_PACKAGE}.codespell", "a dictionary of codespell"),
        Format("typos", f"{_PACKAGE}.typos", "settings or a list of typos", False),
        Format("hunspell", f"{_PACKAGE}.hunspell", "words of a .dic of Hunspell, as right words", False, ".dic"),
    )
}
"""Every format by its name."""


def writable() -> tuple[str, ...]:
    """Names of the formats that a glossary can be exported to."""
    return tuple(name for name, each in FORMATS.items() if each.writes)


def format_of(name: str, path: str, *, writing: bool = False) -> Format:
    """The format of a file.

    Args:
        name: a key of `FORMATS`, or empty where the path's suffix tells.
        path: the file's name, or empty for standard output.
        writing: whether only formats that can be written count.

    Raises:
        ExchangeError: there is no such format, or the suffix does not tell.
    """
    known = writable() if writing else tuple(FORMATS)
    if name in known:
        return FORMATS[name]
    if name in FORMATS:
        raise ExchangeError(f"{name} cannot be written; choose one of {', '.join(known)}.")
    if name:
        raise ExchangeError(f"there is no format “{name}”; choose one of {', '.join(known)}.")
    for each in known:
        suffix = FORMATS[each].suffix
        if suffix and path.lower().endswith(suffix):
            return FORMATS[each]
    told = f"{path}: its name does not tell the format" if path else "no file is named that would tell the format"
    raise ExchangeError(f"{told}; say --format, one of {', '.join(known)}.")
