"""Files of decisions: what is read, what is refused, and what accepting them does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from checker import baseline
from checker.cli import build
from checker.decisions.files import DecisionsError, Verdict, latest, load

SCHEMA = Path(__file__).parents[2] / "docs" / "decisions.schema.json"


def item(finding: str, decision: str, rule: str, text: str, term: str = "", glossary: str = "") -> dict[str, Any]:
    return {
        "finding": finding,
        "decision": decision,
        "reason": "",
        "rule": rule,
        "severity": "error",
        "confidence": 0.9,
        "glossary": glossary,
        "term": term,
        "text": text,
        "suggestion": "",
        "start": 0,
        "end": len(text),
        "line": 1,
        "column": 1,
    }


def write(path: Path, article: str, decided: str, *items: dict[str, Any]) -> Path:
    content = {
        "version": 1,
        "kind": "unspin-decisions",
        "tool": {"name": "unspin", "version": "0.1.0"},
        "settings": "",
        "glossaries": [],
        "document": {"path": article, "sha256": "0" * 64, "findings": 9},
        "decided": decided,
        "decisions": list(items),
    }
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(content)
    path.write_text(json.dumps(content), "utf-8")
    return path


def run(*arguments: str) -> Any:
    return CliRunner().invoke(build(arguments), list(arguments))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not a file of decisions"),
        ("[]", "not a file of decisions"),
        ('{"version": 1}', "not a file of decisions"),
        ("[" * 100_000, "not a file of decisions"),
        ('{"kind": "unspin-decisions", "version": 2}', "version 2, not 1"),
        ('{"kind": "unspin-decisions", "version": 1, "document": {}}', "damaged"),
        ('{"kind": "unspin-decisions", "version": 1, "document": []}', "damaged"),
        (
            '{"kind": "unspin-decisions", "version": 1, "decided": "", "document": {"findings": 1, "path": "a", '
            '"sha256": ""}, "decisions": [{"finding": "1", "decision": "maybe"}]}',
            "damaged",
        ),
    ],
)
def test_what_is_no_file_of_decisions_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    with pytest.raises(DecisionsError, match=said):
        load(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError, match="cannot be read"):
        load(tmp_path / "none.json")


def test_the_latest_decision_holds(tmp_path: Path) -> None:
    late = write(tmp_path / "b.json", "a.txt", "2026-01-02T00:00:00Z", item("1", "right", "spacing", "x"))
    early = write(
        tmp_path / "c.json",
        "a.txt",
        "2026-01-01T00:00:00Z",
        item("1", "wrong-alarm", "spacing", "x"),
        item("2", "not-now", "spacing", "y"),
    )
    found = {one.finding: one.verdict for one in latest([load(late), load(early)])}
    assert found == {"1": Verdict.RIGHT, "2": Verdict.NOT_NOW}


def test_wrong_alarms_go_into_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("x", "utf-8")
    file = write(
        tmp_path / "d.json",
        "a.txt",
        "2026-01-01T00:00:00Z",
        item("1", "wrong-alarm", "spacing", "x"),
        item("2", "right", "spacing", "y"),
        item("3", "not-now", "spacing", "z"),
    )
    for expected in ("1 wrong alarm added to unspin-baseline.json", "1 right and 1 put off"):
        result = run("accept", str(file), "--isolated")
        assert result.exit_code == 0, result.output
        assert expected in result.output
    assert {entry.id for entry in baseline.load(Path("unspin-baseline.json")).entries} == {"1"}


def test_an_article_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = write(tmp_path / "d.json", "gone.txt", "2026-01-01T00:00:00Z", item("1", "wrong-alarm", "spacing", "x"))
    result = run("accept", str(file), "--isolated")
    assert isinstance(result.exception, DecisionsError)
    assert "gone.txt: the article is not there" in str(result.exception)
    assert not Path("unspin-baseline.json").exists()


def test_forms_go_into_a_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("x", "utf-8")
    own = '[glossary]\nid = "house"\n[terms]\n"peace talks" = ["calm chats"]\n'
    Path("house.toml").write_text(own, "utf-8")
    file = write(
        tmp_path / "d.json",
        "a.txt",
        "2026-01-01T00:00:00Z",
        item("1", "wrong-alarm", "likely-garble", "harbour\nceremony", "harbour festival", "house"),
        item("2", "right", "likely-garble", "harbour feast", "harbour festival", "house"),
        item("3", "wrong-alarm", "known-garble", "standardization negotiations", "normalization talks", "diplomacy"),
        item("4", "wrong-alarm", "spacing", "x"),
        item("5", "wrong-alarm", "known-garble", "calm chats", "peace talks", "house"),
    )
    result = run("accept", str(file), "--isolated", "--to", "house.toml")
    assert result.exit_code == 0, result.output
    text = Path("house.toml").read_text("utf-8")
    assert '"harbour ceremony"' in text
    assert '"harbour feast"' in text
    # A shipped glossary calls it wrong, but the house's word counts for more.
    assert 'accept = ["standardization negotiations"]' in text
    assert "3 forms entered into house.toml" in result.output
    assert "“calm chats” was not entered" in result.output
    assert {entry.id for entry in baseline.load(Path("unspin-baseline.json")).entries} == {"4", "5"}


def test_statistics_name_rules_and_glossaries(tmp_path: Path) -> None:
    file = write(
        tmp_path / "d.json",
        "a.txt",
        "2026-01-01T00:00:00Z",
        item("1", "right", "known-garble", "x", glossary="diplomacy"),
        item("2", "wrong-alarm", "known-garble", "y", glossary="diplomacy"),
    )
    result = run("statistics", str(file))
    assert result.exit_code == 0, result.output
    assert "known-garble      1      1        0       0.50" in result.output
    assert "diplomacy" in result.output
    assert "2 decisions on 9 findings in 1 article." in result.output
