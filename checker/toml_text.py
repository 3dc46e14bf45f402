"""TOML from strangers: the standard parser, kept from texts that are built to wear it out."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
"""How the standard parser ends its messages."""

_KEY_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""

_LONG_KEY = re.compile(rf"(?<![\w-]){_KEY_PART}(?:[ \t]*+\.[ \t]*+{_KEY_PART}){{32}}")
"""Many names joined by dots, on which the standard parser spends time that grows with the square of their number."""

_DEEP = re.compile(r"(?:[\[{]\s*+){9}")

TOO_MANY_PARTS = "a key has too many parts"
TOO_DEEP = "nested too deeply"


class TomlError(Exception):
    """A text that is not TOML, or not for us.

    Attributes:
        said: what is wrong, in the parser's words or one of those above.
        line: 1-based; 0 where the parser does not tell.
        column: 1-based; 0 where there is none.
        at_end: whether the text ends too early.
    """

    def __init__(self, said: str, line: int = 0, column: int = 0, at_end: bool = False) -> None:
        super().__init__(said)
        self.said = said
        self.line = line
        self.column = column
        self.at_end = at_end


def tables(text: str) -> dict[str, Any]:
    """Read the tables of a TOML text.

    Args:
        text: a whole file, decoded.

    Returns:
        The tables as the standard parser gives them.

    Raises:
        TomlError: the text is not TOML, or is built to wear a parser out.
    """
    if long := _LONG_KEY.search(text):
        raise TomlError(TOO_MANY_PARTS, text.count("\n", 0, long.start()) + 1)
    try:
        return tomllib.loads(text)
    except RecursionError:
        deep = _DEEP.search(text)
        raise TomlError(TOO_DEEP, text.count("\n", 0, deep.start()) + 1 if deep else 1) from None
    except ValueError as error:
        raise _located(str(error)) from error


def _located(message: str) -> TomlError:
    where = _WHERE.search(message)
    if where is None:
        return TomlError(message)
    return TomlError(message[: where.start()], int(where[1] or 0), int(where[2] or 0), at_end=not where[1])
