"""The benchmark of speed works, and its simple search would notice wrong findings. No time is asserted."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.speed.naive import compare
from benchmarks.speed.phrases import Pair

ROOT = Path(__file__).parent.parent
PAIRS = [Pair("harmony talk", "peace talk"), Pair("organ piece", "member state")]
TEXT = "The Harmony talk and two harmony talks; a harmony, talk. Organ-piece.\n"


def test_it_runs_and_agrees(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.speed", "--small", "--output", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stdout + done.stderr
    listed = [int(number) for number in re.findall(r"(\d+) as listed", done.stdout)]
    # One pair in ten occurs in the text; some places overlap.
    assert len(listed) == 4
    assert 90 <= listed[-1] <= 100
    assert "| one article | 100 | unspin |" in (tmp_path / "speed.md").read_text("utf-8")
    assert len(ElementTree.parse(tmp_path / "speed.svg").getroot()) > 10


def report(*places: tuple[int, int, str]) -> str:
    findings = [{"start": start, "end": end, "term": term} for start, end, term in places]
    return json.dumps({"documents": [{"path": "corpus/a.txt", "findings": findings}]})


RIGHT = ((4, 16, "peace talk"), (25, 38, "peace talk"), (57, 68, "member state"))


@pytest.mark.parametrize(
    ("places", "missed", "unexplained"),
    [
        (RIGHT, 0, 0),
        (RIGHT[1:], 1, 0),
        (RIGHT[:2], 1, 0),
        ((*RIGHT, (42, 55, "peace talk")), 0, 0),
        ((*RIGHT, (17, 24, "peace talk")), 0, 1),
        ((RIGHT[0], (25, 38, "member state"), RIGHT[2]), 0, 1),
        ((), 2, 0),
    ],
)
def test_the_simple_search_notices(
    tmp_path: Path, places: tuple[tuple[int, int, str], ...], missed: int, unexplained: int
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    agreement = compare(report(*places), tmp_path, PAIRS)
    assert (len(agreement.missed), len(agreement.unexplained)) == (missed, unexplained)


def test_an_article_may_be_corrected_with_the_phrase(tmp_path: Path) -> None:
    text = "It was an organ piece.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    start, end = text.index("an"), text.index(".")
    agreement = compare(report((start, end, "member state")), tmp_path, PAIRS)
    assert agreement.exact == 1 and agreement.is_full
