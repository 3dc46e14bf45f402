"""One document through the house: read, run the checks, weigh what they found, and locate what is left."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from checker.article import Article
from checker.checks import LAST, Check, load, rule_ids
from checker.document import Document
from checker.evidence import EVIDENCE_RULES, judge
from checker.evidence import severity as weighed
from checker.findings import Candidate, DocumentReport, Finding, Problem, RuleInfo, Severity, Verdict
from checker.grammar.engine import EngineChoice, EngineError
from checker.language import is_english
from checker.locate import Locator, joined, without_overlaps
from checker.plan import Plan, SettingsError, rules_of
from checker.readers import ReadOptions, UnreadableError, read
from checker.sources import Source
from checker.suppress import silence

if TYPE_CHECKING:
    from checker.grammar.checking import Grammar
    from checker.grammar.engines import Engines

LISTED_FORM_RULES = frozenset({"known-garble", "suppression", "unused-suppression"})
"""Rules that also hold in a text that is not English."""

UNLISTED = "likely-garble"
"""The rule that looks for what no glossary lists. Only with it does the choice of words count: whoever asks for listed
forms alone is told of nothing else, and does not wait for it."""

GRAMMAR = "grammar"
"""The group of all rules of a grammar engine."""

NOT_ENGLISH = "This text does not look like English; only listed garbled forms were looked for."


class Keep(StrEnum):
    """Of which documents a report holds the text: it costs memory and a trip between processes.

    ALL holds the blocks of prose beside it.
    """

    NONE = "none"
    FOUND = "found"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the checks found in an article.

    Attributes:
        candidates: one a place, in order of the source.
        verdict: what they say about the article as a whole.
        notices: what concerns the article as a whole.
        ran: ids of the rules that ran.
    """

    candidates: tuple[Candidate, ...]
    verdict: Verdict | None
    notices: tuple[str, ...]
    ran: frozenset[str]


