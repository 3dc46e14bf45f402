"""What holds of every report, whatever its texts."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.document import Span
from checker.findings import DocumentReport, Finding, Report, Severity
from checker.reporters import FORMATS, ShowOptions, write
from checker.reporters.annotate import Mark, annotate, marked, sentences
from checker.reporters.flow import flowed
from checker.reporters.inert import flowing, one_line, visible
from checker.reporters.layout import abridge, columns, wrap
from random_reports import REPORTS, TEXTS, documents
from sample_report import REPORT

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
DANGEROUS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
OPTIONS = st.builds(
    ShowOptions,
    terminal=st.booleans(),
    hints=st.booleans(),
    statistics=st.booleans(),
    unsafe=st.booleans(),
    width=st.none() | st.integers(1, 250),
)

relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def rendered(report: Report, name: str, options: ShowOptions) -> str:
    stream = io.StringIO(newline="")
    write(report, name, stream, options)
    return stream.getvalue()


@relaxed
@given(REPORTS, OPTIONS, st.booleans())
@pytest.mark.parametrize("name", FORMATS)
def test_no_report_breaks_a_format(name: str, report: Report, options: ShowOptions, color: bool) -> None:
    rendered(report, name, replace(options, color=color, links=color))


@relaxed
@given(REPORTS, OPTIONS)
@pytest.mark.parametrize("name", ["terminal", "line"])
def test_nothing_from_a_text_steers_a_terminal(name: str, report: Report, options: ShowOptions) -> None:
    assert not DANGEROUS.search(rendered(report, name, options))


@relaxed
@given(REPORTS)
def test_a_diff_on_a_terminal_is_inert(report: Report) -> None:
    assert not DANGEROUS.search(rendered(report, "diff", ShowOptions(terminal=True)))


@relaxed
@given(REPORTS, OPTIONS)
def test_colour_changes_no_text(report: Report, options: ShowOptions) -> None:
    plain = rendered(report, "terminal", options)
    colored = re.sub(r"\x1b\[[0-9;]*m", "", rendered(report, "terminal", replace(options, color=True)))
    assert [line.rstrip() for line in colored.split("\n")] == [line.rstrip() for line in plain.split("\n")]


@relaxed
@given(REPORTS, st.booleans())
def test_json_keeps_its_contract(report: Report, hints: bool) -> None:
    text = rendered(report, "json", ShowOptions(hints=hints))
    assert text.isascii()
    data = json.loads(text)
    VALIDATOR.validate(data)
    listed = [finding for document in data["documents"] for finding in document["findings"]]
    for severity in Severity:
        assert data["summary"][severity.value] == sum(finding["severity"] == severity for finding in listed)
    found = [f for d in report.documents for f in d.findings if hints or f.severity is not Severity.HINT]
    assert [finding["text"] for finding in listed] == [finding.text for finding in found]
    for document, original in zip(data["documents"], report.documents, strict=True):
        for finding in document["findings"]:
            if original.source is not None:
                assert original.source[finding["start"] : finding["end"]] == finding["text"]


def test_the_shared_report_keeps_the_contract() -> None:
    data = json.loads(rendered(REPORT, "json", ShowOptions(hints=True)))
    VALIDATOR.validate(data)
    assert [problem["path"] for problem in data["errors"]] == ["articles/old.txt"]
    assert data["summary"] == {"error": 7, "warning": 4, "hint": 1, "suppressed": 2, "documents": 5}


@pytest.mark.parametrize("key", ["version", "glossaries", "documents", "errors", "summary"])
def test_the_schema_misses_what_is_missing(key: str) -> None:
    data = json.loads(rendered(REPORT, "json", ShowOptions()))
    del data[key]
    assert not VALIDATOR.is_valid(data)


def test_every_key_of_the_schema_is_described() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    def undescribed(node: object) -> list[object]:
        if not isinstance(node, dict):
            return []
        own = [
            key
            for key, value in node.get("properties", {}).items()
            if not (value.get("description") or "$ref" in value)
        ]
        return own + [found for value in node.values() for found in undescribed(value)]

    assert undescribed(SCHEMA) == []


@given(documents())
def test_marks_give_back_the_text_before_and_after(document: DocumentReport) -> None:
    source = document.source
    if source is None:
        return
    covered: list[Finding] = []
    for sentence in sentences(document.findings):
        segments = annotate(source, sentence)
        before = "".join(s.text for s in segments if s.mark is not Mark.INSERTED)
        after = "".join(s.text for s in segments if s.mark is not Mark.STRUCK)
        assert before == source[sentence.context.start : sentence.context.end]
        expected, at = "", sentence.context.start
        for finding in sentence.findings:
            assert sentence.context.contains(finding.span)
            if finding.start >= at:
                expected += source[at : finding.start] + (finding.suggestions or (finding.text,))[0]
                at = finding.end
        assert after == expected + source[at : sentence.context.end]
        covered.extend(sentence.findings)
    assert sorted(covered, key=id) == sorted(document.findings, key=id)


@given(documents(), st.integers(2, 100))
def test_an_excerpt_keeps_every_mark_and_its_width(document: DocumentReport, width: int) -> None:
    if document.source is None:
        return
    for sentence in sentences(document.findings):
        flow = flowed(annotate(document.source, sentence), 3 * width)
        kept = abridge(flow, 3 * width)
        assert [w.runs for w in kept if w.important] == [w.runs for w in flow if w.important]
        for line in wrap(kept, width):
            assert sum(columns(run.text) for run in line) <= width


@given(TEXTS)
def test_inert_text_stays_on_its_line(text: str) -> None:
    for shown in (visible(text), one_line(text), flowing(text)):
        assert not DANGEROUS.search(shown)
        assert len(shown.splitlines()) <= 1


CHANGES = {
    ("Azerbaijani causes", "Azerbaijani forces"): "Azerbaijani [-causes-]{+forces+}",
    ("Cultural Iranian", "Ethnic Armenian"): "[-Cultural Iranian-]{+Ethnic Armenian+}",
    ("Nagorno- Karabakh", "Nagorno-Karabakh"): "[-Nagorno- Karabakh-]{+Nagorno-Karabakh+}",
    ("was was", "was"): "was[- was-]",
    ("the envoy state envoy", "the state envoy"): "the [-envoy -]state envoy",
    ("one two three four", "uno two three quattro"): "[-one-]{+uno+} two three [-four-]{+quattro+}",
    ("a  b", "a b"): "a[-  -]{+ +}b",
    ("talks", "the talks"): "{+the +}talks",
    ("same", "same"): "[?same?]",
    (" ,", ","): "[- -],",
}


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_only_words_that_change_are_struck(before: str, after: str) -> None:
    finding = replace(REPORT.documents[0].findings[0], text=before, suggestions=(after,))
    marks = {Mark.SAME: "{}", Mark.STRUCK: "[-{}-]", Mark.INSERTED: "{{+{}+}}", Mark.QUERIED: "[?{}?]"}
    assert "".join(marks[s.mark].format(s.text) for s in marked(finding)) == CHANGES[before, after]


def sized(number: int, gap: int) -> Report:
    """A document of one sentence with many findings."""
    unit = "word " * gap + "wrong words here "
    source = unit * number
    template = REPORT.documents[0].findings[0]
    found: list[Finding] = []
    for at in range(number):
        start = at * len(unit) + 5 * gap
        found.append(
            replace(
                template,
                start=start,
                end=start + 11,
                text="wrong words",
                suggestions=("right words",),
                context=Span(0, len(source)),
            )
        )
    return Report((DocumentReport("big.txt", "0" * 64, 1, tuple(found), source=source),))


def test_a_text_without_blanks() -> None:
    number = 4_000
    source = "wrong" * number
    template = sized(1, 0).documents[0].findings[0]
    found = [
        replace(
            template,
            start=5 * at,
            end=5 * at + 5,
            text="wrong",
            suggestions=("right",),
            context=Span(0, len(source)),
        )
        for at in range(number)
    ]
    report = Report((DocumentReport("big.txt", "0" * 64, 1, tuple(found), source=source),))
    text = "".join(rendered(report, "terminal", ShowOptions()).split())
    assert text.count("[-wrong-]{+right+}") == number


@pytest.mark.parametrize(("number", "gap"), [(2, 50_000), (3_000, 10)])
def test_long_sentences_are_abridged(number: int, gap: int) -> None:
    text = rendered(sized(number, gap), "terminal", ShowOptions())
    assert text.count("[-wrong-]{+right+}") + text.count("[-wrong-]\n") == number
    assert len(text) < 400 * number + 1000
