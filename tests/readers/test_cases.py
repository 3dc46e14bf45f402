"""Articles and what is read from them, side by side in `cases/`.

`NAME.SUFFIX` is the article, `NAME.SUFFIX.blocks` what must be read from it:
one line for each block and comment, with its place. In there `⏎` stands for a
line break, `□` for what is opaque. After a change that is meant, write them
anew with `UNSPIN_WRITE_CASES=1` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.document import OPAQUE, Block, Document, Lines
from checker.readers import ReadOptions, read

CASES = Path(__file__).parent / "cases"
ARTICLES = sorted(path for path in CASES.iterdir() if path.suffix != ".blocks")
SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-armenia-talks.txt"


def shown(document: Document) -> str:
    lines = Lines(document.source)
    rows = [_block_row(block, lines) for block in document.blocks]
    for comment in document.comments:
        rows.append(f"{_place(lines, comment.span.start, comment.span.end)} comment: {_visible(comment.text)}")
    return "".join(f"{row}\n" for row in rows)


def _block_row(block: Block, lines: Lines) -> str:
    span = block.to_source(0, len(block.text))
    name = f" [{block.name}]" if block.name else ""
    quoted = " quoted" if block.quoted else ""
    return f"{_place(lines, span.start, span.end)} {block.kind}{name}{quoted}: {_visible(block.text)}"


def _place(lines: Lines, start: int, end: int) -> str:
    return "{}:{}-{}:{}".format(*lines.position(start), *lines.position(end))


def _visible(text: str) -> str:
    return text.replace(OPAQUE, "□").replace("\r\n", "⏎").replace("\n", "⏎")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_case(path: Path) -> None:
    found = shown(read(path.name, path.read_bytes(), ReadOptions()))
    expected = path.with_name(path.name + ".blocks")
    if os.environ.get("UNSPIN_WRITE_CASES"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_seed_has_one_block_a_line() -> None:
    document = read(SEED.name, SEED.read_bytes(), ReadOptions())
    assert [block.text for block in document.blocks] == document.source.splitlines()
    assert all(len(block.pieces) == 1 for block in document.blocks)
