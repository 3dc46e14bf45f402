"""From an article to grammar candidates: texts, cache, engine, noise, places in the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.article import Article
from checker.document import Span
from checker.findings import Candidate, Safety, Severity
from checker.grammar.engine import EngineChoice, EngineError, Kind, Lint
from checker.grammar.engines import Engines
from checker.grammar.noise import Filter
from checker.grammar.prose import Text, texts
from checker.grammar.worker import Request
from checker.tokens import fold
from checker.wording import replace_text

PREFIX = "grammar/"
"""What the engine's names of rules begin with in reports and settings."""

_OFTEN = 3
"""How often a word stands in an article that is no slip."""

_MOST_SUGGESTIONS = 5
_SECONDS_PER_CHARACTER = 1 / 1000
"""Time allowed for text; a tenth of this is what the slowest engine takes on a busy computer."""

_CONFIDENCE = {True: 0.7, False: 0.3}


@dataclass(frozen=True, slots=True)
class GrammarPlan:
    """What was asked for.

    Attributes:
        choice: which engine.
        shows: tells whether a rule of the engine, named with its prefix, is selected and not ignored.
        running: rules of unspin that run.
        enabled: rules of the engine, with prefix, that are shown in spite of the house defaults.
        required: whether it is an error that an engine fails.
    """

    choice: EngineChoice
    shows: Callable[[str], bool] = lambda _: True
    running: frozenset[str] = frozenset()
    enabled: frozenset[str] = frozenset()
    required: bool = False


@dataclass(slots=True)
class Pending:
    """An article whose grammar is being checked.

    Attributes:
        article: the article.
        texts: what is sent of it.
        digest: hex SHA-256 of the file's bytes, or empty.
        known: lints from the cache, by text.
        request: what the engine was asked, or None.
        notice: what a reader should know, once it is finished.
    """

    article: Article
    texts: Sequence[Text]
    digest: str
    known: dict[str, list[Lint]]
    request: Request | None
    notice: str = ""

    @property
    def notices(self) -> tuple[str, ...]:
        """The notice, if there is one."""
        return (self.notice,) if self.notice else ()


@dataclass
class Grammar:
    """Checks the grammar of articles.

    Attributes:
        plan: what was asked for.
        engines: the engines of this process.
    """

    plan: GrammarPlan
    engines: Engines = field(default_factory=Engines)
    _broken: EngineError | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Look for the engine.

        Raises:
            EngineMissingError: it is not installed.
        """
        self.version = self.engines.version(self.plan.choice)
        self._cache = self.engines.cache(self.plan.choice)
        enabled = frozenset(rule.removeprefix(PREFIX) for rule in self.plan.enabled)
        self._filter = Filter(self.plan.choice.name, self.plan.running, enabled)

    @property
    def name(self) -> str:
        """Engine and version, for reports."""
        # What follows a comma tells versions apart that a reader need not tell apart.
        return f"{self.plan.choice.name} {self.version.partition(',')[0]}"

    def begin(self, article: Article, digest: str = "") -> Pending:
        """Begin to check an article; returns at once while the engine works.

        Args:
            article: the article.
            digest: hex SHA-256 of the file's bytes, or empty.
        """
        sent = list(texts(article))
        distinct = dict.fromkeys(text.sent for text in sent)
        known = self._cache.get(distinct)
        missing = [text for text in distinct if text not in known]
        request = self.engines.worker(self.plan.choice).ask(missing) if missing and self._broken is None else None
        pending = Pending(article, sent, digest, known, request)
        if not missing:
            self.pass_over(digest)
        if missing and self._broken is not None:
            pending.notice = _notice(self._broken)
        return pending

    def pass_over(self, digest: str) -> None:
        """Note that the engine need not be asked about a file.

        Args:
            digest: hex SHA-256 of its bytes, or empty.
        """
        self.engines.completed(self.plan.choice, digest)

    def finish(self, pending: Pending, own: Iterable[Candidate]) -> list[Candidate]:
        """Wait for the engine and make candidates of what it found.

        Args:
            pending: from `begin`.
            own: what unspin itself found and shows; the engine's finds at those places give way.

        Returns:
            Candidates in order. Where the engine failed, those of the texts that are known; `pending.notice` says so.

        Raises:
            EngineError: it failed and is required.
        """
        if pending.request is not None:
            self._wait(pending, pending.request)
        if pending.notice and self.plan.required and self._broken is not None:
            raise self._broken
        taken = _Taken(candidate.span for candidate in own)
        candidates = (c for text in pending.texts for c in self._candidates(pending.article, text, pending.known))
        return [candidate for candidate in candidates if not taken.touches(candidate.span)]

    def _wait(self, pending: Pending, request: Request) -> None:
        size = sum(map(len, request.texts))
        try:
            answers = request.result(self.plan.choice.timeout + size * _SECONDS_PER_CHARACTER)
        except EngineError as error:
            self._broken = error
            pending.notice = _notice(error)
            return
        new = dict(zip(request.texts, answers, strict=True))
        self._cache.put(new)
        self.pass_over(pending.digest)
        pending.known.update(new)

    def _candidates(self, article: Article, text: Text, known: Mapping[str, Sequence[Lint]]) -> Iterator[Candidate]:
        lints = known.get(text.sent)
        if not lints:
            return

        instead = {text.sent[lint.start : lint.end]: lint.suggestions for lint in lints}

        def is_known(word: str) -> bool:
            if article.lexicon.phrases.knows(word) or article.word_counts[fold(word)] >= _OFTEN:
                return True
            return article.profile is not None and article.profile.spells(word, instead[word])

        for lint, is_sure in self._filter.kept(lints, text.sent, is_known):
            if text.fragment and lint.kind is not Kind.SPELLING:
                continue
            span = text.to_block(lint.start, lint.end)
            if span is not None and self.plan.shows(PREFIX + lint.rule):
                yield _candidate(article, text.passage, span, lint, is_sure)


def _candidate(article: Article, passage: int, span: Span, lint: Lint, is_sure: bool) -> Candidate:
    block, source = article.passages[passage].block, article.document.source
    place = block.to_source(span.start, span.end)
    flagged = block.text[span.start : span.end]
    suggestions = tuple(
        replace_text(block, source, span.start, span.end, text)
        for text in lint.suggestions[:_MOST_SUGGESTIONS]
        if text != flagged
    )
    is_quoted = article.is_quoted(passage, span.start, span.end)
    return Candidate(
        rule=PREFIX + lint.rule,
        span=place,
        message=_message(lint),
        suggestions=suggestions,
        severity=Severity.HINT if is_quoted or not is_sure else Severity.WARNING,
        confidence=_CONFIDENCE[is_sure],
        safety=Safety.UNSAFE if suggestions else Safety.NONE,
    )


def _message(lint: Lint) -> str:
    """The engine's words as one sentence without a full stop."""
    parts = lint.message.split("`")
    quoted = "".join(part if at % 2 == 0 else f"“{part}”" for at, part in enumerate(parts))
    text = " ".join((quoted if len(parts) % 2 else lint.message).split())
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _notice(error: EngineError) -> str:
    return f"Grammar was not checked to the end: {error}."


class _Taken:
    """Places that are taken by findings of unspin's own."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def touches(self, span: Span) -> bool:
        """Tell whether a place overlaps one that is taken or stands right beside it."""
        first = bisect_left(self._spans, Span(span.start - self._longest - 1, 0))
        for taken in self._spans[first:]:
            if taken.start > span.end:
                return False
            if taken.end >= span.start:
                return True
        return False
