"""Settings files from strangers, layer by layer."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import ConfigError, Configuration
from checker.config.files import MAX_EXTENDED, MAX_SIZE
from checker.config.keys import KEYS
from checker.config.layers import read_values, resolve
from checker.config.place import Layer, Place
from checker.config.show import as_lines, rows, toml
from checker.plan import prepare_all
from checker.selection import select
from checker.settings import Settings, digest_of

WRONG: dict[str, str] = {
    "slect = []": "unspin.toml:1: there is no setting “slect”; did you mean “select”?",
    "\nextend-ignroe = []": "unspin.toml:2: there is no setting “extend-ignroe”; did you mean “extend-ignore”?",
    "extend-grammar = 'off'": "unspin.toml:1: there is no setting “extend-grammar”",
    "jobs = -1": "unspin.toml:1: “jobs” must be a whole number from 0 up, not -1.",
    "jobs = true": "unspin.toml:1: “jobs” must be a whole number from 0 up, not true.",
    "jobs = 1.5": "unspin.toml:1: “jobs” must be a whole number from 0 up, not a number with a fraction.",
    "hints = 1": "unspin.toml:1: “hints” must be true or false, not 1.",
    "hints = 2020-01-01": "unspin.toml:1: “hints” must be true or false, not a date.",
    "select = 'spacing'": "unspin.toml:1: “select” must be a list of texts, not “spacing”.",
    "select = [\n'spacing',\n3]": "unspin.toml:3: each item of “select” must be a text, not 3.",
    "select = ['spacing',\n'spcing']": "unspin.toml:2: there is no rule “spcing”; did you mean “spacing”?",
    "fail-on = 'eror'": "unspin.toml:1: “fail-on” must be one of error, warning, hint, never, not “eror”.",
    "[severity]\n\nspacing = 'grave'": "unspin.toml:3: “spacing” must be one of error, warning, hint, not “grave”.",
    "severity = 'hint'": "unspin.toml:1: “severity” must be a table from rules or glossaries",
    "[rules.spacng]": "unspin.toml:1: there is no rule “spacng”; did you mean “spacing”?",
    "[rules.spacing]\nwidth = 3": "unspin.toml:2: rule “spacing” has no option “width”; it has none.",
    "rules = 3": "unspin.toml:1: “rules” must be a table of tables, not 3.",
    "exclude = ['']": "unspin.toml:1: “” is no pattern",
    "exclude = ['/']": "unspin.toml:1: “/” is no pattern",
    "glossaries = ['']": "unspin.toml:1: “glossaries” holds an empty text",
    'baseline = "a\\u0000b"': "unspin.toml:1: “baseline” holds a null character",
    "remote = 'http://elsewhere'": "unspin.toml:1: “remote” is never taken from a project; set it by --remote",
    "mirror = 'http://elsewhere'": "unspin.toml:1: “mirror” is never taken from a project; set it by UNSPIN_MIRROR",
    "overrides = 3": "unspin.toml:1: write each override as a table of its own under [[overrides]].",
    "[[overrides]]\nignore = []": "unspin.toml:1: this override does not say for which “files” it holds",
    "[[overrides]]\nfiles = '*'": "unspin.toml:2: “files” must be a list of texts, not “*”.",
    "[[overrides]]\nfiles = []\n[[overrides]]\nfiles = []\nignroe = []": "unspin.toml:5: there is no setting “ignroe”",
    "[[overrides]]\nfiles = ['*']\njobs = 3": "unspin.toml:3: “jobs” holds for whole folders or runs",
    "extend = 3": "unspin.toml:1: “extend” must be the path of a settings file or its folder, or a package",
    "extend = ''": "unspin.toml:1: “extend” must be the path of a settings file or its folder, or a package",
    "extend = '.'": "unspin.toml:1: unspin.toml extends itself",
    "extend = ['b.toml']": "unspin.toml:1: “b.toml” is no file; “extend” takes a path from this file's folder.",
    "extend = [\n'', 1]": "unspin.toml:2: each item of “extend” must be the path of a settings file or its folder",
    "extend = 'https://example.org/unspin.toml'": "unspin.toml:1: “https://example.org/unspin.toml” is on a network",
    "extend = 'git@example.org:house/terms'": "unspin.toml:1: “git@example.org:house/terms” is on a network",
    "extend = 'package:none_of_this_name'": "unspin.toml:1: “package:none_of_this_name”: no package",
    "extend = 'package:../x'": "unspin.toml:1: “package:../x”: no package “..”",
    "extend = 'unspin.toml'": "unspin.toml:1: unspin.toml extends itself",
    "hints = tru": "unspin.toml:1: not valid TOML: invalid value at column 9.",
    "hints = true\nhints = false": "unspin.toml:2: “hints” stands on line 1 already; delete one.",
    "x = " + "[" * 50_000: "unspin.toml:1: not valid TOML: nested too deeply.",
    "x" + ".x" * 100_000 + " = 1": "unspin.toml:1: not valid TOML: a key has too many parts.",
    "# " + "x" * MAX_SIZE: "unspin.toml: larger than 1,000,000 bytes, which no settings file needs to be.",
    "'\\u001b[2J' = 1": "unspin.toml:1: there is no setting “\\u001b[2J”",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items(), ids=[text[:30] for text in WRONG])
def test_what_is_wrong_is_said_in_a_sentence(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unspin.toml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    start = time.perf_counter()
    with pytest.raises(ConfigError) as caught:
        Configuration().for_file("a.md")
    assert str(caught.value).startswith(message)
    assert len(str(caught.value)) < 2000
    assert str(caught.value).isprintable()
    assert time.perf_counter() - start < 2


def test_bytes_that_are_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unspin.toml").write_bytes(b"hints = \xff")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="not valid UTF-8 at byte 8"):
        Configuration().for_file("a.md")


def test_a_chain_ends(tmp_path: Path) -> None:
    for number in range(MAX_EXTENDED + 1):
        (tmp_path / f"{number}.toml").write_text(f"extend = '{number + 1}.toml'\n", "utf-8")
    (tmp_path / "unspin.toml").write_text("extend = '0.toml'", "utf-8")
    with pytest.raises(ConfigError, match="a chain of more than 16 files"):
        Configuration().for_file(str(tmp_path / "a.md"))


def test_a_file_that_extends_many_ends(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("extend = ['b.toml', 'b.toml']", "utf-8")
    (tmp_path / "b.toml").write_text("extend = ['c.toml', 'c.toml']", "utf-8")
    (tmp_path / "c.toml").write_text("ignore = ['spacing']", "utf-8")
    (tmp_path / "unspin.toml").write_text("extend = ['a.toml']", "utf-8")
    assert Configuration().for_file(str(tmp_path / "a.md")).settings.ignore == ("spacing",)
    (tmp_path / "unspin.toml").write_text("extend = ['a.toml', 'a.toml', 'a.toml']", "utf-8")
    with pytest.raises(ConfigError, match="more than 16 files"):
        Configuration().for_file(str(tmp_path / "a.md"))


def test_extends_folders_and_packages_that_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "house_settings"
    (package / "strict").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('run')")
    (package / "unspin.toml").write_text("ignore = ['spacing']\nglossaries = ['terms.csv']", "utf-8")
    (package / "terms.csv").write_text("wrong,right\nfocal bank,central bank\n", "utf-8")
    (package / "strict" / "unspin.toml").write_text("fail-on = 'warning'\nignore = ['quote-mark']", "utf-8")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "unspin.toml").write_text("extend-ignore = ['doubled-word']", "utf-8")
    (tmp_path / "unspin.toml").write_text(
        "extend = ['package:house_settings', 'package:house_settings/strict', 'shared']", "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path / "site")
    settings = Configuration().for_file(str(tmp_path / "a.md")).settings
    assert settings.ignore == ("quote-mark", "doubled-word")
    assert settings.fail_on == "warning"
    assert [Path(name).resolve() for name in settings.glossaries] == [(package / "terms.csv").resolve()]
    (tmp_path / "unspin.toml").write_text("extend = 'package:house_settings/../..'", "utf-8")
    with pytest.raises(ConfigError, match="leads out of the package"):
        Configuration().for_file(str(tmp_path / "a.md"))
    (tmp_path / "unspin.toml").write_text("extend = 'site'", "utf-8")
    with pytest.raises(ConfigError, match=r"holds no unspin\.toml"):
        Configuration().for_file(str(tmp_path / "a.md"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_no_settings_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "unspin.toml")
    os.mkfifo(tmp_path / ".gitignore")
    assert Configuration().for_file(str(tmp_path / "a.md")).settings == Settings()
    assert select(Configuration(), [str(tmp_path)]).sources == ()


def test_trusted_keys_come_from_the_user(tmp_path: Path) -> None:
    trusted = next(key for key in KEYS.values() if key.trusted)
    own = tmp_path / "own"
    own.mkdir()
    (own / "unspin.toml").write_text(f"{trusted.name} = 'http://localhost'", "utf-8")
    file = str(tmp_path / "a.md")
    for configuration in (
        Configuration({trusted.name: "http://localhost"}),
        Configuration(environment={trusted.variable: "http://localhost"}),
        Configuration(user_folder=own),
    ):
        assert getattr(configuration.for_file(file).settings, trusted.field) == "http://localhost"
    (tmp_path / "other.toml").write_text(f"{trusted.name} = 'http://localhost'", "utf-8")
    (own / "unspin.toml").write_text("extend = '../other.toml'", "utf-8")
    with pytest.raises(ConfigError, match="never taken from a project"):
        Configuration(user_folder=own)
    with pytest.raises(ConfigError, match="never taken from a project"):
        Configuration(config=str(tmp_path / "other.toml"))


def test_each_settings_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unspin.toml").write_text("ignore = ['spacing']", "utf-8")
    for number in range(30):
        folder = tmp_path / str(number) / "deep"
        folder.mkdir(parents=True)
        (folder / "a.md").write_text("Talks.", "utf-8")
    opened: list[str] = []
    open_ = Path.open

    def counting(self: Path, *args: object, **kwargs: object) -> object:
        opened.append(self.name)
        return open_(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", counting)
    selection = select(Configuration(), [str(tmp_path)])
    assert len(selection.sources) == 30
    assert len(selection.groups) == 1
    assert opened.count("unspin.toml") == 1


def test_equal_settings_share_a_plan_and_glossaries(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("wrong,right\ngreen talks,peace talks\n", "utf-8")
    same = "default-glossaries = false\nglossaries = ['../terms.csv']\n"
    for name, text in {"a": same, "b": same + "hints = true", "c": same + "ignore = ['spacing']"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "unspin.toml").write_text(text, "utf-8")
        (tmp_path / name / "x.md").write_text("Talks.", "utf-8")
    selection = select(Configuration(), [str(tmp_path)])
    assert [getattr(source, "plan", None) for source in selection.sources] == [0, 0, 1]
    plans = prepare_all(selection.settings)
    assert plans[0].lexicon is plans[1].lexicon
    assert digest_of(selection.settings) == digest_of(reversed(selection.settings))
    assert digest_of([plans[0].settings] * 2) == plans[0].settings.digest()
    assert digest_of(selection.settings) != plans[0].settings.digest()


@pytest.mark.parametrize(
    ("select_", "ignore", "runs", "rests"),
    [
        ([], [], ["spacing", "grammar/AnA"], []),
        (["spacing"], [], ["spacing"], ["doubled-word", "grammar/AnA"]),
        ([], ["grammar"], ["spacing"], ["grammar/AnA"]),
        (["grammar/"], ["grammar/AnA"], ["grammar/Other"], ["grammar/AnA", "spacing"]),
        (["grammar/AnA"], ["grammar"], ["grammar/AnA"], ["grammar/Other"]),
        (["spacing"], ["spacing"], [], ["spacing"]),
    ],
)
def test_the_more_exact_name_wins(select_: list[str], ignore: list[str], runs: list[str], rests: list[str]) -> None:
    settings = Settings(select=tuple(select_), ignore=tuple(ignore))
    assert all(map(settings.runs, runs))
    assert not any(map(settings.runs, rests))
    assert settings.runs_group("grammar") is any(rule.startswith("grammar") for rule in runs)


def test_defaults_are_valid_settings() -> None:
    """What `unspin settings` prints can be put into a file."""
    table = {key.name: key.default for key in KEYS.values() if not key.trusted}
    place = Place(Layer.FILE, "unspin.toml", "/", text="\n")
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in table.items()}
    assert resolve([read_values(plain, place)]).settings == Settings()
    assert len(list(as_lines(resolve([])))) == len(rows(resolve([]))) == len(KEYS)


@given(st.recursive(st.text() | st.booleans() | st.integers(), lambda inner: st.lists(inner, max_size=3), max_leaves=5))
def test_values_are_shown_as_toml(value: object) -> None:
    import tomllib

    if not any("\ud800" <= character <= "\udfff" for character in repr(value)):
        assert tomllib.loads(f"key = {toml(value)}")["key"] == value


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), st.text() | st.integers() | st.lists(st.text()) | st.booleans()))
def test_any_table_is_read_or_refused(table: dict[str, object]) -> None:
    try:
        read_values(table, Place(Layer.FILE, "unspin.toml", "/", text="\n"))
    except ConfigError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("key", [key for key in KEYS.values() if key.variable], ids=lambda key: key.name)
def test_every_variable_is_read_or_refused_by_name(key: object) -> None:
    from checker.config.keys import Key

    assert isinstance(key, Key)
    for text in ("1", "off", "a,b", "a=b", "=", "\0", "x" * 5000):
        try:
            Configuration(environment={key.variable: text})
        except ConfigError as error:
            assert str(error).startswith(f"{key.variable}: ")
