"""The audit log under writers that all write at once."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest

from checker.gate.audit import append
from checker.gate.passage import judge
from checker.gate.policy import load
from checker.gate.submission import parse


def _write(path: Path, writer: int) -> None:
    for number in range(50):
        append(path, {"writer": writer, "number": number, "reason": "x" * (997 * (number % 9))})


def test_lines_of_several_writers_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "log" / "audit.jsonl"
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        for future in [pool.submit(_write, path, writer) for writer in range(4)]:
            future.result()
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert sorted((line["writer"], line["number"]) for line in lines) == [(w, n) for w in range(4) for n in range(50)]


def test_a_log_is_only_added_to(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_text("not even JSON\n", "utf-8")
    append(path, {"decision": "pass"})
    assert path.read_text("utf-8").splitlines() == ["not even JSON", '{"decision": "pass"}']


def test_a_decision_is_remembered_with_what_it_rests_on_and_without_the_text(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("The blast killed 12 people near the port.", "utf-8")
    policy = tmp_path / "policy.toml"
    policy.write_text(
        '[settings]\ndefault-glossaries = false\n[original]\nfolder = "."\n[audit]\nlog = "log.jsonl"\n', "utf-8"
    )
    for original in ("wire.txt", "../wire.txt"):
        submission = {"text": "The blast killed 14 people near the port.", "original": {"path": original}}
        judge(load(policy), parse(json.dumps(submission).encode()), None)
    first, second = (json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines())
    digest = sha256((tmp_path / "wire.txt").read_bytes()).hexdigest()
    assert first["original"] == {"path": "wire.txt", "sha256": digest}
    assert first["decision"] == second["decision"] == "block"
    assert (first["failures"], second["original"]) == ([], None)
    assert "leads up" in second["failures"][0]
    assert "killed" not in json.dumps([first, second])


def test_a_log_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        append(tmp_path, {"decision": "pass"})
