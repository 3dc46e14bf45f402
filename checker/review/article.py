"""An article under review: what is asked about, and what becomes of the answers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from checker.baseline import FILE_NAME, load
from checker.checking import Checker, Keep
from checker.findings import DocumentReport, Finding, Problem, Severity
from checker.glossary.store import classes_file
from checker.plan import glossary_files
from checker.reporters.options import ShowOptions
from checker.review.dialogue import Ask, Dialogue, End
from checker.review.memory import recall, remember
from checker.review.outcome import Outcome, carry_out
from checker.review.session import Session
from checker.selection import Selection, prepared
from checker.settings import Settings
from checker.sources import Source


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article that was checked.

    Attributes:
        file: where it is.
        seen: what `os.stat` said before it was read.
        document: what was found, with its text.
        settings: of the run.
        cache: folder in which is remembered what was skipped, or None.
        skipped: ids of the findings that were skipped in earlier reviews.
    """

    file: Path
    seen: os.stat_result
    document: DocumentReport
    settings: Settings
    cache: Path | None
    skipped: frozenset[str]

    @property
    def baseline(self) -> Path:
        """The file of findings to be silent about."""
        return Path(self.settings.baseline or FILE_NAME)

    def findings(self) -> list[Finding]:
        """What is asked about: what is shown, neither silenced by the baseline nor skipped earlier.

        Raises:
            BaselineError: the baseline cannot be used.
        """
        left_out = self.skipped | self._held()
        return [
            finding
            for finding in self.document.findings
            if (self.settings.hints or finding.severity is not Severity.HINT) and finding.id not in left_out
        ]

    def ask(self, findings: Sequence[Finding], answer: Ask, out: TextIO, glossary: Path | None) -> Session | None:
        """Ask about every finding.

        Args:
            findings: those to decide on.
            answer: shows a question and returns the answer.
            out: where findings are shown.
            glossary: file that right forms are accepted in, or None.

        Returns:
            The decisions, or None where nothing shall be written.
        """
        session = Session(findings)
        shown = ShowOptions.for_terminal(out)
        end = Dialogue(self.document, session, answer, out, shown, str(glossary) if glossary else "").run()
        return None if end is End.DISCARD else session

    def carry_out(self, session: Session, glossary: Path | None) -> Outcome:
        """Write what was decided, and remember what was skipped; see `checker.review.outcome.carry_out`."""
        others = [classes_file(), *glossary_files(self.settings)]
        outcome = carry_out(session, self.document, self.file, self.seen, self.baseline, glossary, others)
        remember(self.cache, self.file, self.skipped | set(session.skipped()))
        return outcome

    def _held(self) -> frozenset[str]:
        """Ids of the findings that the baseline is silent about."""
        if not self.baseline.is_file():
            return frozenset()
        known = load(self.baseline)
        name = known.name(self.file)
        return frozenset(entry.id for entry in known.entries if entry.path == name)


def read(selection: Selection, file: Path, cache: Path | None, again: bool) -> Reviewed | Problem:
    """Check the article of a selection.

    Args:
        selection: the article and its settings.
        file: the article.
        cache: folder of caches, or None.
        again: whether to ask again about what was skipped earlier.

    Returns:
        The article, or why it cannot be checked.

    Raises:
        OSError: it is not there.
        ConfigError, GlossaryError: settings or glossaries cannot be used.
    """
    seen = file.stat()
    for source in selection.sources:
        if isinstance(source, Source):
            result = Checker(prepared(selection, cache)[source.plan], Keep.ALL).check_source(source)
            if isinstance(result, Problem):
                return result
            skipped = frozenset() if again else recall(cache, file)
            return Reviewed(file, seen, result, selection.run.settings, cache, skipped)
    return next(problem for problem in selection.sources if isinstance(problem, Problem))
