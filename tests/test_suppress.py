"""Comments in articles: which findings they silence, and that they change nothing else.

In `suppressing/` what must be found is marked `[-…-]`, what a comment silences `[~…~]`.
"""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from checker.checking import Checker
from checker.findings import DocumentReport
from checker.plan import Plan
from checker.settings import Settings
from support import document, lexicon

CASES = Path(__file__).parent / "suppressing"
GLOSSARY = """
[glossary]
id = "cases"
[terms]
"ethnic {nationality}" = ["cultural {nationality}"]
"normalization talks" = ["standardization negotiations"]
[classes]
nationality = ["Armenian", "Iranian"]
"""
_MARK = re.compile(r"\[(?P<kind>[-~])(?P<text>.*?)(?P=kind)\](?:\{\+.*?\+\})?", re.DOTALL)


def _check(text: str, name: str, **settings: object) -> DocumentReport:
    chosen = replace(Settings(grammar="off", select=("known-garble", "suppression", "unused-suppression")), **settings)  # type: ignore[arg-type]
    return Checker(Plan(chosen, lexicon(GLOSSARY))).check(document(text, name))


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_silences_what_is_marked_and_no_more(name: str) -> None:
    marked = (CASES / name).read_text("utf-8")
    text = _MARK.sub(lambda match: match["text"], marked)
    kept = [match["text"] for match in _MARK.finditer(marked) if match["kind"] == "-"]
    silenced = [match["text"] for match in _MARK.finditer(marked) if match["kind"] == "~"]
    assert silenced

    report = _check(text, name)
    assert [
        _MARK.sub(r"\g<text>", finding.text).removeprefix("A ").removeprefix("a ") for finding in report.findings
    ] == kept
    assert report.suppressed == len(silenced)

    everything = _check(text, name, suppressions=False)
    assert len(everything.findings) == len(kept) + len(silenced)
    assert everything.suppressed == 0
    assert set(report.findings) <= set(everything.findings)


def test_a_comment_cannot_talk_the_verdict_away() -> None:
    sentences = ["The envoy met a cultural Armenian mayor.", "Then standardization negotiations went on in Vienna."]
    body = "\n\n".join([*sentences, *(f"Cars number {n} stood in the street, and nobody came." for n in range(20))])
    plain, silent = _check(body, "a.md"), _check(f"<!-- unspin: ignore-file known-garble -->\n\n{body}", "a.md")
    assert silent.findings == ()
    assert silent.suppressed == len(plain.findings) == 2
    assert silent.verdict is not None
    assert silent.verdict == plain.verdict


def test_a_comment_inside_a_finding_leaves_one_finding_a_place() -> None:
    text = "The cultural <!-- unspin: ignore-file spacing --> Armenian town.\n"
    report = _check(text, "a.md", select=("known-garble", "spacing", "unused-suppression"))
    assert [finding.rule for finding in report.findings] == ["known-garble"]


def test_a_blanket_comment_is_judged_only_where_all_rules_ran() -> None:
    text = "# unspin: ignore\nTalks went on.\n"
    assert _check(text, "a.txt").findings == ()
    assert _check(text, "a.txt", select=()).findings == ()
    assert [finding.rule for finding in _check(text, "a.txt", select=(), grammar="harper").findings] == [
        "unused-suppression"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- unspin: ignore -->" * 20_000,
        "cultural Armenian town <!-- unspin: ignore known-garble --> " * 8_000,
        "A town." + " " * 200_000 + "<!-- unspin: ignore -->" * 5_000,
        "<!-- unspin: off known-garble -->\n\ncultural Armenian town\n\n" * 5_000,
        f"<!-- unspin: ignore {'x' * 500_000} -->",
        f"<!-- unspin: ignore {'x ' * 200_000} -->",
        f"<!-- unspin: ignore {chr(34) * 199_999} -->",
        f"<!-- unspin: {'-' * 300_000} -->",
    ],
    ids=range(8),
)
def test_hostile_comments_cost_linear_time(text: str) -> None:
    started = time.process_time()
    _check(text, "a.md")
    assert time.process_time() - started < 12
