"""LanguageTool itself: a real server, real texts."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from engines import languagetool
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.article import Article
from checker.grammar.checking import Grammar, GrammarPlan
from checker.grammar.engine import EngineChoice, EngineFailedError, EngineMissingError, engine_version, open_engine
from checker.grammar.engines import Engines
from checker.grammar.installed import Installation
from checker.grammar.languagetool import LanguageTool
from checker.grammar.locks import is_locked
from checker.grammar.prose import texts
from checker.grammar.rules import explained
from checker.grammar.server import Server, State
from support import document, lexicon

pytestmark = pytest.mark.realengine

WRONG = "It was an test."
RIGHT = "The talks went on in the old town."


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([RIGHT, "😀 ", "👩‍👧‍👦 ", "cafe\u0301 ", "🇦🇿", "“Ağdam”, ", "𝔘 "]), max_size=5),
    st.sampled_from(["{}{}\n", "> {}*{}*\n", "<p>{}<b>{}</b></p>\n", "- {}**{}** `code`\n"]),
)
def test_places_are_exact(engine: LanguageTool, before: list[str], form: str) -> None:
    path = "article.html" if form.startswith("<") else "text.txt" if form == "{}{}\n" else "article.md"
    source = form.format(" ".join(["A town.", *before, ""]), WRONG)
    article = Article(document(source, path), lexicon())
    sent = list(texts(article))
    found = []
    for text, lints in zip(sent, engine.check([text.sent for text in sent]), strict=True):
        for lint in lints:
            span = text.to_block(lint.start, lint.end)
            if lint.rule == "EN_A_VS_AN" and span is not None:
                place = article.passages[text.passage].block.to_source(span.start, span.end)
                found.append((place.start, source[place.start : place.end]))
    assert found == [(source.index("an test"), "an")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [RIGHT, WRONG, "He have gone 😀 and and came.", "“They was late", "in the the town", "Xyzzyx."]
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_paragraph_is_judged_by_itself(engine: LanguageTool, paragraphs: list[str]) -> None:
    together = engine.check(paragraphs)
    for text, lints in zip(paragraphs, together, strict=True):
        assert lints == engine.check([text])[0]


def test_lengths_are_code_points(engine: LanguageTool) -> None:
    (lints,) = engine.check(["This 😀😀 is an 😀 test and teh 𝔘𝔘𝔘 end of teh."])
    text = "This 😀😀 is an 😀 test and teh 𝔘𝔘𝔘 end of teh."
    assert [text[t.start : t.end] for t in lints if t.rule.startswith("MORFOLOGIK") and t.end == len(text) - 1] == [
        "teh"
    ]


def test_one_server_for_all(server: Server) -> None:
    there = languagetool()
    state = server.state()
    started: list[int] = []
    threads = [threading.Thread(target=lambda: started.append(server.ensure(there).pid)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state is not None
    assert started == [state.pid] * 4


def test_starting_stopping_and_repairing(tmp_path: Path) -> None:
    there = languagetool()
    server = Server(tmp_path / "server", idle=2.0)
    (tmp_path / "server").mkdir()
    stale = {"pid": os.getpid(), "port": 9, "started": 0, "version": "6.8", "watchdog": 1}
    (tmp_path / "server" / "state.json").write_text(json.dumps(stale))
    assert server.state() is None

    # Two that start at once get the same one.
    pids: list[int] = []
    threads = [threading.Thread(target=lambda: pids.append(server.ensure(there).pid)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(pids)) == 1
    state = server.state()
    assert state is not None and state.port != 9

    # Without use it ends by itself, and leaves nothing.
    _wait_until(lambda: not is_locked(tmp_path / "server" / "alive.lock"))
    assert server.state() is None
    assert not (tmp_path / "server" / "state.json").exists()
    assert not server.stop()


@pytest.fixture(scope="module")
def ill_treated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Installation]]:
    """A server that tests may ill-treat."""
    there = languagetool()
    server = Server(tmp_path_factory.mktemp("ill-treated") / "server")
    yield server, there
    server.stop()


@pytest.fixture
def own(ill_treated: tuple[Server, Installation], monkeypatch: pytest.MonkeyPatch) -> Server:
    """That server, running, warm, and the one that the engine uses."""
    server, there = ill_treated
    monkeypatch.setattr("checker.grammar.installed.home", lambda: server.log.parents[1])
    monkeypatch.setattr("checker.grammar.installed.installation", lambda: there)
    # The first request reads the rules, which takes longer than these tests wait for a server that hangs.
    LanguageTool(server.ensure(there).url, "6.8", 60, server).check([WRONG])
    return server


def _state(server: Server) -> State:
    state = server.state()
    assert state is not None
    return state


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGSTOP])
def test_a_server_that_was_killed_or_hangs_is_replaced_by_the_next_run(own: Server, signal_: int) -> None:
    first = _state(own)
    os.kill(first.pid, signal_)
    with Engines() as engines:
        grammar = Grammar(GrammarPlan(EngineChoice("languagetool")), engines)
        assert _rules(grammar, Article(document(WRONG), lexicon())) == ["grammar/EN_A_VS_AN"]
    assert _state(own).pid != first.pid
    _wait_until(lambda: not _runs(first.pid))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_server_that_is_killed_in_the_middle_is_started_again(own: Server) -> None:
    with Engines() as engines:
        grammar = Grammar(GrammarPlan(EngineChoice("languagetool")), engines)
        assert _rules(grammar, Article(document(WRONG), lexicon())) == ["grammar/EN_A_VS_AN"]
        os.kill(_state(own).pid, signal.SIGKILL)
        assert _rules(grammar, Article(document(f"{WRONG} They came home."), lexicon())) == ["grammar/EN_A_VS_AN"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_server_whose_keeper_was_killed_is_found_and_ended(own: Server) -> None:
    state = _state(own)
    os.kill(state.watchdog, signal.SIGKILL)
    _wait_until(lambda: own.state() is None)
    assert _runs(state.pid)
    own.stop()
    _wait_until(lambda: not _runs(state.pid))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_server_that_hangs_in_the_middle_is_told_and_not_waited_for(own: Server) -> None:
    with Engines() as engines:
        grammar = Grammar(GrammarPlan(EngineChoice("languagetool", timeout=2.0)), engines)
        assert _rules(grammar, Article(document(WRONG), lexicon())) == ["grammar/EN_A_VS_AN"]
        os.kill(_state(own).pid, signal.SIGSTOP)
        pending = grammar.begin(Article(document(f"{WRONG} They came home."), lexicon()))
        assert grammar.finish(pending, []) == []
        assert "no answer in time" in pending.notice or "not answered" in pending.notice


def test_a_java_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = replace(languagetool(), java=str(tmp_path / "java"))
    with pytest.raises(EngineMissingError, match="unspin grammar install"):
        Server(tmp_path / "server").ensure(gone)


def _rules(grammar: Grammar, article: Article) -> list[str]:
    pending = grammar.begin(article)
    found = grammar.finish(pending, [])
    assert not pending.notice
    return [candidate.rule for candidate in found]


def _runs(pid: int) -> bool:
    import psutil

    return bool(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)


def _wait_until(condition: object, seconds: float = 20.0) -> None:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_shared_server_that_is_not_there() -> None:
    languagetool()
    with Engines() as engines:
        grammar = Grammar(GrammarPlan(EngineChoice("languagetool", "http://127.0.0.1:9/")), engines)
        pending = grammar.begin(Article(document(WRONG), lexicon()))
        grammar.finish(pending, [])
        assert "does not answer" in pending.notice


@pytest.mark.parametrize("url", ["no address", "127.0.0.1:9", "ftp://127.0.0.1/", "http://", "http://host:port/"])
def test_what_is_no_address_of_a_shared_server(url: str) -> None:
    languagetool()
    with pytest.raises(EngineMissingError, match=f"“{url}” is no address"):
        engine_version(EngineChoice("languagetool", url))


def test_the_password_for_a_shared_server_is_not_told() -> None:
    languagetool()
    choice = EngineChoice("languagetool", "http://somebody:secret@127.0.0.1:9/v2/")
    assert engine_version(choice).startswith("at 127.0.0.1:9, ")
    with (
        pytest.raises(EngineFailedError, match=r"at 127\.0\.0\.1:9 does not answer") as error,
        open_engine(choice),
    ):
        pass
    assert "secret" not in str(error.value)


def test_proxies_never_see_a_text_for_ones_own_server(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    there = languagetool()
    assert LanguageTool(server.ensure(there).url, "6.8", 60, server).check([WRONG])[0]


@pytest.mark.parametrize(
    "rule", ["HAVE_PART_AGREEMENT", "DID_BASEFORM", "EN_A_VS_AN", "MORFOLOGIK_RULE_EN_US", "EN_COMPOUNDS_X"]
)
def test_rules_are_explained(rule: str) -> None:
    languagetool()
    info = explained(f"grammar/{rule}")
    assert info.summary and info.link.startswith("https://")
    assert "\\" not in info.explanation
