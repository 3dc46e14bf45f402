"""What holds for every text, however broken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import OPAQUE, Block, Document
from checker.readers import FORMATS, ReadOptions, read

WORDS = ["Azerbaijani", " forces", "causes ", "x", "é", "e\u0301", "🙂", "שלום", "\u200f", "“", "”", "’", "\u00ad", "3"]
SPACE = [" ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u00a0", "\u2028", "\x0c", "\\\n"]
MARKDOWN = [
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "](x)",
        "![",
        "](<y>",
        "][r]",
        "\n[r]: /u\n",
        "[^1]",
        "\n[^1]: ",
        "> ",
        "\n> ",
    ),
    *(
        "- ",
        "\n- ",
        "\n1. ",
        "\n    ",
        "# ",
        "\n## ",
        "\n===\n",
        "\n---\n",
        "\n```\n",
        "~~~",
        "| a | b |\n|---|---|\n",
        "|",
    ),
    *(
        "&amp;",
        "&#8217;",
        "\\",
        "\\*",
        "<b>",
        "</b>",
        "<br>",
        "<!-- c -->",
        "<div>",
        "\n<div>\n",
        "<img alt='z'>",
        "<code>",
    ),
    *(
        "{{< x >}}",
        "{{",
        "}}",
        "{% y %}",
        "$x^2$",
        "$",
        "<http://a.b>",
        "https://c.d/e_f",
        "g@h.ij",
        "---\n",
        "title: ",
    ),
    *(
        "+++\n",
        "title = ",
        '"',
        "'",
        "- [ ] ",
        "<q>",
        "</q>",
        "<sup>1</sup>",
        "{/* m */}",
        "\nimport a from 'b'\n",
        "|\n> ",
    ),
]
HTML = [
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<li>",
        "<h1>",
        "</h1>",
        "<blockquote>",
        "</blockquote>",
        "<td>",
        "<title>",
    ),
    *(
        "</title>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<svg>",
        "<svg/>",
        "</svg>",
        "<!--",
        "-->",
    ),
    *(
        "<!doctype html>",
        "<img alt='a &amp; b'>",
        '<img alt="',
        "<meta name=description content='",
        "'>",
        '">',
        "<",
        ">",
    ),
    *(
        "&amp;",
        "&lt",
        "&notit;",
        "&#x110000;",
        "&#150;",
        "&#0;",
        "&",
        "&#",
        ";",
        "<q>",
        "</q>",
        "<sup>1</sup>",
        "<sup>th",
    ),
    *("</sup>", "</", "<?", "<![CDATA[", "]]>", "<A HREF=x>", "<p title='>'>", "<ruby>", "<rt>", "</rt>", "<template>"),
]


def fragments(*tables: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([part for table in tables for part in table]), max_size=40).map("".join)


TEXTS = st.text() | fragments(WORDS, SPACE, MARKDOWN) | fragments(WORDS, SPACE, HTML) | fragments(MARKDOWN, HTML)


def read_text(source: str, name: str) -> Document:
    return read("a", source.encode(), ReadOptions(), format=name)


def assert_sound(block: Block, source: str) -> None:
    assert block.text.replace(OPAQUE, "").strip()
    assert block.pieces[0].start == 0
    assert block.pieces[-1].end == len(block.text)
    at = behind = 0
    for piece in block.pieces:
        assert piece.start == at < piece.end
        assert behind <= piece.source_start < piece.source_end <= len(source)
        if piece.verbatim:
            assert block.text[piece.start : piece.end] == source[piece.source_start : piece.source_end]
        at, behind = piece.end, piece.source_end


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=300)
@given(source=TEXTS.map(lambda text: text.replace("\0", " ").lstrip("\ufeff")))
def test_blocks_are_sound(name: str, source: str) -> None:
    document = read_text(source, name)
    assert document.source == source
    places = []
    for block in document.blocks:
        assert_sound(block, source)
        places.append(block.pieces[0].source_start)
    assert places == sorted(places)
    behind = 0
    for comment in document.comments:
        assert behind <= comment.span.start < comment.span.end <= len(source)
        behind = comment.span.end


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=200)
@given(source=fragments(WORDS, MARKDOWN, ["\n", "\n\n", " "]))
def test_line_ends_make_no_difference(name: str, line_end: str, source: str) -> None:
    def words(text: str) -> list[tuple[str, bool, list[str]]]:
        return [(block.kind, block.quoted, block.text.split()) for block in read_text(text, name).blocks]

    assert words(source.replace("\n", line_end)) == words(source)


@settings(max_examples=200)
@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1, max_size=30))
def test_plain_prose_is_one_verbatim_piece(words: list[str]) -> None:
    source = " ".join(words)
    (block,) = read_text(source, "plain").blocks
    assert block.text == source
    assert len(block.pieces) == 1
