"""A run of comparisons: files or folders in, a report out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from checker.compare.comparer import Comparer
from checker.compare.harvest import Harvest
from checker.compare.pairing import by_content, by_name
from checker.compare.rules import RULES
from checker.document import Document
from checker.findings import DocumentReport, Problem, Report
from checker.plan import Plan
from checker.settings import digest_of
from checker.sources import Source


@dataclass(frozen=True, slots=True)
class Input:
    """A text to compare.

    Attributes:
        shown: its path in reports.
        below: its path below the folder given, or its file name.
        path: where it is; None where `data` holds it.
        data: its bytes where it came from standard input.
        name: file name whose suffix tells the format, where `shown` does not.
        plan: index of the plan by which it is compared.
    """

    shown: str
    below: str
    path: Path | None
    data: bytes = b""
    name: str = ""
    plan: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    digest: str


def inputs(argument: str, sources: Iterable[Source | Problem]) -> tuple[list[Input], list[Problem]]:
    """Make inputs of what was found below an argument.

    Args:
        argument: a file or folder.
        sources: the files that it stands for.

    Returns:
        The inputs, and what could not be found.
    """
    prefix = argument.rstrip("/") + "/"
    found: list[Input] = []
    problems: list[Problem] = []
    for source in sources:
        if isinstance(source, Problem):
            problems.append(source)
            continue
        below = source.shown.removeprefix(prefix) if source.shown.startswith(prefix) else source.path.name
        found.append(Input(source.shown, below, source.path, plan=source.plan))
    return found, problems


class Session:
    """Compares pairs of texts and gathers what was found."""

    def __init__(self, plans: Sequence[Plan], harvest: Harvest | None = None, *, beside: bool = False) -> None:
        """Make ready.

        Args:
            plans: settings and glossaries; each rewrite says by which of them it is compared.
            harvest: collects replaced terms, or None.
            beside: whether reports hold both texts side by side.
        """
        self._plans = tuple(plans)
        self._comparers = tuple(Comparer(plan, harvest, beside=beside) for plan in plans)

    def compare_all(self, originals: Sequence[Input], revised: Sequence[Input], problems: Sequence[Problem]) -> Report:
        """Compare rewrites with their originals.

        Args:
            originals, revised: one each, or the files of two folders.
            problems: what could not be found; they become part of the report.
        """
        failed = list(problems)
        notices: list[str] = []
        pairs: list[tuple[Input, Input]] = []
        if len(originals) == len(revised) == 1:
            pairs = [(originals[0], revised[0])]
        elif not (failed and len(originals) + len(revised) == 1):
            pairs, notices = self._paired(originals, revised)
        documents: list[DocumentReport] = []
        for original, rewrite in pairs:
            result = self.compare_one(original, rewrite)
            if isinstance(result, Problem):
                failed.append(result)
            else:
                documents.append(result)
        found = {finding.rule for document in documents for finding in document.findings}
        return Report(
            documents=tuple(documents),
            problems=tuple(dict.fromkeys(failed)),
            rules={rule: info for rule, info in RULES.items() if rule in found},
            glossaries=tuple(dict.fromkeys(g for plan in self._plans for g in plan.lexicon.glossaries)),
            settings=digest_of(plan.settings for plan in self._plans),
            notices=tuple(notices),
        )

    def compare_one(self, original: Input, revised: Input) -> DocumentReport | Problem:
        """Read and compare two texts; what cannot be done is a problem, never an exception."""
        left = self._read(original, revised.plan)
        if isinstance(left, Problem):
            return left
        right = self._read(revised, revised.plan)
        if isinstance(right, Problem):
            return right
        comparer = self._comparers[revised.plan]
        return comparer.report(left.document, right.document, (left.digest, right.digest))

    def _read(self, text: Input, plan: int) -> _Read | Problem:
        limit = self._plans[plan].settings.max_file_size
        try:
            data = text.data if text.path is None else _head(text.path, limit)
        except OSError as error:
            return Problem(
                text.shown, f"{text.shown}: cannot be read ({(error.strerror or 'unknown reason').lower()})."
            )
        if len(data) > limit:
            message = f"{text.shown}: larger than max-file-size allows ({limit:,} bytes); raise it in the settings."
            return Problem(text.shown, message)
        document = self._comparers[plan].read(text.shown, data, text.name)
        return document if isinstance(document, Problem) else _Read(document, sha256(data).hexdigest())

    def _paired(
        self, originals: Sequence[Input], revised: Sequence[Input]
    ) -> tuple[list[tuple[Input, Input]], list[str]]:
        """Pairs of two folders, and sentences about files without a partner."""
        left = {text.below: text for text in originals}
        right = {text.below: text for text in revised}
        found = by_name(list(left), list(right))
        taken = set(found.values())
        rest_left = self._documents(text for below, text in left.items() if below not in taken)
        rest_right = self._documents(text for below, text in right.items() if below not in found)
        if rest_left and rest_right:
            found |= by_content(rest_left, rest_right)
        taken = set(found.values())
        notices = [
            f"{text.shown}: no original was found for it." for below, text in right.items() if below not in found
        ]
        notices += [f"{text.shown}: no rewrite was found of it." for below, text in left.items() if below not in taken]
        return [(left[found[below]], text) for below, text in right.items() if below in found], notices

    def _documents(self, texts: Iterable[Input]) -> dict[str, Document]:
        read = {text.below: self._read(text, text.plan) for text in texts}
        return {below: result.document for below, result in read.items() if isinstance(result, _Read)}


def standard_input(stream: BinaryIO, limit: int, name: str) -> Input:
    """The text on standard input.

    Args:
        stream: standard input.
        limit: bytes above which it is not read on.
        name: file name that it stands for, or empty.
    """
    shown = name or "<stdin>"
    return Input(shown, shown, None, stream.read(limit + 1), name)


def _head(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        return file.read(limit + 1)
