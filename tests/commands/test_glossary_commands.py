"""`unspin glossary`, each command over files."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli import build, main
from checker.glossary.files import load

HOUSE = """# of the desk
[glossary]
id = "house"

[terms]
# money
"central bank" = ["focal bank"]  # often seen
"interest rate" = [{ text = "interest speed", near = ["bank"] }]
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNSPIN_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "house.toml"
    path.write_text(HOUSE)
    return path


def run(*arguments: str) -> Result:
    line = ["glossary", *arguments]
    return CliRunner().invoke(build(line), line)


ONLY = ("--isolated", "--no-default-glossaries", "--glossary", "house.toml")


def test_list_counts(house: Path) -> None:
    result = run("list", *ONLY)
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if line.startswith("house"))
    assert line.split()[1:8] == ["2", "terms", "0", "names", "2", "wrong", "forms"]


@pytest.mark.parametrize(
    ("phrase", "said", "status"),
    [
        ("focal banks", "wrong: a garbled form of “central bank” (house:7); listed as “focal bank”", 0),
        ("central banks", "right: the preferred form of “central bank”", 0),
        ("the interest speed", "near: waits for bank", 0),
        ("the interest speed of the bank", "near: “bank” stands here", 0),
        ("central", "“central bank” (house:7), preferred, holds these words and more", 0),
        ("zebra crossing", "No entry bears on this phrase.", 1),
    ],
)
def test_show_says_why(house: Path, phrase: str, said: str, status: int) -> None:
    result = run("show", phrase, *ONLY)
    assert said in result.stdout
    assert result.exit_code == status


def test_add_keeps_comments_and_order(house: Path) -> None:
    assert run("add", "central bank", "--to", "house.toml", "--garbled", "middle bank").exit_code == 0
    assert run("add", "peace talks", "--to", "house.toml").exit_code == 0
    assert run("add", "Ivo Andrić", "--name", "--to", "house.toml", "--garbled", "Ivo Andric-Smith").exit_code == 0
    text = house.read_text()
    assert all(comment in text for comment in ("# of the desk", "# money", "# often seen"))
    glossary = load(house)
    assert [term.text for term in glossary.terms] == ["central bank", "interest rate", "peace talks"]
    assert [form.text for form in glossary.terms[0].garbled] == ["focal bank", "middle bank"]
    assert glossary.names[0].wrong == ("Ivo Andric-Smith",)
    assert "already" in run("add", "peace talks", "--to", "house.toml").stdout
    before = house.read_text()
    assert run("add", "focal point", "--to", "house.toml", "--garbled", "central bank").exit_code != 0
    assert house.read_text() == before


def test_test_uses_one_glossary_only(house: Path) -> None:
    Path("a.txt").write_text("The focal bank met. It used counterfeit consciousness.\n")
    result = run("test", "a.txt", "--glossary", "house.toml")
    assert result.exit_code == 1
    assert "focal bank" in result.stdout or "central bank" in result.stdout
    assert "artificial intelligence" not in result.stdout


def test_check_finds_faults(house: Path) -> None:
    assert run("check", "house.toml").exit_code == 0
    Path("good.txt").write_text("A focal bank of lamps.\n")
    result = run("check", "house.toml", "--against", "good.txt")
    assert (result.exit_code, "is in good prose" in result.stdout) == (1, True)
    house.write_text(HOUSE + '[[examples]]\nbad = "The central bank met."\ngood = "The focal bank met."\n')
    result = run("check", "house.toml")
    assert result.exit_code == 1
    assert "house.toml:10" in result.stdout
    assert "house.toml:11" in result.stdout
    Path("other.toml").write_text('[glossary]\nid = "other"\n[terms]\n"lens bank" = ["focal bank"]\n')
    assert "is listed as wrong for" in run("check", "house.toml", "other.toml").stdout


