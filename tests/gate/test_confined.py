"""Paths that submissions name stay in the folder of the policy, whatever they say."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.gate.confined import PathError, below, contents
from checker.gate.passage import judge
from checker.gate.policy import Policy, load
from checker.gate.submission import parse

ESCAPES = {
    "../outside.txt": "leads up",
    "world/../../outside.txt": "leads up",
    "world/..": "leads up",
    "/etc/passwd": "does not begin in the folder",
    "//server/share/a.txt": "does not begin in the folder",
    "~/a.txt": "does not begin in the folder",
    "~root/a.txt": "does not begin in the folder",
    "C:/Windows/win.ini": "does not begin in the folder",
    "c:a.txt": "does not begin in the folder",
    "world\\..\\..\\outside.txt": "holds a backslash",
    "\\\\server\\share\\a.txt": "holds a backslash",
    "a\0.txt": "holds a null character",
    "": "names nothing",
    " \t": "names nothing",
    "\ud800.txt": "is not Unicode",
    "x/" * 3000: "is longer than a path can be",
    "link.txt": "goes over a link",
    "elsewhere/outside.txt": "goes over a link",
    "elsewhere/none.txt": "goes over a link",
    "inside.txt": "goes over a link",
    "round/a.txt": "goes over a link",
    "\x1b]0;title\x07/../x": "leads up",
}
"""Paths and what is said of each."""

PLAIN = (
    "a.txt",
    "world/a.txt",
    "./world/a.txt",
    "world//a.txt",
    "none/yet.md",
    "ü….txt",
    "a b/-c;d.txt",
    "...txt",
    "-",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles with links that lead out of it, and a file outside."""
    articles = tmp_path / "articles"
    (articles / "world").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("The secret standardization negotiations went on.", "utf-8")
    (articles / "a.txt").write_text("The normalization talks went on for two days.", "utf-8")
    (articles / "world" / "a.txt").write_text("Nothing.", "utf-8")
    try:
        (articles / "link.txt").symlink_to(tmp_path / "outside.txt")
        (articles / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
        (articles / "inside.txt").symlink_to("a.txt")
        (articles / "round").symlink_to("round")
    except OSError:
        pytest.skip("links cannot be made here")
    return articles


@pytest.mark.parametrize("name", ESCAPES)
def test_what_could_lead_out_is_refused_with_one_sentence(folder: Path, name: str) -> None:
    with pytest.raises(PathError, match=ESCAPES[name]) as caught:
        below(folder, name, "the path")
    message = str(caught.value)
    assert message.startswith("the path “") and message.endswith(".")
    assert message.isprintable()


@pytest.mark.parametrize("name", PLAIN)
def test_plain_paths_are_followed(folder: Path, name: str) -> None:
    assert below(folder, name, "the path") == Path(os.path.realpath(folder), name)


def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    assert (
        below(folder / ".." / "articles" / "elsewhere" / "articles", "a.txt", "the path") == folder.resolve() / "a.txt"
    )


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(list("./\\~:a\0 ")) | st.characters(codec=None), max_size=30))
@example("x" * 5000)
@example("x/" * 5000)
def test_no_path_leads_out(name: str) -> None:
    root = Path(__file__).resolve().parent
    try:
        found = below(root, name, "the path")
    except PathError:
        return
    assert found.is_relative_to(root)


def test_only_regular_files_are_read(folder: Path) -> None:
    assert contents(folder / "a.txt", 4) == b"The n"
    with pytest.raises(OSError):
        contents(folder / "world", 4)
    with pytest.raises(OSError):
        contents(folder / "link.txt", 4)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
        with pytest.raises(OSError):
            contents(folder / "pipe", 4)


def _policy(folder: Path, text: str) -> Policy:
    path = folder.parent / "policy.toml"
    path.write_text(text, "utf-8")
    return load(path)


OPEN = '[on-failure]\narticle = "pass"\nglossary = "pass"\noriginal = "pass"\n'
"""A gate that lets everything pass that fails."""

SUBMISSIONS: dict[str, tuple[str, Callable[[str], dict[str, object]]]] = {
    "article": (
        '[policy]\nsettings-beside-articles = true\narticles = "articles"\n',
        lambda name: {"text": "The talks went on.", "path": name},
    ),
    "original": (
        '[original]\nfolder = "articles"\n',
        lambda name: {"text": "The talks went on.", "original": {"path": name}},
    ),
}


@pytest.mark.parametrize("name", [name for name in ESCAPES if name])
@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_no_path_opens_the_gate(folder: Path, kind: str, name: str) -> None:
    policy, make = SUBMISSIONS[kind]
    rules = _policy(folder, f"{policy}[settings]\ndefault-glossaries = false\n{OPEN}")
    decision, report = judge(rules, parse(json.dumps(make(name)).encode()), None)
    assert not decision.passes
    assert len(decision.failures) == 1
    assert report is None
    assert "secret" not in json.dumps(decision.to_json())


def test_settings_above_the_folder_of_articles_do_not_count(folder: Path) -> None:
    (folder.parent / "unspin.toml").write_text('ignore = ["doubled-word"]', "utf-8")
    rules = _policy(
        folder,
        '[policy]\nsettings-beside-articles = true\narticles = "articles"\n[block]\nrules = ["doubled-word"]\n',
    )
    submission = {"text": "The talks went on on Monday in the the city.", "path": "world/new.txt"}
    assert not judge(rules, parse(json.dumps(submission).encode()), None)[0].passes
    (folder / "unspin.toml").write_text('ignore = ["doubled-word"]', "utf-8")
    assert judge(rules, parse(json.dumps(submission).encode()), None)[0].passes
