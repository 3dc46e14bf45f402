"""Baselines: what they know a finding by, how they shrink, and how their file reads."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.baseline import Baseline, BaselineError, load, of_report
from checker.checking import Checker
from checker.findings import DocumentReport, GlossaryInfo, Report
from checker.plan import Plan
from checker.remainder import Remainder, Request, Run, remainder
from checker.settings import Settings
from support import lexicon

GLOSSARY = """
[glossary]
id = "cases"
[terms]
"ethnic Armenian" = ["cultural Armenian"]
"normalization talks" = ["standardization negotiations"]
"""
TOWN = "The cultural Armenian town saw standardization negotiations."


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return tmp_path / "base.json"


@pytest.fixture(autouse=True)
def _on_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def checker() -> Checker:
    return Checker(Plan(Settings(grammar="off", select=("known-garble",)), lexicon(GLOSSARY)))


def run_on(*files: Path) -> Run:
    return Run({str(file): file for file in files}, checker().check_bytes, checker().rules)


def report(*files: Path) -> Report:
    documents = [checker().check_bytes(str(file), file.read_bytes()) for file in files]
    assert all(isinstance(document, DocumentReport) for document in documents)
    return Report(
        documents=tuple(d for d in documents if isinstance(d, DocumentReport)),
        glossaries=(GlossaryInfo("cases", "", 2),),
    )


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def start(base: Path, *files: Path) -> None:
    of_report(base, report(*files), run_on(*files).files).write()


def check(base: Path, *files: Path, fix: bool = False, write: bool = True) -> Remainder:
    return remainder(report(*files), run_on(*files), Request(baseline=base, fix=fix, write=write))


EDITS = [
    ("the same", TOWN, 0, 2),
    ("a sentence before", f"It rained. {TOWN}", 0, 2),
    ("another paragraph and place", f"Above.\n\nBeside. {TOWN} Behind.\n\nBelow.", 0, 2),
    ("other line breaks", TOWN.replace(" ", "\n"), 0, 2),
    ("a second time", f"{TOWN}\n\n{TOWN}", 2, 2),
    ("the sentence changed", TOWN.replace("town", "village"), 2, 0),
    ("one of two corrected", TOWN.replace("cultural", "ethnic"), 1, 0),
    ("gone", "It rained.", 0, 0),
]


@pytest.mark.parametrize(("after", "shown", "silent"), [edit[1:] for edit in EDITS], ids=[edit[0] for edit in EDITS])
def test_what_an_edit_does_to_a_silenced_finding(base: Path, after: str, shown: int, silent: int) -> None:
    article = write(base.parent / "a.txt", TOWN)
    start(base, article)
    write(article, after)
    left = check(base, article).report
    assert (len(left.documents[0].findings), left.suppressed) == (shown, silent)
    assert len(load(base).entries) == silent


def test_two_of_a_kind_need_two_entries(base: Path) -> None:
    article = write(base.parent / "a.txt", f"{TOWN}\n\n{TOWN}")
    start(base, article)
    assert len(load(base).entries) == 4
    assert check(base, article).report.suppressed == 4


def test_the_same_sentence_in_another_file_is_another_finding(base: Path) -> None:
    one, other = write(base.parent / "one.txt", TOWN), write(base.parent / "other.txt", TOWN)
    start(base, one)
    left = check(base, one, other).report
    assert [len(document.findings) for document in left.documents] == [0, 2]


def test_it_only_shrinks_by_what_was_looked_for(base: Path) -> None:
    one, other = write(base.parent / "one.txt", TOWN), write(base.parent / "other.txt", TOWN)
    start(base, one, other)
    write(one, "It rained.")
    before = load(base).entries
    silent = {
        "a rule that did not run": remainder(report(one), replace(run_on(one), rules={}), Request(baseline=base)),
        "a glossary that was not loaded": remainder(
            replace(report(one), glossaries=()), run_on(one), Request(baseline=base)
        ),
        "a file that was not checked": check(base, other),
        "nothing may be written": check(base, one, write=False),
    }
    for why, left in silent.items():
        assert load(base).entries == before, why
        assert left.report.notices == (), why
    left = check(base, one)
    assert {entry.path for entry in load(base).entries} == {"other.txt"}
    assert left.report.notices[0].endswith("base.json no longer occur and were taken out.")


def test_entries_of_a_file_that_is_gone_go(base: Path) -> None:
    one, other = write(base.parent / "one.txt", TOWN), write(base.parent / "other.txt", TOWN)
    start(base, one, other)
    other.unlink()
    check(base, one)
    assert {entry.path for entry in load(base).entries} == {"one.txt"}


def test_nothing_is_written_in_ci(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = write(base.parent / "a.txt", TOWN)
    start(base, article)
    write(article, "It rained.")
    monkeypatch.setenv("CI", "true")
    left = check(base, article)
    assert len(load(base).entries) == 2
    assert "run unspin here without CI set" in left.report.notices[0]


def test_a_read_only_baseline_is_a_notice(base: Path) -> None:
    article = write(base.parent / "a.txt", TOWN)
    start(base, article)
    write(article, "It rained.")
    base.chmod(0o444)
    left = check(base, article)
    assert len(load(base).entries) == 2
    assert left.report.notices == (f"{base}: cannot be written (the file is read-only).",)


def test_a_correction_in_the_same_sentence_keeps_the_entry(base: Path) -> None:
    article = write(base.parent / "a.txt", TOWN)
    start(base, article)
    content = json.loads(base.read_text())
    content["findings"] = [entry for entry in content["findings"] if entry["text"] == "standardization negotiations"]
    base.write_text(json.dumps(content))
    left = check(base, article, fix=True)
    assert article.read_text() == TOWN.replace("cultural", "ethnic")
    assert (left.report.documents[0].findings, left.report.suppressed) == ((), 1)
    again = check(base, article)
    assert (again.report.documents[0].findings, again.report.suppressed) == ((), 1)
    assert len(load(base).entries) == 1


def test_the_file_is_sorted_with_one_finding_a_line(base: Path) -> None:
    files = [write(base.parent / "deep" / name, TOWN) for name in ("b.txt", "ä “x”.txt", "a.txt")]
    start(base, *files)
    lines = base.read_text("ascii").splitlines()
    assert lines[0] == '{"version": 1, "findings": ['
    assert lines[-1] == "]}"
    entries = [json.loads(line.rstrip(",")) for line in lines[1:-1]]
    assert [(entry["path"], entry["text"]) for entry in entries] == [
        (f"deep/{name}", text)
        for name in ("a.txt", "b.txt", "ä “x”.txt")
        for text in ("cultural Armenian", "standardization negotiations")
    ]
    assert Baseline(base, load(base).entries).entries == load(base).entries


def test_an_empty_baseline_can_be_read_again(base: Path) -> None:
    start(base, write(base.parent / "a.txt", "It rained."))
    assert base.read_text() == '{"version": 1, "findings": []}\n'
    assert load(base).entries == frozenset()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"version": "1"}', '{"version": 1}', '{"version": 1, "findings": 5}',
     '{"version": 1, "findings": [5]}', '{"version": 2, "findings": []}', "[" * 100_000, "\udcff"],
)  # fmt: skip
def test_what_is_no_baseline_is_refused_in_a_sentence(base: Path, content: str) -> None:
    base.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(BaselineError, match=r"base\.json: .*write it anew with “unspin baseline” or restore it"):
        load(base)
