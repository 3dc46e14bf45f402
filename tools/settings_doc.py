"""Write the table of settings into docs/settings.md from the table in `checker.config.keys`.

Run from anywhere: `python tools/settings_doc.py`.
"""

from __future__ import annotations

from pathlib import Path

from checker.config.keys import KEYS, Key
from checker.config.show import toml

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"
BEGIN = "<!-- table of settings: begin, written by tools/settings_doc.py -->\n"
END = "<!-- table of settings: end -->\n"


def table() -> str:
    """The table in Markdown, one row a setting."""
    head = "| key | value | default | option | variable | what it does |\n| --- | --- | --- | --- | --- | --- |\n"
    return head + "".join(map(_row, KEYS.values()))


def updated(page: str) -> str:
    """The page with the table as it is now.

    Args:
        page: text with the two marks between which the table stands.
    """
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def _row(key: Key) -> str:
    notes = [key.help]
    if key.kind.is_list:
        notes.append(f"`extend-{key.name}` adds to it.")
    if not key.in_overrides:
        notes.append("Not in overrides.")
    if key.trusted:
        notes.append("Never from a project's file.")
    cells = (_code(key.name), key.kind.shown, _code(toml(key.default)), _code(key.option), _code(key.variable))
    return "| " + " | ".join((*cells, " ".join(notes))) + " |\n"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text("utf-8")), "utf-8")
