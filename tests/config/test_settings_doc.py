"""docs/settings.md tells every setting as the table of keys has it."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

from checker.config.layers import read_values
from checker.config.place import Layer, Place

ROOT = Path(__file__).parent.parent.parent


def test_the_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("settings_doc", ROOT / "tools" / "settings_doc.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = script.PAGE.read_text("utf-8")
    assert script.updated(page) == page, "run python tools/settings_doc.py"


def test_the_example_is_valid() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    lines = [line[4:] for line in page.split("## ")[0].splitlines() if line.startswith("    ") or not line]
    table = tomllib.loads("\n".join(lines))
    place = Place(Layer.FILE, "unspin.toml", "/")
    assert read_values(table, place, skip=("overrides",)).values
    for override in table["overrides"]:
        assert read_values(override, place, skip=("files",), override=True).values
