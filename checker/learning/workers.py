"""Articles judged and taken apart on several cores, in order, a few portions at a time."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import StrEnum

from checker.checking import NOT_ENGLISH, Checker, Keep
from checker.findings import Level, Problem
from checker.learning.archive import ArchiveError
from checker.learning.article import RawArticle
from checker.learning.extracting import Extract, Extractor
from checker.parallel import cores, pool
from checker.plan import Plan
from checker.readers import ReadOptions, UnreadableError, read

_PORTION_BYTES = 200_000
_PORTION_ARTICLES = 32
_PAUSE = 1.0
_AHEAD = 3
"""Portions under way for each worker: memory has a bound, and no worker waits."""


class Left(StrEnum):
    """Why an article is left out, as it is tallied."""

    SPUN = "spun"
    FOREIGN = "foreign"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Read:
    """An article that can be learned.

    Attributes:
        words: of prose.
        extract: what it says.
    """

    words: int
    extract: Extract


Judged = Read | Left | Problem
Work = Callable[[RawArticle], Judged]


class Judge:
    """Reads articles, leaves out those that are paraphrased or not English, and takes the rest apart."""

    def __init__(self, plan: Plan) -> None:
        """Load the rules that a verdict needs.

        Args:
            plan: glossaries, and settings that run rules of evidence and nothing else.
        """
        self._checker = Checker(plan, Keep.NONE)
        self._options = ReadOptions(front_matter=plan.settings.front_matter)
        self._extractor = Extractor()

    def __call__(self, article: RawArticle) -> Judged:
        """Judge one article."""
        try:
            document = read(article.name, article.data, self._options)
        except UnreadableError as error:
            return Problem(article.shown, f"{article.shown}: {error.reason}.")
        report = self._checker.check(document)
        if not report.words:
            return Left.EMPTY
        if NOT_ENGLISH in report.notices:
            return Left.FOREIGN
        if report.verdict is not None and report.verdict.level is Level.LIKELY:
            return Left.SPUN
        return Read(report.words, self._extractor.extract(document))


def judged(plan: Plan, articles: Iterable[RawArticle], jobs: int) -> Generator[tuple[RawArticle, Judged]]:
    """Judge articles.

    Args:
        plan: see `Judge`.
        articles: read as they are needed.
        jobs: processes; 0 for one a core.

    Yields:
        Each article with what became of it, in order.

    Raises:
        ArchiveError: a process died.
    """
    workers = jobs or cores()
    if workers == 1:
        judge = Judge(plan)
        for article in articles:
            yield article, judge(article)
        return
    plan.lexicon.unpack()
    yield from _in_parallel(plan, articles, workers)


def _in_parallel(plan: Plan, articles: Iterable[RawArticle], workers: int) -> Iterator[tuple[RawArticle, Judged]]:
    judges = pool(workers, _start, plan, os.getpid())
    running: deque[tuple[list[RawArticle], Future[list[Judged]]]] = deque()
    try:
        for portion in _portions(articles):
            running.append((portion, judges.submit(_judge_portion, portion)))
            if len(running) > workers * _AHEAD:
                yield from _finished(*running.popleft())
        while running:
            yield from _finished(*running.popleft())
        # A pool that is left to itself may complain of its closed pipe while the interpreter ends.
        judges.shutdown()
    except BrokenProcessPool:
        raise ArchiveError(
            "A process died while it read the archive; it may have run out of memory. Run again with --jobs 1: "
            "what was learned so far is kept."
        ) from None
    finally:
        judges.shutdown(wait=False, cancel_futures=True)


def _finished(portion: list[RawArticle], future: Future[list[Judged]]) -> Iterator[tuple[RawArticle, Judged]]:
    return zip(portion, future.result(), strict=True)


def _portions(articles: Iterable[RawArticle]) -> Iterator[list[RawArticle]]:
    portion: list[RawArticle] = []
    size = 0
    for article in articles:
        portion.append(article)
        size += len(article.data)
        if size >= _PORTION_BYTES or len(portion) == _PORTION_ARTICLES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


_judge: Work | None = None


def _start(plan: Plan, parent: int) -> None:
    global _judge
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _judge = Judge(plan)


def _end_with(parent: int) -> None:
    """End with the main process: where that is killed, nobody is left to hand out work or to tell workers so."""
    while os.getppid() == parent:
        time.sleep(_PAUSE)
    os._exit(1)


def _judge_portion(portion: list[RawArticle]) -> list[Judged]:
    assert _judge is not None
    return [_judge(article) for article in portion]