REFUSED = [
    (("show", "", *ONLY), 1, "No entry bears"),
    (("check", "house.toml", "--against", "nowhere"), 2, "nowhere"),
    (("check", "house.toml", "--against", "bytes.txt"), 1, "bytes.txt: error: it is no prose to check against"),
    (("test", "bytes.txt", "--glossary", "house.toml"), 2, "unspin: bytes.txt: not valid UTF-8"),
    (("export", "house.toml", "--format", "typos"), 2, "typos cannot be written; choose one of csv, tbx, vale, prh."),
    (("export", "house.toml"), 2, "no file is named that would tell the format; say --format, one of csv, tbx,"),
    (("export", "house.toml", "--to", "a.dic"), 2, "a.dic: its name does not tell the format"),
    (("export", "house.toml", "--to", "none/a.csv"), 2, "none/a.csv: no such file or directory"),
    (("add", "peace talks", "--to", "house.csv"), 2, "house.csv: entries are added to TOML"),
    (("add", "{cheese} talks", "--to", "house.toml"), 2, "which no glossary defines"),
    (("add", "peace talks", "--to", "none/house.toml"), 2, "none/house.toml: no such file or directory"),
    (
        (
            "import",
            "utf16.csv",
        ),
        2,
        "utf16.csv:1: the file is UTF-16; save it as UTF-8.",
    ),
]


@pytest.mark.parametrize(("arguments", "status", "said"), REFUSED)
def test_says_what_to_do(
    arguments: tuple[str, ...], status: int, said: str, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bytes.txt").write_bytes(b"\xff\x00 talks")
    Path("utf16.csv").write_bytes("wrong,right\n".encode("utf-16"))
    monkeypatch.setattr("sys.argv", ["unspin", "glossary", *arguments])
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output), pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, said in output.getvalue()) == (status, True), output.getvalue()
    assert house.read_text() == HOUSE


def test_check_reads_texts_only(house: Path) -> None:
    Path("texts").mkdir()
    Path("texts/picture.png").write_bytes(b"\xff\x00")
    Path("texts/good.md").write_text("A focal bank of lamps.\n")
    result = run("check", "house.toml", "--against", "texts")
    assert "good.md:1: error" in result.stdout
    assert "picture.png" not in result.stdout


def test_add_takes_lines_and_spaces_as_one(house: Path) -> None:
    assert run("add", " peace\n talks ", "--to", "house.toml", "--garbled", "calm\ttalks").exit_code == 0
    assert [(term.text, term.garbled[0].text) for term in load(house).terms[2:]] == [("peace talks", "calm talks")]


@pytest.mark.parametrize(
    ("garbled", "is_fault", "is_hint"),
    [
        ('"hit list"', True, False),
        ('{ text = "hit list", severity = "warning" }', False, False),
        ('{ text = "hit list", severity = "error" }', False, False),
        ('{ text = "hit list", near = ["book"] }', False, False),
        ('"smash list"', False, False),
        ('"prisoner of battle"', False, True),
    ],
)
def test_check_asks_for_a_context_of_english(garbled: str, is_fault: bool, is_hint: bool, house: Path) -> None:
    house.write_text(f'[glossary]\nid = "house"\n[terms]\n"bestseller table" = [{garbled}]\n')
    result = run("check", "house.toml", "--hints")
    assert result.exit_code == is_fault
    assert ("house.toml:4: error: " in result.stdout) is is_fault
    assert ("house.toml:4: hint: " in result.stdout) is is_hint


def test_import_and_export(house: Path) -> None:
    Path("list.csv").write_text("wrong,right\nfocal bank,central bank\nlonely,\n")
    result = run("import", "list.csv", "--to", "new.toml")
    assert result.exit_code == 0
    assert "list.csv:3:" in result.stderr
    assert "1 terms and 1 wrong forms" in result.stderr
    assert load(Path("new.toml")).terms[0].text == "central bank"
    result = run("export", "house.toml", "--format", "csv")
    assert result.stdout == "wrong,right\nfocal bank,central bank\n"
    assert "interest speed" in result.stderr
