"""The rule `spacing`: a space too many in a compound or before a mark, or none after a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from checker.article import Article
from checker.checks.options import NoOptions
from checker.document import Block
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.wording import replace_text

RULE = RuleInfo(
    id="spacing",
    summary="A space inside a compound or before a mark, or none after a sentence.",
    explanation=(
        "Three slips: a space after the hyphen of a compound (“Nagorno- Karabakh”), a space before a comma, full "
        "stop, colon, semicolon, question or exclamation mark, and no space between two sentences "
        "(“talks.The”).\n\n"
        "Hyphens that wait for the next word (“pre- and post-war”) are right. Double spaces are left alone."
    ),
    severity=Severity.WARNING,
    examples=(
        RuleExample("They attacked [-Nagorno- Karabakh-]{+Nagorno-Karabakh+} at dawn."),
        RuleExample("A [-long- term-]{+long-term+} plan and a [-10- year-]{+10-year+} lease."),
        RuleExample("After the talks[- ,-]{+,+} they left[- .-]{+.+}"),
        RuleExample("They left the [-talks.The-]{+talks. The+} war went on."),
        RuleExample("Is it over[- ?-]{+?+}"),
        RuleExample("The pre- and post-war years, a two- or three-day trip, mid- to late May."),
        RuleExample("He wrote it in .NET, with a p of .05 ... and left :)"),
        RuleExample("See example.com/Talks.The or README.Md, or buy it at Amazon.Com."),
        RuleExample("The years 1990- 1995 and a dash - like this - are fine."),
        RuleExample("The U.S. Army, the U.N.General and 3.5 per cent."),
        RuleExample("Double  spaces are no finding."),
        RuleExample("Nagorno-\nKarabakh stands at the end of a line."),
    ),
)

_PLACE = re.compile(
    r"[-\u2010\u2011,;:!?.](?:"
    r"(?P<mark>(?<=[ \t][,;:!?.])(?=[\s\"”’]|\Z))"
    r"|(?P<run_on>(?<=[a-z]{2}[.!?])(?=[A-Z]))"
    r"|(?<=[-\u2010\u2011])(?P<after>[ \u00a0]+)(?=[^\W_])"
    r"|(?P<before>(?<=[ \u00a0][-\u2010\u2011])(?=[^\W\d_])))"
)
"""Where something may be wrong: one scan for all, since scanning is most of the cost."""

_WORD_BEFORE = re.compile(r"(?<![^\s(\[“‘\"'/—–])(?:[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*|\d+)\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_LONGEST = 40
"""Letters of a word that are looked at; no compound has longer parts."""

_SUSPENDING = frozenset(
    "and or to nor but rather as through thru versus vs than then not if even though und plus instead into a the "
    "he she it they we you i this that is was are were in on of with for at by from".split()
)
"""Words that never are the second part of a compound with a space in it."""

_FIRST_PARTS = frozenset(
    "after all anti back best bio ceasefire centre center co counter cross cease cost decision eco euro ex far "
    "fast fact first five four front full government half hard head heavy high home inter intra land large late "
    "law left life light long low macro man medium mega micro mid middle mini multi nation neo new non north old "
    "one open over part peace policy post pre president quasi real right ruling second self semi short "
    "single six small so socio soft south state sub super ten third three trans two ultra under vice war water "
    "well west wide world year east".split()
)
"""Words that begin many compounds; others are taken for a part only if the article writes the compound elsewhere."""

_UNITS = frozenset(
    "year years month months week weeks day days hour hours minute minutes mile miles metre meter kilometre "
    "kilometer member point percent man person page foot inch nation strong".split()
)

_BEFORE_MARK = frozenset(')]”"’%')

_WHOLE = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_PART_BEFORE = re.compile(r"[^\W\d_]+\Z")
_IN_WORD = {ord(mark): None for mark in "-'’"}
_CHUNK_BEFORE = re.compile(r"\S{1,40}\Z")
_STARTERS = frozenset(
    "After All Also An And Another Any As At Because Before But By Each Even Every For From Further Had Has Have "
    "He Her Here His How However I If In It Its Last Many Meanwhile More Most My No None Not Now Of On Once One "
    "Only Or Other Our Over People Several She Since So Some Still Such That The Their Then There These They This "
    "Those Though Three Through To Today Two Under Until We What When Where While Who Why With Yet You Your".split()
)


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find spaces that are too many or missing.

    Args:
        article: the text.
        options: none.

    Yields:
        One candidate a place, block by block.
    """
    compounds = _Compounds(article)
    for block in article.document.blocks:
        for match in _PLACE.finditer(block.text):
            find = _FINDERS.get(match.lastgroup or "", compounds.find)
            slip = find(block.text, match)
            if slip is not None:
                yield _candidate(block, article.document.source, slip)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A slip in a block's text: `start` to `end` is shown, of which `low` to `high` becomes `right`."""

    start: int
    end: int
    low: int
    high: int
    right: str
    message: str
    severity: Severity = Severity.WARNING


