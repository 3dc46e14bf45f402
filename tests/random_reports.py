"""Reports made of random texts."""

from __future__ import annotations

from hypothesis import strategies as st

from checker.document import Encoding, Lines, Span
from checker.findings import (
    DocumentReport,
    Finding,
    Level,
    Problem,
    Related,
    Report,
    Safety,
    Severity,
    Verdict,
)

TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \t\r\n\x1b\x00\x85\u2028\u202e\u200d[]{}+-?é´ܐ標😀\ud800"),
        st.characters(codec=None),
        st.sampled_from("abc"),
    ),
    max_size=60,
)


@st.composite
def findings(draw: st.DrawFn, source: str) -> Finding:
    """A finding somewhere in a text; others may overlap it."""
    start = draw(st.integers(0, len(source)))
    end = draw(st.integers(start, min(len(source), start + 20)))
    before, after = draw(st.integers(0, start)), draw(st.integers(end, len(source)))
    lines = Lines(source)
    suggestions = tuple(draw(st.lists(TEXTS, max_size=4)))
    related = st.builds(
        Related, st.sampled_from(["a.txt", "b.txt"]), st.builds(Span, st.integers(0, 99), st.integers(100, 200)), TEXTS
    )
    return Finding(
        id="0",
        rule=draw(st.sampled_from(["known-garble", "spacing", "x\x1b"])),
        severity=draw(st.sampled_from(Severity)),
        confidence=draw(st.floats(0, 1)),
        start=start,
        end=end,
        line=lines.position(start)[0],
        column=lines.position(start)[1],
        end_line=lines.position(end)[0],
        end_column=lines.position(end)[1],
        text=source[start:end],
        message=draw(TEXTS),
        suggestions=suggestions,
        glossary=draw(st.sampled_from(["", "diplomacy", "\u202ex"])),
        fix=draw(st.sampled_from(Safety)) if suggestions else Safety.NONE,
        related=tuple(draw(st.lists(related, max_size=3))),
        context=draw(st.sampled_from([Span(before, after), Span(0, 0), Span(start, end)])),
    )


@st.composite
def documents(draw: st.DrawFn) -> DocumentReport:
    """A document with some findings in order."""
    source = draw(TEXTS)
    found = sorted(draw(st.lists(findings(source), max_size=6)), key=lambda finding: finding.start)
    verdict = st.builds(
        Verdict,
        st.sampled_from(Level),
        st.floats(0, 1),
        st.integers(0, 50),
        st.floats(0, 1000),
        st.lists(TEXTS, max_size=3).map(tuple),
    )
    return DocumentReport(
        path=draw(st.one_of(TEXTS, st.just("a.txt"))),
        sha256="0" * 64,
        words=draw(st.integers(0, 5000)),
        findings=tuple(found),
        suppressed=draw(st.integers(0, 3)),
        notices=tuple(draw(st.lists(TEXTS, max_size=2))),
        verdict=draw(st.none() | verdict),
        source=draw(st.sampled_from([source, None])) if not found else draw(st.sampled_from([source, source, None])),
        encoding=draw(st.sampled_from([Encoding(), Encoding("utf-8", True), Encoding("utf-16-le", True)])),
    )


REPORTS = st.builds(
    Report,
    documents=st.lists(documents(), max_size=3).map(tuple),
    problems=st.lists(st.builds(Problem, TEXTS, TEXTS), max_size=2).map(tuple),
    notices=st.lists(TEXTS, max_size=1).map(tuple),
    grammar=st.sampled_from(["", "harper"]),
)
