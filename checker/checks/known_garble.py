"""`known-garble`: garbled forms that a glossary lists, with classes and inflection."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate

from checker.article import Article
from checker.checks.options import NoOptions
from checker.checks.restoring import Swaps, is_fact, right_words, with_article
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.glossary.entries import Entry, Variant
from checker.glossary.phrase_index import Kind, Match, longest
from checker.tokens import Passage, is_capitalized
from checker.wording import Word, replacement

_TALKS = """
[glossary]
id = "example"
[classes]
nationality = ["Armenian", "Azerbaijani", "Iranian"]
[terms]
"normalization talks" = ["standardization negotiations"]
"ethnic {nationality}" = ["cultural {nationality}"]
"{nationality} forces" = { garbled = [{ text = "{nationality} causes", near = ["attack", "troops"] }] }
"""

RULE = RuleInfo(
    id="known-garble",
    summary="A form that a glossary lists as a garbled term.",
    explanation=(
        "A paraphrasing tool swaps words for synonyms without knowing that some phrases have one right wording: "
        "“normalization talks” becomes “standardization negotiations”. Glossaries list such forms with the term "
        "that was meant.\n\n"
        "A form that can be ordinary English is a warning, until a word of its `near` list stands in the same "
        "sentence or the article as a whole shows that it was paraphrased. Where the word of a class may have "
        "been swapped too (“Cultural Iranian” in an article about ethnic Armenians), the article's own usage is "
        "suggested first and the literal reading second."
    ),
    severity=Severity.ERROR,
    examples=(
        RuleExample("They took part in the [-standardization negotiations-]{+normalization talks+} in May.", _TALKS),
        RuleExample("The [-Cultural Armenian-]{+Ethnic Armenian+} villages were empty.", _TALKS),
        RuleExample("[-CULTURAL ARMENIAN-]{+ETHNIC ARMENIAN+} VILLAGES WERE EMPTY.", _TALKS),
        RuleExample("A [-standardization\nnegotiation-]{+normalization\ntalk+} was planned.", _TALKS),
        RuleExample("On Sunday [-Azerbaijani causes-]{+Azerbaijani forces+} attacked the town.", _TALKS),
        RuleExample("The Armenian causes of the nineteenth century were many.", _TALKS),
        RuleExample("Multicultural Armenian schools opened.", _TALKS),
        RuleExample("It was a cultural, Armenian evening.", _TALKS),
        RuleExample("The normalization talks went on.", _TALKS),
        RuleExample("Standardization of negotiations took years.", _TALKS),
        RuleExample("The ethnic Armenian population stayed.", _TALKS),
    ),
)


_RAISED = {Severity.WARNING: Severity.ERROR, Severity.HINT: Severity.WARNING}
"""What a form that can be ordinary English becomes in an article that shows it was paraphrased."""

_SIGNS = {Severity.ERROR: 1.0, Severity.WARNING: 0.4, Severity.HINT: 0.1}
"""What a form weighs as a sign of that: forms that are ordinary English weigh little."""


_BEFORE_PHRASES = frozenset({"anti", "ex", "mid", "post", "pre", "pro", "then"})
"""What a hyphen joins to a whole phrase, not to its first word alone: “pre-peace talks”."""

_AFTER_PHRASES = frozenset(
    "affiliated aided aligned armed assisted aware backed based brokered centered centred centric controlled derived "
    "dominated driven enabled enhanced exporting focused free fueled fuelled funded importing inspired intensive led "
    "level like linked mediated only oriented owned powered producing related resistant run specific sponsored style "
    "supported type wide".split()
)
"""What a hyphen joins to a whole phrase, not to its last word alone: “artificial intelligence-based”."""


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find listed garbled forms.

    Args:
        article: the text with its matches.
        options: none.

    Yields:
        One candidate a place; forms inside a longer right phrase are none.
    """
    found = [
        (number, match)
        for number, matches in enumerate(article.matches)
        if matches
        for match in _garbles(article, number, matches)
    ]
    if not found:
        return
    swaps = Swaps.of(article, found)
    groups: dict[tuple[int, int, int], list[Match]] = {}
    for number, match in found:
        groups.setdefault((number, match.first, match.last), []).append(match)
    for (number, _, _), matches in groups.items():
        yield _candidate(article, number, matches, swaps)


