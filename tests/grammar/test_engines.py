"""One engine for each process, begun early where it will be needed, and ended with what it was made for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest

import checker
from checker.grammar import engines, harper
from checker.grammar.engine import Engine, EngineChoice, open_engine
from checker.grammar.engines import FEW, Engines
from checker.plan import Plan
from checker.run import check_sources
from checker.settings import Settings
from checker.sources import Source
from support import lexicon

HARPER = Settings(grammar="harper")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each engine that is opened."""
    names: list[str] = []

    @contextmanager
    def noted(choice: EngineChoice) -> Iterator[Engine]:
        names.append(choice.name)
        with open_engine(choice) as engine:
            yield engine

    monkeypatch.setattr(engines, "open_engine", noted)
    return names


def _sources(folder: Path, *texts: str, plans: int = 1) -> list[Source]:
    sources = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, "utf-8")
        sources.append(Source(path.name, path, number % plans))
    return sources


def _run(cache: Path, sources: list[Source], *settings: Settings) -> list[str]:
    """Check files as the command line does; returns the findings' rules."""
    chosen = settings or (HARPER,)
    with Engines(cache) as shared:
        shared.expect(chosen, sources)
        plans = [Plan(one, lexicon(), cache) for one in chosen]
        report = check_sources(plans, sources, jobs=1, engines=shared)
        _settle()
    return [finding.rule for document in report.documents for finding in document.findings]


def _settle() -> None:
    """Let a thread that was started come as far as opening its engine."""
    time.sleep(0.05)


def test_an_engine_is_begun_for_a_new_file_only(tmp_path: Path, opened: list[str]) -> None:
    sources = _sources(tmp_path, "It was an test of the old bridge.")
    assert _run(tmp_path / "cache", sources) == ["grammar/AnA"]
    assert opened == ["harper"]
    assert _run(tmp_path / "cache", sources) == ["grammar/AnA"]
    assert opened == ["harper"]
    sources = _sources(tmp_path, "It was an test of the new bridge.")
    assert _run(tmp_path / "cache", sources) == ["grammar/AnA"]
    assert opened == ["harper", "harper"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Der Rat hat am Dienstag beschlossen, die alte Halle am Ende der Saison zu schließen, da es undicht ist.",
    ],
)
def test_a_file_that_needs_no_engine_starts_one_only_once(tmp_path: Path, opened: list[str], text: str) -> None:
    sources = _sources(tmp_path, text)
    for _ in range(3):
        _run(tmp_path / "cache", sources)
    assert len(opened) <= 1


def test_it_is_begun_before_glossaries_are_loaded(tmp_path: Path, opened: list[str]) -> None:
    with Engines(tmp_path / "cache") as shared:
        shared.expect([HARPER], _sources(tmp_path, "It was an test."))
        _settle()
        assert opened == ["harper"]


@pytest.mark.parametrize(
    ("settings", "files"),
    [
        (Settings(grammar="off"), 1),
        (Settings(select=("spacing",)), 1),
        (HARPER, FEW + 1),
        (HARPER, 0),
    ],
)
def test_nothing_is_begun_that_may_not_be_needed(
    tmp_path: Path, opened: list[str], settings: Settings, files: int
) -> None:
    with Engines(tmp_path / "cache") as shared:
        shared.expect([settings], _sources(tmp_path, *["It was an test."] * files))
        _settle()
    assert opened == []


def test_a_file_that_is_not_there_begins_nothing(tmp_path: Path, opened: list[str]) -> None:
    with Engines(tmp_path / "cache") as shared:
        shared.expect([HARPER], [Source("none.txt", tmp_path / "none.txt")])
        _settle()
    assert opened == []


def test_an_engine_that_is_not_installed_is_told_by_who_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNSPIN_DATA_DIR", str(tmp_path))
    with Engines(tmp_path / "cache") as shared:
        shared.expect([Settings(grammar="languagetool")], _sources(tmp_path, "It was an test."))


def test_files_with_different_settings_share_an_engine(tmp_path: Path, opened: list[str]) -> None:
    sources = _sources(tmp_path, "It was an test.", "He ate an cake.", plans=2)
    strict = Settings(grammar="harper", select=("grammar",))
    assert _run(tmp_path / "cache", sources, HARPER, strict) == ["grammar/AnA"] * 2
    assert opened == ["harper"]


def test_a_program_that_checks_many_texts_keeps_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNSPIN_CACHE_DIR", str(tmp_path))
    before = threading.active_count()
    for number in range(2):
        report = checker.check(f"It was an test of bridge number {number}.", settings={"default-glossaries": False})
        assert [finding.rule for finding in report.documents[0].findings] == ["grammar/AnA"]
    assert threading.active_count() == before


def test_the_version_is_the_one_that_is_installed() -> None:
    assert harper.installed_version() == version("harper-py")


def test_the_version_of_a_package_with_several_records_is_not_guessed(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"harper_py-{number}.dist-info").mkdir()
    assert harper._version_beside(tmp_path) == ""


def test_closing_ends_the_thread(tmp_path: Path) -> None:
    before = threading.active_count()
    with Engines(tmp_path) as shared:
        shared.worker(EngineChoice("harper")).ask(["It was an test."]).result(30)
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
