"""Reading stays linear on texts made to be slow, and imports no reader that is not used."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from checker.readers import ReadOptions, read

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
SIZE = 8_000
GROWTH = 4  # code points; quadratic cost would grow with its square


@pytest.mark.parametrize(("name", "unit"), CASES)
def test_linear(name: str, unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (SIZE, SIZE * GROWTH))
    limit = GROWTH * 2.2
    for _ in range(4):
        if _seconds(name, large) < limit * max(_seconds(name, small), 0.001):
            return
    pytest.fail(f"{name} reads {GROWTH} times as many {unit!r} in more than {limit} times the time")


def _seconds(name: str, source: str) -> float:
    data = source.encode()
    times = []
    for _ in range(2):
        start = time.perf_counter()
        read("a", data, ReadOptions(), format=name)
        times.append(time.perf_counter() - start)
    return min(times)


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