def _garbles(article: Article, number: int, matches: list[Match]) -> list[Match]:
    """The listed garbles of a passage that hold in their sentence."""
    garbled = [match for match in matches if match.kind is Kind.GARBLED]
    if not garbled:
        return []
    right = _Cover(m for m in matches if m.kind in (Kind.PREFERRED, Kind.ACCEPTED, Kind.NAME, Kind.NAME_ACCEPTED))
    passage = article.passages[number]
    return longest(
        match
        for match in garbled
        if not right.covers(match)
        and not _halves_compound(passage, match)
        and _holds(article.lexicon.entry(match.entry).variants[match.variant], passage, match)
    )


class _Cover:
    """Ranges of tokens, of which one may cover another."""

    def __init__(self, matches: Iterable[Match]) -> None:
        ranges = sorted((match.first, match.last) for match in matches)
        self._firsts = [first for first, _ in ranges]
        self._lasts = list(accumulate((last for _, last in ranges), max))

    def covers(self, match: Match) -> bool:
        """Tell whether one of the ranges holds all tokens of a match."""
        at = bisect_right(self._firsts, match.first)
        return at > 0 and self._lasts[at - 1] >= match.last


def _halves_compound(passage: Passage, match: Match) -> bool:
    """Tell whether a match takes half of a compound: “irregular wood” of “an irregular wood-panelled room”."""
    first, last = match.first, match.last
    if last - first < 2:
        return False
    if passage.is_joined(first) and not passage.is_joined(first + 1):
        return passage.folded[first - 1] not in _BEFORE_PHRASES
    if not passage.is_joined(last) or passage.is_joined(last - 1) or is_capitalized(passage.tokens[last - 1]):
        return False
    return passage.folded[last] not in _AFTER_PHRASES


def _holds(variant: Variant, passage: Passage, match: Match) -> bool:
    """Tell whether the sentence meets a form's conditions."""
    if not variant.near and not variant.unless:
        return True
    sentence = passage.sentence_words(match.first)
    own = Counter(passage.folded[match.first : match.last])

    def stands(words: Iterable[str]) -> bool:
        return any(sentence[word] > own[word] for word in words)

    return (not variant.near or stands(variant.near)) and not stands(variant.unless)


def _candidate(article: Article, number: int, matches: list[Match], swaps: Swaps) -> Candidate:
    passage, match = article.passages[number], matches[0]
    entry = article.lexicon.entry(match.entry)
    variant = entry.variants[match.variant]
    severity = variant.severity or entry.severity or Severity.ERROR
    wordings = [
        words
        for same in matches
        for words in _readings(article, passage, same, article.lexicon.entry(same.entry), swaps)
    ]
    first, wordings = with_article(passage, match.first, wordings)
    source = article.document.source
    suggestions = tuple(dict.fromkeys(replacement(passage, source, first, match.last, words) for words in wordings))
    is_sure = severity is Severity.ERROR
    old = passage.tokens[first : match.last]
    safe = is_sure and len(suggestions) == 1 and not is_fact(article.lexicon, old, [w.text for w in wordings[0]])
    return Candidate(
        rule=RULE.id,
        span=passage.source_span(first, match.last),
        message=f"garbles “{entry.text}”",
        suggestions=suggestions,
        severity=severity,
        confidence=0.98 if is_sure else 0.6,
        safety=Safety.SAFE if safe else Safety.UNSAFE,
        term=entry.text,
        glossary=entry.glossary,
        sign=_SIGNS[severity],
        key=f"{entry.text}|{variant.text}",
        raised=_RAISED.get(severity),
    )


def _readings(article: Article, passage: Passage, match: Match, entry: Entry, swaps: Swaps) -> Iterator[list[Word]]:
    """The right wordings of one match: with the article's own class word first, then with the one that stands there."""
    own = swaps.instead_words(passage, match)
    if own:
        yield right_words(entry, match, passage, own)
    yield right_words(entry, match, passage, {})
