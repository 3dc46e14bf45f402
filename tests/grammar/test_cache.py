from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.cache import FILE_NAME, Cache, _pack, _unpack
from checker.grammar.engine import Kind, Lint

LINT = Lint("Rule", 4, 7, "Say “it” – or not", ("one", ""), Kind.SPELLING, "https://example.org")


def test_what_was_put_is_found_again(tmp_path: Path) -> None:
    Cache(tmp_path, "harper", "1").put({"a text": [], "The cat": [LINT]})
    found = Cache(tmp_path, "harper", "1").get(["The cat", "a text", "another"])
    assert found == {"a text": [], "The cat": [LINT]}


@pytest.mark.parametrize(("engine", "version"), [("harper", "2"), ("languagetool", "1")])
def test_other_engines_and_versions_never_meet(tmp_path: Path, engine: str, version: str) -> None:
    Cache(tmp_path, "harper", "1").put({"The cat": [LINT]})
    assert Cache(tmp_path, engine, version).get(["The cat"]) == {}


@pytest.mark.parametrize("damage", [b"", b"not a database at all, " * 500, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_broken_file_costs_only_time(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(damage)
    broken = Cache(tmp_path, "harper", "1")
    assert broken.get(["The cat"]) == {}
    broken.put({"The cat": [LINT]})
    broken.close()
    again = Cache(tmp_path, "harper", "1")
    again.put({"The cat": [LINT]})
    assert Cache(tmp_path, "harper", "1").get(["The cat"]) == {"The cat": [LINT]}


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_cut_or_flipped_file_never_gives_wrong_lints(tmp_path: Path, part: float) -> None:
    texts = {f"The cat number {n} sat": [LINT] for n in range(300)}
    cache = Cache(tmp_path, "harper", "1")
    cache.put(texts)
    cache.close()
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    at = int(len(whole) * part)
    for damaged in (whole[:at], whole[:at] + bytes(byte ^ 0x20 for byte in whole[at : at + 50]) + whole[at + 50 :]):
        for rest in tmp_path.iterdir():
            rest.unlink()
        path.write_bytes(damaged)
        found = Cache(tmp_path, "harper", "1").get(texts)
        assert all(lints == [LINT] for lints in found.values())


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None, "harper", "1")
    cache.put({"The cat": [LINT]})
    assert cache.get(["The cat"]) == {}


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "below", "harper", "1")
    cache.put({"The cat": [LINT]})
    assert cache.get(["The cat"]) == {}


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "harper", "1", largest=200_000)
    for part in range(30):
        cache.put({f"Text {part} {n}": [LINT] for n in range(200)})
    cache.close()
    assert (tmp_path / FILE_NAME).stat().st_size < 400_000
    assert Cache(tmp_path, "harper", "1").get([f"Text 29 {n}" for n in range(200)])


def _write(folder: Path, number: int) -> None:
    cache = Cache(folder, "harper", "1")
    for part in range(20):
        cache.put({f"Text {number} {part} {n}": [LINT] for n in range(20)})
        cache.get([f"Text {number} {part} {n}" for n in range(20)])
    cache.close()


def test_several_processes_share_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write, args=(tmp_path, number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    keys = [f"Text {number} {part} {n}" for number in range(3) for part in range(20) for n in range(20)]
    assert len(Cache(tmp_path, "harper", "1").get(keys)) == len(keys)


@given(st.binary(max_size=60), st.integers(0, 50))
def test_no_bytes_make_lints_that_were_not_packed(data: bytes, length: int) -> None:
    found = _unpack(data, length)
    assert found is None or _pack(found) == data
