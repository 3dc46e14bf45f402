"""`name-spelling`: listed wrong spellings of names, spellings near to a name, and one name spelled two ways."""

from __future__ import annotations

from collections.abc import Iterator

from checker.article import Article
from checker.checks.names.near import near_names
from checker.checks.names.twice import misspelled, resembling
from checker.checks.names.words import Usage, capitalized_words, usages
from checker.checks.options import NoOptions
from checker.checks.restoring import right_words
from checker.document import Span
from checker.findings import Candidate, Related, RuleExample, RuleInfo, Safety, Severity
from checker.glossary.phrase_index import Kind, Match, longest
from checker.tokens import Passage, core_length, is_capitalized
from checker.wording import Word, replacement

_NAMES = """
[glossary]
id = "example"
[classes]
country = ["Austria", "Australia"]
[names]
"James O'Brien" = { kind = "person", accept = ["Jim O'Brien"] }
"Ilham Aliyev" = { kind = "person", wrong = ["Ilham Alijev"] }
"Azerbaijan" = { kind = "place" }
"""

RULE = RuleInfo(
    id="name-spelling",
    summary="A misspelled name, or one name spelled two ways.",
    explanation=(
        "Three things are found: spellings that a glossary lists as wrong; spellings that differ in a letter from "
        "a name of a glossary where the rest of the name, or the article, shows who is meant; and two words of one "
        "article that differ in a letter and seem to be one name (O'Brien, O'Brian). Then the glossary's spelling "
        "is suggested, or else the more frequent one.\n\n"
        "Real people have names that differ in a letter: two words with different first names before them are two "
        "people. Plurals, possessives and derivations (Armenia, Armenian) are no misspellings, nor are diacritics, "
        "capitals and hyphens."
    ),
    severity=Severity.ERROR,
    examples=(
        RuleExample("He met [-Ilham Alijev-]{+Ilham Aliyev+} there.", _NAMES),
        RuleExample("A visit by James [-O'Brian-]{+O'Brien+} was planned.", _NAMES),
        RuleExample("James O'Brien came. Then [-O’Brian-]{+O'Brien+} said that [-O'Brian-]{+O'Brien+} knew.", _NAMES),
        RuleExample("The army of [-Azerbaidjan-]{+Azerbaijan+} left.", _NAMES),
        RuleExample("Then Anna Kowalska left. Later [-Kowaslka-]{+Kowalska+} and Kowalska wrote, Kowalska said."),
        RuleExample("James O'Brien and Jim O'Brien's friends met the O'Briens.", _NAMES),
        RuleExample("In May Anne Johnson met Peter Johnston, and Johnson thanked Johnston."),
        RuleExample("They flew from Austria to Australia.", _NAMES),
        RuleExample("The Azerbaijani and the Azerbaijanis of Azerbaijan met Ilham Aliyev and Leyla Aliyeva.", _NAMES),
        RuleExample("The ilham alijev of the crossword.", _NAMES),
        RuleExample("Mary O'Brian lives here.", _NAMES),
        RuleExample("In Korea the Koreans speak Korean; in Russia the Russians speak Russian."),
    ),
)


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find misspelled names.

    Args:
        article: the text with its matches.
        options: none.

    Yields:
        One candidate a place.
    """
    taken: set[tuple[int, int]] = set()
    for number, matches in enumerate(article.matches):
        for match in _listed(article.passages[number], matches):
            taken.update((number, at) for at in range(match.first, match.last))
            yield _listed_candidate(article, article.passages[number], match)
    yield from _unlisted(article, taken)


def _listed(passage: Passage, matches: list[Match]) -> list[Match]:
    """The listed wrong spellings of a passage that are written as names and in no longer right name."""
    wrong = []
    reach = 0
    for match in matches:
        if match.kind in (Kind.NAME, Kind.NAME_ACCEPTED):
            reach = max(reach, match.last)
        elif match.kind is Kind.NAME_WRONG and match.last > reach and _is_name(passage, match):
            wrong.append(match)
    return longest(wrong)


def _is_name(passage: Passage, match: Match) -> bool:
    return is_capitalized(passage.tokens[match.first]) and is_capitalized(passage.tokens[match.last - 1])


def _listed_candidate(article: Article, passage: Passage, match: Match) -> Candidate:
    entry = article.lexicon.entry(match.entry)
    words = right_words(entry, match, passage, {})
    return Candidate(
        rule=RULE.id,
        span=passage.source_span(match.first, match.last),
        message=f"a wrong spelling of “{entry.text}”",
        suggestions=(replacement(passage, article.document.source, match.first, match.last, words),),
        severity=entry.severity or Severity.ERROR,
        confidence=0.98,
        safety=Safety.UNSAFE,
        term=entry.text,
        glossary=entry.glossary,
    )


def _unlisted(article: Article, taken: set[tuple[int, int]]) -> Iterator[Candidate]:
    """Spellings near to a glossary's name, and names spelled two ways."""
    names = article.lexicon.names
    counts = capitalized_words(article)
    near = {word: found for word in counts if (found := names.near(word))}
    pairs = list(resembling(counts, names))
    if not near and not pairs:
        return
    wanted = {*near, *(word for found in near.values() for word in found), *(word for pair in pairs for word in pair)}
    uses = usages(article, wanted)
    for word in near:
        yield from _near(article, word, uses, taken)
    for pair in pairs:
        if all(word in uses for word in pair):
            yield from _twice(article, pair, uses, taken)


