"""The way through the house for many sources, in one process or several, and the report of what was found."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from checker.checking import NOT_ENGLISH, Checker, Keep
from checker.findings import DocumentReport, Problem, Report, RuleInfo
from checker.plan import Plan
from checker.settings import digest_of
from checker.sources import Source

if TYPE_CHECKING:
    from checker.grammar.engines import Engines

_WORTH_REMEMBERING = 8
"""Files below which a run is not worth a file of results."""


def check_sources(
    plans: Sequence[Plan],
    sources: Sequence[Source | Problem],
    *,
    jobs: int = 0,
    keep: Keep = Keep.FOUND,
    progress: Callable[[], None] | None = None,
    remember: bool = False,
    engines: Engines | None = None,
    expect: Callable[[Sequence[Source | Problem]], None] | None = None,
) -> Report:
    """Check files and gather what was found.

    Args:
        plans: settings and glossaries; each source says by which of them it is checked.
        sources: files, and what could not be found.
        jobs: processes; 0 for as many as are worth starting.
        keep: whose texts the report must hold.
        progress: called once for each file that is done.
        remember: whether files that have not changed since they were last checked need not be checked again.
        engines: the grammar engines of this process; None for engines of its own.
        expect: called before the first file is checked, with all those that will be.

    Returns:
        The report, documents in the order of the sources.
    """
    checkers = tuple(Checker(plan, keep, engines) for plan in plans)

    def check(left: Sequence[Source | Problem]) -> Generator[DocumentReport | Problem]:
        if expect is not None:
            expect(left)
        return _results(checkers, left, jobs, keep)

    results = []
    for result in _remembered(checkers, sources, check, keep) if remember else check(sources):
        results.append(result)
        if progress is not None:
            progress()
    return gather(checkers, results)


def _remembered(
    checkers: Sequence[Checker],
    sources: Sequence[Source | Problem],
    check: Callable[[Sequence[Source | Problem]], Generator[DocumentReport | Problem]],
    keep: Keep,
) -> Iterator[DocumentReport | Problem]:
    folder = checkers[0].plan.cache
    if folder is None or len(sources) < _WORTH_REMEMBERING or keep is Keep.ALL:
        return check(sources)
    from checker.results import Results, reuse

    results = Results(folder, [checker.key for checker in checkers], sources, {NOT_ENGLISH})
    return reuse(results, sources, check, keep is Keep.FOUND)


def _results(
    checkers: Sequence[Checker], sources: Sequence[Source | Problem], jobs: int, keep: Keep
) -> Generator[DocumentReport | Problem]:
    if len(sources) > 1 and jobs != 1:
        from checker.parallel import GRAMMAR_WORTH_BYTES, WORTH_BYTES, automatic_jobs, check_in_parallel

        worth = GRAMMAR_WORTH_BYTES if any(checker.grammar for checker in checkers) else WORTH_BYTES
        workers = min(jobs or automatic_jobs(sources, worth), len(sources))
        if workers > 1:
            plans = tuple(checker.plan for checker in checkers)
            for plan in plans:
                plan.lexicon.unpack()
            yield from check_in_parallel(partial(_worker, plans, keep), sources, workers)
            return
    for source in sources:
        yield source if isinstance(source, Problem) else checkers[source.plan].check_source(source)


def _worker(plans: Sequence[Plan], keep: Keep) -> Callable[[Source], DocumentReport | Problem]:
    checkers = tuple(Checker(plan, keep) for plan in plans)
    return lambda source: checkers[source.plan].check_source(source)


def gather(checkers: Sequence[Checker], results: Iterable[DocumentReport | Problem]) -> Report:
    """Make a report of results.

    Args:
        checkers: all that took part, one or more.
        results: what they found.
    """
    documents: list[DocumentReport] = []
    problems: list[Problem] = []
    for result in results:
        if isinstance(result, Problem):
            problems.append(result)
        else:
            documents.append(result)
    found = {finding.rule for document in documents for finding in document.findings}
    rules = {rule: info for checker in checkers for rule, info in checker.rules.items() if rule in found}
    rules |= grammar_rules(found - rules.keys())
    return Report(
        documents=tuple(documents),
        problems=tuple(problems),
        rules=rules,
        glossaries=tuple(dict.fromkeys(g for checker in checkers for g in checker.plan.lexicon.glossaries)),
        settings=digest_of(checker.plan.settings for checker in checkers),
        grammar=", ".join(dict.fromkeys(checker.grammar for checker in checkers if checker.grammar)),
    )


def grammar_rules(found: Iterable[str]) -> dict[str, RuleInfo]:
    """What is known of those rules that are a grammar engine's."""
    names = sorted(rule for rule in found if rule.startswith("grammar/"))
    if not names:
        return {}
    from checker.grammar.rules import rule_info

    return {name: rule_info(name) for name in names}
