"""CSV of two columns: what is wrong and what is right."""

from __future__ import annotations

import csv
import io
from itertools import islice

from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.model import Glossary
from checker.glossary.patterns import tidy

_WRONG = {"wrong", "incorrect", "garbled", "tortured", "tortured phrase", "from", "find", "spun"}
_RIGHT = {"right", "correct", "term", "expected", "expected phrase", "established phrase", "to", "replace", "original"}


def read(text: str, gathering: Gathering) -> None:
    """Gather pairs; a first row that names the columns may turn them round.

    Args:
        text: rows with commas, semicolons or tabs between the cells, as the first line shows.
        gathering: takes the pairs.

    Raises:
        ExchangeError: the rows cannot be told apart.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    wrong, right, first = 0, 1, 1
    try:
        for row in rows:
            line, first = first, rows.line_num + 1
            if line == 1 and (columns := _columns(row)):
                wrong, right = columns
            elif len(row) > max(wrong, right):
                gathering.pair(row[wrong], row[right], line)
                if any(map(tidy, row[2:])):
                    gathering.lose(line, "only the columns of wrong and right forms are taken over.")
            elif any(row):
                gathering.lose(line, "there is one cell only; a row is a wrong form and a right one.")
    except csv.Error as error:
        raise ExchangeError(f"line {first}: not CSV ({error}); save the table as CSV again.") from error


def write(glossary: Glossary) -> tuple[str, tuple[str, ...]]:
    """The forms of terms and names as rows under `wrong,right`; conditions and accepted forms are told of."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("wrong", "right"))
    lost = []
    for term in glossary.terms:
        for garble in term.garbled:
            if garble.near or garble.unless:
                lost.append(f"“{garble.text}” is wrong in a context only, which CSV cannot say; it is left out.")
            else:
                writer.writerow((garble.text, term.text))
        if not term.garbled:
            lost.append(f"“{term.text}” has no wrong form, and CSV of pairs no row for it.")
    for name in glossary.names:
        writer.writerows((wrong, name.text) for wrong in name.wrong)
    return stream.getvalue(), tuple(lost)


def _delimiter(text: str) -> str:
    line = next(islice(io.StringIO(text), 1), "")
    return max(",;\t", key=line.count)


def _columns(row: list[str]) -> tuple[int, int] | None:
    names = [tidy(cell).lower() for cell in row]
    wrong = next((at for at, name in enumerate(names) if name in _WRONG), None)
    right = next((at for at, name in enumerate(names) if name in _RIGHT), None)
    return None if wrong is None or right is None else (wrong, right)
