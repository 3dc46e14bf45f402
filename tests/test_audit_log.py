"""The audit log under writers that all write at once."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from checker.gate.audit import append


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


def test_a_log_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        append(tmp_path, {"decision": "pass"})
