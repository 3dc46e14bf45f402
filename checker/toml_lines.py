"""On which line of a TOML file each key and value stands, which the standard parser does not tell.

Only for text that the standard parser has accepted: nothing is checked here.
Values are taken apart when they are asked for, so that a big file costs
little more than one pass over its keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Key = str | int
"""A key of a table, or a 0-based index of a list."""


@dataclass(slots=True)
class _Entry:
    """A key or an item: its 1-based line, its value if it has one, what is known to stand below it."""

    line: int
    value: Node | None = None
    below: dict[Key, _Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that is given a value twice, or a table that is opened twice.

    Attributes:
        key: the key, or the table's name in brackets.
        line: 1-based line of the second.
        first: 1-based line of the first.
    """

    key: str
    line: int
    first: int


class TomlLines:
    """Lines of the keys and values of one TOML text.

    Args:
        text: what the standard parser read.

    Attributes:
        repeated: what stands twice, in order; what is inside inline tables is left out.
    """

    def __init__(self, text: str) -> None:
        self.repeated: list[Repeated] = []
        self._data = text.encode("utf-8", "surrogatepass")
        self._root = _Entry(1)
        self._opened: dict[tuple[str, ...], int] = {}
        document = Parser(Language(tree_sitter_toml.language())).parse(self._data).root_node
        for node in document.named_children:
            if node.type == "pair":
                self._pair(self._root, node)
            elif node.type in ("table", "table_array_element"):
                self._table(node)

    def line(self, *path: Key) -> int:
        """The line of a key or list item.

        Args:
            path: keys and indices from the top of the file.

        Returns:
            The 1-based line, or that of the nearest that can be found above it.
        """
        entry = self._root
        for key in path:
            value = entry.value
            if value is not None and value.start_point[0] == value.end_point[0]:
                return value.start_point[0] + 1
            self._take_apart(entry)
            if key not in entry.below:
                break
            entry = entry.below[key]
        return entry.line

    def _table(self, node: Node) -> None:
        header, *pairs = node.named_children
        keys = self._keys(header)
        line = node.start_point[0] + 1
        at = self._descend(self._root, keys[:-1], line)
        if node.type == "table":
            entry = at.below.setdefault(keys[-1], _Entry(line))
            first = self._opened.setdefault(tuple(keys), line)
            if first != line:
                self.repeated.append(Repeated(f"[{'.'.join(keys)}]", line, first))
        else:
            of_all = at.below.setdefault(keys[-1], _Entry(line))
            entry = of_all.below.setdefault(len(of_all.below), _Entry(line))
        for pair in pairs:
            if pair.type == "pair":
                self._pair(entry, pair)

    def _pair(self, table: _Entry, node: Node) -> None:
        inner = node.named_children
        keys = self._keys(inner[0])
        line = node.start_point[0] + 1
        table = self._descend(table, keys[:-1], line)
        if known := table.below.get(keys[-1]):
            self.repeated.append(Repeated(keys[-1], line, known.line))
            return
        table.below[keys[-1]] = _Entry(line, next((n for n in inner[1:] if n.type != "comment"), None))

    def _descend(self, entry: _Entry, keys: list[str], line: int) -> _Entry:
        for key in keys:
            entry = entry.below.setdefault(key, _Entry(line))
            if (last := len(entry.below) - 1) in entry.below:
                entry = entry.below[last]
        return entry

    def _take_apart(self, entry: _Entry) -> None:
        """Enter what stands in a list or an inline table below its entry."""
        node, entry.value = entry.value, None
        if node is None:
            return
        inner = [n for n in node.named_children if n.type != "comment"]
        if node.type == "array":
            entry.below = {at: _Entry(n.start_point[0] + 1, n) for at, n in enumerate(inner)}
        elif node.type == "inline_table":
            for pair in inner:
                self._pair(entry, pair)

    def _keys(self, node: Node) -> list[str]:
        return [self._text(part) for part in _parts(node)][::-1]

    def _text(self, node: Node) -> str:
        raw = self._data[node.start_byte : node.end_byte].decode("utf-8", "surrogatepass")
        if raw[:1] == "'":
            return raw[1:-1]
        if raw[:1] != '"':
            return raw
        return _unescape(raw) if "\\" in raw else raw[1:-1]


def _parts(node: Node) -> Iterator[Node]:
    """The simple keys of a dotted key, last first; the grammar nests them to the left."""
    while node.type == "dotted_key":
        inner = node.named_children
        yield inner[-1]
        node = inner[0]
    yield node


def _unescape(raw: str) -> str:
    import tomllib

    try:
        return str(tomllib.loads(f"key = {raw}")["key"])
    except ValueError:
        return raw
