"""The conversation of a review: what is shown, what may be answered, line by line.

Lines rather than single keys, so that it works in every terminal, with screen
readers, and by a script.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, TextIO

from checker.findings import DocumentReport, Finding
from checker.reporters.inert import clipped, flowing
from checker.reporters.options import ShowOptions
from checker.reporters.summary import plural, verdict
from checker.reporters.terminal import write_finding
from checker.review.session import Action, Session

HELP = """\
  a        accept the first suggestion      1 2 …   accept that one
  e        edit it yourself                 s       skip, not asked again without --again
  i        ignore this place (baseline)     g       a right form: accept it in the glossary
  u        undo the last decision           q       write what was decided and stop
  x        stop and write nothing           ?       this help
"""

PROMPT = "[a]ccept [e]dit [s]kip [i]gnore [g]lossary [u]ndo [q]uit [?] "

_LONGEST = 80
"""Code points of a text that is repeated in a confirmation."""


class Ask(Protocol):
    """Shows a prompt and returns a line; raises EOFError at the end of input."""

    def __call__(self, prompt: str, begun: str = "") -> str:
        """Ask.

        Args:
            prompt: what to show.
            begun: what the line begins with, for the person to edit.
        """


class End(StrEnum):
    """How a review ended."""

    WRITE = "write"
    DISCARD = "discard"


class Dialogue:
    """Asks for a decision on every finding of a session."""

    def __init__(
        self,
        document: DocumentReport,
        session: Session,
        ask: Ask,
        out: TextIO,
        options: ShowOptions,
        glossary: str = "",
    ) -> None:
        """Prepare a review.

        Args:
            document: the article, with its text.
            session: takes the decisions.
            ask: see `Ask`.
            out: where findings are shown.
            options: how.
            glossary: file that right forms are accepted in, or empty.
        """
        self._document = document
        self._session = session
        self._ask = ask
        self._out = out
        self._options = options
        self._glossary = glossary

    def run(self) -> End:
        """Ask until all is decided or the person stops; the end of input stops and writes."""
        if self._session.current is not None:
            self._begin()
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

    def _begin(self) -> None:
        """Say what lies ahead, and what may be answered."""
        places = plural(self._session.place[1], "place")
        self._out.write(f"{flowing(self._document.path)}: {places} to decide on.\n")
        for sentence in verdict(self._document):
            self._out.write(f"{flowing(sentence)}\n")
        self._out.write(f"\n{HELP}")

    def _answer(self, finding: Finding) -> End | None:
        """Ask until there is a decision; an end, or None to go on."""
        while True:
            try:
                answer = self._ask(PROMPT).strip().lower()
            except EOFError:
                return End.WRITE
            if answer in ("q", "x"):
                return End.WRITE if answer == "q" else End.DISCARD
            done, said = self._carry_out(answer, finding)
            self._out.write(f"{'       → ' if done else ''}{said}\n")
            if done:
                return None

    def _carry_out(self, answer: str, finding: Finding) -> tuple[bool, str]:
        """Do what an answer says.

        Returns:
            Whether there is another finding to ask about, and what was done or why it cannot be.
        """
        if answer == "a" or (answer.isascii() and answer.isdigit()):
            return self._accept(1 if answer == "a" else int(answer), finding)
        if answer in _ACTIONS:
            action, said = _ACTIONS[answer]
            self._session.decide(action)
            return True, said
        if answer == "g":
            return self._accept_form(finding)
        if answer == "e":
            return self._edit(finding)
        if answer == "u":
            undone = self._session.undo()
            return undone, "back to the one before" if undone else "There is nothing to undo."
        return False, HELP.rstrip("\n")

    def _accept(self, number: int, finding: Finding) -> tuple[bool, str]:
        if not finding.suggestions:
            return False, "Nothing is suggested; “e” lets you write what it should read."
        if not 1 <= number <= len(finding.suggestions):
            return False, "There is no such suggestion; “e” lets you write one."
        return self._replace(finding.suggestions[number - 1])

    def _replace(self, text: str) -> tuple[bool, str]:
        self._session.decide(Action.REPLACE, text)
        return True, f"“{clipped(flowing(text), _LONGEST)}”"

    def _edit(self, finding: Finding) -> tuple[bool, str]:
        begun = next(iter(finding.suggestions), finding.text)
        try:
            text = self._ask(f"instead of “{clipped(flowing(finding.text), _LONGEST)}”: ", begun)
        except EOFError:
            text = ""
        return self._replace(text) if text.strip() else (False, "An empty line changes nothing.")

    def _accept_form(self, finding: Finding) -> tuple[bool, str]:
        if not finding.term:
            return False, "No glossary term stands behind this finding; “i” ignores it here."
        if not self._glossary:
            return False, "No glossary is named that could take it: start with --to FILE; “i” ignores it here."
        self._session.decide(Action.ACCEPT_FORM)
        return True, f"right from now on, by {flowing(self._glossary)}"


_ACTIONS = {"s": (Action.SKIP, "skipped"), "i": (Action.IGNORE, "ignored here from now on")}
