from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from checker.document import Encoding
from checker.findings import Report
from checker.fixes import apply, choose
from checker.reporters import ShowOptions, write
from sample_report import REPORT

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def files(folder: Path, report: Report) -> dict[Path, bytes]:
    """Write the documents of a report; what each must be after its corrections."""
    wanted = {}
    for document in report.documents:
        if document.source is None:
            continue
        path = folder / document.path
        path.parent.mkdir(exist_ok=True)
        utf8 = document.encoding.codec == "utf-8"
        mark = "\ufeff" if document.encoding.bom else ""
        path.write_bytes((mark + document.source).encode(document.encoding.codec))
        after = apply(document.source, choose(document.findings, unsafe=True)) if utf8 else document.source
        wanted[path] = (mark + after).encode(document.encoding.codec)
    return wanted


@pytest.mark.parametrize("program", [["git", "apply"], ["patch", "-p1", "--binary", "--force"]])
def test_programs_apply_the_diff_of_the_shared_report(tmp_path: Path, program: list[str]) -> None:
    if shutil.which(program[0]) is None:
        pytest.skip(f"{program[0]} is not installed")
    wanted = files(tmp_path, REPORT)
    stream = io.StringIO(newline="")
    write(REPORT, "diff", stream, ShowOptions(hints=True))
    subprocess.run(program, input=stream.getvalue().encode(), cwd=tmp_path, check=True, capture_output=True)
    assert {path: path.read_bytes() for path in wanted} == wanted


def test_absolute_paths_below_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = "Two war.\n"
    template = REPORT.documents[3]
    document = type(template)(str(tmp_path / "a.txt"), "", 2, template.findings, source=source, encoding=Encoding())
    stream = io.StringIO()
    write(Report((document,)), "diff", stream, ShowOptions())
    assert stream.getvalue().startswith("--- a/a.txt\n+++ b/a.txt\n")