class _Compounds:
    """Finds compounds with a space beside their hyphen; knows how the article writes them elsewhere."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _written(self) -> frozenset[str]:
        pairs = set()
        for block in self._article.document.blocks:
            for match in _WHOLE.finditer(block.text):
                one = _PART_BEFORE.search(block.text[max(0, match.start() - _LONGEST) : match.start()])
                two = _WORD_AFTER.match(block.text, match.end(), match.end() + _LONGEST)
                if one and two:
                    pairs.add(f"{one.group()}-{two.group()}".lower())
        return frozenset(pairs)

    def find(self, text: str, match: re.Match[str]) -> _Slip | None:
        """The slip at a hyphen, or None where the hyphen waits for another word or is a dash."""
        at = match.start()
        gap = (at + 1, match.end()) if match["after"] else (at - 1, at)
        one = _WORD_BEFORE.search(text[max(0, min(gap[0], at) - _LONGEST) : min(gap[0], at)])
        two = _WORD_AFTER.match(text, match.end(), match.end() + _LONGEST)
        if one is None or two is None:
            return None
        severity = self._severity(one.group(), two.group(), bool(match["after"]))
        if severity is None:
            return None
        start = min(gap[0], at) - len(one.group())
        return _Slip(start, two.end(), *gap, "", "a space inside a compound", severity)

    def _severity(self, first: str, second: str, is_after: bool) -> Severity | None:
        if second.lower() in _SUSPENDING:
            return None
        named = first[0].isupper() and second[0].isupper() and len(first) > 2 and not first.isupper()
        if is_after and named:
            return Severity.ERROR
        begins = first.lower() in _FIRST_PARTS or (first.lower() == "pro" and second[0].isupper())
        if is_after and (second in _UNITS if first.isdigit() else begins):
            return Severity.WARNING
        last = first.rpartition("-")[2]
        return Severity.WARNING if f"{last}-{second}".lower() in self._written else None


def _before_mark(text: str, match: re.Match[str]) -> _Slip | None:
    """A mark with a space before it that should stand right after its word."""
    at = start = match.start()
    while start and text[start - 1] in " \t":
        start -= 1
    before = text[start - 1 : start]
    if not before or not (before.isalnum() or before in _BEFORE_MARK):
        return None
    if text[at] == ":" and before.isdigit():
        return None
    if text[at] == "." and text[at + 1 : at + 3].strip(" ") == ".":
        return None
    return _Slip(start, at + 1, start, at, "", "a space before a mark that follows its word")


def _run_on(text: str, match: re.Match[str]) -> _Slip | None:
    """Two sentences with no space between them; None where the words may be a file, a site or a name."""
    at = match.start()
    chunk = _CHUNK_BEFORE.search(text[max(0, at - _LONGEST - 1) : at])
    word = _WORD_AFTER.match(text, at + 1, at + 1 + _LONGEST)
    if chunk is None or word is None or word.group() not in _STARTERS or text[word.end() : word.end() + 1] == ".":
        return None
    before = chunk.group().lstrip("(“‘\"'[")
    if not before.translate(_IN_WORD).isalpha():
        return None
    return _Slip(at - len(before), word.end(), at, at + 1, text[at] + " ", "no space between two sentences")


_FINDERS: dict[str, Callable[[str, re.Match[str]], _Slip | None]] = {"mark": _before_mark, "run_on": _run_on}


def _candidate(block: Block, source: str, slip: _Slip) -> Candidate:
    span, inner = block.to_source(slip.start, slip.end), block.to_source(slip.low, slip.high)
    mended = replace_text(block, source, slip.low, slip.high, slip.right)
    return Candidate(
        rule=RULE.id,
        span=span,
        message=slip.message,
        suggestions=(source[span.start : inner.start] + mended + source[inner.end : span.end],),
        severity=slip.severity,
        confidence=0.95 if slip.severity is Severity.ERROR else 0.8,
        safety=Safety.SAFE,
    )
