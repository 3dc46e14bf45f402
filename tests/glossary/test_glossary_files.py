"""Glossary files: what is read from good ones, what is said about bad ones."""

from __future__ import annotations

import pickle
import time
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.findings import Severity
from checker.glossary import files
from checker.glossary.consistency import contradictions, without_overruled
from checker.glossary.files import load, parse, parse_csv, parse_toml
from checker.glossary.model import Example, Garble, GlossaryError, Name, NameKind, Term
from checker.toml_lines import TomlLines

FOLDER = Path(__file__).parent / "files"
EVERY_KEY = FOLDER / "every-key.toml"
HEAD = '[glossary]\nid = "house"\n'


def refused() -> list[tuple[str, str, str]]:
    """Name, text and expected message of each case in `refused.txt`."""
    found = []
    for case in FOLDER.joinpath("refused.txt").read_text("utf-8").split("\n=== ")[1:]:
        path, _, rest = case.partition("\n")
        end = f"\n{rest}".rindex("\n--- ")
        found.append((path, rest[:end], rest[end + len("--- ") :].strip()))
    return found


REFUSED = refused()


@pytest.mark.parametrize(("path", "text", "message"), REFUSED, ids=range(len(REFUSED)))
def test_refused_with_file_line_and_reason(path: str, text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        parse(text.encode(), path)
    assert str(raised.value) == message


@pytest.mark.parametrize(("path", "text", "message"), REFUSED, ids=range(len(REFUSED)))
def test_line_ends_and_a_byte_order_mark_change_no_message(path: str, text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        parse(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), path)
    assert str(raised.value) == message


BYTES = [
    ("a.toml", b'[glossary]\nid = "caf\xe9"', "a.toml:2: byte 20 (0xe9) is not UTF-8; save the file as UTF-8."),
    ("a.csv", b"\xef\xbb\xbfterm\n\xff", "a.csv:2: byte 8 (0xff) is not UTF-8; save the file as UTF-8."),
    ("a.csv", "term\nwar".encode("utf-16"), "a.csv:1: the file is UTF-16; save it as UTF-8."),
    ("a.csv", b"wrong,right\na\x00,b", "a.csv:2: “a\\u0000” holds the invisible character U+0000; delete it."),
    ("a.toml", b"a = " + b"[" * 100_000, "a.toml:1: lists are nested too deeply; no entry needs more than three."),
    ("a.toml", b"\n" + b"a = {" * 5_000, "a.toml:1: lists are nested too deeply; no entry needs more than three."),
    ("a.toml", b'[[a]]\n"a" . ' + b"a." * 100_000, "a.toml:2: a key has too many parts; put a phrase with dots in "),
    ("a.toml", b"a = " + b"9" * 9_999, "a.toml:1: a value cannot be read"),
    ("a.csv", b'wrong,right\na,"' + b"b" * 200_000, "a.csv:2: a cell that begins with a double quote is not closed"),
]


@pytest.mark.parametrize(("path", "data", "message"), BYTES, ids=range(len(BYTES)))
def test_hostile_bytes_are_refused(path: str, data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        parse(data, path)
    assert str(raised.value).startswith(message)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1024**2)
    path = tmp_path / "house.csv"
    path.write_bytes(b"term\n" + b"\n" * 1024**2)
    with pytest.raises(GlossaryError, match=r"house\.csv:1: the file is larger than 1 MB; split it\.$"):
        load(path)


@pytest.mark.parametrize("name", ["absent.toml", ".", "nul\0.toml"])
def test_a_file_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r":1: the file cannot be read \(.+\)\.$"):
        load(tmp_path / name)


def test_every_key_is_read() -> None:
    glossary = load(EVERY_KEY)
    assert (glossary.id, glossary.title, glossary.language) == ("every-key", "Every key", "en-GB")
    assert (glossary.source, glossary.severity) == ("written for the tests", Severity.WARNING)
    assert glossary.path == str(EVERY_KEY)
    assert glossary.digest == f"sha256:{sha256(EVERY_KEY.read_bytes()).hexdigest()}"
    assert glossary.classes == {"weapon": ("artillery", "drone", "cruise missile")}
    assert glossary.exact_case == {"Polish", "Turkey"}
    assert glossary.examples == (
        Example("Azerbaijani causes attacked.", bad=True, line=57),
        Example("The causes of the war.", bad=False, line=58),
        Example("Noble Armenian causes.", bad=False, line=61),
    )


def test_every_key_of_terms_is_read() -> None:
    cultural = Garble("cultural {nationality}", line=18)
    assert load(EVERY_KEY).terms == (
        Term("territorial integrity", line=17),
        Term("ethnic {nationality}", (cultural, Garble("tribal {nationality}", line=18)), line=18),
        Term(
            "normalization talks",
            (Garble("standardization negotiations", line=19),),
            accept=("normalisation talks",),
            note="a note",
            line=19,
        ),
        Term("heavy {weapon}", line=20),
        Term(
            'say "no"',
            (Garble('articulate "no"', line=22), Garble('express "no"', seen="letters", line=24)),
            line=21,
        ),
        Term(
            "{nationality} forces",
            (
                Garble("{nationality} causes", ("attack", "troops"), ("noble",), Severity.ERROR, "seed", line=29),
                Garble("{nationality} powers", seen="seed", line=30),
            ),
            accept=("{nationality} troops",),
            inflect=False,
            severity=Severity.HINT,
            note="Two\nlines.",
            source="a style guide",
            seen="seed",
            line=27,
        ),
    )


