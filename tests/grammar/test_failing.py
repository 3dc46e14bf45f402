"""Engines that die, hang or answer nonsense: what unspin itself found is shown all the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from checker.article import Article
from checker.checking import Checker
from checker.findings import DocumentReport, Problem
from checker.grammar import engines
from checker.grammar.checking import Grammar, GrammarPlan
from checker.grammar.engine import Engine, EngineChoice, EngineFailedError, EngineMissingError, Lint, checked
from checker.grammar.worker import Worker
from checker.plan import Plan
from checker.settings import Settings
from support import document, lexicon

TEXT = "They met on the the bridge, and an test followed."


class Broken:
    """An engine whose answers are somebody else's idea."""

    name = "harper"
    version = "0"

    def __init__(self, answer: Callable[[Sequence[str]], list[list[Lint]]]) -> None:
        self.check = answer


def _die(texts: Sequence[str]) -> list[list[Lint]]:
    raise EngineFailedError("it died")


def _crash(texts: Sequence[str]) -> list[list[Lint]]:
    raise RuntimeError("a fault in the engine")


def _too_few(texts: Sequence[str]) -> list[list[Lint]]:
    return []


def _outside(texts: Sequence[str]) -> list[list[Lint]]:
    return [checked([Lint("Rule", 3, 10_000, "")], text, "It") for text in texts]


def _hang(texts: Sequence[str]) -> list[list[Lint]]:
    threading.Event().wait(30)
    return []


def _use(monkeypatch: pytest.MonkeyPatch, answer: Callable[[Sequence[str]], list[list[Lint]]]) -> list[int]:
    """Let an engine answer; returns a list that grows each time one is opened."""
    opened: list[int] = []

    @contextmanager
    def open_engine(choice: EngineChoice) -> Iterator[Engine]:
        opened.append(1)
        yield Broken(answer)

    monkeypatch.setattr(engines, "open_engine", open_engine)
    return opened


@pytest.mark.parametrize("answer", [_die, _crash, _too_few, _outside])
def test_own_findings_are_shown_with_a_notice(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[Sequence[str]], list[list[Lint]]]
) -> None:
    _use(monkeypatch, answer)
    report = Checker(Plan(Settings(grammar="harper"), lexicon())).check(document(TEXT))
    assert [finding.rule for finding in report.findings] == ["doubled-word"]
    (notice,) = report.notices
    assert notice.startswith("Grammar was not checked to the end: ")


@pytest.mark.parametrize("answer", [_die, _crash, _too_few, _outside])
def test_where_grammar_is_required_it_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[Sequence[str]], list[list[Lint]]]
) -> None:
    _use(monkeypatch, answer)
    checker = Checker(Plan(Settings(grammar="harper", grammar_required=True), lexicon()))
    for _ in range(2):
        result = checker.check_bytes("text.txt", TEXT.encode())
        assert isinstance(result, Problem)
        assert result.message.startswith("text.txt: ")


def test_an_engine_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, _hang)
    grammar = Grammar(GrammarPlan(EngineChoice("harper", timeout=0.2)))
    pending = grammar.begin(Article(document(TEXT), lexicon()))
    assert grammar.finish(pending, []) == []
    assert "has not answered" in pending.notice
    again = grammar.begin(Article(document(TEXT), lexicon()))
    assert again.request is None
    assert again.notice == pending.notice


def test_an_engine_that_died_is_opened_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Callable[[Sequence[str]], list[list[Lint]]]] = [_die, lambda texts: [[] for _ in texts]]
    opened = _use(monkeypatch, lambda texts: answers.pop(0)(texts))
    report = Checker(Plan(Settings(grammar="harper"), lexicon())).check(document(TEXT))
    assert report.notices == ()
    assert len(opened) == 2


def test_after_a_failure_the_rest_of_a_run_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = _use(monkeypatch, _die)
    checker = Checker(Plan(Settings(grammar="harper"), lexicon(), tmp_path))
    reports = [checker.check(document(TEXT)) for _ in range(5)]
    assert all(isinstance(report, DocumentReport) and report.notices for report in reports)
    assert len(opened) == 2


def test_what_is_kept_needs_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plan = Plan(Settings(grammar="harper"), lexicon(), tmp_path)
    first = Checker(plan).check(document(TEXT))
    opened = _use(monkeypatch, _die)
    assert Checker(plan).check(document(TEXT)) == first
    assert {finding.rule for finding in first.findings} == {"doubled-word", "grammar/AnA"}
    assert not opened


def test_a_missing_engine_is_not_tried_again() -> None:
    tried: list[int] = []

    @contextmanager
    def missing() -> Iterator[Engine]:
        tried.append(1)
        raise EngineMissingError("run “unspin grammar install”")
        yield

    worker = Worker(missing)
    with pytest.raises(EngineMissingError):
        worker.ask(["A text."]).result(5)
    worker.close()
    assert tried == [1]
