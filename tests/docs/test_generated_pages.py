"""The pages that are written from the program say what the program says now, and pictures exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from checker.cli import COMMANDS
from checker.gate import policy
from checker.reporters import FORMATS

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("tool", "page"), [("rules_doc", "rules.md"), ("commands_doc", "commands.md")])
def test_a_generated_page_is_current(tool: str, page: str) -> None:
    assert _tool(tool).page() == (DOCS / page).read_text("utf-8"), f"run python tools/{tool}.py"


def test_every_command_is_in_the_reference() -> None:
    headings = re.findall(r"^## unspin (\S+)$", (DOCS / "commands.md").read_text("utf-8"), re.MULTILINE)
    assert set(COMMANDS) <= set(headings)


def test_every_output_format_is_described() -> None:
    described = re.findall(r"^\| `(\S+)` \|", (DOCS / "formats.md").read_text("utf-8"), re.MULTILINE)
    assert set(described) == set(FORMATS)


def test_the_policy_of_the_documentation_can_be_used(tmp_path: Path) -> None:
    page = (DOCS / "newsroom.md").read_text("utf-8")
    (text,) = [block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "[policy]" in block]
    path = tmp_path / "policy.toml"
    path.write_text(text, "utf-8")
    read = policy.load(path)
    assert read.name == "front page"
    assert read.for_section("blog").severities == ()
    assert read.for_section("world").rules == ("quote-mark",)


def test_every_picture_that_is_shown_exists() -> None:
    for page in (ROOT / "README.md", *DOCS.glob("*.md")):
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{page.name} shows {target}"


def test_the_help_of_check_names_every_output_format() -> None:
    line = next(line for line in (DOCS / "commands.md").read_text("utf-8").splitlines() if "`--output-format" in line)
    assert all(name in line for name in FORMATS)