def test_every_key_of_names_is_read() -> None:
    assert load(EVERY_KEY).names == (
        Name("Tbilisi", line=42),
        Name(
            "James O'Brien",
            NameKind.PERSON,
            accept=("Jim O'Brien",),
            wrong=("James O'Brian",),
            role="assistant secretary of state",
            since=date(2023, 10, 24),
            until=date(2025, 1, 17),
            line=43,
        ),
        Name("Nagorno-Karabakh", NameKind.PLACE, wrong=("Nagorny-Karabach",), line=44),
        Name(
            "European Union",
            NameKind.BODY,
            severity=Severity.ERROR,
            note="a note",
            source="a source",
            seen="seed",
            line=49,
        ),
    )


def test_pairs_are_read_from_a_spreadsheet() -> None:
    glossary = load(FOLDER / "pairs.csv")
    assert (glossary.id, glossary.language, glossary.names) == ("pairs", "en", ())
    assert glossary.terms == (
        Term("normalization talks", (Garble("standardization negotiations", line=3),), line=3),
        Term(
            "ethnic {nationality}",
            (
                Garble("cultural {nationality}", severity=Severity.WARNING, line=4),
                Garble("tribal {nationality}", line=6),
            ),
            note='seen in "print"; twice; tribal is wrong',
            line=4,
        ),
        Term("forces", (Garble("causes", line=9),), line=9),
    )


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("term\npeace talks\n", [("peace talks", None, "")]),
        ("\ufeff# first\nNote,TERM\nx,peace talks\n,war", [("peace talks", None, "x"), ("war", None, "")]),
        ("term\tseverity\r\npeace, talks\thint\r\n", [("peace, talks", Severity.HINT, "")]),
        ('"term";"note"\r"peace talks";"a; b"\r', [("peace talks", None, "a; b")]),
        ('term\n"# not a\n# comment"\n', [("# not a # comment", None, "")]),
        ("term\n", []),
    ],
)
def test_terms_are_read_from_a_spreadsheet(text: str, terms: list[tuple[str, Severity | None, str]]) -> None:
    read = parse_csv(text.encode(), "terms.csv").terms
    assert [(term.text, term.severity, term.note) for term in read] == terms


@pytest.mark.parametrize(
    ("path", "slug"),
    [("lists/House Style (2).csv", "house-style-2"), ("Wörter.CSV", "worter"), ("术语.csv", "glossary")],
)
def test_a_spreadsheet_is_called_after_its_file(path: str, slug: str) -> None:
    assert parse(b"term\n", path).id == slug


@pytest.mark.parametrize(
    "entries",
    [
        '[terms]\n"a b" = ["x y"]\n"c d" = [{ text = "x y", near = ["war"] }]',
        '[terms]\n"a b" = [{ text = "x y", near = ["war"] }]\n"c d" = [{ text = "x y", unless = ["war"] }]',
        '[terms]\n"a b" = [{ text = "c d", near = ["war"] }]\n"c d" = []',
        '[terms]\n"a b" = []\n[names]\n"A B" = []',
        '[names]\n"Recep Tayyip Erdoğan" = { accept = ["Recep Tayyip Erdogan"] }',
    ],
)
def test_what_context_tells_apart_is_no_contradiction(entries: str) -> None:
    parse_toml((HEAD + entries).encode(), "house.toml")


ACROSS = [
    ('[terms]\n"a b" = ["x y"]', '[terms]\n"c d" = ["X Y"]', "two.toml:4: “X Y” is listed as wrong for “c d” and for "),
    (
        '[terms]\n"a b" = ["x y"]',
        '[terms]\n"x y" = []',
        "one.toml:4: “x y” is listed as wrong for “a b”, but is right ",
    ),
    (
        '[names]\n"X Y" = []',
        '[terms]\n"a b" = ["x y"]',
        "two.toml:4: “x y” is listed as wrong for “a b”, but is right ",
    ),
    ('[terms]\n"a b" = ["x y"]', '[terms]\n"a b" = ["x y", "x z"]', ""),
    ('[terms]\n"a b" = ["x y"]', '[terms]\n"c d" = [{ text = "x y", unless = ["z"] }]', ""),
]


@pytest.mark.parametrize(("one", "two", "message"), ACROSS)
def test_contradictions_between_glossaries(one: str, two: str, message: str) -> None:
    glossaries = [
        parse_toml((HEAD + one).encode(), "one.toml"),
        parse_toml((HEAD + two).encode(), "two.toml"),
    ]
    found = [str(error) for error in contradictions(glossaries)]
    assert len(found) == bool(message)
    if found:
        assert found[0].startswith(message)
        assert ("(one.toml:4)" in found[0]) is message.startswith("two")
        assert ("(two.toml:4)" in found[0]) is message.startswith("one")


