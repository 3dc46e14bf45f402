"""A file of findings to be silent about: those that stood in an archive when unspin came.

A finding is known by its file, its rule, its text and the sentence around it,
so it stays silent wherever in the file the sentence goes, and is shown again
when the sentence changes. The file only ever shrinks, unless `unspin baseline`
writes it anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.atomic import reason, replace_file
from checker.findings import DocumentReport, Finding, Report

VERSION = 1

FILE_NAME = "unspin-baseline.json"
"""What the file is called where nobody says."""

_MAX_SIZE = 200_000_000


class BaselineError(Exception):
    """A baseline that cannot be used; the message names the file and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding to be silent about; the order is that of the file.

    Attributes:
        path: of the article, from the folder of the baseline, with `/`.
        rule: that made it.
        text: what was found, for whoever reads the file.
        glossary: that stood behind it, or empty.
        id: as in `Finding`.
    """

    path: str
    rule: str
    text: str
    glossary: str
    id: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """A report without the findings that a baseline has.

    Attributes:
        report: what is left; the others are counted as suppressed.
        held: the findings taken out, by path as shown.
        gone: entries that no longer occur although their file was checked.
    """

    report: Report
    held: Mapping[str, tuple[Finding, ...]]
    gone: frozenset[Entry]


class Baseline:
    """The entries of one file."""

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        """Make a baseline.

        Args:
            path: its file, which need not exist.
            entries: what is in it.
        """
        self.path = path
        self.entries = frozenset(entries)
        self._folder = path.resolve().parent

    @property
    def shown(self) -> str:
        """The file as a person calls it."""
        return _shown(self.path)

    def silence(self, report: Report, files: Mapping[str, Path], ran: Callable[[str], bool]) -> Silenced:
        """Take out of a report what the baseline has.

        Args:
            report: what was found.
            files: where its documents are, by path as shown; others are left alone.
            ran: tells of a rule's id whether the rule ran. An entry of a rule that did not, or of a
                glossary that was not loaded, is not called gone.
        """
        by_path: dict[str, dict[str, Entry]] = {}
        for entry in self.entries:
            by_path.setdefault(entry.path, {})[entry.id] = entry
        held: dict[str, tuple[Finding, ...]] = {}
        documents: list[DocumentReport] = []
        glossaries = {glossary.id for glossary in report.glossaries}
        gone: set[Entry] = set()
        for document in report.documents:
            entries = by_path.get(self.name(files[document.path]), {}) if document.path in files else {}
            held[document.path] = tuple(finding for finding in document.findings if finding.id in entries)
            documents.append(_without(document, held[document.path]))
            here = {finding.id for finding in document.findings}
            gone.update(
                entry
                for entry in entries.values()
                if entry.id not in here and ran(entry.rule) and (not entry.glossary or entry.glossary in glossaries)
            )
        return Silenced(replace(report, documents=tuple(documents)), held, frozenset(gone))

    def renamed(self, ids: Mapping[str, Mapping[str, str]], files: Mapping[str, Path]) -> Baseline:
        """The baseline after corrections changed the sentences of some of its findings.

        Args:
            ids: by path as shown, ids before and after; what is not among the
                ids after a correction is gone.
            files: where the documents are, by path as shown.
        """
        names = {self.name(files[path]): changed for path, changed in ids.items() if path in files}
        return Baseline(
            self.path,
            (replace(entry, id=names.get(entry.path, {}).get(entry.id, entry.id)) for entry in self.entries),
        )

    def vanished(self) -> frozenset[Entry]:
        """The entries whose file is no longer there."""
        missing = {path for path in {entry.path for entry in self.entries} if not (self._folder / path).exists()}
        return frozenset(entry for entry in self.entries if entry.path in missing)

    def without(self, gone: Collection[Entry]) -> Baseline:
        """The baseline without some entries."""
        return Baseline(self.path, self.entries.difference(gone))

    def name(self, file: Path) -> str:
        """How the baseline calls a file: by the path from its own folder, with `/`."""
        try:
            return Path(os.path.relpath(file.resolve(), self._folder)).as_posix()
        except ValueError:
            # Another drive of a Windows machine.
            return file.resolve().as_posix()

    def write(self) -> None:
        """Write the file, sorted, one finding a line, so that its history reads well.

        Raises:
            BaselineError: it cannot be written; it is as it was.
        """
        try:
            replace_file(self.path, "".join(_lines(sorted(self.entries))).encode("ascii"))
        except OSError as error:
            raise BaselineError(f"{self.shown}: cannot be written ({reason(error)}).") from None


def of_report(path: Path, report: Report, files: Mapping[str, Path]) -> Baseline:
    """Make a baseline of all findings of a report.

    Args:
        path: where it is to be written.
        report: what was found.
        files: where the documents are, by path as shown.
    """
    baseline = Baseline(path)
    return Baseline(
        path,
        (
            Entry(baseline.name(files[document.path]), finding.rule, finding.text, finding.glossary, finding.id)
            for document in report.documents
            for finding in document.findings
        ),
    )


def load(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        BaselineError: it is missing or damaged.
    """
    shown = _shown(path)
    again = "write it anew with “unspin baseline” or restore it"
    try:
        if path.stat().st_size > _MAX_SIZE:
            raise BaselineError(f"{shown}: larger than {_MAX_SIZE:,} bytes, which no baseline needs to be.")
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise BaselineError(
            f"{shown}: the baseline cannot be read ({reason(error)}); “unspin baseline” writes one."
        ) from None
    except (ValueError, RecursionError):
        raise BaselineError(f"{shown}: the baseline is damaged; {again}.") from None
    if not isinstance(content, dict) or not isinstance(content.get("version"), int):
        raise BaselineError(f"{shown}: this is no baseline; {again}.")
    if content["version"] != VERSION:
        raise BaselineError(f"{shown}: a baseline of version {content['version']}, not {VERSION}; {again}.")
    try:
        return Baseline(path, [_entry(item) for item in content["findings"]])
    except (KeyError, TypeError):
        raise BaselineError(f"{shown}: the baseline is damaged; {again}.") from None


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _without(document: DocumentReport, held: tuple[Finding, ...]) -> DocumentReport:
    if not held:
        return document
    ids = {finding.id for finding in held}
    left = tuple(finding for finding in document.findings if finding.id not in ids)
    return replace(document, findings=left, suppressed=document.suppressed + len(held))


_FIELDS = ("path", "rule", "text", "glossary", "id")


def _entry(item: Any) -> Entry:
    values = [item[field] for field in _FIELDS]
    if not all(isinstance(value, str) for value in values):
        raise TypeError
    return Entry(*values)


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    yield f'{{"version": {VERSION}, "findings": ['
    separator = "\n"
    for entry in entries:
        yield separator + json.dumps({field: getattr(entry, field) for field in _FIELDS})
        separator = ",\n"
    yield "\n]}\n" if separator != "\n" else "]}\n"
