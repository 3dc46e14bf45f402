"""Corrections by the real rules: facts stay, a second run has nothing to do, files are replaced as a whole."""

from __future__ import annotations

import stat
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checking import Checker
from checker.document import Encoding
from checker.findings import DocumentReport, Finding, Problem, Report, Safety
from checker.fixes import choose
from checker.fixing import Held, Outcome, Wanted, fix_files, fix_text, summary
from checker.plan import prepare
from checker.readers import encode
from checker.settings import Settings

FACTS = tomllib.loads((Path(__file__).parent / "fixing" / "facts.toml").read_text("utf-8"))["text"]
SAFE, UNSAFE = Wanted(unsafe=False), Wanted(unsafe=True)
GLOSSARIES = ("armed-conflict", "diplomacy", "south-caucasus")
GARBLED = "The cultural Armenian mayor joined the standardization negotiations."
RIGHT = "The ethnic Armenian mayor joined the normalization talks."


@lru_cache(maxsize=1)
def checker() -> Checker:
    return Checker(prepare(Settings(glossaries=GLOSSARIES, default_glossaries=False, grammar="off")))


def check(path: str, data: bytes) -> DocumentReport | Problem:
    return checker().check_bytes(path, data)


def found(data: bytes, path: str = "a.txt") -> DocumentReport:
    document = check(path, data)
    assert isinstance(document, DocumentReport)
    return document


def fixed(text: str, wanted: Wanted = SAFE, path: str = "a.txt", encoding: Encoding = Encoding()) -> str:  # noqa: B008
    data = encode(text, encoding)
    after = fix_text(data, found(data, path), check, wanted).data
    mark = encode("", encoding)
    assert after.startswith(mark)
    return after[len(mark) :].decode(encoding.codec)


FRAGMENTS = st.sampled_from(
    [
        "cultural Armenian", "An cultural Iranian", "a cultural *Armenian* man", "standardization negotiations",
        "standardization\r\nnegotiations", "<b>cultural</b> Armenian", "[cultural](http://x.y) Armenian",
        "`cultural Armenian`", "“cultural Armenian”", "Nagorno- Karabakh", "two war", "the the", "the  the", "“", "”",
        '"', "’s", " ,", " .", "—", "😀", "\u00a0", "\u00ad", "\r\n", "\r", "\n\n", "# ", "> ", "- ", "```\n", "&nbsp;",
        "<p>", "</p>", "<!-- unspin: ignore -->", "<!-- unspin: off spacing -->", "<!-- unspin: on -->",
        "# unspin: ignore\n", "Azerbaijani causes attacked", "on September 19", "James O’Brian",
        "assistant secretary of state", "an hour", "is are", "two two", "Armenia and Armenia", "he said", "The",
    ]
)  # fmt: skip
ENGLISH = "The envoy said that he was in talks with the ministers of the two countries. "
"""Enough for a text to be taken for English; other texts are only searched for listed forms."""

TEXTS = (
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=4)), max_size=25).map(" ".join).map(lambda t: t.replace("\0", ""))
)
ENCODINGS = st.sampled_from(
    [Encoding(), Encoding("utf-8", True), Encoding("utf-16-le", True), Encoding("utf-16-be", True)]
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    TEXTS,
    st.sampled_from(["a.txt", "a.md", "a.html"]),
    st.booleans(),
    ENCODINGS,
)
def test_a_second_run_has_nothing_to_correct(text: str, path: str, unsafe: bool, encoding: Encoding) -> None:
    try:
        data = encode(ENGLISH * 3 + text, encoding)
    except UnicodeEncodeError:
        return
    first = fix_text(data, found(data, path), check, Wanted(unsafe))
    assert choose(first.document.findings, unsafe) == []
    before = found(data, path).verdict
    assert first.document == replace(found(first.data, path), verdict=before)
    second = fix_text(first.data, first.document, check, Wanted(unsafe))
    assert (second.data, second.corrections) == (first.data, 0)


@pytest.mark.parametrize("case", FACTS, ids=lambda case: case["text"][:50])
def test_a_safe_correction_changes_no_fact(case: dict[str, Any]) -> None:
    path = case.get("path", "a.txt")
    after = fixed(case["text"], path=path)
    for fact in case.get("keeps", []):
        assert fact in case["text"]
        assert fact in after
    if "after" in case:
        assert after == case["after"]
    if "unsafe" in case:
        assert fixed(case["text"], UNSAFE, path) == case["unsafe"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r\n"])
@pytest.mark.parametrize("encoding", [Encoding(), Encoding("utf-8", True), Encoding("utf-16-le", True)])
def test_line_ends_encoding_and_mark_are_kept(end: str, encoding: Encoding) -> None:
    text = f"Talks went on.{end}{end}{GARBLED}{end}"
    assert fixed(text, encoding=encoding) == f"Talks went on.{end}{end}{RIGHT}{end}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The *cultural* Armenian mayor spoke.", "The *ethnic* Armenian mayor spoke."),
        ("The [cultural Armenian](http://x.y) mayor spoke.", "The [ethnic Armenian](http://x.y) mayor spoke."),
        ("The standardization\nnegotiations went on.", "The normalization\ntalks went on."),
        ("| The cultural Armenian mayor |\n|---|\n| spoke |\n", "| The ethnic Armenian mayor |\n|---|\n| spoke |\n"),
    ],
)
def test_markup_is_kept(before: str, after: str) -> None:
    assert fixed(before, path="a.md") == after


