"""Whole articles through every rule: places are exact, nothing overlaps, nothing breaks."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checking import Checker
from checker.document import Lines
from checker.findings import DocumentReport, Level, Problem, Safety
from checker.plan import prepare
from checker.settings import Settings

SEED = Path(__file__).parent.parent / "seeds" / "azerbaijan-armenia-talks.txt"
FUZZ_SECONDS = float(os.environ.get("UNSPIN_FUZZ_SECONDS", "5"))


@lru_cache(maxsize=1)
def checker() -> Checker:
    return Checker(prepare(Settings(grammar="off")))


def check(text: str, path: str = "text.txt") -> DocumentReport:
    result = checker().check_bytes(path, text.encode("utf-8"))
    assert isinstance(result, DocumentReport)
    return result


FRAGMENTS = st.sampled_from(
    [
        "cultural Armenian", "CULTURAL ARMENIAN", "Cultural *Iranian*", "standardization negotiations",
        "standardization\r\nnegotiations", "standardization&nbsp;negotiations", "<b>cultural</b> Armenian",
        "[cultural](http://x.y) Armenian", "`cultural Armenian`", "O’Brien", "O’Brian", "Nagorno- Karabakh",
        "two war", "the the", "“", "”", "\"", "‘", "’", " ,", "—", "😀", "e\u0301", "\u202e", "شلام", "\u00a0",
        "\u00ad",         "\n", "\r\n", "\r", "\n\n", "# ", "> ", "- ", "| a | b |\n|---|---|\n| c | d |\n", "```\n",
        "---\ntitle: x\n---\n",
        "<p>", "</p>", "<!-- x -->", "<script>", "&amp;", "&#x41;", "&", "<", ">", "{{< x >}}", "the president of ",
        "Azerbaijan", "Pashinian and Azerbaijan", ". ", "U.S. ", "secretary of state for Western and Eurasian affairs",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=25),
    st.sampled_from([" ", ""]),
    st.sampled_from(["a.txt", "a.md", "a.html"]),
)
def test_every_place_is_exact(fragments: list[str], gap: str, path: str) -> None:
    text = gap.join(fragments).replace("\0", "").encode("utf-8", "ignore").decode("utf-8").removeprefix("\ufeff")
    report = check(text, path)
    lines = Lines(text)
    end = 0
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert finding.start >= end
        end = finding.end
        assert (finding.line, finding.column) == lines.position(finding.start)
        assert (finding.end_line, finding.end_column) == lines.position(finding.end)
        assert finding.text or finding.suggestions
        assert finding.context.start <= finding.start
        assert finding.context.end >= finding.end
        assert (finding.fix is Safety.NONE) == (not finding.suggestions)
    assert len({finding.id for finding in report.findings}) == len(report.findings)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_bytes_are_a_report_or_a_problem(data: bytes, path: str) -> None:
    result = checker().check_bytes(path, data)
    if isinstance(result, Problem):
        assert result.message.startswith(path)


def test_a_while_of_random_articles_brings_no_exception() -> None:
    import random

    dice = random.Random(20)
    pieces = [SEED.read_text("utf-8")[at : at + 40] for at in range(0, 3600, 40)]
    pieces += [
        "<",
        ">",
        "&",
        "*",
        "_",
        "`",
        "#",
        "\n",
        "\r",
        "“",
        "”",
        "'",
        "[",
        "](",
        ")",
        "<!--",
        "-->",
        "\u202e",
        "😀",
    ]
    began = time.monotonic()
    while time.monotonic() - began < FUZZ_SECONDS:
        text = "".join(dice.choice(pieces) for _ in range(dice.randrange(1, 80)))
        for path in ("a.txt", "a.md", "a.html"):
            check(text, path)
        checker().check_bytes("a.md", dice.randbytes(dice.randrange(200)))


def test_the_seed_article_looks_paraphrased() -> None:
    report = check(SEED.read_text("utf-8"))
    found = {finding.text: finding.suggestions[0] for finding in report.findings if finding.suggestions}
    assert found["Cultural Iranian"] == "Ethnic Armenian"
    assert found["Nagorno- Karabakh"] == "Nagorno-Karabakh"
    assert report.verdict is not None
    assert report.verdict.level is Level.LIKELY


def test_another_language_is_only_checked_for_listed_forms() -> None:
    text = "Die Verhandlungen zwischen den Regierungen wurden gestern in Wien ohne Ergebnis beendet. " * 8
    report = check(text + "Man sprach von standardization negotiations.")
    assert [finding.rule for finding in report.findings] == ["known-garble"]
    assert report.notices
