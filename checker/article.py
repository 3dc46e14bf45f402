"""A document made ready for checks: its passages, and where the glossaries' phrases stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from checker.directives import Directives, Idle, understand
from checker.document import Document, Span
from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind, Match
from checker.quotations import quotations
from checker.tokens import Passage

if TYPE_CHECKING:
    from checker.profile.profile import Profile
    from checker.style import Style


@dataclass(frozen=True)
class Article:
    """What every check is given.

    Attributes:
        document: the text.
        lexicon: the compiled glossaries.
        idle: comments that silence nothing; known once all other checks have run.
        profile: what the house's own articles say, or None.
    """

    document: Document
    lexicon: Lexicon
    idle: tuple[Idle, ...] = ()
    profile: Profile | None = None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The document's blocks with their tokens."""
        return tuple(map(Passage, self.document.blocks))

    @cached_property
    def runs(self) -> tuple[list[str], ...]:
        """For each passage its text split at white space: what editors count as words."""
        return tuple([block.text.split() for block in self.document.blocks])

    @cached_property
    def matches(self) -> tuple[list[Match], ...]:
        """For each passage the phrases found in it, overlapping ones included."""
        phrases = self.lexicon.phrases
        hopeful = phrases.may_stand_in(self.runs)
        return tuple(
            phrases.find(passage.tokens) if number in hopeful else [] for number, passage in enumerate(self.passages)
        )

    @cached_property
    def preferred(self) -> frozenset[int]:
        """Entries whose preferred or accepted form stands in the article."""
        right = (Kind.PREFERRED, Kind.ACCEPTED)
        return frozenset(match.entry for match in chain.from_iterable(self.matches) if match.kind in right)

    @cached_property
    def _quotations(self) -> dict[int, list[Span]]:
        return {}

    def quotations(self, passage: int) -> list[Span]:
        """The ranges of a passage's text that stand inside quotation marks, in order."""
        found = self._quotations.get(passage)
        if found is None:
            block = self.passages[passage].block
            found = [Span(0, len(block.text))] if block.quoted else quotations(block.text)
            self._quotations[passage] = found
        return found

    @cached_property
    def directives(self) -> Directives:
        """What the document's comments say to unspin."""
        return understand(self.document.comments, len(self.document.source))

    def is_quoted(self, passage: int, start: int, end: int) -> bool:
        """Tell whether any of a range of a passage's text is somebody else's words."""
        span = Span(start, max(end, start + 1))
        spans = self.quotations(passage)
        at = bisect_left(spans, span.start, key=lambda quotation: quotation.end)
        return any(quotation.overlaps(span) for quotation in spans[at : at + 2])

    @cached_property
    def token_counts(self) -> Counter[str]:
        """How often each token stands in the article, as it is written."""
        return Counter(chain.from_iterable(passage.tokens for passage in self.passages))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every token of the article once, as it is written."""
        return frozenset(self.token_counts)

    @cached_property
    def style(self) -> Style:
        """How unlike edited prose the choice of words is."""
        from checker.style import shipped

        return shipped().read(self.passages, sum(map(len, self.runs)))

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each folded word stands in the article."""
        return Counter(chain.from_iterable(passage.folded for passage in self.passages))
