from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Span
from checker.findings import DocumentReport, Edit, Safety
from checker.fixes import apply, choose, quoted_path, unified_diff
from random_reports import documents
from sample_report import REPORT

FINDING = REPORT.documents[0].findings[0]


@given(documents(), st.booleans())
def test_choice_is_disjoint_and_stable(document: DocumentReport, unsafe: bool) -> None:
    edits = choose(document.findings, unsafe)
    for one, two in pairwise(edits):
        assert one.span.end <= two.span.start
        assert one.span.start < two.span.start
    chosen = {(edit.span, edit.text) for edit in edits}
    winners = [f for f in document.findings if f.suggestions and (f.span, f.suggestions[0]) in chosen]
    assert choose(winners, unsafe) == edits
    assert choose(document.findings[::-1], unsafe) == edits or len(edits) < len(document.findings)


@given(documents())
def test_untouched_text_is_identical(document: DocumentReport) -> None:
    if document.source is None:
        return
    edits = choose(document.findings, unsafe=True)
    after = apply(document.source, edits)
    at = shift = 0
    for edit in edits:
        assert after[at + shift : edit.span.start + shift] == document.source[at : edit.span.start]
        shift += len(edit.text) - (edit.span.end - edit.span.start)
        at = edit.span.end
    assert after[at + shift :] == document.source[at:]


@pytest.mark.parametrize(
    ("fix", "suggestions", "safe", "both"),
    [
        (Safety.SAFE, ("x",), 1, 1),
        (Safety.UNSAFE, ("x",), 0, 1),
        (Safety.NONE, ("x",), 0, 0),
        (Safety.SAFE, (), 0, 0),
        (Safety.SAFE, (FINDING.text,), 0, 0),
    ],
)
def test_what_may_be_applied(fix: Safety, suggestions: tuple[str, ...], safe: int, both: int) -> None:
    finding = replace(FINDING, fix=fix, suggestions=suggestions)
    assert len(choose([finding], unsafe=False)) == safe
    assert len(choose([finding], unsafe=True)) == both


def patched(source: str, diff: str) -> str:
    """Apply a diff as its format defines it, strictly."""
    before = source.split("\n")
    before = [f"{line}\n" for line in before[:-1]] + ([before[-1]] if before[-1] else [])
    after: list[str] = []
    at = 0
    lines = diff.split("\n")[2:-1]
    for number, line in enumerate(lines):
        if line.startswith("@@"):
            old, new = line.split(" ")[1:3]
            start, size = [*map(int, old[1:].split(",")), 1][:2]
            begin = start - 1 if size else start
            after.extend(before[at:begin])
            at = begin
            new_start, new_size = [*map(int, new[1:].split(",")), 1][:2]
            assert len(after) == (new_start - 1 if new_size else new_start)
        elif not line.startswith("\\"):
            unended = number + 1 < len(lines) and lines[number + 1].startswith("\\")
            content = line[1:] + ("" if unended else "\n")
            if line[0] in " -":
                assert before[at] == content
                at += 1
            if line[0] in " +":
                after.append(content)
    return "".join(after + before[at:])


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    letters = st.text(st.sampled_from("ab\n\n\r\x0cé"), max_size=60)
    source = draw(letters)
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    edits: list[Edit] = []
    for span in spans:
        if not edits or (span.start >= edits[-1].span.end and span.start > edits[-1].span.start):
            edits.append(Edit(span, draw(st.text(st.sampled_from("xy\n\r"), max_size=4))))
    return source, edits


@settings(max_examples=500)
@given(edited())
def test_the_diff_says_what_the_edits_do(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    diff = unified_diff("a.txt", source, edits)
    after = apply(source, edits)
    assert (diff == "") == (after == source)
    if diff:
        assert patched(source, diff) == after


LONG = "".join(f"line {number}\n" for number in range(40))
TEXTS = {
    "one line": ("two war here\n", [("war", "wars")]),
    "no line end at the end": ("one\ntwo war", [("war", "wars")]),
    "CRLF": ("one\r\ntwo war\r\nthree\r\n", [("war", "wars")]),
    "CR": ("one\rtwo war\rthree\n", [("war", "wars")]),
    "form feed and line separator": ("one\x0ctwo\u2028war\n", [("war", "wars")]),
    "several hunks": (LONG, [("line 3\n", "line three\n"), ("line 20", "line twenty"), ("line 39", "last")]),
    "a line end goes": ("one\ntwo\nthree\n", [("one\ntwo", "one two")]),
    "a line end comes": ("one two\nthree\n", [("one two", "one\ntwo")]),
    "the last line end goes": ("one\ntwo\n", [("two\n", "two")]),
    "a whole line goes": ("one\ntwo\nthree\n", [("two\n", "")]),
    "escape sequences": ("\x1b[31mtwo war\x1b[0m\n", [("war", "wars")]),
    "byte order mark": ("\ufefftwo war\n", [("war", "wars")]),
}
PATHS = [
    "plain.txt",
    "./dotted.txt",
    "with space.txt",
    "folder/in “quotes”.txt",
    'double"quote.txt',
    "back\\slash.txt",
    "tab\there.txt",
    "línea.txt",
]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("path", PATHS)
def test_git_takes_every_path(tmp_path: Path, path: str) -> None:
    _git_applies(tmp_path, path, *TEXTS["one line"])


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("name", TEXTS)
def test_git_takes_every_text(tmp_path: Path, name: str) -> None:
    _git_applies(tmp_path, "text.txt", *TEXTS[name])


def _git_applies(folder: Path, path: str, source: str, changes: list[tuple[str, str]]) -> None:
    edits = [Edit(Span(source.index(old), source.index(old) + len(old)), new) for old, new in changes]
    file = folder / path
    try:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(source.encode())
    except OSError:
        pytest.skip("the file system does not take this name")
    patch = folder / "fix.patch"
    patch.write_bytes(unified_diff(path, source, edits).encode())
    subprocess.run(["git", "apply", "--whitespace=nowarn", patch.name], cwd=folder, check=True, capture_output=True)
    assert file.read_bytes() == apply(source, edits).encode()


def test_quoted_path_takes_names_that_are_not_utf8() -> None:
    assert quoted_path("a/x\udcff") == '"a/x\\377"'


def test_a_large_diff_takes_linear_time() -> None:
    source = "some words stand in this line\n" * 40_000
    edits = [Edit(Span(start, start + 4), "many") for start in range(0, len(source), 300)]
    diff = unified_diff("big.txt", source, edits)
    assert diff.count("\n+many") == len(edits)
