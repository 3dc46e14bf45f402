"""How long grammar will take: only for files and paragraphs that an engine really has to read."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker import forecast as forecasting
from checker.findings import Problem
from checker.forecast import forecast
from checker.plan import Plan
from checker.run import check_sources
from checker.settings import Settings
from checker.sources import Source, find
from support import lexicon

OLD = 1_700_000_000.0
SECONDS_A_FILE = 25


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twenty files, each as long as an engine reads in some seconds."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(20):
        _write(folder, number, f"Bridge number {number} was closed on Tuesday because the water had risen too far.")
    size = (folder / "0.txt").stat().st_size
    monkeypatch.setattr(forecasting, "RATES", {"harper": size / SECONDS_A_FILE, "languagetool": 1})
    return folder


def _write(folder: Path, number: int, text: str) -> None:
    path = folder / f"{number}.txt"
    path.write_text(text, "utf-8")
    os.utime(path, (OLD, OLD))


def _run(articles: Path, grammar: str = "harper") -> list[str]:
    """Check a folder and return what would be said before."""
    plans = [Plan(Settings(grammar=grammar), lexicon(), articles.parent / "cache")]
    said: list[str] = []

    def expect(left: Sequence[Source | Problem]) -> None:
        said.append(forecast(plans, left, 1))

    check_sources(plans, list(find([str(articles)])), jobs=1, remember=True, expect=expect)
    return said


def test_what_will_be_checked_is_counted(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.results._SETTLED_NS", 0)
    (first,) = _run(articles)
    assert re.fullmatch(r"Grammar \(harper\) will take about 8 minutes for 20 files; --grammar off skips it\.", first)
    # Nothing is left to check; then one file, and only what is new in it.
    assert _run(articles) == [""]
    _write(articles, 7, "Another bridge was opened on Friday, and many people came to see it.")
    (changed,) = _run(articles)
    assert changed.endswith("for 1 file; --grammar off skips it.")
    assert re.search(r"about (20|30) seconds", changed)


def test_paragraphs_that_the_engine_has_seen_do_not_count(articles: Path) -> None:
    _run(articles)
    for path in (articles.parent / "cache" / "results").iterdir():
        path.unlink()
    assert _run(articles) == [""]


def test_without_grammar_nothing_is_said(articles: Path) -> None:
    assert _run(articles, "off") == [""]
