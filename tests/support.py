"""What many tests need: texts with marks, glossaries from a string, one rule over one text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.checking import Checker
from checker.checks import LAST
from checker.document import Document
from checker.findings import Finding
from checker.glossary.compile import compile_glossaries
from checker.glossary.files import parse_toml
from checker.glossary.lexicon import Lexicon
from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.settings import Settings

CLEAN_PROSE = tuple(sorted((Path(__file__).parent / "clean").iterdir()))
"""Careful prose in many registers and formats: nothing is wrong with it."""

SECOND_LANGUAGE_PROSE = tuple(sorted((Path(__file__).parent / "second_language").iterdir()))
"""Prose by writers whose first language is another: its grammar slips, its terms are sound."""

_MARK = re.compile(r"\[-(?P<wrong>.*?)-\](?:\{\+(?P<right>.*?)\+\})?", re.DOTALL)


@dataclass(frozen=True)
class Expected:
    """A place that must be found; `right` is the first suggestion, None where it does not matter."""

    start: int
    end: int
    text: str
    right: str | None


def unmark(text: str) -> tuple[str, list[Expected]]:
    """Take the marks `[-wrong-]{+right+}` off a text."""
    parts: list[str] = []
    expected: list[Expected] = []
    at = length = 0
    for match in _MARK.finditer(text):
        parts.append(text[at : match.start()])
        length += match.start() - at
        wrong = match["wrong"]
        expected.append(Expected(length, length + len(wrong), wrong, match["right"]))
        parts.append(wrong)
        length += len(wrong)
        at = match.end()
    parts.append(text[at:])
    return "".join(parts), expected


@lru_cache(maxsize=64)
def lexicon(toml: str = "") -> Lexicon:
    """Compile one glossary, or none."""
    return Lexicon(compile_glossaries([parse_toml(toml.encode(), "glossary.toml")] if toml else []))


def document(text: str, path: str = "text.txt") -> Document:
    """Read a text by the reader that its path asks for."""
    return read(path, text.encode("utf-8", "surrogatepass"), ReadOptions())


def findings(text: str, glossary: str = "", rule: str = "", path: str = "text.txt") -> tuple[Finding, ...]:
    """Check a text with one rule, or with all."""
    settings = Settings(select=(rule,) if rule and rule not in LAST else (), grammar="off")
    found = Checker(Plan(settings, lexicon(glossary))).check(document(text, path)).findings
    return tuple(finding for finding in found if rule in ("", finding.rule))
