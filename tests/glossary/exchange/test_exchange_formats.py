"""Files in each format's documented form, what comes of them, and the way back."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.glossary.compile import forms_of_right_ones
from checker.glossary.exchange import FORMATS, format_of, writable
from checker.glossary.exchange.expressions import texts
from checker.glossary.exchange.gathering import ExchangeError
from checker.glossary.exchange.importing import import_file
from checker.glossary.files import parse_toml
from checker.glossary.model import Glossary, GlossaryError

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_carries_over_what_it_can_and_tells_of_the_rest(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case.get("file", "list.txt")
    path.write_text(case["text"], "utf-8", newline="")
    found = import_file(path, FORMATS[case["format"]])
    glossary = parse_toml(found.toml.encode(), "list.toml")
    assert {term.text: [g.text for g in term.garbled] for term in glossary.terms} == case["terms"]
    assert [lost.line for lost in found.lost] == case.get("lost", [])
    forms = [garble for term in glossary.terms for garble in term.garbled]
    assert {g.text for g in forms if g.severity == "warning"} == set(case.get("warnings", []))
    for term in glossary.terms:
        assert list(term.accept) == case.get("accept", {}).get(term.text, [])
        for garble in term.garbled:
            context = case.get("context", {}).get(garble.text, {})
            assert (list(garble.near), list(garble.unless)) == (context.get("near", []), context.get("unless", []))
    assert found.toml == import_file(path, FORMATS[case["format"]]).toml
    assert "sha256:" in glossary.source


REFUSED = [
    ("tbx", '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx><text/></tbx>', "entity"),
    ("tbx", '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>', "entity"),
    ("tbx", "<tbx><text></tbx>", "not XML"),
    ("tbx", "<html/>", "no <tbx>"),
    ("tbx", "<tbx>" + "<a>" * 100, "too deeply"),
    ("prh", "a: &a [x, x]\nb: *a\n", "alias"),
    ("prh", "rules: [", "not YAML"),
    ("prh", "title: x", "no “rules”"),
    ("prh", "[" * 100_000, "nested too deeply"),
    ("prh", "rules:\n" + "".join(f"{' ' * n}- a:\n" for n in range(1, 99, 2)), "nested too deeply"),
    ("prh", "#" * 4_000_001, "longer than"),
    ("prh", "rules: {a: b}", "no list"),
    ("prh", "rules: 3", "no list"),
    ("prh", "", "empty"),
    ("csv", "\n \n", "empty"),
    ("typos", "[default]\nextend-words = 4\n", "no table"),
    ("typos", "[type.py]\nextend-words = ['a']\n", "no table"),
    ("vale", "extends: existence\ntokens: [a]\n", "substitution"),
    ("vale", "!!python/object/apply:os.system ['true']", "substitution"),
    ("typos", "[default.extend-words\n", "not TOML"),
    ("screener", "a,b\n1,2\n", "Fingerprint"),
    ("csv", 'wrong,right\n"a"b,c\n', "not CSV"),
]


@pytest.mark.parametrize(("name", "text", "said"), REFUSED)
def test_refuses_what_is_not_in_the_format(name: str, text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(ExchangeError, match=said):
        import_file(path, FORMATS[name])


def test_what_is_left_behind_is_told_in_short_lines(tmp_path: Path) -> None:
    long = "(" * 10_000
    for name, text in (
        ("vale-accept", long),
        ("vale-reject", long),
        ("vale", f"extends: substitution\nswap:\n  ? '{long}'\n  : b\n"),
        ("prh", f"rules:\n  - expected: a\n    pattern: '/{long}/'\n"),
        ("typos", f"{long},b,c\n"),
        ("codespell", f"{long}->b,c,\n"),
        ("screener", f'Fingerprint,Expected\n"{long}",x\n'),
    ):
        path = tmp_path / "list.txt"
        path.write_text(text, "utf-8")
        assert all(len(lost.reason) < 300 for lost in import_file(path, FORMATS[name]).lost)


HOUSE = """
[glossary]
id = "house"
[terms]
"central bank" = ["national bank of money", "focal bank"]
"R&D <unit>" = ["R&D: part"]
"interest rate" = { garbled = ["premium rate"], accept = ["rate of interest"] }
"ethnic {group}" = ["cultural {group}"]
"data set" = [{ text = "information set", near = ["train"] }]
[classes]
group = ["Armenian"]
"""


@pytest.mark.parametrize("name", writable())
def test_what_is_exported_comes_back(name: str, tmp_path: Path) -> None:
    glossary = parse_toml(HOUSE.encode(), "house.toml")
    text, lost = FORMATS[name].write(glossary)
    path = tmp_path / "there.txt"
    path.write_text(text, "utf-8", newline="")
    back = import_file(path, FORMATS[name])
    terms = {t.text: [g.text for g in t.garbled] for t in parse_toml(back.toml.encode(), "back.toml").terms}
    assert terms == {
        "R&D <unit>": ["R&D: part"],
        "central bank": ["national bank of money", "focal bank"],
        "interest rate": ["premium rate"],
    } | ({"data set": []} if name == "tbx" else {})
    assert any("information set" in reason for reason in lost)


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("colou?r", ["colour", "color"]),
        ("(?:a|the) bank", ["a bank", "the bank"]),
        (r"\be\.g\.", ["e.g."]),
        ("one|two", ["one", "two"]),
        ("bank(?:s)?", ["banks", "bank"]),
        (r"\w+ bank", []),
        ("[ab]c", []),
        ("a+", []),
        ("(a|b)" * 12, []),
        ("(a", []),
    ],
)
def test_texts_of_an_expression(expression: str, wanted: list[str]) -> None:
    assert list(texts(expression)) == wanted


def test_the_name_tells_the_format() -> None:
    assert format_of("", "words.dic").name == "hunspell"
    with pytest.raises(ExchangeError, match="--format"):
        format_of("", "rules.yml")
    with pytest.raises(ExchangeError, match="no format"):
        format_of("docx", "a.docx")


def test_many_forms_of_right_ones_cost_one_compilation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.csv"
    long = "very " * 12
    rows = [f"{long}odd banks {n},small bank {n}\n{long}odd bank {n},{long}odd banks {n} here\n" for n in range(300)]
    rows += [f"{long}trade banks {n},{long}trade bank {n}\n" for n in range(300)]
    path.write_text("wrong,right\n" + "".join(rows), "utf-8")
    rounds: list[int] = []

    def counted(glossaries: Sequence[Glossary]) -> Iterator[GlossaryError]:
        rounds.append(len(glossaries))
        return forms_of_right_ones(glossaries)

    monkeypatch.setattr("checker.glossary.exchange.gathering.forms_of_right_ones", counted)
    found = import_file(path, FORMATS["csv"])
    assert len(rounds) <= 2
    assert found.forms + len(found.lost) == 900
