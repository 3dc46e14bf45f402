"""Carrying out what was decided in a review."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.atomic import replace_file
from checker.findings import DocumentReport
from checker.fixes import apply as apply_edits
from checker.readers import encode
from checker.review.session import Action, Session


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a review changed.

    Attributes:
        replaced: places corrected in the article.
        skipped: left for another time.
        silenced: entered into the baseline.
        accepted: forms accepted in the glossary.
        refused: forms that the glossary would not take, each with its reason.
    """

    replaced: int
    skipped: int
    silenced: int
    accepted: int
    refused: tuple[str, ...]


def carry_out(
    session: Session,
    document: DocumentReport,
    file: Path,
    seen: os.stat_result,
    baseline: Path,
    glossary: Path | None,
    others: Sequence[Path] = (),
) -> Outcome:
    """Write what was decided: the article first, atomically, then baseline and glossary.

    Args:
        session: the decisions.
        document: the article with its text.
        file: where it is.
        seen: what `os.stat` said when it was read.
        baseline: file of findings to be silent about; made where it is needed.
        glossary: the house's glossary, or None; made where it is needed.
        others: the glossaries that are used beside it.

    Raises:
        OSError: a file cannot be written, or the article changed meanwhile; what
            comes after it is not written either.
        BaselineError, GlossaryError, DecisionsError: a file cannot be used.
    """
    from checker.decisions.apply import apply

    edits = session.edits()
    if edits and document.source is not None:
        replace_file(file, encode(apply_edits(document.source, edits), document.encoding), seen)
    ignored = session.wrong_alarms(document, Action.IGNORE)
    forms = session.wrong_alarms(document, Action.ACCEPT_FORM)
    silenced = apply(ignored, baseline).silenced if ignored else 0
    accepted = apply(forms, baseline, glossary, others) if forms else None
    return Outcome(
        replaced=len(edits),
        skipped=len(session.skipped()),
        silenced=silenced + (accepted.silenced if accepted else 0),
        accepted=len(accepted.forms) if accepted else 0,
        refused=tuple(f"“{form.text}”: {why}" for form, why in accepted.refused) if accepted else (),
    )