def _near(article: Article, word: str, uses: dict[str, Usage], taken: set[tuple[int, int]]) -> Iterator[Candidate]:
    for found in near_names(article, word, uses) if word in uses else ():
        if (found.passage, found.at) in taken:
            continue
        taken.add((found.passage, found.at))
        entry = article.lexicon.entry(found.entry)
        suggestion = _spelling(article, found.right, uses) or article.lexicon.names.written(found.right)
        yield Candidate(
            rule=RULE.id,
            span=_span(article, found.passage, found.at),
            message=f"near to “{entry.text}”, but spelled otherwise",
            suggestions=(_put(article, found.passage, found.at, suggestion),),
            severity=Severity.ERROR if found.is_sure else Severity.WARNING,
            confidence=0.9 if found.is_sure else 0.7,
            safety=Safety.UNSAFE,
            term=entry.text,
            glossary=entry.glossary,
            raised=Severity.ERROR,
            related=tuple(_related(article, uses[found.right])) if found.right in uses else (),
        )


def _twice(
    article: Article, pair: tuple[str, str], uses: dict[str, Usage], taken: set[tuple[int, int]]
) -> Iterator[Candidate]:
    names = article.lexicon.names
    found = misspelled(pair, uses, names)
    # Ordinary words of terms, such as capital and capitol, are no names.
    if found is None or all(map(article.lexicon.phrases.knows, pair)):
        return
    slip, right = found
    is_listed = bool(names.standing_alone(right))
    spelling = _spelling(article, right, uses)
    for number, at in uses[slip].places:
        if (number, at) in taken:
            continue
        taken.add((number, at))
        yield Candidate(
            rule=RULE.id,
            span=_span(article, number, at),
            message=f"this name is also spelled “{spelling}” in the article",
            suggestions=(_put(article, number, at, spelling),),
            severity=Severity.ERROR if is_listed else Severity.WARNING,
            confidence=0.9 if is_listed else 0.6,
            safety=Safety.UNSAFE,
            raised=Severity.ERROR,
            related=tuple(_related(article, uses[right])),
        )


def _spelling(article: Article, word: str, uses: dict[str, Usage]) -> str:
    """A word as the article itself first writes it, or nothing."""
    if word not in uses:
        return ""
    number, at = uses[word].places[0]
    token = article.passages[number].tokens[at]
    return token[: core_length(token)]


def _span(article: Article, number: int, at: int) -> Span:
    return article.passages[number].source_span(at, at + 1)


def _put(article: Article, number: int, at: int, spelling: str) -> str:
    """The source of one word when another spelling is put in its place."""
    return replacement(article.passages[number], article.document.source, at, at + 1, [Word(spelling)])


def _related(article: Article, usage: Usage) -> Iterator[Related]:
    number, at = usage.places[0]
    yield Related(article.document.path, _span(article, number, at), "the other spelling")
