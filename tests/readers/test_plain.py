"""Where paragraphs of plain text begin and end. `|` stands for a line break in the tables."""

from __future__ import annotations

import textwrap

import pytest

from checker.document import OPAQUE
from checker.readers import ReadOptions, read

LONG = "The remarks were made after Baku declared on Thursday that it would not take part in the talks with Yerevan" + (
    " this month, which both sides had planned since the summer."
)
WRAPPED = "|".join(textwrap.wrap(f"{LONG} {LONG} {LONG}", 72))

PARAGRAPHS = [
    ("One phrase across a cultural|Armenian break.", ["One phrase across a cultural|Armenian break."]),
    ("A first one.||A second one.", ["A first one.", "A second one."]),
    ("  indented  | \t |again ", ["indented", "again"]),
    ("A first one.|A second one.|A third one.", ["A first one.", "A second one.", "A third one."]),
    (f"{LONG}|{LONG}", [LONG, LONG]),
    (f"Talks resume|{WRAPPED}", ["Talks resume", WRAPPED]),
    (WRAPPED, [WRAPPED]),
    (f"{WRAPPED}||{WRAPPED}", [WRAPPED, WRAPPED]),
    (
        "They agreed on:|- a truce|- an exchange of|  prisoners|1. talks",
        ["They agreed on:", "- a truce", "- an exchange of|  prisoners", "1. talks"],
    ),
    (f"{LONG[:60]}|{LONG[61:]}", [f"{LONG[:60]}|{LONG[61:]}"]),
    ("“It ended.”|(They left.)", ["“It ended.”", "(They left.)"]),
    ("", []),
    ("||", []),
]

ADDRESSES = [
    ("See https://example.org/a_(b). Then", "See □. Then"),
    ("(https://example.org/a)", "(□)"),
    ("Write to press@state.example.gov, please", "Write to □, please"),
    ("At www.example.org/?q=1&r=2!", "At □!"),
    ("@spokesman said, and either/or: a @ b", "@spokesman said, and either/or: a @ b"),
    ("git+ssh://host/x “https://y.z”", "□ “□”"),
    ("://", "://"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("text", "paragraphs"), PARAGRAPHS)
def test_paragraphs(text: str, paragraphs: list[str], line_end: str) -> None:
    document = read("a.txt", text.replace("|", line_end).encode(), ReadOptions())
    assert [block.text.replace(line_end, "|") for block in document.blocks] == paragraphs
    assert all(len(block.pieces) == 1 for block in document.blocks)


@pytest.mark.parametrize(("text", "shown"), ADDRESSES)
def test_addresses_are_opaque(text: str, shown: str) -> None:
    (block,) = read("a.txt", text.encode(), ReadOptions()).blocks
    assert block.text.replace(OPAQUE, "□") == shown


def test_only_an_address_is_no_prose() -> None:
    assert read("a.txt", b"\nhttps://example.org/\n", ReadOptions()).blocks == ()


def test_comment_lines() -> None:
    source = "One.\n  # unspin: ignore known-garble\nTwo.\n# A heading\nsaid # unspin: off\n"
    document = read("a.txt", source.encode(), ReadOptions())
    assert [comment.text for comment in document.comments] == ["unspin: ignore known-garble"]
    span = document.comments[0].span
    assert source[span.start : span.end] == "# unspin: ignore known-garble"
    assert [block.text for block in document.blocks] == ["One.", "Two.", "# A heading\nsaid # unspin: off"]
