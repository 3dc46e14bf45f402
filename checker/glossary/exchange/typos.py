"""Words of typos: `[default.extend-words]` of its settings in TOML, or a list `wrong,right`."""

from __future__ import annotations

import csv
import io
from typing import Any

from checker.glossary.exchange.gathering import ExchangeError, Gathering
from checker.glossary.messages import quoted
from checker.toml_text import TomlError, tables

_TABLES = ("extend-words", "extend-identifiers")


def read(text: str, gathering: Gathering) -> None:
    """Gather corrections, and words that are right because they correct to themselves.

    Raises:
        ExchangeError: the settings are not TOML.
    """
    if any(name in text for name in _TABLES):
        _settings(text, gathering)
        return
    for line, row in enumerate(csv.reader(io.StringIO(text)), 1):
        if len(row) == 2:
            _word(row[0], row[1], line, gathering)
        elif row:
            gathering.lose(line, f"{quoted(row[0])} has {len(row) - 1} corrections; one is carried over.")


def _settings(text: str, gathering: Gathering) -> None:
    try:
        content = tables(text)
    except TomlError as error:
        raise ExchangeError(f"line {error.line}: not TOML: {error.said}.") from error
    lines = {raw.partition("=")[0].strip().strip("\"'"): number for number, raw in enumerate(text.splitlines(), 1)}
    sections: list[Any] = [content.get("default", {}), *_values(content.get("type"))]
    found = [section.get(name) for section in sections if isinstance(section, dict) for name in _TABLES]
    for table in found:
        if table is not None and not isinstance(table, dict):
            raise ExchangeError("line 1: a table of words is no table; is this a file of typos?")
        for wrong, right in (table or {}).items():
            _word(wrong, right if isinstance(right, str) else "", lines.get(wrong, 1), gathering)


def _values(value: object) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else []


def _word(wrong: str, right: str, line: int, gathering: Gathering) -> None:
    if wrong == right:
        gathering.term(right, line, inflect=False)
    else:
        gathering.pair(wrong, right, line)
