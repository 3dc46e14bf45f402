"""unspin as a library: texts and files in, reports out, nothing read that was not named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import checker
from checker import DocumentReport, Finding, Report, check, compare_articles, errors, render

TEXT = "The envoys returned to the standardization negotiations on Monday.\n"
OFF = {"grammar": "off"}


def test_a_text() -> None:
    report = check(TEXT, settings=OFF)
    assert isinstance(report, Report)
    (document,) = report.documents
    (finding,) = document.findings
    assert isinstance(document, DocumentReport)
    assert isinstance(finding, Finding)
    assert finding.suggestions[0] == "normalization talks"
    assert TEXT[finding.start : finding.end] == finding.text
    assert document.source == TEXT


def test_the_suffix_of_its_name_tells_the_format() -> None:
    code = "    standardization negotiations\n"
    assert check(code, settings=OFF).documents[0].findings
    assert not check(code, name="a.md", settings=OFF).documents[0].findings


def test_files_and_folders(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    everything = check(tmp_path, settings=OFF)
    assert [Path(document.path).name for document in everything.documents] == ["a.txt", "b.md"]
    assert all(len(document.findings) == 1 for document in everything.documents)
    both = check([tmp_path / "b.md", tmp_path / "missing.md"], settings=OFF)
    assert len(both.documents) == 1
    assert "missing.md" in both.problems[0].message


def test_only_the_settings_file_that_is_named_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNSPIN_IGNORE", "known-garble")
    Path("unspin.toml").write_text('grammar = "off"\nignore = ["known-garble"]\n', "utf-8")
    Path("a.txt").write_text(TEXT, "utf-8")
    assert check(Path("a.txt"), settings=OFF).documents[0].findings
    assert not check(Path("a.txt"), config=Path("unspin.toml")).documents[0].findings
    assert not check(TEXT, config=Path("unspin.toml")).documents[0].findings


def test_a_glossary_of_the_house(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('[glossary]\nid = "house"\n[terms]\n"press briefing" = ["journalism outline"]\n', "utf-8")
    settings = OFF | {"default-glossaries": False, "glossaries": [str(house)]}
    (document,) = check("A journalism outline was held.", settings=settings).documents
    assert [finding.glossary for finding in document.findings] == ["house"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"grammer": "off"}, "grammar"), ({"glossaries": ["missing.toml"]}, "missing.toml"), ({"jobs": "many"}, "jobs")],
)
def test_what_cannot_be_used_is_said(settings: dict[str, object], said: str) -> None:
    with pytest.raises(errors(), match=said):
        check(TEXT, settings=settings)


def test_a_lone_surrogate_is_a_problem_and_no_exception() -> None:
    assert check("a \ud800 b", settings=OFF).problems


def test_two_texts() -> None:
    original = "The blast killed 12 people near the port of the city on Monday morning."
    report = compare_articles(original, original.replace("12", "14"), settings=OFF)
    assert [finding.rule for finding in report.documents[0].findings] == ["changed-number"]
    assert not compare_articles(original, original, settings=OFF).documents[0].findings


def test_rendering() -> None:
    report = check(TEXT, settings=OFF)
    findings = json.loads(render(report))["documents"][0]["findings"]
    assert findings[0]["rule"] == "known-garble"
    assert "known-garble" in render(report, "line")
    with pytest.raises(errors(), match="html"):
        render(report, "pdf")


def test_importing_it_costs_nothing_and_compare_stays_a_package() -> None:
    code = (
        "import sys, checker; loaded = [n for n in sys.modules if n.startswith('checker')];"
        "assert loaded == ['checker'], loaded; checker.Finding; assert 'checker.run' not in sys.modules;"
        "import checker.compare.rules; assert checker.compare.rules.RULES"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_everything_promised_is_there() -> None:
    assert all(getattr(checker, name) for name in checker.__all__)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = checker.nothing_of_the_kind
