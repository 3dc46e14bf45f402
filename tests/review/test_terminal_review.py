"""A review in a real terminal: what is typed is asked for, and what was decided is written."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pexpect drives terminals of POSIX only")

GLOSSARY = """
[glossary]
id = "house"

# what the desk agreed on
[terms]
"normalization talks" = ["standardization negotiations"]
"press briefing" = ["journalism briefing"]
"""
TEXT = (
    "The *standardization* negotiations went on.\r\n\r\nA journalism briefing followed.\r\n\r\n"
    "Then came the standardization negotiations of May.\r\n"
)


CLEAR = "\x15"
"""Control-U, which empties the line that the editing began with."""


def start(folder: Path, *more: str) -> pexpect.spawn[str]:
    settings = "default-glossaries = false\nglossaries = ['house.toml']\nselect = ['known-garble']\n"
    if not (folder / "unspin.toml").exists():
        (folder / "unspin.toml").write_text(settings, "utf-8")
        (folder / "house.toml").write_text(GLOSSARY, "utf-8")
        (folder / "article.md").write_text(TEXT, "utf-8", newline="")
    environment = {**os.environ, "UNSPIN_CACHE_DIR": str(folder / "cache"), "NO_COLOR": "1"}
    arguments = ["-m", "checker", "review", "--grammar", "off", "article.md", *more]
    child = pexpect.spawn(sys.executable, arguments, cwd=str(folder), env=environment, encoding="utf-8", timeout=60)
    child.setecho(False)
    return child


def answer(child: pexpect.spawn[str], *answers: str) -> None:
    for line in answers:
        child.expect_exact("[u]ndo [q]uit [?] ")
        child.sendline(line)


def test_corrects_skips_and_resumes(tmp_path: Path) -> None:
    child = start(tmp_path)
    answer(child, "a", "s", "a")
    child.expect_exact("2 corrected, 1 skipped, 0 ignored from now on, 0 accepted in the glossary.")
    child.expect(pexpect.EOF)
    expected = TEXT.replace("standardization", "normalization").replace("negotiations", "talks")
    assert (tmp_path / "article.md").read_bytes().decode() == expected
    again = start(tmp_path)
    again.expect_exact("1 skipped earlier are left out")
    again.expect(pexpect.EOF)
    asked = start(tmp_path, "--again")
    answer(asked, "e")
    asked.expect_exact("instead of “journalism briefing”: ")
    # The line begins with the suggestion, “press briefing”.
    asked.sendline(f"{CLEAR}talk with the press")
    asked.expect_exact("1 corrected")
    asked.expect(pexpect.EOF)
    assert "A talk with the press followed." in (tmp_path / "article.md").read_text("utf-8")


def test_ignores_and_accepts(tmp_path: Path) -> None:
    child = start(tmp_path, "--to", "house.toml")
    answer(child, "i", "s", "u", "g", "q")
    child.expect(pexpect.EOF)
    baseline = (tmp_path / "unspin-baseline.json").read_text("utf-8")
    assert json.loads(baseline)
    assert (tmp_path / "article.md").read_bytes().decode() == TEXT
    assert "# what the desk agreed on" in (tmp_path / "house.toml").read_text("utf-8")


def test_a_form_of_a_shipped_glossary_is_accepted_and_found_no_more(tmp_path: Path) -> None:
    (tmp_path / "unspin.toml").write_text("select = ['known-garble']\nglossaries = ['./terms/']\n", "utf-8")
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "empty.toml").write_text('[glossary]\nid = "empty"\n', "utf-8")
    (tmp_path / "article.md").write_text("The cultural Armenian community met.\n", "utf-8")
    child = start(tmp_path, "--to", "terms/house.toml")
    answer(child, "g")
    child.expect_exact("1 accepted in the glossary.")
    child.expect(pexpect.EOF)
    again = start(tmp_path, "--to", "terms/house.toml")
    again.expect_exact("article.md: nothing is left to decide.")
    again.expect(pexpect.EOF)


def test_editing_begins_with_the_suggestion(tmp_path: Path) -> None:
    child = start(tmp_path)
    answer(child, "s", "e")
    child.expect_exact("instead of “journalism briefing”: ")
    child.sendline(" for all")
    child.expect_exact("→ “press briefing for all”")
    answer(child, "q")
    child.expect(pexpect.EOF)
    assert "A press briefing for all followed." in (tmp_path / "article.md").read_text("utf-8")


def test_what_cannot_be_done_is_said_and_what_was_done_confirmed(tmp_path: Path) -> None:
    child = start(tmp_path)
    child.expect_exact("article.md: 3 places to decide on.")
    answer(child, "g")
    child.expect_exact("No glossary is named that could take it: start with --to FILE")
    answer(child, "7")
    child.expect_exact("There is no such suggestion")
    answer(child, "e")
    child.expect_exact("instead of “standardization* negotiations”: ")
    child.sendline(CLEAR)
    child.expect_exact("An empty line changes nothing.")
    answer(child, "u")
    child.expect_exact("There is nothing to undo.")
    answer(child, "A")
    child.expect_exact("→ “normalization* talks”")
    answer(child, "u")
    child.expect_exact("→ back to the one before")
    answer(child, "i")
    child.expect_exact("→ ignored here from now on")
    answer(child, "q")
    child.expect_exact("is silent about what is ignored with --baseline unspin-baseline.json")
    child.expect(pexpect.EOF)


def test_leaving_writes_nothing(tmp_path: Path) -> None:
    child = start(tmp_path)
    answer(child, "a", "x")
    child.expect_exact("Nothing was written.")
    child.expect(pexpect.EOF)
    assert (tmp_path / "article.md").read_bytes().decode() == TEXT


def test_an_interrupt_writes_nothing(tmp_path: Path) -> None:
    child = start(tmp_path)
    answer(child, "a")
    child.expect_exact("[u]ndo [q]uit [?] ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert (tmp_path / "article.md").read_bytes().decode() == TEXT
