"""Decoding: what is read, what is refused, and that nothing is lost on the way back."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Encoding
from checker.readers import ReadOptions, UnreadableError, decode, encode, format_for, read

READABLE = [
    (b"", "", Encoding("utf-8", False)),
    ("né 🙂\r\n".encode(), "né 🙂\r\n", Encoding("utf-8", False)),
    (b"\xef\xbb\xbfab", "ab", Encoding("utf-8", True)),
    (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa", Encoding("utf-8", True)),
    (b"\xff\xfea\x00=\xd8\x42\xde", "a🙂", Encoding("utf-16-le", True)),
    (b"\xfe\xff\x00a\xd8=\xde\x42", "a🙂", Encoding("utf-16-be", True)),
]

UNREADABLE = [
    (b"caf\xe9 au lait", "not valid UTF-8 at byte 3; save the file as UTF-8"),
    (b"\xef\xbb\xbfabc\x80", "not valid UTF-8 at byte 6; save the file as UTF-8"),
    (b"abc\xc3", "not valid UTF-8 at byte 3; save the file as UTF-8"),
    (b"\xed\xa0\x80", "not valid UTF-8 at byte 0; save the file as UTF-8"),
    ("é".encode() + b"\x00PNG", "binary, not text: NUL at byte 2; leave it out or save it as UTF-8 text"),
    ("ab".encode("utf-16-le"), "binary, not text: NUL at byte 1; leave it out or save it as UTF-8 text"),
    ("ab".encode("utf-32"), "binary, not text: NUL at byte 2; leave it out or save it as UTF-8 text"),
    (b"\xff\xfea\x00b", "not valid UTF-16 at byte 4; save the file as UTF-8"),
    (b"\xfe\xff\x00a\xdc\x00\x00b", "not valid UTF-16 at byte 4; save the file as UTF-8"),
    (b"\xff\xfea\x00\x00\x00", "binary, not text: NUL at byte 4; leave it out or save it as UTF-8 text"),
]

LATIN_PAGE = b'<meta charset="iso-8859-1"><p>caf\xe9</p>'


@pytest.mark.parametrize(("data", "source", "encoding"), READABLE)
def test_readable(data: bytes, source: str, encoding: Encoding) -> None:
    assert decode(data, "a.txt") == (source, encoding)


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data, "folder/a.txt")
    assert caught.value.reason == reason
    assert str(caught.value) == f"folder/a.txt: {reason}"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_declared_charset_is_not_believed() -> None:
    with pytest.raises(UnreadableError, match="byte 33"):
        read("a.html", LATIN_PAGE, ReadOptions())


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_encode_is_the_inverse(data: bytes) -> None:
    try:
        source, encoding = decode(data, "a.txt")
    except UnreadableError as error:
        assert error.path == "a.txt"
        return
    assert encode(source, encoding) == data


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "plain"),
        ("A.MD", "markdown"),
        ("b.c/d.markdown", "markdown"),
        ("x.mdx", "markdown"),
        ("index.HTM", "html"),
        ("p.xhtml", "html"),
        ("notes", "plain"),
        ("<stdin>", "plain"),
        ("report.rst", "plain"),
    ],
)
def test_format_for(path: str, name: str) -> None:
    assert format_for(path) == name
    assert read(path, b"words", ReadOptions()).format == name


def test_format_can_be_given() -> None:
    document = read("<stdin>", b"# Talks", ReadOptions(), format="markdown")
    assert (document.path, document.format, document.blocks[0].text) == ("<stdin>", "markdown", "Talks")
    with pytest.raises(ValueError, match="choose one of plain, markdown, html"):
        read("a.txt", b"", ReadOptions(), format="docx")
