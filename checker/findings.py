"""The vocabulary of results: what a check proposes, and what a report says.

A check yields `Candidate`s. The evidence of the whole article turns them into
`Finding`s; a `Report` gathers those of many documents. All of these are plain,
frozen data: they pickle, compare and know nothing of how they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from checker.document import Block, Encoding, Span


class Severity(StrEnum):
    """How much a finding should weigh with an editor."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a hint: lower is graver."""
        return _RANKS[self]

    def at_least(self, other: Severity) -> bool:
        """Tell whether this is as grave as `other` or graver."""
        return self.rank <= other.rank


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Safety(StrEnum):
    """What may be done with a finding's first suggestion without asking.

    SAFE changes no fact, UNSAFE may (names, nationalities, offices, numbers,
    dates, anything inside a quotation), NONE means that there is nothing to apply.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement: `source[span.start:span.end]` becomes `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that bears on a finding.

    Attributes:
        path: the document it is in.
        span: range in that document's source.
        message: what is to be seen there.
    """

    path: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A sentence that shows a rule at work.

    Attributes:
        text: places that must be found are marked `[-wrong-]{+right+}`; `{+…+}`
            may be missing where the rule has nothing to suggest. A text without
            marks must stay silent.
        glossary: TOML of a glossary that the example needs, or empty.
    """

    text: str
    glossary: str = ""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a rule is called and why it exists.

    Attributes:
        id: the name in reports and settings, such as `known-garble`.
        summary: one line.
        explanation: a few short paragraphs for an editor, in Markdown.
        severity: the usual severity; the evidence of an article may change it.
        examples: texts that hit and texts that must stay silent.
        link: where more is to be read, or empty.
    """

    id: str
    summary: str
    explanation: str
    severity: Severity
    examples: tuple[RuleExample, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a check thinks wrong, before the article as a whole is weighed.

    Attributes:
        rule: id of the rule.
        span: range in the source.
        message: one sentence without a full stop, for an editor.
        suggestions: best first; each replaces exactly `span`.
        severity: what it is on its own.
        confidence: 0 to 1, how sure the check is that the place is wrong.
        safety: whether the first suggestion may be applied unasked.
        term: the preferred term as its glossary writes it, or empty.
        glossary: id of that glossary, or empty.
        sign: 0 to 1, how strongly the place speaks for a paraphrasing tool; 0
            where it says nothing of the kind (a typing error, a stray quote).
        key: what makes two signs the same sign; empty where `sign` is 0.
        raised: severity in an article whose signs together are proof; None
            where the article makes no difference.
        related: other places that bear on it.
    """

    rule: str
    span: Span
    message: str
    suggestions: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    confidence: float = 1.0
    safety: Safety = Safety.NONE
    term: str = ""
    glossary: str = ""
    sign: float = 0.0
    key: str = ""
    raised: Severity | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a document that an editor should look at.

    Attributes:
        id: stable while the sentence around the finding is.
        rule, severity, confidence, message, suggestions, term, glossary, related:
            as in `Candidate`.
        start, end: range in the source; `source[start:end] == text`.
        line, column, end_line, end_column: 1-based, columns in code points, end
            exclusive.
        text: the source between start and end.
        fix: whether the first suggestion may be applied unasked.
        context: range in the source of the sentence around the finding.
    """

    id: str
    rule: str
    severity: Severity
    confidence: float
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str
    suggestions: tuple[str, ...] = ()
    term: str = ""
    glossary: str = ""
    fix: Safety = Safety.NONE
    related: tuple[Related, ...] = ()
    context: Span = field(default_factory=lambda: Span(0, 0))

    @property
    def span(self) -> Span:
        """The range in the source."""
        return Span(self.start, self.end)


class Level(StrEnum):
    """What the signs of one article together say about a paraphrasing tool."""

    NONE = "none"
    SOME = "some"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What many findings together say about one article; nothing about who did what.

    Attributes:
        level: none, some or likely.
        score: 0 to 1; a score, not a probability that somebody did something.
        distinct: how many different garbles there are.
        per_1000_words: their density.
        reasons: short phrases for an editor, gravest first.
    """

    level: Level
    score: float
    distinct: int
    per_1000_words: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GlossaryInfo:
    """Which glossary took part, so that a finding can be repeated.

    Attributes:
        id: as in its file.
        digest: `sha256:` and the hex digest of the file's bytes.
        terms: how many terms and names it holds.
    """

    id: str
    digest: str
    terms: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a document compares with its original.

    Attributes:
        original: path of the original.
        sha256: hex digest of the original's bytes.
        words: words of prose of the original.
        similarity: 0 to 1, share of the words of both that they have in common, in order within sentences.
        coverage: 0 to 1, share of the original's words that stand in the document.
    """

    original: str
    sha256: str
    words: int
    similarity: float
    coverage: float


class Stretch(NamedTuple):
    """A part of a sentence as its reader sees it.

    Attributes:
        text: with the white space around it.
        severity: of the change that it belongs to; None where the other text says the same.
    """

    text: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of an original and of its rewrite that say the same, for showing them side by side.

    Attributes:
        original, revised: the words of each side; empty where a side has none.
        original_line, revised_line: 1-based line where each side begins; 0 where it is empty.
        is_moved: whether the rewrite has the sentences in another place.
        findings: what was found in them.
    """

    original: tuple[Stretch, ...]
    revised: tuple[Stretch, ...]
    original_line: int
    revised_line: int
    is_moved: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What was found in one document.

    Attributes:
        path: as given on the command line.
        sha256: hex digest of the file's bytes.
        words: words of prose.
        findings: in order of the source.
        suppressed: how many findings were silenced by comments or a baseline.
        notices: sentences that a reader of the report should know.
        verdict: None where the text is too short to say, or no rule that gives
            evidence ran.
        source: the decoded text where a reporter needs it, else None.
        encoding: how the file stood on disk.
        blocks: the prose of the source where a reporter shows all of it, else empty.
        comparison: how it compares with its original; None where it was compared with none.
        rows: both texts beside one another, in order of the document; empty where nobody asked for them.
    """

    path: str
    sha256: str
    words: int
    findings: tuple[Finding, ...]
    suppressed: int = 0
    notices: tuple[str, ...] = ()
    verdict: Verdict | None = None
    source: str | None = None
    encoding: Encoding = field(default_factory=Encoding)
    blocks: tuple[Block, ...] = ()
    comparison: Likeness | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A piece of work that could not be done.

    Attributes:
        path: the file concerned.
        message: one sentence that says what is wrong and what to do.
    """

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run.

    Attributes:
        documents: in the order in which they were given.
        problems: what could not be done; any makes the exit status 2.
        rules: every rule that has a finding, by id.
        glossaries: every glossary that was loaded.
        settings: digest of the settings that bear on findings.
        notices: sentences about the run as a whole.
        grammar: name and version of the grammar engine, or empty.
    """

    documents: tuple[DocumentReport, ...] = ()
    problems: tuple[Problem, ...] = ()
    rules: dict[str, RuleInfo] = field(default_factory=dict)
    glossaries: tuple[GlossaryInfo, ...] = ()
    settings: str = ""
    notices: tuple[str, ...] = ()
    grammar: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings of exactly this severity there are."""
        return sum(f.severity is severity for d in self.documents for f in d.findings)

    @property
    def suppressed(self) -> int:
        """How many findings were silenced in all documents."""
        return sum(document.suppressed for document in self.documents)
