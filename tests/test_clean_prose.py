"""Prose that nobody garbled stays silent under the shipped glossaries and settings."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from checker.checking import Checker
from checker.findings import DocumentReport, Level
from checker.plan import prepare
from checker.settings import Settings
from support import CLEAN_PROSE, SECOND_LANGUAGE_PROSE

GARBLE_RULES = {"known-garble", "likely-garble", "title-garble", "role-filler", "name-spelling"}


@lru_cache(maxsize=1)
def checker() -> Checker:
    return Checker(prepare(Settings(grammar="off")))


def check(path: Path) -> tuple[DocumentReport, list[tuple[str, str]]]:
    """The report on a file, and the rule and text of each finding that is shown."""
    result = checker().check_bytes(path.name, path.read_bytes())
    assert isinstance(result, DocumentReport)
    return result, [(f.rule, f.text) for f in result.findings if f.severity != "hint"]


@pytest.mark.parametrize("path", CLEAN_PROSE, ids=lambda path: path.name)
def test_clean_prose_stays_silent(path: Path) -> None:
    report, found = check(path)
    assert found == []
    assert report.verdict is None or report.verdict.level is Level.NONE
    assert report.notices == ()


@pytest.mark.parametrize("path", SECOND_LANGUAGE_PROSE, ids=lambda path: path.name)
def test_the_slips_of_a_second_language_are_no_garbles(path: Path) -> None:
    report, found = check(path)
    assert [(rule, text) for rule, text in found if rule in GARBLE_RULES] == []
    assert report.verdict is None or report.verdict.level is Level.NONE
