"""Glossaries kept in a spreadsheet: pairs of a wrong and a right form, or a list of preferred terms."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from checker.findings import Severity
from checker.glossary.messages import nearest, quoted
from checker.glossary.model import Garble, Glossary, GlossaryError, Place, Term
from checker.glossary.patterns import key as pattern_key
from checker.glossary.patterns import pattern_fault, prose_fault, tidy

_DELIMITERS = (",", ";", "\t")
_PAIR = ("wrong", "right")
_TERM = "term"
_FURTHER = ("note", "severity")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its cells by column and the 1-based line on which it begins."""

    line: int
    cells: dict[str, str]


@dataclass(slots=True)
class _Entry:
    """A preferred term as its rows add to it."""

    text: str
    line: int
    garbled: list[Garble] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    severity: Severity | None = None

    def term(self) -> Term:
        return Term(self.text, tuple(self.garbled), severity=self.severity, note="; ".join(self.notes), line=self.line)


def read_csv(text: str, path: str, digest: str) -> Glossary:
    """Read a glossary from comma-separated values.

    Args:
        text: the whole file, decoded; its first row names the columns.
        path: the file's name, which gives the glossary its id.
        digest: of the file's bytes.

    Returns:
        The glossary; rows with the same right form make one term.

    Raises:
        GlossaryError: a column or cell is not what it should be.
    """
    entries: dict[tuple[str, ...], _Entry] = {}
    lines: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    for row in _rows(text, path):
        place = Place(path, row.line)
        right = _pattern(row.cells.get("right", row.cells.get(_TERM, "")), place)
        key = pattern_key(right)
        entry = entries.setdefault(key, _Entry(right, row.line))
        if _TERM in row.cells:
            _require_new(right, key, lines.setdefault((), {}), place)
            entry.severity = _severity(row, place)
        else:
            wrong = _pattern(row.cells["wrong"], place)
            _require_wrong(wrong, right, place)
            _require_new(wrong, pattern_key(wrong), lines.setdefault(key, {}), place)
            entry.garbled.append(Garble(wrong, severity=_severity(row, place), line=row.line))
        if note := _note(row, place):
            entry.notes[note] = None
    terms = tuple(entry.term() for entry in entries.values())
    stem = PurePath(path).stem
    return Glossary(_slug(stem), title=stem, path=path, digest=digest, terms=terms)


def _rows(text: str, path: str) -> Iterator[_Row]:
    """The rows below the header."""
    source = _Source(text)
    header: list[str] | None = None
    delimiter = _delimiter(text)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        source.at_row = True
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        except csv.Error as error:
            raise _unreadable(str(error), Place(path, line)) from error
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if header is None:
            header = _header(cells, Place(path, line))
        else:
            yield _Row(line, _by_column(cells, header, Place(path, line)))
    if header is None:
        raise GlossaryError(Place(path, 1), "the file is empty; begin it with “wrong,right” or “term”.")


class _Source:
    """The lines of a file for the reader; comments become blank lines, but not inside a quoted cell."""

    def __init__(self, text: str) -> None:
        self.at_row = True
        self._lines = io.StringIO(text, newline="")

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            comment = self.at_row and line.startswith("#")
            self.at_row = False
            yield "\n" if comment else line


def _delimiter(text: str) -> str:
    """The delimiter that makes sense of the header; a comma where none does."""
    for line in io.StringIO(text, newline=""):
        if line.strip() and not line.startswith("#"):
            for delimiter in _DELIMITERS:
                names = {cell.strip().strip('"').lower() for cell in line.split(delimiter)}
                if _TERM in names or names.issuperset(_PAIR):
                    return delimiter
            break
    return ","


def _header(cells: list[str], place: Place) -> list[str]:
    names = [cell.lower() for cell in cells]
    for name in names:
        if name not in (*_PAIR, _TERM, *_FURTHER):
            raise GlossaryError(
                place, f"there is no column {quoted(name)}; {nearest(name, (*_PAIR, _TERM, *_FURTHER))}"
            )
        if names.count(name) > 1:
            raise GlossaryError(place, f"the column {quoted(name)} stands twice; delete one.")
    if set(names) - set(_FURTHER) not in (set(_PAIR), {_TERM}):
        raise GlossaryError(place, "the first row must name the columns “wrong” and “right”, or “term”.")
    return names


def _by_column(cells: list[str], header: list[str], place: Place) -> dict[str, str]:
    if len(cells) > len(header):
        raise GlossaryError(
            place,
            f"the row has {len(cells)} cells for {len(header)} columns; put a text with commas in double quotes.",
        )
    return dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _pattern(cell: str, place: Place) -> str:
    found = tidy(cell)
    if fault := pattern_fault(found):
        raise GlossaryError(place, fault)
    return found


def _note(row: _Row, place: Place) -> str:
    note = row.cells.get("note", "")
    if fault := prose_fault(note):
        raise GlossaryError(place, fault)
    return note


def _severity(row: _Row, place: Place) -> Severity | None:
    cell = row.cells.get("severity", "").lower()
    if not cell:
        return None
    known = [severity.value for severity in Severity]
    if cell not in known:
        raise GlossaryError(place, f"{quoted(cell)} is no severity; there are {', '.join(known)}.")
    return Severity(cell)


def _require_wrong(wrong: str, right: str, place: Place) -> None:
    if pattern_key(wrong) == pattern_key(right):
        raise GlossaryError(
            place,
            f"{quoted(wrong)} and {quoted(right)} differ at most in case, accents, spaces or hyphens, "
            "which are not looked at; delete the row.",
        )


def _require_new(form: str, key: tuple[str, ...], lines: dict[tuple[str, ...], int], place: Place) -> None:
    first = lines.setdefault(key, place.line)
    if first != place.line:
        raise GlossaryError(place, f"{quoted(form)} stands on line {first} already; delete one.")


def _unreadable(message: str, place: Place) -> GlossaryError:
    if "limit" in message or "end of data" in message:
        return GlossaryError(place, "a cell that begins with a double quote is not closed; close it.")
    return GlossaryError(place, "a double quote stands inside a quoted cell; write it twice.")


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "glossary"
