"""The rule `number-agreement`: a noun in the singular after a number above one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import compress, count

from checker.article import Article
from checker.checks.options import NoOptions
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.tokens import Passage
from checker.wording import replace_text

RULE = RuleInfo(
    id="number-agreement",
    summary="A noun in the singular after a number above one.",
    explanation=(
        "“They fought two war in three years.” The rule knows some hundred common nouns, and speaks only where the "
        "noun ends its phrase: before a mark, a preposition or an auxiliary verb. “Two war crimes”, “a three day "
        "trip”, “phase two trial” stay silent.\n\n"
        "Whether the noun or the number is wrong only the writer knows, so the correction is never applied unasked."
    ),
    severity=Severity.WARNING,
    examples=(
        RuleExample("They fought two [-war-]{+wars+} in three years."),
        RuleExample("At least 1,200 [-soldier-]{+soldiers+} were killed."),
        RuleExample("The talks lasted for ten [-day-]{+days+}."),
        RuleExample("Three [-country-]{+countries+} have signed; five [-man-]{+men+} were held."),
        RuleExample("Some 40 million [-child-]{+children+} are hungry."),
        RuleExample("They documented two war crimes."),
        RuleExample("It was a three day trip, and the 60 year old went along."),
        RuleExample("Sales rose by 10 per cent, not two percent, at 12 noon."),
        RuleExample("One in two war veterans, one in ten man or woman, and 2020 war victims, a 100 metre race."),
        RuleExample("The two talk in Geneva; all three attack at dawn."),
        RuleExample("World War Two soldier in a phase 3 trial of World Cup Group 2 country."),
        RuleExample("On March 2 minister and mayor met; the 9/11 attack in New York."),
    ),
)

_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = "hundred thousand million billion"
_ANY_UNIT, _ANY_TEN, _ANY_SCALE = (words.replace(" ", "|") for words in (_UNITS, _TENS, _SCALES))

_NUMBER_WORDS = frozenset(f"{_UNITS} {_TENS} {_SCALES} one".split())
_IN_TEXT = _NUMBER_WORDS | {word.capitalize() for word in _NUMBER_WORDS}

_AFTER_FIGURE = re.compile(r"[0-9]\s+([a-z]{3,14})(?![\w'’\-\u2010\u2011])")
_PART_FOLLOWS = frozenset("'’-\u2010\u2011")

_NUMBER = re.compile(
    r"(?:\A|(?<=[\s(\[“‘\"'—]))(?P<number>\d{1,3}(?:,\d{3})+|\d{1,3}|\d{5,9}"
    rf"|(?:(?:{_ANY_TEN})-)?(?:one|{_ANY_UNIT})|(?:{_ANY_TEN})|(?:{_ANY_SCALE}))\s+\Z",
    re.IGNORECASE,
)
"""A number before a noun. Four figures without a comma are a year."""

_SCALED = re.compile(
    r"(?:\A|(?:(?P<before>[^\W\d_]+)|[(\[“‘\"'—.,;])\s*)(?<![^\s(\[“‘\"'—])"
    rf"(?:\d[\d,]*(?:\.\d+)?|{_ANY_UNIT})\s+\Z",
    re.IGNORECASE,
)
"""What may stand before `million` where it counts things rather than money."""

_FARTHEST = 24
"""Letters before a noun in which its number is looked for."""

_ENDS_PHRASE = frozenset(
    ". , ; : ? ! ) ] ” … — – in on at from since after before during against between within among across into near "
    "under over despite while when where who whom that which was were is are has have had will would could can may "
    "must did because although if until till than per ago apart each also later died said fled went came fell "
    "stayed remained returned".split()
)
"""Tokens that end a noun phrase, so that no second noun can follow."""

_BEFORE_DETERMINER = frozenset("of for with to by and or".split())
"""Words that end a phrase for certain only when a determiner follows (`prisoner of war camps`)."""

_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your he she it they we was were some all both".split()
)

_ATTRIBUTIVE = frozenset("a an every each another one per no top under age aged".split())
"""Words before a number that make number and noun an adjective, or the number a fraction or a rank."""

_LABELS = frozenset(
    "act age article case category chapter class day division episode factor figure game gate grade group highway "
    "item lane level line match month number page paragraph part party phase platform point problem question rank "
    "road room round route rule scene schedule section series session size stage step table team test tier title "
    "tier track type unit verse version volume war ward week year zone".split()
)
"""Words that a number follows as a name (`phase two`)."""

_DETERMINED = frozenset("the these those all other us you them and or that which both any only but as while".split())
"""Words before a number that may make it the subject of a verb (`the two talk`)."""


@lru_cache(maxsize=1)
def known_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns that are never verbs, and nouns that are verbs too."""
    text = resources.files("checker").joinpath("data/countable_nouns.txt").read_text("utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    nouns, _, verbs = lines.partition("[verbs]")
    return frozenset(nouns.split()), frozenset(verbs.split())


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find nouns in the singular after a number above one.

    Args:
        article: the text.
        options: none.

    Yields:
        One candidate a noun.
    """
    for passage in article.passages:
        text = passage.block.text
        places = [match.span(1) for match in _AFTER_FIGURE.finditer(text) if _is_known(match.group(1))]
        if not _IN_TEXT.isdisjoint(passage.tokens):
            places += _after_words(passage)
        for start, end in places:
            if _disagrees(passage, start, text[start:end] in known_nouns()[1]):
                yield _candidate(passage, article.document.source, start, end)


def _after_words(passage: Passage) -> Iterator[tuple[int, int]]:
    """Ranges of known nouns right after number words."""
    tokens, text = passage.tokens, passage.block.text
    for at in compress(count(), map(_IN_TEXT.__contains__, tokens)):
        if at + 1 < len(tokens) and _is_known(tokens[at + 1]):
            start, end = passage.spans[at + 1]
            if text[passage.spans[at][1] : start].isspace() and text[end : end + 1] not in _PART_FOLLOWS:
                yield start, end


def _is_known(noun: str) -> bool:
    nouns, verbs = known_nouns()
    return noun in nouns or noun in verbs


def _disagrees(passage: Passage, start: int, is_verb: bool) -> bool:
    """Tell whether the word at `start` is the end of a noun phrase counted by the number before it."""
    text = passage.block.text
    number = _NUMBER.search(text[max(0, start - _FARTHEST) : start])
    if number is None or number["number"].lower() in ("1", "one") or number["number"].startswith("0"):
        return False
    return _ends_phrase(passage, start) and _counts(passage, start, number, is_verb)


def _ends_phrase(passage: Passage, start: int) -> bool:
    """Tell whether no further noun can follow the one at `start`."""
    at = passage.token_at(start)
    noun, following = passage.tokens[at], passage.tokens[at + 1 : at + 4]
    if not following:
        return True
    if noun in following:
        return False
    if following[0] in _BEFORE_DETERMINER:
        return following[1:2] != [] and following[1] in _DETERMINERS
    if following[0] == "," and following[1:] and _is_number(following[1]):
        return False
    return following[0] in _ENDS_PHRASE


def _counts(passage: Passage, start: int, number: re.Match[str], is_verb: bool) -> bool:
    """Tell whether a number counts the noun at `start`, rather than naming, dating or describing something."""
    first = passage.token_at(start - (len(number.string) - number.start("number")))
    if first == 0:
        return not is_verb
    before = passage.tokens[first - 1]
    lower = before.lower()
    if number["number"].lower() in _SCALES.split():
        at = passage.spans[first][0]
        scaled = _SCALED.search(passage.block.text, max(0, at - _FARTHEST), at)
        return scaled is not None and (scaled["before"] or "").lower() not in _ATTRIBUTIVE
    is_sentence_start = first == 1 or passage.tokens[first - 2] in (".", "!", "?", "“", '"')
    if lower in _ATTRIBUTIVE or lower in _LABELS or lower.endswith(("'s", "’s")):
        return False
    if lower == "in" and first > 1 and _is_number(passage.tokens[first - 2]):
        return False
    if before[0].isupper() and not is_sentence_start:
        return False
    if not before[0].isalpha() and before not in ("—", "–", "“", '"', "(", ",", ";", ":"):
        return not is_verb and before in (".", "!", "?")
    return not is_verb or (before[0].isalpha() and lower not in _DETERMINED)


def _is_number(token: str) -> bool:
    return token[0].isdigit() or token.lower() in _NUMBER_WORDS


def _candidate(passage: Passage, source: str, start: int, end: int) -> Candidate:
    # Inflection is needed for what was found only.
    from checker.glossary.inflection import plural

    noun = passage.block.text[start:end]
    many = plural(noun)
    return Candidate(
        rule=RULE.id,
        span=passage.block.to_source(start, end),
        message=f"a number above one asks for “{many}”",
        suggestions=(replace_text(passage.block, source, start, end, many),),
        severity=Severity.WARNING,
        confidence=0.85,
        safety=Safety.UNSAFE,
    )
