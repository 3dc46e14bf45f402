"""From two documents to a report on the rewrite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain

from checker.article import Article
from checker.compare.beside import rows
from checker.compare.candidates import SAFE_ANYWHERE, Found, Outcome, compare
from checker.compare.harvest import Harvest
from checker.compare.rules import RULES
from checker.compare.texts import Text
from checker.document import Document
from checker.findings import Candidate, DocumentReport, Finding, Likeness, Problem, Severity
from checker.language import is_english
from checker.locate import Locator, without_overlaps
from checker.plan import Plan
from checker.readers import ReadOptions, UnreadableError, read
from checker.suppress import silence

NOT_ENGLISH = "This text does not look like English; only quotations and numbers were compared."


class Comparer:
    """Compares rewrites with their originals according to a plan.

    Attributes:
        plan: settings and glossaries.
    """

    def __init__(self, plan: Plan, harvest: Harvest | None = None, *, beside: bool = False) -> None:
        """Make ready.

        Args:
            plan: settings and glossaries.
            harvest: collects replaced terms, or None.
            beside: whether reports hold both texts side by side.
        """
        self.plan = plan
        self._beside = beside
        self._harvest = harvest

    def read(self, shown: str, data: bytes, name: str = "") -> Document | Problem:
        """Decode and read one text.

        Args:
            shown: its path in reports.
            data: its bytes.
            name: file name whose suffix tells the format, where `shown` does not.
        """
        try:
            document = read(name or shown, data, ReadOptions(front_matter=self.plan.settings.front_matter))
        except UnreadableError as error:
            return Problem(shown, f"{shown}: {error.reason}.")
        if not document.words():
            return Problem(shown, f"{shown}: there are no words in it to compare.")
        return replace(document, path=shown)

    def report(
        self, original: Document, revised: Document, digests: tuple[str, str] = ("", "")
    ) -> DocumentReport | Problem:
        """Compare two documents.

        Args:
            original: what was rewritten.
            revised: the rewrite.
            digests: hex SHA-256 of both files' bytes; those of the sources in UTF-8 where they are empty.

        Returns:
            The report on the rewrite, or a problem where the two have nothing to do with one another.
        """
        if not self.plan.settings.suppressions:
            revised = replace(revised, comments=())
        left, right = Article(original, self.plan.lexicon), Article(revised, self.plan.lexicon)
        sides = Text(left), Text(right)
        outcome = compare(*sides)
        if outcome.is_unrelated:
            return Problem(
                revised.path,
                f"{revised.path}: it has next to nothing in common with {original.path}; compare it with its original.",
            )
        notices = () if is_english(_tokens(left)) and is_english(_tokens(right)) else (NOT_ENGLISH,)
        found = [one for one in outcome.found if self._runs(one, safe_only=bool(notices))]
        findings, suppressed = self._findings(right, [one.candidate for one in found])
        if self._harvest is not None:
            both = "".join((digests[0] or _digest(original), digests[1] or _digest(revised)))
            self._harvest.add(found, sha256(both.encode()).hexdigest()[:12])
        return DocumentReport(
            path=revised.path,
            sha256=digests[1] or _digest(revised),
            words=revised.words(),
            findings=findings,
            suppressed=suppressed,
            notices=(*notices, summary(outcome, original.path, is_same=original.source == revised.source)),
            source=revised.source,
            encoding=revised.encoding,
            blocks=revised.blocks,
            comparison=Likeness(
                original.path,
                digests[0] or _digest(original),
                original.words(),
                round(outcome.similarity, 3),
                round(outcome.coverage, 3),
            ),
            rows=rows(*sides, outcome, findings) if self._beside else (),
        )

    def _runs(self, found: Found, *, safe_only: bool) -> bool:
        rule = found.candidate.rule
        return self.plan.settings.runs(rule) and (not safe_only or rule in SAFE_ANYWHERE)

    def _findings(self, article: Article, candidates: Sequence[Candidate]) -> tuple[tuple[Finding, ...], int]:
        def severity(candidate: Candidate) -> Severity:
            return self.plan.settings.severity_of(candidate.rule, candidate.glossary) or candidate.severity

        kept = without_overlaps(candidates, severity, tuple(RULES))
        if not kept:
            return (), 0
        locator = Locator(article)
        findings = tuple(locator.finding(candidate, severity(candidate)) for candidate in kept)
        if not article.directives.directives:
            return findings, 0
        outcome = silence(article, findings, frozenset(RULES), complete=False)
        return tuple(outcome.kept), len(outcome.silenced)


def summary(outcome: Outcome, path: str, *, is_same: bool) -> str:
    """The sentence that says how much of an original is left.

    Args:
        outcome: of the comparison.
        path: of the original.
        is_same: whether both are one text, letter by letter.
    """
    if is_same:
        return f"This text is the same as {path}, letter by letter."
    return f"{outcome.coverage:.0%} of the words of {path} are left; the two texts are {outcome.similarity:.0%} alike."


def _tokens(article: Article) -> Iterator[str]:
    return chain.from_iterable(passage.tokens for passage in article.passages)


def _digest(document: Document) -> str:
    return sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest()
