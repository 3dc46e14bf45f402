"""The conversation of a review: what is shown, what may be answered, line by line.

Lines rather than single keys, so that it works in every terminal, with screen
readers, and by a script.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TextIO

from checker.findings import DocumentReport, Finding
from checker.reporters.inert import flowing
from checker.reporters.options import ShowOptions
from checker.reporters.terminal import write_finding
from checker.review.session import Action, Session

HELP = """\
  a        accept the first suggestion      1 2 …   accept that one
  e        write something else             s       skip, ask again next time
  i        ignore this place (baseline)     g       a right form: accept it in the glossary
  u        undo the last decision           q       write what was decided and stop
  x        stop and write nothing           ?       this help
"""


class End(StrEnum):
    """How a review ended."""

    WRITE = "write"
    DISCARD = "discard"


class Dialogue:
    """Asks for a decision on every finding of a session."""

    def __init__(
        self, document: DocumentReport, session: Session, ask: Callable[[str], str], out: TextIO, options: ShowOptions
    ) -> None:
        """Prepare a review.

        Args:
            document: the article, with its text.
            session: takes the decisions.
            ask: shows a prompt and returns a line; raises EOFError at the end of input.
            out: where findings are shown.
            options: how.
        """
        self._document = document
        self._session = session
        self._ask = ask
        self._out = out
        self._options = options

    def run(self) -> End:
        """Ask until all is decided or the person stops; the end of input stops and writes."""
        self._out.write(HELP)
        while (finding := self._session.current) is not None:
            number, total = self._session.place
            self._out.write(f"\n{number} of {total}\n")
            write_finding(self._document, finding, self._out, self._options)
            for at, suggestion in enumerate(finding.suggestions[1:9], 2):
                self._out.write(f"       {at}: {flowing(suggestion)}\n")
            end = self._answer(finding)
            if end is not None:
                return end
        return End.WRITE

    def _answer(self, finding: Finding) -> End | None:
        """Ask until there is a decision; an end, or None to go on."""
        while True:
            try:
                answer = self._ask("[a e s i g u q x ?] ").strip()
            except EOFError:
                return End.WRITE
            if answer in ("q", "x"):
                return End.WRITE if answer == "q" else End.DISCARD
            refusal = self._carry_out(answer, finding)
            if refusal is None:
                return None
            self._out.write(refusal + "\n")

    def _carry_out(self, answer: str, finding: Finding) -> str | None:
        """Do what an answer says; None, or why it cannot be done."""
        if answer == "a" or (answer.isascii() and answer.isdigit()):
            return self._accept(1 if answer == "a" else int(answer), finding)
        if answer in _ACTIONS:
            self._session.decide(_ACTIONS[answer])
            return None
        if answer == "g":
            if not finding.term:
                return "No glossary term stands behind this finding; “i” ignores it here."
            self._session.decide(Action.ACCEPT_FORM)
            return None
        if answer == "e":
            try:
                self._session.decide(Action.REPLACE, self._ask("instead: "))
            except EOFError:
                return "Nothing was written."
            return None
        if answer == "u":
            return None if self._session.undo() else "There is nothing to undo."
        return HELP.rstrip("\n")

    def _accept(self, number: int, finding: Finding) -> str | None:
        if not 1 <= number <= len(finding.suggestions):
            return "There is no such suggestion; “e” lets you write one."
        self._session.decide(Action.REPLACE, finding.suggestions[number - 1])
        return None


_ACTIONS = {"s": Action.SKIP, "i": Action.IGNORE}
