"""LanguageTool itself: a real server, real texts."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from engines import languagetool
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.article import Article
from checker.grammar.checking import Grammar, GrammarPlan
from checker.grammar.engine import EngineChoice, EngineFailedError
from checker.grammar.engines import Engines
from checker.grammar.languagetool import LanguageTool
from checker.grammar.locks import is_locked
from checker.grammar.prose import texts
from checker.grammar.rules import explained
from checker.grammar.server import Server
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


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_server_that_is_killed_or_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = languagetool()
    monkeypatch.setattr("checker.grammar.installed.home", lambda: tmp_path)
    monkeypatch.setattr("checker.grammar.installed.installation", lambda: there)
    server = Server(tmp_path / "server")
    choice = EngineChoice("languagetool", timeout=3.0)
    article = Article(document(WRONG), lexicon())
    try:
        with Engines() as engines:
            grammar = Grammar(GrammarPlan(choice), engines)
            first = server.ensure(there)
            # The first request reads the rules, which takes longer than this test waits for a server that hangs.
            LanguageTool(first.url, "6.8", 60, server).check([WRONG])
            assert _rules(grammar, article) == ["grammar/EN_A_VS_AN"]
            os.kill(first.pid, signal.SIGKILL)
            _wait_until(lambda: not is_locked(tmp_path / "server" / "alive.lock"))
            with suppress(EngineFailedError):
                LanguageTool(server.ensure(there).url, "6.8", 60, server).check([WRONG])
            assert _rules(grammar, article) == ["grammar/EN_A_VS_AN"]
        second = server.state()
        assert second is not None and second.pid != first.pid
        os.kill(second.pid, signal.SIGSTOP)
        with Engines() as engines:
            grammar = Grammar(GrammarPlan(choice), engines)
            pending = grammar.begin(article)
            assert grammar.finish(pending, []) == []
            assert "no answer in time" in pending.notice or "not answered" in pending.notice
        os.kill(second.pid, signal.SIGCONT)
        # A watchdog that is killed leaves Java alone; the next start finds and ends it.
        os.kill(second.watchdog, signal.SIGKILL)
        _wait_until(lambda: not is_locked(tmp_path / "server" / "alive.lock"))
        server.stop()
        _wait_until(lambda: not _runs(second.pid))
    finally:
        server.stop()


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


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "no address"])
def test_a_shared_server_that_is_not_there(url: str) -> None:
    languagetool()
    with Engines() as engines:
        grammar = Grammar(GrammarPlan(EngineChoice("languagetool", url)), engines)
        pending = grammar.begin(Article(document(WRONG), lexicon()))
        grammar.finish(pending, [])
        assert "does not answer" in pending.notice


def test_proxies_never_see_a_text_for_ones_own_server(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    there = languagetool()
    assert LanguageTool(server.ensure(there).url, "6.8", 60, server).check([WRONG])[0]


@pytest.mark.parametrize("rule", ["HAVE_PART_AGREEMENT", "EN_A_VS_AN", "MORFOLOGIK_RULE_EN_US", "EN_COMPOUNDS_X"])
def test_rules_are_explained(rule: str) -> None:
    languagetool()
    info = explained(f"grammar/{rule}")
    assert info.summary and info.link.startswith("https://")
