"""HTML that cannot be injected into: whatever is not `Markup` is text and is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from checker.reporters.inert import printable

_VOID = frozenset({"br", "input", "rect"})


class Markup(str):
    """Text that is HTML already; only this module and the page skeleton make it."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Make HTML that shows a text; markup characters are escaped, controls and overrides made visible."""
    return value if isinstance(value, Markup) else Markup(escape(printable(value)))


def joined(parts: Iterable[str], separator: str = "") -> Markup:
    """Put parts one after the other, each escaped unless it is HTML already."""
    return Markup(text(separator).join(map(text, parts)))


def element(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """Make an element.

    Args:
        name: of the element; never taken from an article.
        children: escaped unless they are HTML already.
        attributes: `class_` is `class`, other underscores are hyphens. True writes
            the bare attribute; False, None and an empty class leave it out.
    """
    head = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{head}/>")
    return Markup(f"<{name}{head}>{joined(children)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is False or value is None or (key == "class_" and not value):
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
