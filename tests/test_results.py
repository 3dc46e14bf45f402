"""A second run reads only what changed, and says the same as the first."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from checker import records, results
from checker.checking import Checker, Keep
from checker.findings import DocumentReport, Report, Severity
from checker.plan import Plan, prepare
from checker.run import check_sources
from checker.settings import Settings
from checker.sources import find
from random_reports import documents

GLOSSARY = '[glossary]\nid = "house"\n[terms]\n"normalization talks" = ["standardization negotiations"]\n'
CLEAN = "The normalization talks went on for a week in the capital of the country.\n"
GARBLED = "The standardization negotiations went on for a week in the capital.\n"
OLD = time.time() - 1000


class Archive:
    """Ten articles, a glossary and a cache."""

    def __init__(self, folder: Path) -> None:
        self.articles = folder / "articles"
        self.articles.mkdir()
        self.glossary = folder / "house.toml"
        self.glossary.write_text(GLOSSARY, "utf-8")
        self.cache = folder / "cache"
        for number in range(10):
            self.write(f"{number}.txt", GARBLED if number == 3 else CLEAN)

    def write(self, name: str, text: str, when: float = OLD) -> None:
        path = self.articles / name
        path.write_text(text, "utf-8")
        os.utime(path, (when, when))

    def plan(self, **settings: Any) -> Plan:
        chosen = {"default_glossaries": False, "glossaries": (str(self.glossary),), "grammar": "off", **settings}
        return prepare(Settings(**chosen), self.cache)

    def run(self, keep: Keep = Keep.FOUND, **settings: Any) -> Report:
        return check_sources(
            [self.plan(**settings)], list(find([str(self.articles)])), keep=keep, remember=True, jobs=1
        )


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setattr(results, "_SETTLED_NS", 0)
    return Archive(tmp_path)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really checked, in order."""
    names: list[str] = []
    check = Checker.check_source

    def noted(self: Checker, source: object) -> object:
        names.append(source.path.name)  # type: ignore[attr-defined]
        return check(self, source)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "check_source", noted)
    return names


def test_an_unchanged_archive_is_not_checked_again(archive: Archive, checked: list[str]) -> None:
    first = archive.run()
    assert len(checked) == 10
    checked.clear()
    assert archive.run() == first
    assert checked == []


def test_only_what_changed_is_checked_again(archive: Archive, checked: list[str]) -> None:
    archive.run()
    checked.clear()
    archive.write("5.txt", GARBLED, OLD + 1)
    archive.write("new.txt", CLEAN)
    (archive.articles / "7.txt").unlink()
    report = archive.run()
    assert checked == ["5.txt", "new.txt"]
    found = [Path(document.path).name for document in report.documents if document.findings]
    assert found == ["3.txt", "5.txt"]
    assert len(report.documents) == 10


def test_a_file_that_was_only_touched_is_not_checked_again(archive: Archive, checked: list[str]) -> None:
    archive.run()
    checked.clear()
    os.utime(archive.articles / "3.txt", (OLD + 5, OLD + 5))
    assert len(archive.run().documents) == 10
    assert checked == []


def test_a_file_just_written_is_compared_by_content(
    archive: Archive, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "_SETTLED_NS", 10**15)
    archive.run()
    checked.clear()
    # Same size, same times: as if it was written twice within one tick of the clock.
    (archive.articles / "3.txt").write_text(GARBLED.replace("went", "goes"), "utf-8")
    os.utime(archive.articles / "3.txt", (OLD, OLD))
    report = archive.run()
    assert checked == ["3.txt"]
    assert "goes" in (report.documents[3].source or "")


@pytest.mark.parametrize(
    "settings",
    [{"select": ("known-garble",)}, {"severity": {"known-garble": Severity.WARNING}}, {"max_file_size": 1000}],
)
def test_other_settings_are_another_question(archive: Archive, checked: list[str], settings: dict[str, Any]) -> None:
    archive.run()
    checked.clear()
    archive.run(**settings)
    assert len(checked) == 10


def test_another_glossary_is_another_question(archive: Archive, checked: list[str]) -> None:
    archive.run()
    checked.clear()
    archive.glossary.write_text(GLOSSARY + '"peace talks" = ["harmony talks"]\n', "utf-8")
    archive.run()
    assert len(checked) == 10


def test_the_text_is_there_when_it_is_asked_for(archive: Archive) -> None:
    archive.run(Keep.NONE)
    assert [document.source for document in archive.run(Keep.FOUND).documents if document.findings] == [GARBLED]
    assert all(document.source is None for document in archive.run(Keep.NONE).documents)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 100])
def test_a_damaged_cache_only_costs_time(archive: Archive, checked: list[str], damage: bytes) -> None:
    first = archive.run()
    (file,) = (archive.cache / "results").iterdir()
    for data in (damage, file.read_bytes()[:-1], file.read_bytes()[:-1] + b"?"):
        file.write_bytes(data)
        checked.clear()
        assert archive.run() == first
        assert len(checked) == 10


def test_a_cache_that_cannot_be_written_is_no_error(archive: Archive) -> None:
    archive.cache.mkdir()
    (archive.cache / "results").write_text("a file where the folder should be", "utf-8")
    assert archive.run() == archive.run()


def test_caches_make_room(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "LARGEST", 1)
    for number in range(3):
        archive.articles.joinpath(f"folder{number}").mkdir()
        for name in range(10):
            archive.articles.joinpath(f"folder{number}", f"{name}.txt").write_text(CLEAN, "utf-8")
        plan = archive.plan()
        check_sources([plan], list(find([str(archive.articles / f"folder{number}")])), remember=True, jobs=1)
    assert len(list((archive.cache / "results").iterdir())) == 1


@given(documents())
def test_records_hold_all_but_the_text(document: DocumentReport) -> None:
    # An empty path would not be told from the document's own.
    document = replace(document, source=None, path=document.path or "a.txt")
    assert records.unpack(records.pack(document), document.path, document.sha256) == document


@pytest.mark.parametrize("body", [b"", b"\x90", b"\x96\x01\x02\x03\x04\x05\x06", b"\xff" * 8])
def test_nonsense_is_no_record(body: bytes) -> None:
    assert records.unpack(body, "a.txt", "00") is None
