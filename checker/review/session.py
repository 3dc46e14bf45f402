"""What was decided so far, apart from how it is asked and shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.decisions.files import Decision, Verdict
from checker.findings import DocumentReport, Edit, Finding


class Action(StrEnum):
    """What a person may decide of a finding."""

    REPLACE = "replace"
    SKIP = "skip"
    IGNORE = "ignore"
    ACCEPT_FORM = "accept-form"


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision on one finding.

    Attributes:
        finding: what it is about.
        action: what was decided.
        text: what stands there instead, for REPLACE.
    """

    finding: Finding
    action: Action
    text: str = ""


class Session:
    """The findings of one article, one after the other."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Begin with findings in order of the source."""
        self._findings: Sequence[Finding] = tuple(findings)
        self._choices: list[Choice] = []

    @property
    def current(self) -> Finding | None:
        """The finding to decide on, or None at the end."""
        return self._findings[len(self._choices)] if len(self._choices) < len(self._findings) else None

    @property
    def place(self) -> tuple[int, int]:
        """The number of the current finding, from 1, and how many there are."""
        return len(self._choices) + 1, len(self._findings)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All decisions so far."""
        return tuple(self._choices)

    def decide(self, action: Action, text: str = "") -> None:
        """Decide on the current finding and go to the next.

        Raises:
            IndexError: there is none.
        """
        self._choices.append(Choice(self._findings[len(self._choices)], action, text))

    def undo(self) -> bool:
        """Go back to the finding before; False where there is none."""
        if not self._choices:
            return False
        self._choices.pop()
        return True

    def edits(self) -> list[Edit]:
        """The replacements decided on, in order of the source; findings never overlap."""
        return [Edit(c.finding.span, c.text) for c in self._choices if c.action is Action.REPLACE]

    def skipped(self) -> list[str]:
        """Ids of the findings that were left for later."""
        return [choice.finding.id for choice in self._choices if choice.action is Action.SKIP]

    def wrong_alarms(self, document: DocumentReport, action: Action) -> list[Decision]:
        """The findings called wrong alarms by one action, as decisions that `decisions.apply` carries out."""
        return [
            Decision(
                finding=choice.finding.id,
                verdict=Verdict.WRONG_ALARM,
                reason="",
                rule=choice.finding.rule,
                glossary=choice.finding.glossary,
                term=choice.finding.term,
                text=choice.finding.text,
                path=document.path,
                sha256=document.sha256,
            )
            for choice in self._choices
            if choice.action is action
        ]
