"""The way through the house has no way back: what each room may import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "checker"

FORBIDDEN: dict[str, tuple[str, ...]] = {
    "document.py": ("checker",),
    "findings.py": (
        "checker.tokens",
        "checker.glossary",
        "checker.checks",
        "checker.reporters",
        "checker.readers",
        "checker.checking",
        "checker.run",
        "checker.config",
        "checker.settings",
    ),
    "tokens.py": (
        "checker.glossary",
        "checker.checks",
        "checker.reporters",
        "checker.readers",
        "checker.checking",
        "checker.run",
        "checker.config",
    ),
    "readers": (
        "checker.tokens",
        "checker.findings",
        "checker.glossary",
        "checker.checks",
        "checker.reporters",
        "checker.checking",
        "checker.run",
        "checker.config",
        "checker.settings",
    ),
    "glossary": (
        "checker.readers",
        "checker.checks",
        "checker.reporters",
        "checker.article",
        "checker.checking",
        "checker.run",
        "checker.config",
        "checker.settings",
    ),
    "profile": (
        "checker.readers",
        "checker.checks",
        "checker.reporters",
        "checker.article",
        "checker.learning",
        "checker.checking",
        "checker.run",
        "checker.config",
        "checker.settings",
    ),
    "learning": ("checker.reporters", "checker.config", "checker.commands", "rich", "typer"),
    "checks": (
        "checker.readers",
        "checker.learning",
        "checker.reporters",
        "checker.checking",
        "checker.run",
        "checker.config",
        "checker.settings",
        "checker.commands",
        "rich",
        "typer",
    ),
    "reporters": (
        "checker.tokens",
        "checker.readers",
        "checker.glossary",
        "checker.checks",
        "checker.article",
        "checker.checking",
        "checker.run",
        "checker.config",
        "checker.settings",
    ),
    "checking.py": ("checker.run", "checker.reporters", "checker.config", "checker.commands", "rich", "typer"),
    "run.py": ("checker.reporters", "checker.config", "checker.commands", "rich", "typer"),
    "config": ("checker.checking", "checker.run", "checker.reporters", "checker.commands", "rich", "typer"),
}
"""Room and the prefixes of modules that it must not import, at the top or inside functions."""


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("room", FORBIDDEN)
def test_no_room_reaches_back(room: str) -> None:
    place = ROOT / room
    files = [place] if place.suffix else sorted(place.rglob("*.py"))
    assert files
    for path in files:
        for name in _imports(path):
            wrong = [p for p in FORBIDDEN[room] if name == p or name.startswith(p + ".")]
            assert not wrong, f"{path.relative_to(ROOT)} imports {name}"


def test_every_module_says_why_it_exists() -> None:
    for path in ROOT.rglob("*.py"):
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path
