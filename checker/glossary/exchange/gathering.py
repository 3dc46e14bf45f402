"""Entries gathered from a file of another tool, and what of it could not be carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.glossary.compile import forms_of_right_ones
from checker.glossary.consistency import contradictions
from checker.glossary.messages import quoted
from checker.glossary.model import Garble, Glossary, GlossaryError, Term
from checker.glossary.patterns import key, pattern_fault, prose_fault, tidy

MOST_ROUNDS = 5
"""Times that forms which are inflections of right ones are taken out; each costs a compilation, and one is enough."""


class ExchangeError(Exception):
    """A file that cannot be imported or exported; the message names it and what to do."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that was not carried over, or not whole.

    Attributes:
        line: 1-based line of the file.
        reason: a sentence.
    """

    line: int
    reason: str


class Gathering:
    """Takes pairs and words from a reader; what does not fit is noted with its line and reason."""

    def __init__(self) -> None:
        self._terms: dict[tuple[str, ...], Term] = {}
        self._wrong: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._right: set[tuple[str, ...]] = set()
        self._lost: list[Lost] = []

    def lose(self, line: int, reason: str) -> None:
        """Note that something of a line has no place in a glossary."""
        self._lost.append(Lost(line, reason))

    def term(
        self, right: str, line: int, accept: tuple[str, ...] = (), note: str = "", inflect: bool = True
    ) -> Term | None:
        """Add a preferred term, or more about one; None where it cannot be one."""
        text = self._pattern(right, line)
        if text is None:
            return None
        found = self._terms.get(key(text)) or Term(text, inflect=inflect, line=line)
        kept = [form for form in (self._pattern(form, line) for form in accept) if form]
        known = {key(found.text), *map(key, found.accept)}
        fresh = tuple({key(form): form for form in kept if key(form) not in known}.values())
        self._right.update(map(key, (found.text, *fresh)))
        notes = dict.fromkeys(filter(None, (found.note, "" if prose_fault(note) else " ".join(note.split()))))
        self._terms[key(text)] = replace(found, accept=found.accept + fresh, note="; ".join(notes))
        return self._terms[key(text)]

    def pair(self, wrong: str, right: str, line: int, garble: Garble | None = None, note: str = "") -> None:
        """Add a wrong form of a term.

        Args:
            wrong, right: plain texts.
            line: 1-based line of the file.
            garble: conditions of the form; its text and line are replaced.
            note: for people.
        """
        text = self._pattern(wrong, line)
        if text is None or self._pattern(right, line, quiet=False) is None:
            return
        form, preferred = key(text), key(tidy(right))
        if form == preferred:
            self.lose(line, f"{quoted(wrong)} and {quoted(right)} are the same but for case, accents and hyphens.")
        elif self._wrong.setdefault(form, preferred) != preferred:
            self.lose(line, f"{quoted(wrong)} is listed for another term before; one form cannot be wrong for two.")
        elif term := self.term(right, line, note=note):
            known = {key(each.text) for each in term.garbled}
            if form not in known:
                added = replace(garble or Garble(text), text=text, line=line)
                self._terms[preferred] = replace(term, garbled=(*term.garbled, added))

    def glossary(self, id_: str, title: str, source: str, path: str) -> Glossary:
        """The terms that were gathered, without forms that would make a glossary unusable.

        Raises:
            ExchangeError: some would be left.
        """
        terms = tuple(self._apart(term) for term in sorted(self._terms.values(), key=lambda term: key(term.text)))
        glossary = Glossary(id_, title=title, source=source, path=path, terms=terms)
        for _ in range(MOST_ROUNDS):
            refused = [*contradictions([glossary]), *forms_of_right_ones([glossary])]
            if not refused:
                return glossary
            glossary = self._without(glossary, refused)
        raise ExchangeError(str(refused[0]))

    @property
    def lost(self) -> tuple[Lost, ...]:
        """What was not carried over, by line."""
        return tuple(sorted(self._lost, key=lambda lost: lost.line))

    def _pattern(self, text: str, line: int, quiet: bool = True) -> str | None:
        tidied = tidy(text)
        fault = f"{quoted(text)} has a brace, which means a class here." if set(tidied) & set("{}") else None
        fault = fault or pattern_fault(tidied)
        if fault and (quiet or tidied):
            self.lose(line, fault)
        elif fault:
            self.lose(line, "there is no right form; a glossary says what a text should read.")
        return None if fault else tidied

    def _apart(self, term: Term) -> Term:
        kept = []
        for garble in term.garbled:
            if key(garble.text) in self._right and not garble.near and not garble.unless:
                self.lose(garble.line, f"{quoted(garble.text)} is a right form of another entry.")
            else:
                kept.append(garble)
        return replace(term, garbled=tuple(kept))

    def _without(self, glossary: Glossary, errors: Sequence[GlossaryError]) -> Glossary:
        reasons: dict[int, list[str]] = {}
        for error in errors:
            reasons.setdefault(error.place.line, []).append(error.reason)

        def refused(garble: Garble) -> str:
            named = (quoted(garble.text), f"“{garble.text}”")
            return next((each for each in reasons.get(garble.line, ()) if any(map(each.__contains__, named))), "")

        terms = []
        for term in glossary.terms:
            for garble in filter(refused, term.garbled):
                self.lose(garble.line, refused(garble))
            terms.append(replace(term, garbled=tuple(garble for garble in term.garbled if not refused(garble))))
        return replace(glossary, terms=tuple(terms))
