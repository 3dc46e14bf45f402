"""Reading stays linear on texts made to be slow, and imports no reader that is not used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.readers import ReadOptions, read
from growth import growth

HOSTILE = {
    "plain": [
        "a",
        "\n",
        ".\n",
        "a\n",
        "://",
        "a@",
        "@a.",
        "www.",
        "http://a)",
        "http://a]",
        "http://",
        "www.,",
        " \n",
        '."',
        "# unspin:\n",
    ],
    "markdown": [
        *("[", "![", "](", "[a](", '[a](b "', "[a](<", "[a][", "[a]:", "[^1]", "*", "*a ", "*_", "a**b", "**a *", "~a"),
        *(
            "`",
            "`a``b```c",
            "<",
            "<a ",
            "<b>",
            "<a b='",
            "<!--",
            "<code>",
            "<sup>",
            "<!X",
            "&",
            "&#1",
            "\\",
            "$",
            "$a",
            "{{",
        ),
        *(
            "> ",
            "- ",
            "1. ",
            "- a\n",
            "> a\n",
            "> - a\n\n",
            "# ",
            "|a|\n|-|\n",
            "a|",
            "```\n",
            "<div>\n",
            "a\n=\n",
            "www.a ",
        ),
        *("- " * 39 + "\n" * 80, "> " * 39 + "\n", "\t", "[![a](b)", "https://a_", "http://a]", "---\n"),
    ],
    "html": [
        *(
            "<",
            "<!--",
            "&",
            "&#1",
            "&a",
            "<a ",
            '<a "',
            "<a b='",
            "<p>",
            "<b>x",
            "</p>",
            "<div>",
            "<li>",
            "<code>",
            "<svg>",
        ),
        *("<q>", "<sup>", "<sup>1", "<sup><a>", "<!", "<script>", "<title>", '<img alt="', "</", "<blockquote></div>"),
        *("<pre><pre></pre>", "<a b = ", "<meta content="),
    ],
}
CASES = [(name, unit) for name, units in HOSTILE.items() for unit in units]
SIZE = 2_000
"""Code points of a short text; a long one has `TIMES` as many."""

MOST = 3.0
"""The ratio that a reader must stay below; see `growth`. Linear cost makes it about 1."""


@pytest.mark.parametrize(("name", "unit"), CASES)
def test_linear(name: str, unit: str) -> None:
    def work(text: str) -> None:
        read("a", text.encode(), ReadOptions(), format=name)

    # What is looked up or imported once is no cost of the text.
    work(unit * 20)
    assert growth(work, unit, SIZE, MOST) < MOST


def test_quadratic_cost_is_found() -> None:
    def work(text: str) -> None:
        for at in range(0, len(text), 20):
            text.count("b", at)

    assert growth(work, "a", SIZE, MOST) > MOST


def test_one_long_line() -> None:
    source = "Azerbaijani causes " * 500_000
    (block,) = read("a.txt", source.encode(), ReadOptions()).blocks
    assert block.text == source.rstrip()


@pytest.mark.parametrize(("name", "others"), [("plain", "markdown html"), ("html", "markdown"), ("markdown", "html")])
def test_only_the_reader_needed_is_imported(name: str, others: str) -> None:
    code = (
        "import sys; from checker.readers import *;"
        f"read('a', b'words', ReadOptions(), {name!r});"
        f"sys.exit(any('checker.readers.' + other in sys.modules for other in {others.split()!r}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
