"""From the text of a TOML glossary to plain tables, with errors that an editor can act on."""

from __future__ import annotations

import re
from typing import Any

from checker.glossary.messages import quoted
from checker.glossary.model import GlossaryError, Place
from checker.toml_text import TOO_DEEP, TOO_MANY_PARTS, TomlError, tables

_CURLY = "“”„‟‘’‚‛«»"

_YEAR = 4

_DATE = re.compile(r"\d{4}-\d+-\d+")
"""A date that does not exist, which the standard parser takes for a number with something after it."""

_TWICE = ("Cannot overwrite a value", "Cannot declare")

_BUILT_TO_BE_SLOW = {
    TOO_MANY_PARTS: "a key has too many parts; put a phrase with dots in quotation marks.",
    TOO_DEEP: "lists are nested too deeply; no entry needs more than three.",
}

_SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "Expected '=' after a key",
        "“=” is missing after the key; a term of several words needs quotation marks, and “=” after them.",
    ),
    ("Invalid initial character for a key part", "this is no key; begin the line with the term in quotation marks."),
    ("Invalid statement", "this is no entry; begin the line with the term in quotation marks, “[” or “#”."),
    ("Expected newline or end of document", "the entry goes on after its end; put each entry on a line of its own."),
    ("Expected ']' at the end of a table", "the table's name is not closed; end it with “]”."),
    ("Expected ']]' at the end of an array", "the table's name is not closed; end it with “]]”."),
    ("Unclosed array", "the list is not closed; put commas between its items and “]” at its end."),
    ("Unclosed inline table", "the table is not closed; put commas between its keys and “}” at its end."),
    ("Duplicate inline table key", "a key stands twice in one table; delete one."),
    ("Unescaped '\\' in a string", "a backslash stands in a text; write “\\\\”, or put the text in 'single quotes'."),
    ("Invalid hex value", "“\\u” needs four hexadecimal digits and “\\U” eight; write the character itself."),
    ("Escaped character is not a Unicode", "the escaped character does not exist; write the character itself."),
    ("Illegal character '\\n'", "the text is not closed on its line; end it with a quotation mark."),
    ('Expected "\'"', "the text is not closed on its line; end it with an apostrophe."),
    ("Found invalid character '\\n'", "the text is not closed on its line; end it with a quotation mark."),
    ("Illegal character", "an invisible control character stands here; delete it."),
    ("Found invalid character", "an invisible control character stands here; delete it."),
    ("Unterminated string", "the text is not closed; end it with a quotation mark."),
    ("Expected \"'''\"", "the text is not closed; end it with three apostrophes."),
    ("Invalid value", "this is no value; put texts in straight quotation marks."),
    ("Invalid date", "there is no such date; write it as 2023-10-24."),
    ("Cannot", "this is defined already, in another way; keep one of the two."),
)
"""What the standard parser says, and what to tell people instead; the first that fits."""


def read_toml(text: str, path: str) -> dict[str, Any]:
    """Read the tables of a TOML text.

    Args:
        text: the whole file, decoded.
        path: the file's name, for errors.

    Returns:
        The tables as the standard parser gives them.

    Raises:
        GlossaryError: the text is not TOML, or is built to wear a parser out.
    """
    try:
        return tables(text)
    except TomlError as error:
        raise _explained(error, text, path) from error


def _explained(error: TomlError, text: str, path: str) -> GlossaryError:
    if error.said in _BUILT_TO_BE_SLOW:
        return GlossaryError(Place(path, error.line), _BUILT_TO_BE_SLOW[error.said])
    if not error.line and not error.at_end:
        said = quoted(error.said)
        return GlossaryError(Place(path, 1), f"a value cannot be read ({said}); put it in quotation marks.")
    line = error.line or _last_line(text)
    column = error.column
    if error.said.startswith(_TWICE) and (twice := _repeated(text, line, path)):
        return twice
    if _at(text, line, column) in _CURLY:
        reason = 'a curly quotation mark stands where TOML wants a straight one; write " instead.'
    elif column > _YEAR and _DATE.match(_row(text, line), column - 1 - _YEAR):
        reason = "there is no such date; correct it."
    else:
        reason = next((ours for theirs, ours in _SENTENCES if error.said.startswith(theirs)), "")
        reason = reason or f"not valid TOML ({quoted(error.said)}); mend it here or just above."
    return GlossaryError(Place(path, line), f"column {column}: {reason}" if column else reason)


def _last_line(text: str) -> int:
    """The line to mend where the text ends too early: that of a text of several lines left open, or the last."""
    for mark in ('"""', "'''"):
        if text.count(mark) % 2:
            return text.count("\n", 0, text.rfind(mark)) + 1
    return text.rstrip().count("\n") + 1


def _at(text: str, line: int, column: int) -> str:
    """The character at a 1-based line and column; a line feed where there is none."""
    if not column:
        return "\n"
    return _row(text, line)[column - 1 : column] or "\n"


def _row(text: str, line: int) -> str:
    return text.split("\n", line)[line - 1]


def _repeated(text: str, line: int, path: str) -> GlossaryError | None:
    from checker.toml_lines import TomlLines

    valid = "\n".join(text.split("\n", line)[:line]) + "\n"
    repeated = TomlLines(valid).repeated
    if not repeated:
        return None
    last = repeated[-1]
    return GlossaryError(
        Place(path, last.line), f"{quoted(last.key)} stands on line {last.first} already; make one entry of the two."
    )
