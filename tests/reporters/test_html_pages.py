"""What holds of every page of HTML, whatever its texts; how it looks and acts is tested in tests/browser."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.findings import DocumentReport, Finding, Likeness, Report, Safety
from checker.reporters import FormatError, ShowOptions, write_files
from checker.reporters.html.article_page import article_page
from checker.reporters.html.index_page import index_page
from checker.reporters.html.markup import Markup, element, text
from checker.reporters.html.prose import Numbered, Placed, blocks_of, passages, reading
from checker.reporters.html.provenance import moment
from checker.reporters.html.rows import HEADER, page_name, rows, write_csv
from checker.reporters.inert import printable
from html_text import Page
from random_reports import REPORTS, TEXTS
from sample_report import REPORT, TALKS, finding
from support import document

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
EVERYTHING = ShowOptions(hints=True)

TAGS = set(
    "html head meta title style body script a header nav h1 h2 h3 main section p ul li dl dt dd table caption thead "
    "tbody tr th td svg rect figure figcaption div fieldset legend label input span details summary b q code time "
    "del ins mark blockquote bdi".split()
)
"""Every element that a page may hold."""

relaxed = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def flowing(value: str) -> str:
    return " ".join(value.split())


def article(document: DocumentReport) -> Page:
    return Page(article_page(REPORT, document, EVERYTHING, MADE))


@relaxed
@given(REPORTS)
def test_no_text_becomes_markup(report: Report) -> None:
    pages = [article_page(report, document, EVERYTHING, MADE, "../index.html") for document in report.documents]
    pages.append(index_page(report, rows(report, EVERYTHING, page_name), EVERYTHING, MADE, "index.csv"))
    for source in pages:
        page = Page(source)
        assert page.tags <= TAGS
        for _, name, value in page.attributes:
            assert not name.startswith("on")
            assert name != "style"
            assert name != "href" or re.fullmatch(r"#[\w-]+|(\.\./)?index\.(html|csv)|[\w.-]+\.html", value)


@relaxed
@given(REPORTS)
def test_the_article_can_be_read_as_it_stands(report: Report) -> None:
    for one in report.documents:
        blocks = blocks_of(one)
        shown = " ".join(Page(article_page(report, one, EVERYTHING, MADE)).article)
        assert "".join(shown.split()) == "".join("".join(printable(block.text).split()) for block in blocks)


@given(TEXTS, TEXTS)
def test_text_and_attributes_come_back_as_they_were(content: str, value: str) -> None:
    page = Page(element("div", element("p", content, title=value), class_="prose"))
    assert page.tags == {"div", "p"}
    assert flowing("".join(page.article)) == flowing(printable(content))
    assert [item[1] for item in page.attributes] == ["class", "title"]


def test_markup_is_escaped_once() -> None:
    assert element("p", text("a < b"), Markup("<br/>")) == "<p>a &lt; b<br/></p>"
    assert element("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'


def test_findings_go_to_the_innermost_block_that_holds_them() -> None:
    source = "A walk ![two war in the hills](a.png) and two war more.\n\n- two war\n"
    read = document(source, "a.md")
    found = [
        replace(finding(source, "two war", "spacing", "x"), start=start, end=start + 7)
        for start in (source.index("two"), source.index("and two") + 4, source.rindex("two"))
    ]
    placed, outside = passages(read.blocks, found)
    assert not outside
    texts = {
        mark.item.finding.start: (passage.block.kind.value, passage.block.text[mark.start : mark.end])
        for passage in placed
        for mark in passage.marks
    }
    assert texts == {
        found[0].start: ("alt", "two war"),
        found[1].start: ("paragraph", "two war"),
        found[2].start: ("item", "two war"),
    }


@pytest.mark.parametrize(
    ("path", "source", "wrong", "suggestion", "read"),
    [
        ("a.md", "The **cultural** *Armenian* town.", "cultural** *Armenian", "ethnic** *Armenian", "ethnic Armenian"),
        (
            "a.md",
            "See [cultural](x.html) Armenian.",
            "cultural](x.html) Armenian",
            "ethnic](x.html) Armenian",
            "ethnic Armenian",
        ),
        ("a.html", "<p>O&rsquo;Brian spoke</p>", "O&rsquo;Brian", "O&rsquo;Brien", "O’Brien"),
        ("a.html", "<p>cultural <b>Armenian</b></p>", "cultural <b>Armenian", "ethnic <b>Armenian", "ethnic Armenian"),
        ("a.txt", "cultural Armenian", "cultural Armenian", "ethnic Armenian", "ethnic Armenian"),
        ("a.md", "The **cultural** *Armenian* town.", "cultural** *Armenian", "ethnic Armenian", "ethnic Armenian"),
    ],
)
def test_a_suggestion_is_shown_without_the_markup_it_repeats(
    path: str, source: str, wrong: str, suggestion: str, read: str
) -> None:
    block = document(source, path).blocks[0]
    found = finding(source, wrong, "known-garble", "x", suggestions=(suggestion,), fix=Safety.SAFE)
    place = Placed(Numbered(1, found), block.to_text(found.start), block.to_text(found.end))
    assert reading(source, block, place, suggestion) == read


def test_a_paragraph_of_a_whole_book_is_cut_outside_its_marks() -> None:
    source = ("word " * 795 + "standardization negotiations ") * 5
    starts = [at.start() for at in re.finditer("standardization", source)]
    found = [
        replace(finding(source, "standardization negotiations", "known-garble", "x"), start=start, end=start + 28)
        for start in starts
    ]
    placed, _ = passages(blocks_of(DocumentReport("a.txt", "", 0, (), source=source.strip())), found)
    assert len(placed) > 4
    assert "".join(passage.block.text[passage.start : passage.end] for passage in placed) == source.strip()
    assert [mark.item.number for passage in placed for mark in passage.marks] == [1, 2, 3, 4, 5]
    assert all(p.start <= mark.start and mark.end <= p.end for p in placed for mark in p.marks)


def test_findings_outside_all_prose_are_listed() -> None:
    source = "---\nkey: two war\n---\n\nText.\n"
    found = finding(source, "two war", "spacing", "x")
    placed, outside = passages(document(source, "a.md").blocks, [found])
    assert [item.finding for item in outside] == [found]
    assert not any(passage.marks for passage in placed)


@relaxed
@given(REPORTS, st.lists(st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r@x", "＝1", "a"])))
def test_no_cell_runs_as_a_formula(report: Report, paths: list[str]) -> None:
    more = tuple(replace(REPORT.documents[0], path=path, notices=(path,)) for path in paths)
    report = replace(report, documents=report.documents + more)
    stream = io.StringIO(newline="")
    write_csv(rows(report, EVERYTHING, page_name), report.problems, stream)
    table = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    assert tuple(table[0]) == HEADER
    assert len(table) == 1 + len(report.documents) + len(report.problems)
    for row in table[1:]:
        assert len(row) == len(HEADER)
        assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in row)


def test_worst_first() -> None:
    found = rows(REPORT, EVERYTHING, page_name)
    assert [row.level for row in found] == ["likely", "some", "unknown", "unknown", "none"]


def test_every_path_has_a_page_of_its_own() -> None:
    paths = ["a/index.md", "b/index.md", "a\\index.md", "index.md", "\ud800", "..", "con", "é", "a/b?.txt", "x" * 300]
    names = {page_name(replace(REPORT.documents[0], path=path)) for path in paths}
    assert len(names) == len(paths)
    assert all(re.fullmatch(r"[\w.-]{1,90}\.html", name, re.ASCII) and name[0] != "." for name in names)


def test_a_folder_holds_a_page_an_article_an_index_and_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    target = tmp_path / "out"
    page = write_files(REPORT, "html", target, EVERYTHING)
    assert page == target / "index.html"
    first = {path.name: path.read_bytes() for path in target.rglob("*.*") if path.is_file()}
    assert len(first) == len(REPORT.documents) + 2
    assert b"2023-11-14 22:13 UTC" in first["index.html"]
    linked = {value for _, name, value in Page(page.read_text("utf-8")).attributes if name == "href"}
    assert {f"articles/{path.name}" for path in (target / "articles").iterdir()} <= linked
    write_files(REPORT, "html", target, EVERYTHING)
    assert {path.name: path.read_bytes() for path in target.rglob("*.*") if path.is_file()} == first


def test_a_single_article_may_be_one_file(tmp_path: Path) -> None:
    alone = replace(REPORT, documents=REPORT.documents[:1], problems=())
    target = tmp_path / "report.html"
    assert write_files(alone, "html", target, EVERYTHING) == target
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(
        FormatError, match=r"report\.html: one file takes the report on one article, but 5 were checked"
    ):
        write_files(REPORT, "html", target, EVERYTHING)


def test_the_default_folder_stays_out_of_version_control(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(REPORT, "html", None, EVERYTHING)
    assert (tmp_path / "reports" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / "reports" / "index.csv").read_bytes().startswith(b"\xef\xbb\xbfpath,verdict")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FormatError, match="cannot be written"):
        write_files(REPORT, "html", tmp_path / "file" / "below", EVERYTHING)


@pytest.mark.parametrize("given_", ["", "yesterday", "1e3", "9" * 40])
def test_a_date_that_is_none_is_now(given_: str) -> None:
    before = datetime.now(UTC)
    assert before <= moment({"SOURCE_DATE_EPOCH": given_}) <= datetime.now(UTC)


def test_words_are_careful_with_people() -> None:
    source = article_page(REPORT, REPORT.documents[0], EVERYTHING, MADE)
    assert source.index("This text looks machine-paraphrased") < source.index("0.97")
    assert "does not say who wrote or changed it" in source
    for word in ("plagiar", "cheat", "guilty", "author", "fraud", "suspect", "offend"):
        assert word not in re.sub(r"<style>.*?</style>", "", source, flags=re.DOTALL).lower()


def test_what_is_left_out_is_said() -> None:
    source = article_page(REPORT, REPORT.documents[0], ShowOptions(), MADE)
    assert "2 findings suppressed by comments or a baseline." in source
    assert "1 hint not shown" in source
    assert TALKS.split()[0] in source


def test_what_an_article_was_compared_with_is_recorded() -> None:
    likeness = Likeness("wire/<b>talks.md", "ab" * 32, 90, 0.9, 0.8)
    compared = replace(REPORT.documents[0], comparison=likeness)
    shown = article_page(REPORT, compared, EVERYTHING, MADE)
    assert "<dt>Compared with</dt><dd>wire/&lt;b&gt;talks.md</dd>" in shown
    assert "ab" * 32 in shown
    assert "Compared with" not in article_page(REPORT, REPORT.documents[0], EVERYTHING, MADE)


@pytest.mark.parametrize(
    ("findings", "headline"),
    [
        (REPORT.documents[0].findings, "This text says other things than its original"),
        ((), "Nothing found here changes what the original says"),
    ],
)
def test_a_comparison_without_verdict_says_what_it_adds_up_to(findings: tuple[Finding, ...], headline: str) -> None:
    likeness = Likeness("wire/talks.md", "ab" * 32, 90, 0.9, 0.8)
    compared = replace(REPORT.documents[0], comparison=likeness, verdict=None, findings=findings)
    assert headline in article_page(REPORT, compared, EVERYTHING, MADE)
