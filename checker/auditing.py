"""What `unspin glossary check` finds: contradictions, double work, failing examples, garbles that are English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from checker.checking import Checker
from checker.findings import Problem
from checker.glossary.attested import PairFilter
from checker.glossary.attested import shipped as attested_pairs
from checker.glossary.compile import compile_glossaries
from checker.glossary.consistency import contradictions
from checker.glossary.files import load
from checker.glossary.lexicon import Lexicon
from checker.glossary.model import Garble, Glossary, GlossaryError, Name, Term
from checker.glossary.patterns import key
from checker.plan import Plan
from checker.settings import Settings
from checker.tokens import TOKEN, fold

_VERB_FORMS = frozenset({"deliver", "supply", "attack", "carry", "make", "grow", "move", "follow", "work", "leave"})
"""Nouns of garbles that are also plain verbs: “the ships that bring water deliver it” matches “water deliver”."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a glossary.

    Attributes:
        where: file and line.
        text: a sentence.
        is_fault: whether it must be mended; otherwise it is worth a look.
    """

    where: str
    text: str
    is_fault: bool

    def __str__(self) -> str:
        return f"{self.where}: {'error' if self.is_fault else 'hint'}: {self.text}"


def audit(paths: Sequence[Path], prose: Sequence[Path] = ()) -> Iterator[Remark]:
    """Check glossaries that are used together.

    Args:
        paths: in order of precedence.
        prose: articles that are known to be good; a garbled form in them without a
            context or the severity of a warning is a fault.
    """
    glossaries = []
    for path in paths:
        try:
            glossaries.append(load(path))
        except GlossaryError as error:
            yield _fault(error)
    yield from map(_fault, contradictions(glossaries))
    yield from _doubles(glossaries)
    yield from _verbs(glossaries)
    yield from _attested(glossaries, attested_pairs())
    try:
        lexicon = Lexicon(compile_glossaries(glossaries))
    except GlossaryError as error:
        yield _fault(error)
        return
    yield from _examples(glossaries, lexicon)
    yield from _in_prose(lexicon, prose)


def _fault(error: GlossaryError) -> Remark:
    return Remark(str(error.place), error.reason, True)


def _doubles(glossaries: Sequence[Glossary]) -> Iterator[Remark]:
    """Forms and terms that two files list alike."""
    terms: dict[tuple[str, ...], str] = {}
    for glossary in glossaries:
        entries: list[Term | Name] = [*glossary.terms, *glossary.names]
        for entry in entries:
            where = f"{glossary.path}:{entry.line}"
            first = terms.setdefault(key(entry.text), where)
            if first != where:
                yield Remark(where, f"“{entry.text}” is also an entry at {first}; make one of the two.", False)


def _verbs(glossaries: Sequence[Glossary]) -> Iterator[Remark]:
    """Forms that an ordinary clause may hold by chance."""
    for glossary in glossaries:
        for term, garble in _unconditional(glossary):
            words = [fold(token) for token in TOKEN.findall(garble.text)]
            where = f"{glossary.path}:{garble.line or term.line}"
            if len(words) > 1 and words[-1] in _VERB_FORMS:
                yield Remark(where, f"“{garble.text}” may end in a verb of an ordinary clause; add “near”.", False)


def _attested(glossaries: Sequence[Glossary], pairs: PairFilter) -> Iterator[Remark]:
    """Forms that are English: of two words that stand side by side elsewhere, or longer and made of such pairs.

    The second says less, as each pair may belong to another phrase, so it is a
    hint. So is any form with a class, which stands for many words at once.
    """
    for glossary in glossaries:
        for term, garble in _unconditional(glossary):
            words = [fold(token) for token in TOKEN.findall(garble.text)]
            if len(words) < 2 or "{" in garble.text or not all(pair in pairs for pair in pairwise(words)):
                continue
            where = f"{glossary.path}:{garble.line or term.line}"
            said = f"“{garble.text}” can be ordinary English, as general word lists show; add “near” or “unless”, or"
            said += " severity = “warning”, or “error” where it never is."
            yield Remark(where, said, len(words) == 2)


def _unconditional(glossary: Glossary) -> Iterator[tuple[Term, Garble]]:
    for term in glossary.terms:
        for garble in term.garbled:
            if not (garble.near or garble.unless or garble.severity or term.severity):
                yield term, garble


def _examples(glossaries: Sequence[Glossary], lexicon: Lexicon) -> Iterator[Remark]:
    checker = Checker(Plan(replace(Settings(), select=("known-garble", "name-spelling"), grammar="off"), lexicon))
    for glossary in glossaries:
        for example in glossary.examples:
            found = checker.check_bytes("example.txt", example.text.encode())
            findings = getattr(found, "findings", ())
            if example.bad and not findings:
                yield Remark(f"{glossary.path}:{example.line}", f"nothing is found in “{example.text}”.", True)
            elif not example.bad and findings:
                said = f"“{findings[0].text}” is found in “{example.text}”, which is good."
                yield Remark(f"{glossary.path}:{example.line}", said, True)


def _in_prose(lexicon: Lexicon, prose: Sequence[Path]) -> Iterator[Remark]:
    checker = Checker(Plan(replace(Settings(), select=("known-garble",), grammar="off"), lexicon))
    for path in prose:
        found = checker.check_bytes(str(path), path.read_bytes())
        if isinstance(found, Problem):
            yield Remark(found.path, f"it is no prose to check against: {found.message}", True)
            continue
        for finding in found.findings:
            if finding.severity == "error":
                said = f"“{finding.text}”, called a garble of “{finding.term}” ({finding.glossary}), is in good prose."
                yield Remark(f"{path}:{finding.line}", said, True)
