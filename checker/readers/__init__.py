"""Readers: each turns a source into blocks that know where they came from.

`FORMATS` is the list of them. A reader's module is imported when a file of its
format is first read, and has one function,
`read(source: str, options: ReadOptions) -> tuple[list[Block], list[Comment]]`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module

from checker.document import Document
from checker.readers.decode import UnreadableError, decode, encode
from checker.readers.options import ReadOptions

__all__ = ["FORMATS", "Format", "ReadOptions", "UnreadableError", "decode", "encode", "format_for", "read"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        suffixes: ends of file names, lower case, with their dot.
        module: the module that reads it.
    """

    suffixes: tuple[str, ...]
    module: str


FORMATS: dict[str, Format] = {
    "plain": Format((".txt",), "checker.readers.plain"),
    "markdown": Format((".md", ".markdown", ".mdx"), "checker.readers.markdown"),
    "html": Format((".html", ".htm", ".xhtml"), "checker.readers.html"),
}
"""Every format, by the name that settings and reports use."""

_BY_SUFFIX = {suffix: name for name, format_ in FORMATS.items() for suffix in format_.suffixes}


def format_for(path: str) -> str:
    """The format of a file by its name's suffix, in either case; `plain` where that tells nothing."""
    return _BY_SUFFIX.get(os.path.splitext(path)[1].lower(), "plain")  # noqa: PTH122


def read(path_shown: str, data: bytes, options: ReadOptions, format: str | None = None) -> Document:  # noqa: A002
    """Read one article.

    Args:
        path_shown: the file's name in reports; its suffix chooses the format.
        data: the file's bytes.
        options: what counts as prose.
        format: a name from `FORMATS`, where the suffix is not to be believed.

    Raises:
        UnreadableError: the bytes are not text in an encoding that is read.
        ValueError: `format` is none of `FORMATS`.
    """
    name = format or format_for(path_shown)
    if name not in FORMATS:
        raise ValueError(f"unknown format {name!r}: choose one of {', '.join(FORMATS)}")
    source, encoding = decode(data, path_shown)
    blocks, comments = import_module(FORMATS[name].module).read(source, options)
    return Document(path_shown, source, name, tuple(blocks), tuple(comments), encoding)
