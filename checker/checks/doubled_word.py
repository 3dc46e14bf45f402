"""The rule `doubled-word`: a word that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count, islice
from operator import eq

from checker.article import Article
from checker.checks.options import NoOptions
from checker.document import Block
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.tokens import Passage
from checker.wording import replace_text

RULE = RuleInfo(
    id="doubled-word",
    summary="A word that stands twice in a row.",
    explanation=(
        "“The the” is a slip of typing, or what is left when a word between the two was cut out. Small words "
        "that are never doubled are errors, other words warnings.\n\n"
        "Silent about what English does double: “had had”, “very very”, “no no”, names such as “Bora Bora”."
    ),
    severity=Severity.ERROR,
    examples=(
        RuleExample("They left [-the the-]{+the+} talks."),
        RuleExample("[-The the-]{+The+} talks failed."),
        RuleExample("It [-was\nwas-]{+was+} late."),
        RuleExample("The end [-of of-]{+of+} the war."),
        RuleExample("The [-minister minister-]{+minister+} resigned."),
        RuleExample("He had had enough."),
        RuleExample("It was a very very long day."),
        RuleExample("He went to Bora Bora and heard Duran Duran."),
        RuleExample("They moved to New York, New York."),
        RuleExample("What it was was a mistake."),
        RuleExample("He told her her car was gone."),
        RuleExample("He gave in in the end and went on on foot."),
    ),
)

_SURE = frozenset(
    "a an the and or of to from with is was are were be been has its their our your my his this these those "
    "which would could should than into it's he she they we".split()
)
"""Words that do not follow themselves; `is` and `was` may where a clause with `what` is the subject."""

_NATURAL = frozenset(
    # Auxiliaries, pronouns and adverbs of phrasal verbs, of which the second begins something new.
    "had do her you it him them us that in on up out over off by for at as down about through around one "
    # Said twice for weight.
    "very no yes so well now there hear never really far long many much more again too please wait go come far "
    "big old great good bad poor little high ever quite super real right look listen stop run nice dear slowly "
    # One word made of two.
    "aye bye ha hee ho ooh oh ah hmm la na da blah boo bora bling can cha chop choo chow couscous cuckoo dik fifty "
    "goody gaga gung half hip hubba hula hush hurrah hurray knock mahi mama night papa pom pooh rah tick tock tom "
    "tut tutu win woof wow yada ylang yo yum zig sera "
    "two three four five six seven eight nine ten zero oh double hundred thousand million billion trillion".split()
)
"""Words that English doubles, or that may meet themselves where one clause ends and the next begins."""

_SUBJECT_CLAUSE = frozenset("what whatever who where how why all".split())
_CLAUSE_WORDS = 8
"""Words before `is is` among which the beginning of a subject clause is looked for."""


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find doubled words.

    Args:
        article: the text.
        options: none.

    Yields:
        One candidate for each run of a word, in order.
    """
    for passage in article.passages:
        lowered = list(map(str.lower, passage.tokens))
        end = 0
        for at in compress(count(), map(eq, lowered, islice(lowered, 1, None))):
            if at >= end and lowered[at].isalpha():
                end = _run_end(passage, lowered, at)
                if end - at < 2 or _is_joined(passage, at, end):
                    continue
                severity = _severity(passage, lowered, at)
                if severity is not None:
                    yield _candidate(passage, article.document.source, at, end, severity)


def _run_end(passage: Passage, lowered: list[str], first: int) -> int:
    """One past the last token of a run of one word with nothing but white space between."""
    text, spans = passage.block.text, passage.spans
    last = first + 1
    while (
        last < len(lowered) and lowered[last] == lowered[first] and text[spans[last - 1][1] : spans[last][0]].isspace()
    ):
        last += 1
    return last


def _is_joined(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a run is part of a longer word, as in `Boutros Boutros-Ghali`."""
    text, start, end = passage.block.text, passage.spans[first][0], passage.spans[last - 1][1]
    return text[end : end + 1] in _JOINS or text[max(start - 1, 0) : start] in _JOINS


_JOINS = frozenset("-\u2010\u2011'’")


def _severity(passage: Passage, lowered: list[str], at: int) -> Severity | None:
    """How sure a doubled word is wrong, None where it may be right."""
    word, one, two = lowered[at], passage.tokens[at], passage.tokens[at + 1]
    if two[0].isupper() and not _in_capitals(passage, at):
        return None
    if one != two and (at > 0 and passage.tokens[at - 1] not in _ENDS):
        return None
    if word in _NATURAL:
        return None
    if word not in _SURE:
        return Severity.WARNING if len(word) > 1 and one == two else None
    return Severity.ERROR if word not in _AUXILIARIES or not _follows_subject_clause(lowered, at) else None


def _follows_subject_clause(lowered: list[str], at: int) -> bool:
    """Tell whether a clause such as `what it was` may end before the second of two auxiliaries."""
    # “Who was was arrested” is a slip, “who he was was clear” is not.
    last = at - 1 if at and lowered[at - 1] == "who" else at
    return not _SUBJECT_CLAUSE.isdisjoint(lowered[max(0, at - _CLAUSE_WORDS) : last])


_AUXILIARIES = frozenset("is was are were has would could should".split())
_ENDS = frozenset('.!?:“"‘—–*•')


def _in_capitals(passage: Passage, at: int) -> bool:
    """Tell a doubled word in a line of capitals from a doubled name."""
    around = "".join(passage.tokens[max(0, at - 3) : at + 5])
    return len(passage.tokens[at]) > 1 and around.isupper() and passage.tokens[at].lower() in _SURE


def _candidate(passage: Passage, source: str, first: int, last: int, severity: Severity) -> Candidate:
    block, spans = passage.block, passage.spans
    start, end = spans[first][0], spans[last - 1][1]
    is_sure = severity is Severity.ERROR
    return Candidate(
        rule=RULE.id,
        span=block.to_source(start, end),
        message=f"“{passage.tokens[last - 1]}” stands twice" if last - first == 2 else "one word several times over",
        suggestions=(_without_repeats(block, source, spans[first:last]),),
        severity=severity,
        confidence=0.97 if is_sure else 0.6,
        safety=Safety.SAFE if is_sure else Safety.UNSAFE,
    )


def _without_repeats(block: Block, source: str, spans: list[tuple[int, int]]) -> str:
    """The source of a run of one word with only one of them left, and no markup left empty."""
    start, end, first_end = spans[0][0], spans[-1][1], spans[0][1]
    whole = block.to_source(start, end)
    kept_end = block.to_source(start, first_end).end
    rest = block.to_source(first_end, end)
    if rest.start == kept_end and len(block.parts(first_end, end)) == 1:
        return source[whole.start : kept_end]
    last_start = spans[-1][0]
    if len(block.parts(start, last_start)) == 1:
        return source[block.to_source(start, last_start).end : whole.end]
    return replace_text(block, source, start, end, block.text[start:first_end])
