"""How long grammar will take, for runs in which a person would wonder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from checker.article import Article
from checker.findings import Problem
from checker.grammar.cache import Cache
from checker.grammar.engine import EngineChoice, engine_version
from checker.grammar.prose import texts
from checker.parallel import GRAMMAR_WORTH_BYTES, automatic_jobs
from checker.plan import Plan
from checker.readers import ReadOptions, UnreadableError, read
from checker.sources import Source

WORTH_SAYING = 20.0
"""Seconds below which nothing is said."""

RATES = {"harper": 25_000, "languagetool": 9_000}
"""Bytes of prose that one core checks in a second; see benchmarks/grammar."""

_SAMPLE = 8


def forecast(plans: Sequence[Plan], sources: Sequence[Source | Problem], jobs: int) -> str:
    """Say how long a run's grammar will take: the time for the texts that no engine has seen.

    Args:
        plans: settings, to which the sources refer.
        sources: what will be checked, without files whose findings are known.
        jobs: processes; 0 for as many as are worth starting.

    Returns:
        A sentence with the way to do without; empty where it is not worth saying.

    Raises:
        EngineMissingError: an engine is not installed.
    """
    found = [s for s in sources if isinstance(s, Source) and plans[s.plan].settings.grammar_engine]
    engine = next((plan.settings.grammar_engine for plan in plans if plan.settings.grammar_engine), "")
    workers = jobs or automatic_jobs(sources, GRAMMAR_WORTH_BYTES)
    if not engine or _bytes(found) / RATES[engine] / workers < WORTH_SAYING:
        return ""
    seconds = _new_share(plans, found) * _bytes(found) / RATES[engine] / workers
    if seconds < WORTH_SAYING:
        return ""
    files = "1 file" if len(found) == 1 else f"{len(found):,} files"
    return f"Grammar ({engine}) will take {_duration(seconds)} for {files}; --grammar off skips it."


def _bytes(sources: Sequence[Source]) -> int:
    size = 0
    for source in sources:
        with suppress(OSError):
            size += source.path.stat().st_size
    return size


def _new_share(plans: Sequence[Plan], sources: Sequence[Source]) -> float:
    """The share of the text that no engine has seen before, by a sample of files."""
    new = known = 0
    for source in sources[:: max(1, len(sources) // _SAMPLE)]:
        plan = plans[source.plan]
        settings = plan.settings
        with suppress(OSError, UnreadableError):
            document = read(source.shown, source.path.read_bytes(), ReadOptions(front_matter=settings.front_matter))
            sent = [text.sent for text in texts(Article(document, plan.lexicon))]
            choice = EngineChoice(settings.grammar, settings.remote)
            cache = Cache(plan.cache, settings.grammar, engine_version(choice))
            there = cache.get(sent)
            cache.close()
            known += sum(len(text) for text in sent if text in there)
            new += sum(len(text) for text in sent if text not in there)
    return new / (new + known) if new + known else 0.0


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"about {round(seconds, -1):.0f} seconds"
    minutes = round(seconds / 60)
    return f"about {minutes} minutes" if minutes < 90 else f"about {round(minutes / 60)} hours"
