"""Strings of front matter: their text and their exact place."""

from __future__ import annotations

import pytest

from checker.readers import ReadOptions, read

# (head, key, text as read, source that it stands for)
YAML = [
    ("title: Talks resume", "title", "Talks resume", "Talks resume"),
    ("title:   Talks # of peace", "title", "Talks", "Talks"),
    ("title: C# talks", "title", "C# talks", "C# talks"),
    ('title: "Talks: “resume”"', "title", "Talks: “resume”", "Talks: “resume”"),
    (r'title: "a \"b\" \u00e9\n"', "title", 'a "b" é', r"a \"b\" \u00e9"),
    ("title: 'it''s on'", "title", "it's on", "it''s on"),
    ('"title": Talks', "title", "Talks", "Talks"),
    ("description: >\n  Talks\n  resume\nx: y", "description", "Talks\n  resume", "Talks\n  resume"),
    ("description: |-\n  Talks\n\n  resume", "description", "Talks\n\n  resume", "Talks\n\n  resume"),
    ("summary: Talks\n  resume\nx: 1", "summary", "Talks\n  resume", "Talks\n  resume"),
    ("summary:\n  Talks resume", "summary", "Talks resume", "Talks resume"),
    ("a: [1,\n  2]\nb:\n  title: no\nsummary: yes it is", "summary", "yes it is", "yes it is"),
]
TOML = [
    ('title = "Talks"', "title", "Talks", "Talks"),
    ("title='Talks'", "title", "Talks", "Talks"),
    (r'title = "a \"b\" \U0001F642"', "title", 'a "b" 🙂', r"a \"b\" \U0001F642"),
    (
        'x = """\ntitle = "no"\n"""\nsummary = """\nTalks \\\n  resume"""',
        "summary",
        "Talks   resume",
        "Talks \\\n  resume",
    ),
    ("title = '''Talks'''\n[menu]\nsummary = 'no'", "title", "Talks", "Talks"),
]
NOTHING = [
    "---\ntitle: [a, b]\n---\n",
    "---\ntitle: {a: b}\n---\n",
    "---\ntitle:\n  - a\n---\n",
    "---\ntitle:\n  de: Gespräche\n---\n",
    "---\ntitle: *anchor\n---\n",
    "---\ndate: 2023-11-16\ntags: [talks]\n---\n",
    '---\ntitle: "unclosed\n---\n',
    "+++\ntitle = 3\n[x]\ntitle = 'a'\n+++\n",
    "---\n---\n",
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("fence", "case"), [*(("---", case) for case in YAML), *(("+++", case) for case in TOML)])
def test_value(fence: str, case: tuple[str, str, str, str], line_end: str) -> None:
    head, key, text, place = (part.replace("\n", line_end) for part in case)
    source = f"{fence}{line_end}{head}{line_end}{fence}{line_end}Body.{line_end}"
    value, body = read("a.md", source.encode(), ReadOptions()).blocks
    span = value.to_source(0, len(value.text))
    assert (value.name, value.text, source[span.start : span.end]) == (key, text, place)
    assert body.text == "Body."


@pytest.mark.parametrize("source", NOTHING)
def test_no_strings(source: str) -> None:
    assert read("a.md", source.encode(), ReadOptions()).blocks == ()


def test_keys_are_chosen() -> None:
    source = b"---\ntitle: Talks\nkicker: Diplomacy\n---\n"
    (value,) = read("a.md", source, ReadOptions(front_matter=("kicker",))).blocks
    assert (value.name, value.text) == ("kicker", "Diplomacy")


@pytest.mark.parametrize("source", ["---\n\nWords.\n\n---\n", "---\nWords.\n\n---\n", "---\ntitle: open\n"])
def test_a_rule_is_no_head(source: str) -> None:
    (block,) = read("a.md", source.encode(), ReadOptions()).blocks
    assert block.name == ""


def test_comment_in_head() -> None:
    (comment,) = read("a.md", b"---\n# unspin: ignore\ntitle: Talks\n---\n", ReadOptions()).comments
    assert comment.text == "unspin: ignore"
