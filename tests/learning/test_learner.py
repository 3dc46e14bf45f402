"""Learning as a whole: what is left out, what interruption changes (nothing), what two learners do."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.grammar.locks import locked
from checker.learning.archive import Archive, ArchiveError, Found
from checker.learning.article import RawArticle
from checker.learning.judging import plan_for
from checker.learning.learner import Learner, Outcome, Wanted
from checker.plan import Plan
from checker.profile.file import ProfileError
from checker.profile.profile import Profile
from checker.profile.writing import Writer
from checker.settings import Settings
from made_up_articles import article

GARBLED = (
    "They returned to the standardization negotiations. The cultural Armenian refugees left. "
    "Azerbaijani causes attacked Nagorno-Karabakh in an offensive."
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_for(Settings(), None)


def archive(texts: Sequence[str], days: Sequence[date | None] = (), stop: int = -1) -> Archive:
    """An archive of texts; reading it is interrupted before the article with the number `stop`."""

    def read() -> Iterator[Found]:
        for number, text in enumerate(texts):
            if number == stop:
                raise KeyboardInterrupt
            day = days[number] if days else None
            yield RawArticle(f"{number}", "article.txt", text.encode(), day), len(text)

    return Archive(sum(map(len, texts)), read)


def learn(path: Path, plan: Plan, *archives: Archive, before: date | None = None, jobs: int = 1) -> Outcome:
    return Learner(path, plan).learn(Wanted(archives, before, jobs))


def counts(path: Path) -> tuple[object, ...]:
    profile = Profile(path)
    tables = tuple(bytes(profile.file.section(name)) for name in ("keys", "counts", "phrase-keys", "phrase-counts"))
    texts = [[(one.text, one.articles) for one in found] for found in (profile.phrases(), profile.names())]
    return (*tables, texts, profile.articles, profile.about["words"], profile.about["copies"])


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 11), max_size=4))
def test_a_run_that_was_interrupted_equals_one_that_was_not(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan, stops: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("resume")
    texts = [article(seed % 9, words=60) for seed in range(12)]
    learn(folder / "whole", plan, archive(texts))
    for stop in stops:
        with pytest.raises(KeyboardInterrupt):
            learn(folder / "parts", plan, archive(texts, stop=stop))
        assert not (folder / "parts").exists()
    outcome = learn(folder / "parts", plan, archive(texts))
    assert outcome.resumed == min(max(stops, default=0), 9)
    assert counts(folder / "parts") == counts(folder / "whole")
    assert not (folder / "parts.learning").exists()


def test_several_processes_learn_the_same(tmp_path: Path, plan: Plan) -> None:
    texts = [article(seed) for seed in range(80)]
    learn(tmp_path / "one", plan, archive(texts))
    learn(tmp_path / "two", plan, archive(texts), jobs=2)
    assert counts(tmp_path / "one") == counts(tmp_path / "two")


def test_nothing_counts_twice(tmp_path: Path, plan: Plan) -> None:
    path, texts = tmp_path / "p", [article(seed) for seed in range(6)]
    assert learn(path, plan, archive(texts[:4])).tallies == {"articles": 4}
    assert learn(path, plan, archive(texts)).tallies == {"known": 4, "articles": 2}
    cut = texts[0][: len(texts[0]) // 2]
    assert learn(path, plan, archive([cut, "By our staff.\n\n" + texts[1]])).tallies == {"copies": 2}
    whole = tmp_path / "whole"
    learn(whole, plan, archive(texts))
    assert counts(path)[:5] == counts(whole)[:5]


def test_what_is_spun_foreign_or_empty_is_left_out(tmp_path: Path, plan: Plan) -> None:
    german = "Die Minister der beiden Staaten haben sich gestern in der Hauptstadt getroffen und lange geredet. " * 9
    outcome = learn(tmp_path / "p", plan, archive([article(1, GARBLED), article(2), german, " \n"]))
    assert outcome.tallies == {"spun": 1, "articles": 1, "foreign": 1, "empty": 1}
    assert Profile(tmp_path / "p").articles_with(("standardization", "negotiations")) == 0


def test_comments_in_an_article_hide_nothing(tmp_path: Path, plan: Plan) -> None:
    text = "<!-- unspin: ignore-file -->\n\n" + article(1, GARBLED)
    raw = RawArticle("a", "a.md", text.encode())
    outcome = learn(tmp_path / "p", plan, Archive(0, lambda: iter([(raw, 0)])))
    assert outcome.tallies == {"spun": 1}


def test_the_cut_off_leaves_out_what_is_later_or_undated(tmp_path: Path, plan: Plan) -> None:
    texts = [article(seed) for seed in range(4)]
    days = [date(2020, 1, 1), None, date(2022, 11, 30), date(2022, 11, 29)]
    outcome = learn(tmp_path / "p", plan, archive(texts, days), before=date(2022, 11, 30))
    assert outcome.tallies == {"articles": 2, "undated": 1, "later": 1}
    assert (outcome.about["first"], outcome.about["last"]) == ("2020-01-01", "2022-11-29")
    assert learn(tmp_path / "p", plan, archive(texts, days)).tallies == {"known": 2, "articles": 2}


def test_another_cut_off_does_not_go_on_from_an_interrupted_run(tmp_path: Path, plan: Plan) -> None:
    texts, days = [article(seed) for seed in range(3)], [date(2020, 1, 1), date(2021, 1, 1), date(2020, 1, 2)]
    with pytest.raises(KeyboardInterrupt):
        learn(tmp_path / "p", plan, archive(texts, days, stop=2))
    outcome = learn(tmp_path / "p", plan, archive(texts, days), before=date(2020, 6, 1))
    assert (outcome.resumed, outcome.tallies) == (0, {"articles": 2, "later": 1})


def test_two_learners_do_not_mix(tmp_path: Path, plan: Plan) -> None:
    with locked(tmp_path / ".p.lock"), pytest.raises(ProfileError, match="another unspin is learning"):
        learn(tmp_path / "p", plan, archive([article(1)]))


def test_a_damaged_profile_is_not_learned_into(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "p").write_bytes(b"something else")
    with pytest.raises(ProfileError, match="damaged"):
        learn(tmp_path / "p", plan, archive([article(1)]))
    assert (tmp_path / "p").read_bytes() == b"something else"


def test_nothing_learned_leaves_nothing(tmp_path: Path, plan: Plan) -> None:
    outcome = learn(tmp_path / "p", plan, archive([]))
    assert not outcome.about
    assert not [path for path in tmp_path.iterdir() if not path.name.endswith(".lock")]


@pytest.mark.parametrize("place", ["nowhere/p", "."])
def test_where_no_profile_can_be(tmp_path: Path, plan: Plan, place: str) -> None:
    with pytest.raises(ArchiveError):
        learn(tmp_path / place, plan, archive([article(1)]))


@pytest.mark.parametrize("finishing", [1, 2])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, finishing: int
) -> None:
    path = tmp_path / "p"
    learn(path, plan, archive([article(1)]))
    before = path.read_bytes()
    finished: Callable[..., None] = Writer.finish
    calls = 0

    def finish(self: Writer, about: dict[str, object]) -> None:
        nonlocal calls
        calls += 1
        if calls == finishing:
            raise OSError(errno.ENOSPC, "No space left on device")
        finished(self, about)

    monkeypatch.setattr(Writer, "finish", finish)
    with pytest.raises(OSError, match="No space"):
        learn(path, plan, archive([article(2)]))
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert not list(tmp_path.rglob("*.part"))
    learn(path, plan, archive([article(2)]))
    assert Profile(path).articles == 2
