"""Corrections written into files: checked, corrected and checked again until nothing is left to correct.

One round applies at most one correction a place. A correction may bring another
fault to light, so rounds follow each other in memory; a file is written once, at
the end, and only if it still holds what was checked.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from checker.atomic import ChangedError, reason, replace_file
from checker.document import Encoding, Span
from checker.findings import DocumentReport, Edit, Finding, Problem, Report, Safety
from checker.fixes import apply, choose
from checker.readers import decode, encode

_ROUNDS = 10
"""Rounds after which corrections that bring each other back are left alone."""

Check = Callable[[str, bytes], DocumentReport | Problem]
"""From a path as shown and a file's bytes to what is found in them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which corrections are asked for.

    Attributes:
        unsafe: also those that may change a fact.
        shows: tells whether a finding is shown; what is hidden is not corrected.
    """

    unsafe: bool
    shows: Callable[[Finding], bool] = lambda finding: True


@dataclass(frozen=True, slots=True)
class Held:
    """Findings of an article that are to be left alone and not shown.

    Attributes:
        suppressed: because a baseline has them; they are counted.
        unchanged: because they are on unchanged lines.
    """

    suppressed: tuple[Finding, ...] = ()
    unchanged: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """One article after its corrections.

    Attributes:
        data: its bytes.
        document: what is left; findings that were held are not in it. Its verdict
            is that on the article before.
        corrections: how many were applied.
        renamed: ids of held findings before, and what they are now.
    """

    data: bytes
    document: DocumentReport
    corrections: int
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run's files after their corrections.

    Attributes:
        report: what is left, with what could not be written among the problems.
        corrections: how many were written.
        files: how many files were.
        renamed: for each path shown, as in `Fixed`.
    """

    report: Report
    corrections: int = 0
    files: int = 0
    renamed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def fix_text(
    data: bytes,
    document: DocumentReport,
    check: Check,
    wanted: Wanted,
    held: Held = Held(),
) -> Fixed:
    """Correct one article in memory.

    Args:
        data: its bytes, which `document` is about.
        document: what was found.
        check: checks it again.
        wanted: which corrections are asked for.
        held: findings that are not in `document` and stay out of it.

    Returns:
        The corrected bytes, in the same encoding.
    """
    source, encoding = decode(data, document.path)
    spans = {(finding.rule, finding.span): finding.id for finding in (*held.suppressed, *held.unchanged)}
    uncounted = {finding.id for finding in held.unchanged}
    number, renamed = 0, {}
    for _ in range(_ROUNDS):
        edits = choose(filter(wanted.shows, document.findings), wanted.unsafe)
        if not edits:
            break
        again = _again(apply(source, edits), encoding, document.path, check)
        if again is None:
            break
        source, data, found = again
        number += len(edits)
        spans = dict(zip(_moved(spans, edits), spans.values(), strict=True))
        alone = [finding for finding in found.findings if (finding.rule, finding.span) not in spans]
        renamed = {
            spans[key]: finding.id for finding in found.findings if (key := (finding.rule, finding.span)) in spans
        }
        counted = len(renamed.keys() - uncounted)
        # Corrections do not change where an article comes from: the verdict is on the text as it came.
        document = replace(
            found, findings=tuple(alone), suppressed=found.suppressed + counted, verdict=document.verdict
        )
    return Fixed(data, document, number, renamed)


def _again(source: str, encoding: Encoding, path: str, check: Check) -> tuple[str, bytes, DocumentReport] | None:
    data = encode(source, encoding)
    found = check(path, data)
    return None if isinstance(found, Problem) else (source, data, found)


def _moved(keys: Iterable[tuple[str, Span]], edits: Sequence[Edit]) -> list[tuple[str, Span]]:
    """Where ranges of a source are after edits, none of which touches them."""
    starts = [edit.span.start for edit in edits]
    shifts = [0]
    for edit in edits:
        shifts.append(shifts[-1] + len(edit.text) - (edit.span.end - edit.span.start))

    def at(offset: int) -> int:
        return offset + shifts[bisect_right(starts, offset)]

    return [(rule, Span(at(span.start), at(span.end))) for rule, span in keys]


def fix_files(
    report: Report,
    files: Mapping[str, Path],
    check: Check,
    wanted: Wanted,
    held: Mapping[str, Held],
) -> Outcome:
    """Correct the files of a report.

    Args:
        report: what was found and is to be shown.
        files: where the documents of the report are, by path as shown.
        check: checks an article again.
        wanted: which corrections are asked for.
        held: by path as shown, findings that are to be left alone.

    Returns:
        What is left. A file that cannot be read or written any more, or that
        changed since it was checked, stays as it is and is a problem.
    """
    documents: list[DocumentReport] = []
    problems: list[Problem] = []
    renamed: dict[str, Mapping[str, str]] = {}
    corrections = written = 0
    for document in report.documents:
        fixed: Fixed | Problem | None = None
        if document.path in files and choose(filter(wanted.shows, document.findings), wanted.unsafe):
            fixed = _fix_file(files[document.path], document, check, wanted, held.get(document.path, Held()))
        if isinstance(fixed, Fixed):
            corrections += fixed.corrections
            written += fixed.corrections > 0
            renamed[document.path] = fixed.renamed
            documents.append(fixed.document)
            continue
        if fixed is not None:
            problems.append(fixed)
        documents.append(document)
    left = replace(report, documents=tuple(documents), problems=(*report.problems, *problems))
    return Outcome(left, corrections, written, renamed)


def _fix_file(path: Path, document: DocumentReport, check: Check, wanted: Wanted, held: Held) -> Fixed | Problem:
    try:
        with path.open("rb") as file:
            seen = os.fstat(file.fileno())
            data = file.read()
        if sha256(data).hexdigest() != document.sha256:
            raise ChangedError("it changed since it was checked")
        fixed = fix_text(data, document, check, wanted, held)
        if fixed.corrections:
            replace_file(path, fixed.data, seen)
    except ChangedError as error:
        return Problem(document.path, f"{document.path}: not corrected, because {error}; run unspin again.")
    except OSError as error:
        return Problem(document.path, f"{document.path}: cannot be corrected ({reason(error)}); it is as it was.")
    return fixed


def summary(report: Report, corrections: int, files: int, wanted: Wanted) -> str:
    """Say what was corrected, what was not, and why not.

    Args:
        report: what is left.
        corrections, files: how many places in how many files.
        wanted: what was asked for.
    """
    left = [finding for document in report.documents for finding in document.findings if wanted.shows(finding)]
    unsafe = sum(finding.fix is Safety.UNSAFE for finding in left)
    none = sum(finding.fix is Safety.NONE for finding in left)
    rest = len(left) - unsafe - none
    reasons = [
        f"{unsafe:,} may change a fact{'' if wanted.unsafe else ' (--unsafe-fixes)'}" if unsafe else "",
        f"{none:,} without a sure correction" if none else "",
        f"{rest:,} could not be applied" if rest else "",
    ]
    done = f"{corrections:,} {'place' if corrections == 1 else 'places'} corrected"
    where = f" in {files:,} {'file' if files == 1 else 'files'}" if corrections else ""
    why = ", ".join(filter(None, reasons))
    return f"{done}{where}{f'; not corrected: {why}' if why else ''}."