class Checker:
    """Checks documents according to a plan; one for each process."""

    def __init__(self, plan: Plan, keep: Keep = Keep.FOUND, engines: Engines | None = None) -> None:
        """Load the checks that the plan's settings ask for.

        Args:
            plan: settings and glossaries.
            keep: of which documents the reports hold the text.
            engines: the grammar engines of this process; None for engines of its own.

        Raises:
            SettingsError: an option of a rule does not exist or has a wrong value.
            EngineMissingError: the grammar engine is not installed.
        """
        self.plan = plan
        self._keep = keep
        self._checks = tuple((check, _options(check, plan.settings.rules)) for check in load(rules_of(plan.settings)))
        self._order = tuple(check.rule.id for check, _ in self._checks)
        self._grammar = _grammar(plan, self._order, engines)

    @property
    def grammar(self) -> str:
        """Name and version of the grammar engine, or empty."""
        return self._grammar.name if self._grammar else ""

    @property
    def key(self) -> str:
        """A text that is the same where the same text has the same findings, for one version of unspin."""
        engine = (self._grammar.plan.choice, self._grammar.version) if self._grammar else None
        profile = self.plan.profile.digest if self.plan.profile else None
        return repr((self.plan.settings.key(), self.plan.lexicon.glossaries, self._order, engine, profile))

    @property
    def rules(self) -> dict[str, RuleInfo]:
        """The rules that run, by id."""
        return {check.rule.id: check.rule for check, _ in self._checks}

    def check(self, document: Document, digest: str = "") -> DocumentReport:
        """Check one document.

        Args:
            document: what was read.
            digest: hex SHA-256 of the file's bytes; that of the source in UTF-8 where it is empty.

        Returns:
            Its findings.
        """
        if not self.plan.settings.suppressions:
            document = replace(document, comments=())
        article = Article(document, self.plan.lexicon, profile=self.plan.profile)
        words = sum(map(len, article.runs))
        judged = self._judged(article, words, digest)
        findings, suppressed = self._findings(article, judged)
        return DocumentReport(
            path=document.path,
            sha256=digest or sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest(),
            words=words,
            findings=findings,
            suppressed=suppressed,
            notices=judged.notices,
            verdict=judged.verdict,
            source=document.source if self._keeps(findings) else None,
            encoding=document.encoding,
            blocks=document.blocks if self._keep is Keep.ALL else (),
        )

    def _judged(self, article: Article, words: int, digest: str) -> _Judged:
        """Run the checks and weigh what they found; the grammar engine works meanwhile."""
        english = is_english(chain.from_iterable(article.runs))
        checks = (
            self._checks if english else tuple(pair for pair in self._checks if pair[0].rule.id in LISTED_FORM_RULES)
        )
        pending = self._grammar.begin(article, digest) if self._grammar and english else None
        if self._grammar and not english:
            self._grammar.pass_over(digest)
        candidates = [
            candidate
            for check, options in checks
            if check.rule.id not in LAST
            for candidate in check.run(article, options)
        ]
        ran = {check.rule.id for check, _ in checks}
        verdict = None
        if not EVIDENCE_RULES.isdisjoint(self._order):
            apart = without_overlaps(candidates, lambda c: c.severity, self._order)
            verdict = judge(apart, words, lambda: article.style.log_odds if UNLISTED in ran else 0.0)
        notices: tuple[str, ...] = () if english else (NOT_ENGLISH,)
        if self._grammar and pending:
            shown = (c for c in candidates if self._severity(c, verdict) is not Severity.HINT)
            candidates += self._grammar.finish(pending, shown)
            notices = pending.notices
            ran.add(GRAMMAR)
        kept = without_overlaps(candidates, lambda c: self._severity(c, verdict), self._order)
        return _Judged(tuple(kept), verdict, notices, frozenset(ran))

    def _findings(self, article: Article, judged: _Judged) -> tuple[tuple[Finding, ...], int]:
        """Locate what was found, let the article's comments silence it and the last checks say which comments do not.

        Returns:
            The findings left, in order of the source, and how many were silenced.
        """
        if not judged.candidates and not article.directives.directives:
            return (), 0
        locator = Locator(article)

        def located(candidate: Candidate) -> Finding:
            return locator.finding(candidate, self._severity(candidate, judged.verdict))

        findings = tuple(map(located, judged.candidates))
        if not article.directives.directives:
            return findings, 0
        outcome = silence(article, findings, judged.ran, complete={*rule_ids(), GRAMMAR}.issubset(judged.ran))
        told = replace(article, idle=outcome.idle)
        last = [
            located(candidate)
            for check, options in self._checks
            if check.rule.id in LAST & judged.ran
            for candidate in check.run(told, options)
        ]
        # A comment may stand inside the place that another finding is about; one place has one finding.
        return tuple(joined(outcome.kept, last)), len(outcome.silenced)

    def check_source(self, source: Source) -> DocumentReport | Problem:
        """Read and check one file; what cannot be done is a problem, never an exception."""
        try:
            with open(source.path, "rb") as file:  # noqa: PTH123 - a third of what opening it by its Path takes
                return self.check_stream(source.shown, file)
        except OSError as error:
            return _unreadable(source.shown, error)

    def check_stream(self, shown: str, file: BinaryIO) -> DocumentReport | Problem:
        """Read and check what a stream holds; no more of it is read than is allowed.

        Args:
            shown: its path in reports.
            file: open for reading.
        """
        limit = self.plan.settings.max_file_size
        try:
            size = os.fstat(file.fileno()).st_size
            # A buffer of the largest size for each file would cost more than checking it.
            data = file.read(min(size, limit) + 1)
            if len(data) > size or not size:
                data += file.read(limit + 1 - len(data))
        except OSError as error:
            return _unreadable(shown, error)
        if len(data) > limit:
            return Problem(
                shown,
                f"{shown}: {max(size, len(data)):,} bytes are more than max-file-size allows ({limit:,}); "
                "raise it in the settings or split the file.",
            )
        return self.check_bytes(shown, data)

    def check_bytes(self, shown: str, data: bytes, name: str = "") -> DocumentReport | Problem:
        """Decode and check one article.

        Args:
            shown: its path in reports.
            data: its bytes.
            name: file name whose suffix tells the format, where `shown` does not.
        """
        options = ReadOptions(front_matter=self.plan.settings.front_matter)
        try:
            document = read(name or shown, data, options)
        except UnreadableError as error:
            return Problem(shown, f"{shown}: {error.reason}.")
        if name:
            document = replace(document, path=shown)
        try:
            return self.check(document, sha256(data).hexdigest())
        except EngineError as error:
            return Problem(shown, f"{shown}: {error}.")

    def _keeps(self, findings: tuple[Finding, ...]) -> bool:
        return self._keep is Keep.ALL or (self._keep is Keep.FOUND and bool(findings))

    def _severity(self, candidate: Candidate, verdict: Verdict | None) -> Severity:
        """What a candidate is: as settings say, else as the whole article makes it."""
        severity = weighed(candidate, verdict)
        settings = self.plan.settings
        if (
            candidate.rule.startswith(f"{GRAMMAR}/")
            and severity is Severity.HINT
            and candidate.rule not in settings.severity
        ):
            # Doubtful, or in somebody's own words: “grammar errors fail the run” does not mean these.
            return severity
        return settings.severity_of(candidate.rule, candidate.glossary) or severity


def _grammar(plan: Plan, running: Iterable[str], engines: Engines | None) -> Grammar | None:
    """The grammar engine that settings ask for, if any of its rules can show.

    Raises:
        EngineMissingError: it is not installed.
    """
    settings = plan.settings
    if not settings.grammar_engine:
        return None
    from checker.grammar.checking import PREFIX, Grammar, GrammarPlan
    from checker.grammar.engines import Engines

    named = (rule for rule in settings.select if rule.startswith(PREFIX))
    return Grammar(
        GrammarPlan(
            choice=EngineChoice(settings.grammar, settings.remote),
            shows=settings.runs,
            running=frozenset(running),
            enabled=frozenset((*settings.grammar_enable, *named)),
            required=settings.grammar_required,
        ),
        engines or Engines(plan.cache),
    )


def _unreadable(shown: str, error: OSError) -> Problem:
    return Problem(shown, f"{shown}: cannot be read ({(error.strerror or 'unknown reason').lower()}).")


def _options(check: Check, chosen: Mapping[str, Mapping[str, Any]]) -> Any:
    given = {key.replace("-", "_"): value for key, value in chosen.get(check.rule.id, {}).items()}
    try:
        return check.options(**given)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"settings of rule “{check.rule.id}”: {error}.") from None
