"""Decisions carried out: what goes into the baseline, what into a glossary, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker import baseline
from checker.atomic import reason, replace_file
from checker.decisions import house
from checker.decisions.files import Decision, DecisionsError, Verdict
from checker.glossary.compile import forms_of_right_ones
from checker.glossary.files import parse, read
from checker.glossary.model import Glossary
from checker.glossary.store import reconciled

_NAME_RULES = frozenset({"name-spelling", "role-filler"})
_UNLISTED_RULES = frozenset({"likely-garble"})
"""Rules whose right findings are garbled forms that no glossary lists yet."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What decisions changed.

    Attributes:
        silenced: wrong alarms that the baseline now has.
        forms: what was entered into the glossary.
        refused: forms that were not, and why.
        right, later: decisions that change nothing.
    """

    silenced: int = 0
    forms: tuple[house.Form, ...] = ()
    refused: tuple[tuple[house.Form, str], ...] = field(default=())
    right: int = 0
    later: int = 0


def apply(
    decisions: Sequence[Decision], silent: Path, glossary: Path | None = None, others: Iterable[Path] = ()
) -> Outcome:
    """Carry out decisions.

    Without a glossary every wrong alarm goes into the baseline. With one, the
    form of a wrong alarm is accepted there for its term, everywhere, and only
    what has no term or is refused goes into the baseline; forms that readers
    confirmed and no glossary lists are entered as garbled.

    Args:
        decisions: one a finding.
        silent: the baseline; made where it is missing and needed.
        glossary: TOML; made where it is missing and needed.
        others: the glossaries that are used beside it.

    Raises:
        BaselineError, GlossaryError, DecisionsError: a file cannot be used or written.
    """
    wrong = [decision for decision in decisions if decision.verdict is Verdict.WRONG_ALARM]
    entered = house.Entered("", (), (), ())
    if glossary is not None:
        entered = _enter(glossary, others, _forms(decisions))
    accepted = {(form.term, form.text) for form in (*entered.added, *entered.known) if form.kind is house.Kind.ACCEPT}
    rest = [decision for decision in wrong if (decision.term, _on_one_line(decision.text)) not in accepted]
    return Outcome(
        silenced=_silence(silent, rest),
        forms=entered.added,
        refused=entered.refused,
        right=sum(decision.verdict is Verdict.RIGHT for decision in decisions),
        later=sum(decision.verdict is Verdict.NOT_NOW for decision in decisions),
    )


def _forms(decisions: Iterable[Decision]) -> list[house.Form]:
    found = []
    for decision in decisions:
        if not decision.term:
            continue
        is_name = decision.rule in _NAME_RULES
        text = _on_one_line(decision.text)
        if decision.verdict is Verdict.WRONG_ALARM:
            found.append(house.Form(decision.term, text, house.Kind.ACCEPT, is_name))
        elif decision.verdict is Verdict.RIGHT and decision.rule in _UNLISTED_RULES:
            found.append(house.Form(decision.term, text, house.Kind.GARBLED, is_name))
    return found


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _enter(path: Path, others: Iterable[Path], forms: Sequence[house.Form]) -> house.Entered:
    if path.suffix.lower() != ".toml":
        raise DecisionsError(f"{path}: forms can be entered into a TOML glossary only; name a file that ends in .toml.")
    exists = path.exists()
    text = read(path).decode("utf-8-sig") if exists else house.new_glossary(path.stem)
    beside = [parse(read(other), str(other)) for other in others if not exists or not other.samefile(path)]
    _require(text, path, beside)
    entered = house.enter(text, forms, lambda changed: _require(changed, path, beside))
    if entered.added:
        try:
            replace_file(path, entered.text.encode("utf-8"))
        except OSError as error:
            raise DecisionsError(f"{path}: cannot be written ({reason(error)}).") from None
    return entered


def _require(text: str, path: Path, beside: Sequence[Glossary]) -> None:
    """Hold that a glossary can be used, alone and beside the others."""
    glossaries = [*beside, parse(text.encode("utf-8"), str(path))]
    for error in forms_of_right_ones(reconciled(glossaries)):
        raise error


def _silence(path: Path, decisions: Sequence[Decision]) -> int:
    if not decisions:
        return 0
    before = baseline.load(path) if path.exists() else baseline.Baseline(path)
    missing = next((decision.path for decision in decisions if not Path(decision.path).is_file()), None)
    if missing is not None:
        raise DecisionsError(f"{missing}: the article is not there; run unspin from the folder it was checked from.")
    entries = {
        baseline.Entry(
            before.name(Path(decision.path)), decision.rule, decision.text, decision.glossary, decision.finding
        )
        for decision in decisions
    }
    after = baseline.Baseline(path, before.entries | entries)
    after.write()
    return len(after.entries) - len(before.entries)
