"""One line of Markdown, consumed from its left end as containers are recognised."""

from __future__ import annotations

_TAB = 4  # columns, as CommonMark has it


class Line:
    """A line, and how much of it containers have taken.

    Attributes:
        start: offset of the line in the source.
        end: offset behind its line end.
        text: the line without its line end.
        content: index behind the last container mark taken.
        column: column behind the last container mark or indentation taken.
        first: index of the first code point behind `content` that is no blank.
        first_column: its column.
    """

    __slots__ = ("column", "content", "end", "first", "first_column", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text = start, end, text
        self.content = self.column = 0
        self.first = self.first_column = 0
        self._find_first(0, 0)

    @property
    def blank(self) -> bool:
        """Whether nothing but white space is left."""
        return self.first >= len(self.text)

    @property
    def indent(self) -> int:
        """Columns of indentation left."""
        return self.first_column - self.column

    @property
    def char(self) -> str:
        """The first code point that is no blank; empty in a blank line."""
        return self.text[self.first : self.first + 1]

    @property
    def rest(self) -> str:
        """What is left, without white space around it."""
        return self.text[self.first :].strip()

    def take(self, length: int) -> None:
        """Take a mark of `length` code points at `first`."""
        self.content = self.first + length
        self.column = self.first_column + length
        self._find_first(self.content, self.column)

    def _find_first(self, index: int, column: int) -> None:
        text = self.text
        length = len(text)
        while index < length and text[index] in " \t":
            column += _TAB - column % _TAB if text[index] == "\t" else 1
            index += 1
        if index < length and text[index].isspace() and text[index:].isspace():
            index = length
        self.first, self.first_column = index, column
