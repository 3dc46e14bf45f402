"""Whatever two texts hold: places are exact, equal texts are silent, style is no change, nothing breaks."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.article import Article
from checker.compare.align import align
from checker.compare.texts import Text
from checker.findings import DocumentReport, Severity
from compared_pairs import compared
from support import document, lexicon

WORDS = st.sampled_from(
    [
        "the", "council", "Petrov", "said", "“We", "fight”", "not", "never", "12", "twelve", "$5", "million", "May",
        "harbour", "organised", "U.S.", "Estonia", "attacked", "may", "must", "per", "cent", "%", ".", "?", ",", "\"",
        "’", "‘", "\n\n", "\n", "and", "hundred", "can't", "no", "one", "first", "1,000", "18:00", "6pm", "😀",
        "\u00ad", "\ufffc", "e\u0301", "5", "# ", "> ", "- ", "*", "_", "minister", "foreign", "٣", "²",
    ]
)  # fmt: skip
PROSE = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map(" ".join)
PATHS = st.sampled_from(["a.txt", "a.md", "a.html"])


def _clean(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").removeprefix("\ufeff")


@settings(max_examples=150, deadline=None)
@given(PROSE, PROSE, PATHS)
def test_any_two_texts_are_a_report_or_a_problem(left: str, right: str, path: str) -> None:
    source = _clean(right)
    report = compared(_clean(left), source, "", path)
    if not isinstance(report, DocumentReport):
        assert report.message.startswith(path)
        return
    end = 0
    for finding in report.findings:
        assert source[finding.start : finding.end] == finding.text
        assert finding.start >= end
        end = finding.end
    assert report.comparison is not None
    assert 0 <= report.comparison.similarity <= 1
    assert 0 <= report.comparison.coverage <= 1


@settings(max_examples=100, deadline=None)
@given(PROSE, PATHS)
def test_the_same_text_twice_is_silent(text: str, path: str) -> None:
    report = compared(_clean(text), _clean(text), "", path)
    assert isinstance(report, DocumentReport)
    assert report.findings == ()
    assert report.comparison is not None
    assert report.comparison.similarity == report.comparison.coverage == 1.0


@settings(max_examples=100, deadline=None)
@given(PROSE)
def test_alignment_is_reflexive_and_complete(text: str) -> None:
    side = Text(Article(document(_clean(text)), lexicon("")))
    alignment = align(side.sentences, side.sentences)
    assert alignment.dropped == alignment.added == ()
    assert all(pair.original == pair.revised for pair in alignment.pairs) or len(
        {s.keys for s in side.sentences}
    ) < len(side.sentences)


@settings(max_examples=100, deadline=None)
@given(PROSE, PROSE)
def test_every_sentence_is_in_one_place(left: str, right: str) -> None:
    one, other = (Text(Article(document(_clean(text)), lexicon(""))).sentences for text in (left, right))
    alignment = align(one, other)
    originals = [*alignment.dropped, *(number for pair in alignment.pairs for number in pair.original)]
    revised = [*alignment.added, *(number for pair in alignment.pairs for number in pair.revised)]
    assert sorted(originals) == list(range(len(one)))
    assert sorted(revised) == list(range(len(other)))


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The general’s plan for the harbour was “quite good”, he said.",
            "Twelve boats left the centre of the colourful town.",
            "“We’ll analyse it,” she said, “and then organise a vote.”",
            "The well-known singer travelled to Goris on 5 May.",
        ]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)
STYLES = (
    ("“", '"'), ("”", '"'), ("’", "'"), ("harbour", "harbor"), ("centre", "center"), ("colour", "color"),
    ("analyse", "analyze"), ("organise", "organize"), ("travelled", "traveled"), (" town", "\u00a0town"), (". ", ".  "),
    ("5 May", "May 5"), ("Twelve", "12"), ("well-known", "well\u2011known"), (" was ", "\nwas "),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(SENTENCES, st.sets(st.sampled_from(STYLES)))
def test_style_is_no_change(sentences: list[str], styles: set[tuple[str, str]]) -> None:
    original = revised = " ".join(sentences)
    if ("“", '"') in styles:
        styles |= {("”", '"')}
    if ("”", '"') in styles:
        styles |= {("“", '"')}
    for old, new in styles:
        revised = revised.replace(old, new)
    report = compared(original, revised)
    assert isinstance(report, DocumentReport)
    assert [f for f in report.findings if f.severity is not Severity.HINT] == []


def test_hostile_texts_take_linear_time() -> None:
    began = time.monotonic()
    for text, other in (
        ("a " * 40_000, "a " * 39_000),
        ("not " * 20_000, "never " * 20_000),
        ("1" * 50_000, "1" * 50_001),
        ("“" * 20_000 + " word", "”" * 20_000 + " word"),
        ("Yes. " * 8_000, "Yes. No. " * 8_000),
        ("five hundred and " * 10_000, "five hundred " * 10_000),
    ):
        compared(text, other)
    assert time.monotonic() - began < 30
