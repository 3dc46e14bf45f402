"""The original of an article at the gate: found where the policy allows it, and compared with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from checker.compare.session import Input, Session
from checker.findings import DocumentReport, Finding, Problem, Severity
from checker.gate.confined import below, contents
from checker.gate.submission import Original, Submission
from checker.locate import joined
from checker.plan import Plan

_HANDED_IN = "the original"


class OriginalError(Exception):
    """An original that cannot be read or compared with; the message says why."""


def compared(
    submission: Submission, original: Original, folder: Path | None, plan: Plan, data: bytes
) -> DocumentReport:
    """Compare an article with the original that its submission names.

    Args:
        submission: the article.
        original: of the submission.
        folder: below which an original may lie; None where the policy allows none.
        plan: settings and glossaries.
        data: bytes of the article.

    Raises:
        PathError: the original's path leads out of the folder.
        OriginalError: it cannot be read, or the two texts have nothing to do with one another.
    """
    left = _input(original, submission.path, folder, plan.settings.max_file_size)
    right = Input(submission.path, submission.path, None, data)
    result = Session([plan]).compare_one(left, right)
    if isinstance(result, Problem):
        raise OriginalError(result.message)
    return result


def _input(original: Original, article: str, folder: Path | None, limit: int) -> Input:
    if not original.path:
        data = original.text.encode("utf-8", "surrogatepass")
        return Input(_HANDED_IN, _HANDED_IN, None, data, original.named or article)
    if folder is None:
        raise OriginalError("the submission names a file as its original, but the policy names no folder of originals.")
    path = below(folder, original.path, "the path of the original")
    try:
        data = contents(path, limit)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OriginalError(f"{original.path}: the original cannot be read ({reason}).") from None
    return Input(original.path, original.path, None, data, original.named)


def together(checked: DocumentReport, compared: DocumentReport, blocks: Callable[[Finding], bool]) -> DocumentReport:
    """One report of two.

    Where findings overlap one stays: first those that block, so that an original
    never excuses what the checks hold back; then the graver; of equals what the
    original shows.

    Args:
        checked: what the checks found.
        compared: what the original shows.
        blocks: whether a finding holds the article back.
    """
    merged: list[Finding] = []
    for wanted in (True, False):
        for severity in Severity:
            for side in (compared, checked):
                chosen = (one for one in side.findings if one.severity is severity and blocks(one) is wanted)
                merged = joined(merged, chosen)
    return replace(
        checked,
        findings=tuple(merged),
        suppressed=checked.suppressed + compared.suppressed,
        notices=tuple(dict.fromkeys((*checked.notices, *compared.notices))),
        source=checked.source or compared.source,
        comparison=compared.comparison,
    )