def test_what_is_held_stays_and_keeps_its_identity_through_the_neighbour() -> None:
    data = GARBLED.encode()
    document = found(data)
    held = document.findings[1:]
    result = fix_text(data, replace(document, findings=document.findings[:1]), check, SAFE, Held(held))
    assert result.data.decode() == GARBLED.replace("cultural", "ethnic")
    assert result.document.findings == ()
    assert result.document.suppressed == 1
    assert result.renamed == {held[0].id: found(result.data).findings[0].id}


def test_corrections_do_not_change_the_verdict() -> None:
    data = f"{GARBLED} {'Nobody came that day. ' * 40}{GARBLED}".encode()
    verdict = found(data).verdict
    result = fix_text(data, found(data), check, UNSAFE)
    assert verdict is not None
    assert result.document.verdict == verdict != found(result.data).verdict


def test_what_is_hidden_is_not_corrected() -> None:
    data = GARBLED.encode()
    wanted = Wanted(unsafe=True, shows=lambda finding: "negotiations" not in finding.text)
    assert fix_text(data, found(data), check, wanted).data.decode() == GARBLED.replace("cultural", "ethnic")


def test_corrections_that_bring_each_other_back_end() -> None:
    def contrary(path: str, data: bytes) -> DocumentReport:
        text = data.decode()
        finding = Finding(
            "x",
            "r",
            found(GARBLED.encode()).findings[0].severity,
            1,
            0,
            1,
            1,
            1,
            1,
            2,
            text[0],
            "m",
            ("b" if text[0] == "a" else "a",),
            fix=Safety.SAFE,
        )
        return DocumentReport(path, "", 1, (finding,))

    assert fix_text(b"a", contrary("a.txt", b"a"), contrary, SAFE).corrections == 10


def run(path: Path, wanted: Wanted = SAFE, document: DocumentReport | None = None) -> Outcome:
    report = Report(documents=(document or found(path.read_bytes(), str(path)),))
    return fix_files(report, {str(path): path}, check, wanted, {})


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(GARBLED.encode())
    return path


def leftovers(path: Path) -> list[str]:
    return [other.name for other in path.parent.iterdir() if other != path]


def test_a_file_is_corrected(article: Path) -> None:
    article.chmod(0o640)
    outcome = run(article)
    assert article.read_text() == RIGHT
    assert stat.S_IMODE(article.stat().st_mode) == 0o640
    assert (outcome.corrections, outcome.files, outcome.report.problems) == (2, 1, ())
    assert outcome.report.documents[0].findings == ()
    assert leftovers(article) == []


def test_a_link_is_written_through(article: Path) -> None:
    link = article.parent / "link.txt"
    link.symlink_to(article.name)
    run(link)
    assert link.is_symlink()
    assert article.read_text() == RIGHT


def test_a_file_that_changed_since_is_not_touched(article: Path) -> None:
    document = found(article.read_bytes(), str(article))
    article.write_text("Something new: a cultural Armenian village.")
    outcome = run(article, document=document)
    assert article.read_text() == "Something new: a cultural Armenian village."
    assert outcome.report.problems[0].message == (
        f"{article}: not corrected, because it changed since it was checked; run unspin again."
    )
    assert outcome.report.documents == (document,)


def test_a_file_that_changes_meanwhile_is_not_touched(article: Path) -> None:
    def meddling(path: str, data: bytes) -> DocumentReport | Problem:
        article.write_text("Something new.")
        return check(path, data)

    report = Report(documents=(found(article.read_bytes(), str(article)),))
    outcome = fix_files(report, {str(article): article}, meddling, SAFE, {})
    assert article.read_text() == "Something new."
    assert "changed while it was being corrected" in outcome.report.problems[0].message
    assert leftovers(article) == []


def test_a_file_that_vanished_is_a_problem(article: Path) -> None:
    document = found(article.read_bytes(), str(article))
    article.unlink()
    outcome = run(article, document=document)
    assert outcome.report.problems[0].message == (
        f"{article}: cannot be corrected (no such file or directory); it is as it was."
    )
    assert leftovers(article) == []


def test_a_read_only_file_stays_as_it_was(article: Path) -> None:
    article.chmod(0o444)
    outcome = run(article)
    assert article.read_text() == GARBLED
    assert "the file is read-only" in outcome.report.problems[0].message


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as on a full disk."""
    import resource
    import signal

    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_a_full_disk_loses_nothing(article: Path) -> None:
    article.write_text(GARBLED * 100)
    document = found(article.read_bytes(), str(article))
    with small_files(1000):
        outcome = run(article, document=document)
    assert article.read_text() == GARBLED * 100
    assert "cannot be corrected (file too large); it is as it was." in outcome.report.problems[0].message
    assert leftovers(article) == []


def test_one_bad_file_does_not_stop_the_rest(article: Path) -> None:
    other = article.parent / "other.txt"
    other.write_text(GARBLED)
    documents = tuple(found(path.read_bytes(), str(path)) for path in (article, other))
    article.unlink()
    outcome = fix_files(Report(documents=documents), {str(p): p for p in (article, other)}, check, SAFE, {})
    assert other.read_text() == RIGHT
    assert len(outcome.report.problems) == outcome.files == 1


def test_the_summary_says_what_was_left_and_why() -> None:
    finding = found(GARBLED.encode()).findings[0]
    left = (replace(finding, fix=Safety.UNSAFE), replace(finding, fix=Safety.NONE), replace(finding, fix=Safety.NONE))
    report = Report(documents=(DocumentReport("a", "", 1, left),))
    assert summary(report, 3, 1, SAFE) == (
        "3 places corrected in 1 file; "
        "not corrected: 1 may change a fact (--unsafe-fixes), 2 without a sure correction."
    )
    assert summary(Report(), 1, 1, SAFE) == "1 place corrected in 1 file."
    assert summary(report, 0, 0, UNSAFE).startswith("0 places corrected; not corrected: 1 may change a fact, ")
