"""What the pages show is true: commands exist, options too, examples run and print what is printed there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from checker.cli import build
from checker.config import Configuration
from checker.gate.submission import parse
from checker.glossary.files import load

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted({ROOT / "README.md", *(ROOT / "docs").glob("*.md")} - {ROOT / "docs" / "changelog.md"})
CODE = re.compile(r"^ {4}([^\n]*)$|^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(unspin [^`\n]+)`")
LONG = re.compile(r"--[a-z][a-z-]*")


def shown(page: Path) -> Iterator[str]:
    """The command lines of a page, without prompt, remark or redirection."""
    text = page.read_text("utf-8")
    for match in CODE.finditer(text):
        for line in (match[1] or match[3] or "").splitlines():
            if re.match(r"(\$ )?unspin [a-z-]", line):
                yield re.split(r" {2,}|\s#\s|\s[<>|]\s", line.removeprefix("$ "))[0]
    yield from (match[1] for match in INLINE.finditer(text))


COMMANDS = sorted({(page.name, line) for page in PAGES for line in shown(page)})


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_commands_and_options_exist(page: str, line: str) -> None:
    command: TyperGroup | TyperCommand = typer.main.get_command(build([]))  # type: ignore[assignment]
    words = [word for word in shlex.split(line.replace("…", ""))[1:] if word]
    while isinstance(command, TyperGroup) and words and not words[0].startswith("-"):
        name = words.pop(0)
        if "|" in name or name.isupper():
            return
        assert name in command.commands, f"{page}: there is no command {name}"
        command = command.commands[name]  # type: ignore[assignment]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"--help", "-h"}
    for word in words:
        if LONG.match(word):
            assert word.partition("=")[0] in known, f"{page}: {line}"


def unspin(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", *shlex.split(line)[1:]]
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_the_start_shows_what_is_printed(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "start.md").read_text("utf-8")
    blocks = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", page, re.MULTILINE)
    texts = [re.sub(r"^ {4}", "", block, flags=re.MULTILINE).strip("\n") for block in blocks]
    article = texts[next(at for at, text in enumerate(texts) if text.startswith("$ unspin")) - 1]
    (tmp_path / "talks.txt").write_text(article + "\n", "utf-8")
    session = next(text for text in texts if text.startswith("$ unspin"))
    line, _, printed = session.partition("\n")
    done = unspin(tmp_path, line.removeprefix("$ ") + " --isolated")
    assert done.stdout == printed + "\n"


@pytest.mark.parametrize("page", [page for page in PAGES if "```toml\n[glossary]" in page.read_text("utf-8")])
def test_glossaries_that_are_shown_are_sound(page: Path, tmp_path: Path) -> None:
    for number, text in enumerate(re.findall(r"```toml\n(\[glossary\].*?)```", page.read_text("utf-8"), re.DOTALL)):
        path = tmp_path / f"shown{number}.toml"
        path.write_text(text, "utf-8")
        assert load(path).terms
        done = unspin(tmp_path, f"unspin glossary check {path.name}")
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_glossary_of_the_front_page_is_sound(tmp_path: Path) -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    lines = page[page.index("    [glossary]") :].split("\n\nOr CSV")[0]
    (tmp_path / "house.toml").write_text(re.sub(r"^ {4}", "", lines, flags=re.MULTILINE), "utf-8")
    done = unspin(tmp_path, "unspin glossary check house.toml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_settings_that_are_shown_can_be_used(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    block = page[page.index("    glossaries = [") :].split("\n\n`unspin settings")[0]
    (tmp_path / "unspin.toml").write_text(re.sub(r"^ {4}", "", block, flags=re.MULTILINE), "utf-8")
    held = Configuration({}, environment={}).for_file(str(tmp_path / "archive" / "a.md")).settings
    assert set(held.ignore) == {"number-agreement", "quote-mark"}


def test_the_submission_that_is_shown_can_be_read() -> None:
    page = (ROOT / "docs" / "newsroom.md").read_text("utf-8")
    (text,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    submission = parse(text.encode())
    assert submission.section == "world"
    assert submission.original is not None


def test_the_programs_that_are_shown_run(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "library.md").read_text("utf-8")
    programs = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text("Nothing.\n", "utf-8")
    (tmp_path / "house.toml").write_text('[glossary]\nid = "house"\n[terms]\n"press briefing" = []\n', "utf-8")
    (tmp_path / "unspin.toml").write_text('grammar = "off"\n', "utf-8")
    before = "import checker\ntext = original = rewrite = 'The council met on Monday to vote on the plan.'\n"
    done = subprocess.run(
        [sys.executable, "-c", before + "\n".join(programs)], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "known-garble standardization negotiations -> ('normalization talks',)" in done.stdout
