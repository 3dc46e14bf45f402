"""Archives in every form, whole and broken."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checker.findings import Problem
from checker.learning.archive import Archive, ArchiveError, Fields, open_archives
from checker.learning.article import RawArticle, date_in_file, date_of

LIMIT = 10_000


def read(*paths: Path, fields: Fields = Fields()) -> tuple[list[RawArticle], list[str]]:  # noqa: B008
    articles, problems = [], []
    for archive in open_archives([str(path) for path in paths], fields, LIMIT):
        found = [(archive, 0)] if isinstance(archive, Problem) else list(archive.read())
        if isinstance(archive, Archive) and not any(isinstance(one, Problem) for one, _ in found):
            assert sum(size for _, size in found) == archive.size
        articles += [one for one, _ in found if isinstance(one, RawArticle)]
        problems += [one.message for one, _ in found if isinstance(one, Problem)]
    return articles, problems


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"text": 7}', "“text” is no text"),
        (b'{"text": ["a"]}', "“text” is no text"),
        (b"{}", "“text” is missing"),
        (b'{"text": null}', "“text” is missing"),
        (b"[1]", "not a JSON object"),
        (b"null", "not a JSON object"),
        (b"no", "not a line of JSON"),
        (b"\xff\xfe\x00", "not a line of JSON"),
        (b"[" * 9_000, "not a line of JSON"),
        (b'{"text": "' + b"a" * LIMIT + b'b"}', "longer than max-file-size"),
        (b'{"text": "' + b"a" * 20 * LIMIT + b'"}', "longer than max-file-size"),
        (b'{"text": "a", "id": "x17", "text": 3}', ":2 (x17): “text”"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path, line: bytes, problem: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "first"}\n' + line + b'\n\n{"text": "last"}')
    articles, problems = read(path)
    assert [article.data for article in articles] == [b"first", b"last"]
    assert len(problems) == 1
    assert problem in problems[0]
    assert f"{path}:2" in problems[0]


def test_fields_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text(json.dumps({"body": "One.", "day": "2020-03-04T05:06:07Z", "slug": "one"}) + "\n")
    (found,), problems = read(path, fields=Fields("body", "day", "slug"))
    assert (found.data, found.date, found.shown) == (b"One.", date(2020, 3, 4), f"{path}:1 (one)")
    assert not problems


def test_half_a_surrogate_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a \\ud800 b"}\n')
    assert read(path)[0][0].data == b"a ? b"


def test_folders_are_read_as_check_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\ndate: 2021-05-06\n---\nText.\n")
    (tmp_path / "b.html").write_text('<meta property="article:published_time" content="2022-01-02T10:00"><p>Text.')
    (tmp_path / "c.txt").write_text("2020-01-01 is no date of this article.")
    (tmp_path / "d.csv").write_text("not,read")
    (tmp_path / "e.txt").write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / ".gitignore").write_text("f.txt\n")
    (tmp_path / "f.txt").write_text("Ignored.")
    (tmp_path / "loop").symlink_to(tmp_path)
    articles, problems = read(tmp_path, tmp_path / "c.txt", tmp_path / "nowhere")
    assert [(Path(one.shown).name, one.date) for one in articles] == [
        ("a.md", date(2021, 5, 6)),
        ("b.html", date(2022, 1, 2)),
        ("c.txt", None),
    ]
    assert sorted(problem.split(": ")[-1].split(" ")[0] for problem in problems) == ["cannot", "longer"]


@pytest.fixture
def pyarrow():  # type: ignore[no-untyped-def]
    import pyarrow
    import pyarrow.parquet

    return pyarrow


def test_parquet(tmp_path: Path, pyarrow) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.parquet"
    days = [datetime(2020, 1, 2, tzinfo=UTC), None, datetime(2022, 1, 2, tzinfo=UTC)] * 50
    table = {"text": ["One.", None, "Three."] * 50, "date": days, "other": [{"a": 1}] * 150}
    pyarrow.parquet.write_table(pyarrow.table(table), path)
    articles, problems = read(path)
    assert len(articles) == 100
    assert {(one.data, one.date) for one in articles} == {(b"One.", date(2020, 1, 2)), (b"Three.", date(2022, 1, 2))}
    assert len(problems) == 50


@pytest.mark.parametrize(
    ("column", "values", "problem"),
    [
        ("body", ["a"], "there is no column “text” (there are: body)"),
        ("text", [1], "“text” is no text"),
        ("text", [["a"]], "“text” is no text"),
        ("text", [b"a"], "“text” is no text"),
    ],
)
def test_odd_parquet(tmp_path: Path, pyarrow, column: str, values: list[object], problem: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pyarrow.table({column: values}), path)
    articles, problems = read(path)
    assert not articles
    assert problem in problems[0]


@pytest.mark.parametrize("data", [b"", b"junk", b"PAR1" + b"\0" * 100 + b"PAR1"])
def test_what_is_no_parquet(tmp_path: Path, pyarrow, data: bytes) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.parquet"
    path.write_bytes(data)
    assert "not a Parquet file" in read(path)[1][0]


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    with pytest.raises(ArchiveError, match=r"pip install 'unspin\[parquet\]'"):
        read(tmp_path / "a.parquet")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-11-30", date(2022, 11, 30)),
        ("2022-11-30T23:59:59+02:00", date(2022, 11, 30)),
        (" 2022-11-30 10:00", date(2022, 11, 30)),
        ("Wed, 30 Nov 2022 10:00:00 GMT", date(2022, 11, 30)),
        (1669802400, date(2022, 11, 30)),
        (1669802400000, date(2022, 11, 30)),
        (datetime(2022, 11, 30, 12, tzinfo=UTC), date(2022, 11, 30)),
        (date(2022, 11, 30), date(2022, 11, 30)),
        ("", None),
        ("soon", None),
        ("2022-13-01", None),
        ("30/11/2022", None),
        (True, None),
        (None, None),
        ([], None),
        (float("nan"), None),
        (1e300, None),
    ],
)
def test_dates(value: object, day: date | None) -> None:
    assert date_of(value) == day


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("a.md", "+++\ndate = 2021-05-06T10:00:00Z\n+++\nText.", date(2021, 5, 6)),
        ("a.md", '+++\ndate = "2021-05-06"\n+++\nText.', date(2021, 5, 6)),
        ("a.md", "---\npublished: '2021-05-06'\n---\nText.", date(2021, 5, 6)),
        ("a.md", "Text.", None),
        ("a.html", '<time datetime="2021-05-06">', date(2021, 5, 6)),
        ("a.html", "<p>2021-05-06", None),
        ("a.html", "<meta " * 5000, None),
        ("a.txt", "date: 2021-05-06", None),
    ],
)
def test_dates_in_files(name: str, text: str, day: date | None) -> None:
    assert date_in_file(name, text.encode()) == day