OVERRULED = [
    ('[terms]\n"x y" = []', []),
    ('[terms]\n"p q" = { accept = ["X Y"] }', []),
    ('[terms]\n"c d" = ["x y"]', []),
    ('[terms]\n"a b" = ["x y"]', ["x y"]),
    ('[terms]\n"p q" = ["r s"]', ["x y"]),
    ('[names]\n"X Y" = []', []),
]


@pytest.mark.parametrize(("own", "left"), OVERRULED)
def test_what_a_house_says_counts_for_more_than_what_is_shipped(own: str, left: list[str]) -> None:
    shipped = parse_toml((HEAD + '[terms]\n"a b" = ["x y", "x z"]').encode(), "shipped.toml")
    glossaries = [shipped, parse_toml((HEAD + own).encode(), "own.toml")]
    found, _ = without_overruled(glossaries, lambda glossary: glossary is not shipped)
    assert [garble.text for garble in found.terms[0].garbled] == [*left, "x z"]


def test_an_error_survives_the_way_between_processes() -> None:
    with pytest.raises(GlossaryError) as raised:
        parse_toml(b"", "house.toml")
    again = pickle.loads(pickle.dumps(raised.value))
    assert (str(again), again.place) == (str(raised.value), raised.value.place)


KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(st.integers() | KEYS, lambda inner: st.lists(inner, max_size=3), max_leaves=6)


def toml_text(text: str) -> str:
    """A TOML string with the value `text`."""
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'


@given(st.dictionaries(KEYS, st.tuples(VALUES, st.integers(0, 3)), max_size=6))
def test_lines_are_those_of_the_keys(entries: dict[str, tuple[object, int]]) -> None:
    def written(value: object) -> str:
        if isinstance(value, list):
            return "[ # ]\n" + "".join(written(item) + ",\n" for item in value) + "]"
        return toml_text(value) if isinstance(value, str) else str(value)

    text, expected = "[terms]\n", {}
    for key, (value, blank) in entries.items():
        text += "\n" * blank
        expected[key] = text.count("\n") + 1
        text += f"{toml_text(key)} = {written(value)}\n"
    assert tomllib.loads(text)["terms"] == {key: value for key, (value, _) in entries.items()}
    lines = TomlLines(text)
    assert {key: lines.line("terms", key) for key in entries} == expected
    for key, (value, _) in entries.items():
        if isinstance(value, list) and value:
            assert lines.line("terms", key, 0) == expected[key] + 1


WORKING = EVERY_KEY.read_bytes()
SPLICES = st.binary(max_size=6) | st.sampled_from(
    [
        b'"',
        b"'''",
        b"[",
        b"]]",
        b"{",
        b"}",
        b"=",
        b".",
        b"\n",
        b"\r",
        b"\\u",
        b"#",
        b",",
        b"{nationality}",
        b"1979-05-27",
    ]
)


@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.integers(0, len(WORKING)), st.integers(0, 12), SPLICES), min_size=1, max_size=4),
    st.sampled_from(["house.toml", "house.csv"]),
)
def test_damaged_files_bring_nothing_but_errors_with_a_line(cuts: list[tuple[int, int, bytes]], path: str) -> None:
    data = WORKING
    for at, length, splice in cuts:
        data = data[:at] + splice + data[at + length :]
    bring_only_errors_with_a_line(data, path)


@settings(max_examples=300)
@given(
    st.binary(max_size=300) | st.text(alphabet="a .=[]{}\"'#\n\r\\,;\t1-{é", max_size=300).map(str.encode),
    st.sampled_from([("house.toml", b""), ("house.toml", HEAD.encode()), ("house.csv", b"wrong,right\n")]),
)
def test_random_files_bring_nothing_but_errors_with_a_line(data: bytes, start: tuple[str, bytes]) -> None:
    bring_only_errors_with_a_line(start[1] + data, start[0])


def bring_only_errors_with_a_line(data: bytes, path: str) -> None:
    """Parse; fail on any exception but GlossaryError and on lines that do not exist."""
    try:
        glossary = parse(data, path)
    except GlossaryError as error:
        assert error.place.path == path
        assert 1 <= error.place.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert error.reason.endswith((".", "?"))
        assert error.reason.isprintable()
    else:
        assert all(term.line > 0 for term in glossary.terms)


def test_time_for_five_thousand_terms() -> None:
    entries = (
        f'"term {n} {{nationality}}" = ["wrong {n}", {{ text = "form {n}", near = ["war"] }}]' for n in range(5_000)
    )
    toml = (HEAD + "[terms]\n" + "\n".join(entries)).encode()
    pairs = ("wrong,right\n" + "".join(f"wrong {n},term {n}\n" for n in range(5_000))).encode()
    for data, path in ((toml, "house.toml"), (pairs, "house.csv")):
        start = time.perf_counter()
        terms = parse(data, path).terms
        print(f"{path}: {len(terms):,} terms, {len(data):,} bytes in {time.perf_counter() - start:.2f} s")
        assert len(terms) == 5_000
        assert terms[-1].line == data.count(b"\n") + path.endswith("toml")
