"""A known edit in any format: the place is exact on both sides, and the suggestion restores the original."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.findings import DocumentReport
from compared_pairs import compared

FILLERS = st.lists(
    st.sampled_from(
        [
            "Nobody was hurt 😀 that day.",
            "“It is ours,” she said.",
            "Rain fell – for hours.",
            "A naïve café owner & his dog left.",
            "Trade grew by 5% in spring.",
        ]
    ),
    max_size=3,
    unique=True,
)
EDITS = (
    ("The blast killed {} people near the port.", "12", "14", "changed-number"),
    ("The convoy reached the town of {} at dawn.", "Goris", "Gyumri", "changed-name"),
    ("He told them that “we will {} until the end.”", "fight", "combat", "changed-quote"),
    ("Later the {} minister spoke to reporters.", "foreign", "overseas", "changed-title"),
    ("The firm {} pay the fine this summer.", "must", "may", "weaker"),
    ("Sales fell sharply last {} in the north.", "month", "quarter", "changed-number"),
)


def _html(paragraphs: list[str]) -> str:
    return "<!doctype html>\n<body>\n" + "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs) + "\n</body>\n"


def _html_with_tags(paragraphs: list[str]) -> str:
    return _html(paragraphs).replace(" the ", " <b>the</b> ").replace("😀", "&#x1F600;")


FORMATS: dict[str, tuple[str, Callable[[list[str]], str]]] = {
    "plain": ("a.txt", lambda paragraphs: "\n\n".join(paragraphs)),
    "CRLF": ("a.txt", lambda paragraphs: "\r\n\r\n".join(paragraphs) + "\r\n"),
    "wrapped": ("a.txt", lambda paragraphs: "\n\n".join(text.replace(" the ", " the\n") for text in paragraphs)),
    "Markdown": ("a.md", lambda paragraphs: "# Title\n\n" + "\n\n".join(paragraphs).replace(" the ", " *the* ")),
    "list": ("a.md", lambda paragraphs: "\n".join(f"- {text}" for text in paragraphs)),
    "HTML": ("a.html", _html),
    "HTML with tags": ("a.html", _html_with_tags),
}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(FILLERS, st.sampled_from(EDITS), st.integers(0, 3))
def test_a_known_edit_is_found_where_it_is(
    name: str, fillers: list[str], edit: tuple[str, str, str, str], at: int
) -> None:
    path, laid_out = FORMATS[name]
    frame, old, new, rule = edit
    original, revised = (laid_out([*fillers[:at], frame.format(word), *fillers[at:]]) for word in (old, new))
    report = compared(original, revised, path=path)
    assert isinstance(report, DocumentReport)
    (finding,) = report.findings
    assert finding.rule == rule
    assert revised[finding.start : finding.end] == finding.text
    assert new in finding.text
    related = finding.related[0].span
    assert old in original[related.start : related.end]
    assert revised[: finding.start] + finding.suggestions[0] + revised[finding.end :] == original
