"""`likely-garble`: garbled terms that no glossary lists, found from the preferred terms alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.article import Article
from checker.checks.garbles.places import Place, places
from checker.checks.garbles.rewording import reworded
from checker.checks.garbles.usage import heard
from checker.checks.options import NoOptions
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity
from checker.glossary.phrase_index import Kind
from checker.mixture import MIN_WORDS, Densities

_ERROR = 0.97
_WARNING = 0.6
_WARNING_IF_CRUDE = 0.25
_HINT = 0.2
"""Probabilities from which a place is an error, a warning (the lower one where the text is a crude tool's), a hint."""

_LISTED_ODDS = 100.0
_CONDITIONAL_ODDS = 5.0
"""Odds that a listed garble adds to the evidence; the lower ones where it can be ordinary English."""

_SUSPECT = 0.25
"""Probability of a paraphrased text from which looser readings are tried."""

_CRUDE = 1.0
"""Log-odds of the choice of words (`style`) from which a text is taken for the work of a crude tool: eight
or nine in ten of the tuning half's articles that had a fifth of their words swapped, and no clean one."""

_MOST_SUGGESTIONS = 3

_TERMS = """
[glossary]
id = "example"
[classes]
nationality = ["Armenian", "Azerbaijani", "Iranian"]
[terms]
"artificial neural network" = []
"breast cancer" = []
"climate change" = { accept = ["climate shift"] }
"foreign minister" = []
"peace talks" = { accept = ["peace negotiations"] }
"power station" = []
"regain control of Erewhon" = []
"control over Erewhon" = []
"{nationality} ambassador" = []
"ethnic {nationality} enclave" = []
[names]
"National Hockey League" = { kind = "body" }
"""

RULE = RuleInfo(
    id="likely-garble",
    summary="Words that seem to stand for a preferred term, though no glossary lists the form.",
    explanation=(
        "A paraphrasing tool makes new garbles each time: no list holds them all. This rule knows the preferred terms "
        "and which words such tools put for which, and finds places where a term would stand if some of its words were "
        "swapped back: “counterfeit neural organization” for “artificial neural network”.\n\n"
        "How sure it is depends on how closely the words are related, how many of the term's own words are left, how "
        "common the words are and whether ordinary English has the phrase; and on the article as a whole. One odd "
        "phrase in a long text is a hint at most; several different ones are errors. If a phrase is right, add it to "
        "the term's `accept` list."
    ),
    severity=Severity.WARNING,
    examples=(
        RuleExample("They trained an [-artificial neural organization-]{+artificial neural network+} on it.", _TERMS),
        RuleExample("The [-counterfeit neural organization-]{+artificial neural network+} was trained.", _TERMS),
        RuleExample("She was treated for [-bosom cancer-]{+breast cancer+} in May.", _TERMS),
        RuleExample("The [-harmony talks-]{+peace talks+} went on for months.", _TERMS),
        RuleExample("The artificial neural network was trained on it.", _TERMS),
        RuleExample("The peace negotiations went on.", _TERMS),
        RuleExample("The climate shift was slow.", _TERMS),
        RuleExample("She chairs the national chess federation.", _TERMS),
        RuleExample("The power of the old railway station was gone.", _TERMS),
        RuleExample("The minister met a foreign student.", _TERMS),
        RuleExample("Armenian, Iranian and other ambassadors came.", _TERMS),
        RuleExample("The army is regaining control of the disputed Erewhon.", _TERMS),
        RuleExample("Their rule in Erewhon went on.", _TERMS),
        RuleExample("The ethnic Armenian mayor came.", _TERMS),
    ),
)


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find places that may be garbles of terms.

    Args:
        article: the text with its matches.
        options: none.

    Yields:
        One candidate a place, from hints to errors.
    """
    words = sum(map(len, article.runs))
    style = article.style.log_odds if words >= MIN_WORDS else 0.0
    is_crude = style >= _CRUDE
    listed = _listed(article)
    found = heard(article, places(article, loose=False), is_suspect=False)
    densities = _weighed(article, found, listed, words, style)
    if densities.paraphrased >= _SUSPECT:
        found = heard(article, places(article, loose=True, spun=is_crude), is_suspect=True)
        densities = _weighed(article, found, listed, words, style)
    for place in found:
        probability = place.odds / (1.0 + place.odds) if is_crude else densities.probability(place.odds)
        if probability >= _HINT:
            warning = _WARNING_IF_CRUDE if is_crude else _WARNING
            yield from _candidate(article, place, probability, _severity(probability, warning))


def _listed(article: Article) -> dict[tuple[int, int], float]:
    """Odds of each distinct listed garble of the article."""
    found: dict[tuple[int, int], float] = {}
    for matches in article.matches:
        for match in matches:
            if match.kind is Kind.GARBLED:
                variant = article.lexicon.entry(match.entry).variants[match.variant]
                is_open = variant.near or variant.unless or variant.severity is not None
                found[match.entry, match.variant] = _CONDITIONAL_ODDS if is_open else _LISTED_ODDS
    return found


def _weighed(
    article: Article, found: Sequence[Place], listed: dict[tuple[int, int], float], words: int, style: float
) -> Densities:
    distinct: dict[str, float] = {}
    for place in found:
        key = _key(article, place)
        distinct[key] = max(distinct.get(key, 0.0), place.odds)
    return Densities.of([*distinct.values(), *listed.values()], words, style)


def _key(article: Article, place: Place) -> str:
    """What makes two places the same sign: the same words for the same term."""
    folded = article.passages[place.passage].folded
    return f"{place.readings[0].alignment.row.entry}|{' '.join(folded[place.first : place.last])}"


def _candidate(article: Article, place: Place, probability: float, severity: Severity) -> Iterator[Candidate]:
    suggestions: list[str] = []
    first = place.first
    for reading in place.readings[:_MOST_SUGGESTIONS]:
        new = reworded(article, place.passage, reading.alignment)
        if new is not None and (not suggestions or new.first == first):
            first = new.first
            suggestions.append(new.text)
    if not suggestions:
        return
    entry = article.lexicon.entry(place.readings[0].alignment.row.entry)
    yield Candidate(
        rule=RULE.id,
        span=article.passages[place.passage].source_span(first, place.last),
        message=f"seems to garble “{entry.text}”",
        suggestions=tuple(dict.fromkeys(suggestions)),
        severity=severity,
        confidence=round(probability, 2),
        safety=Safety.UNSAFE,
        term=entry.text,
        glossary=entry.glossary,
        sign=place.odds / (1.0 + place.odds),
        key=_key(article, place),
    )


def _severity(probability: float, warning: float) -> Severity:
    if probability >= _ERROR:
        return Severity.ERROR
    return Severity.WARNING if probability >= warning else Severity.HINT
