"""Harper says nothing, at the house defaults, about prose that is right."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from checker.checking import Checker
from checker.findings import DocumentReport
from checker.plan import prepare
from checker.settings import Settings
from support import CLEAN_PROSE


@lru_cache(maxsize=1)
def checker() -> Checker:
    return Checker(prepare(Settings(grammar="harper")))


@pytest.mark.parametrize("path", CLEAN_PROSE, ids=lambda path: path.name)
def test_harper_stays_silent_on_clean_prose(path: Path) -> None:
    report = checker().check_bytes(path.name, path.read_bytes())
    assert isinstance(report, DocumentReport)
    assert [(f.rule, f.text) for f in report.findings if f.severity != "hint"] == []
