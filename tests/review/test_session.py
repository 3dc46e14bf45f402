"""Decisions of a review, apart from any terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from checker.findings import Finding
from checker.fixes import apply
from checker.reporters import ShowOptions
from checker.review.dialogue import HELP, Dialogue, End
from checker.review.session import Action, Session
from sample_report import REPORT

DOCUMENT = REPORT.documents[0]


def hold(answers: str) -> tuple[Session, End, str]:
    """Review the first article of the sample report with some answers."""
    session, out = Session(DOCUMENT.findings), io.StringIO()
    lines: Iterator[str] = iter(answers.split("|"))

    def ask(prompt: str, begun: str = "") -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    end = Dialogue(DOCUMENT, session, ask, out, ShowOptions()).run()
    return session, end, out.getvalue()


def first() -> Finding:
    return DOCUMENT.findings[0]


@pytest.mark.parametrize(
    ("answers", "actions", "end"),
    [
        ("a|q", [Action.REPLACE], End.WRITE),
        ("s|i|x", [Action.SKIP, Action.IGNORE], End.DISCARD),
        ("a|u|s|q", [Action.SKIP], End.WRITE),
        ("u|q", [], End.WRITE),
        ("9|q", [], End.WRITE),
        ("0|q", [], End.WRITE),
        ("what|?|q", [], End.WRITE),
        ("e|another text|q", [Action.REPLACE], End.WRITE),
        ("", [], End.WRITE),
        ("e", [], End.WRITE),
    ],
)
def test_answers_become_decisions(answers: str, actions: list[Action], end: End) -> None:
    session, ended, _ = hold(answers)
    assert [choice.action for choice in session.choices] == actions
    assert ended is end


def test_a_number_picks_a_suggestion_and_edits_apply() -> None:
    assert DOCUMENT.source is not None
    several = next(number for number, finding in enumerate(DOCUMENT.findings) if len(finding.suggestions) > 1)
    session, _, _ = hold("|".join([*["s"] * several, "2", "e", "my own words", "q"]))
    chosen = [choice.text for choice in session.choices if choice.action is Action.REPLACE]
    assert chosen == [DOCUMENT.findings[several].suggestions[1], "my own words"]
    text = apply(DOCUMENT.source, session.edits())
    assert all(words in text for words in chosen)


def test_a_right_form_needs_a_term() -> None:
    place = next(number for number, finding in enumerate(DOCUMENT.findings) if not finding.term)
    session, _, shown = hold("|".join(["s"] * place + ["g", "q"]))
    assert len(session.choices) == place
    assert "No glossary term" in shown


def test_everything_is_shown_and_helped_with() -> None:
    _, end, shown = hold("|".join("s" for _ in DOCUMENT.findings))
    assert end is End.WRITE
    assert HELP in shown
    assert all(finding.rule in shown for finding in DOCUMENT.findings)
    assert f"{len(DOCUMENT.findings)} of {len(DOCUMENT.findings)}" in shown


def test_undo_goes_all_the_way_back() -> None:
    session, _, _ = hold("a|s|i|u|u|u|u|q")
    assert session.current == first()
