"""Terms and names that a profile holds and no glossary yet: what an editor may want to enter."""

from __future__ import annotations

import heapq
import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from checker.glossary.inflection import FUNCTION_WORDS, singular
from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind
from checker.profile.profile import Frequent, Profile
from checker.tokens import TOKEN, phrase_words

_ASSOCIATION = 0.35
"""Least association of a term's parts. On the tuning half of the benchmark's news the phrases above it are
terms for the most part, those below it words that happen to meet."""

_INSIDE = frozenset({"of"})
"""Words of grammar that a term may hold; around others most frequent phrases are no terms ("men and women")."""

_NAME_LAST = re.compile(r"(?:^|\s)[a-z]\S*\s(?:\S+\s)*[A-Z]")
"""A name with ordinary words before it ("chairman John Smith")."""

_BETTER = 0.7
"""A phrase is part of a longer one where that has so many of its articles."""

_ORDINARY = 0.6
"""A capitalised word is a name where so many of the articles that have the word have it with a capital."""

_SLIP = 10
"""How many times as many articles must have a name for one nearly like it to be another spelling of it."""

_SHORTEST_NEAR = 6
"""Letters below which a name nearly like another is another name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term or a name to enter.

    Attributes:
        text: as it is written most often.
        articles: how many have it.
        score: by which suggestions are ranked, higher first.
        association: 0 to 1, how much more often its parts stand together than by chance; 1 for names.
        example: the words around one place, or empty.
        variants: other spellings, with the number of their articles.
    """

    text: str
    articles: int
    score: float
    association: float
    example: str
    variants: tuple[tuple[str, int], ...] = ()


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, frozenset[str]]]:
    data = tomllib.loads(files("checker.data").joinpath("suggestions.toml").read_text("utf-8"))
    return {table: {key: frozenset(text.split()) for key, text in keys.items()} for table, keys in data.items()}


def terms(profile: Profile, lexicon: Lexicon, most: int) -> list[Suggestion]:
    """Propose terms: phrases whose words belong together.

    Ranked by association (normalised pointwise mutual information, G. Bouma, Proceedings of GSCL 2009, of the two
    parts that hold together least, counted by article) times the logarithm of the number of articles.

    Args:
        profile: of the house.
        lexicon: glossaries whose entries are not proposed again.
        most: how many.

    Returns:
        Suggestions, best first; the same profile and glossaries give the same.
    """
    usual = _usual(found for found in profile.phrases() if found.articles >= profile.least and _may_be_term(found.text))
    scored = []
    for found in usual:
        association = _association(profile, phrase_words(found.text))
        if association >= _ASSOCIATION:
            score = association * math.log2(1 + found.articles)
            scored.append(Suggestion(found.text, found.articles, score, association, found.example))
    return _best(_without_parts(scored), lexicon, most)


def names(profile: Profile, lexicon: Lexicon, most: int) -> list[Suggestion]:
    """Propose names, ranked by the number of their articles, with other spellings of each.

    Args, Returns:
        As of `terms`.
    """
    gathered: dict[str, Frequent] = {}
    for found in profile.names():
        text = _without_title(found.text)
        known = gathered.get(text)
        articles = found.articles + (known.articles if known else 0)
        if text:
            gathered[text] = Frequent(text, articles, found.example if not known or found.example else known.example)
    scored = [
        Suggestion(found.text, found.articles, float(found.articles), 1.0, found.example)
        for found in gathered.values()
        if found.articles >= profile.least and _may_be_name(profile, found)
    ]
    apart = (one for one in _without_parts(scored) if not _are_two(one, gathered))
    full = _without_surnames(apart)
    best = _best((one for one in full if " " in one.text or not lexicon.phrases.knows(one.text)), lexicon, most)
    return _with_variants(best, gathered.values())


def _best(scored: Iterable[Suggestion], lexicon: Lexicon, most: int) -> list[Suggestion]:
    ordered = sorted(scored, key=lambda one: (-one.score, one.text))
    new = (one for one in ordered if not _is_listed(lexicon, one.text))
    return [one for one, _ in zip(new, range(most), strict=False)]


def _is_listed(lexicon: Lexicon, text: str) -> bool:
    """Tell whether a glossary holds a phrase, or calls a part of it wrong."""
    tokens = TOKEN.findall(text)
    for match in lexicon.phrases.find(tokens):
        if match.kind in (Kind.GARBLED, Kind.NAME_WRONG) or match.last - match.first == len(tokens):
            return True
    return False


def _may_be_term(text: str) -> bool:
    words = phrase_words(text)
    edges = _words()["terms"]
    first, last = words[0], words[-1]
    if FUNCTION_WORDS.intersection(words[1:-1]) - _INSIDE or _NAME_LAST.search(text):
        return False
    if {first, last} & (edges["neither"] | FUNCTION_WORDS) or first in edges["not_first"] or last in edges["not_last"]:
        return False
    return min(len(first), len(last)) > 2 and not last.endswith("ly") and not first.endswith("ly")


def _usual(found: Iterable[Frequent]) -> list[Frequent]:
    """One phrase for all spellings and both numbers of it: the one that most articles have."""
    groups: dict[tuple[str, ...], list[Frequent]] = defaultdict(list)
    for one in found:
        *rest, head = phrase_words(one.text)
        groups[(*rest, singular(head))].append(one)
    chosen = []
    for group in groups.values():
        best = min(group, key=lambda one: (-one.articles, one.text))
        chosen.append(replace(best, example=best.example or next((one.example for one in group if one.example), "")))
    return chosen


def _association(profile: Profile, words: Sequence[str]) -> float:
    """How much more often the parts of a phrase stand together than by chance, at the weakest place."""
    total = profile.articles
    together = profile.articles_with(tuple(words))
    weakest = 1.0
    for at in range(1, len(words)):
        left, right = profile.articles_with(tuple(words[:at])), profile.articles_with(tuple(words[at:]))
        if together and left and right and together < total:
            gain = math.log(together * total / (left * right)) / -math.log(together / total)
            weakest = min(weakest, gain)
    return weakest if together else 0.0


def _without_parts(found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Leave out what is a part of a longer suggestion in most of its articles."""
    longest: dict[tuple[str, ...], int] = defaultdict(int)
    for one in found:
        words = tuple(phrase_words(one.text))
        for size in range(1, len(words)):
            for start in range(len(words) - size + 1):
                part = words[start : start + size]
                longest[part] = max(longest[part], one.articles)
    for one in found:
        if longest[tuple(phrase_words(one.text))] < _BETTER * one.articles:
            yield one


def _without_title(text: str) -> str:
    """A name without what stands before it; empty where nothing else is left."""
    words = text.split(" ")
    titles = _words()["names"]["titles"]
    if len(words) > 3 and words[1].lower() in titles:
        # “Agriculture Minister Peter McGauran”: the office is two words.
        del words[0]
    while words and (words[0].lower() in titles or words[0].lower() in FUNCTION_WORDS):
        del words[0]
    return " ".join(words)


def _may_be_name(profile: Profile, found: Frequent) -> bool:
    words = phrase_words(found.text)
    if not words or set(words) <= _words()["names"]["none"] or words[0] in _words()["names"]["none"]:
        return False
    if len(words) == 1 and singular(words[0]) in _words()["names"]["titles"]:
        return False
    # A word that stands in small letters as often is no name.
    return len(found.text) > 2 and found.articles >= _ORDINARY * profile.articles_with(tuple(words))


def _are_two(one: Suggestion, gathered: Mapping[str, Frequent]) -> bool:
    """Tell two names with “and” between them from one that holds it."""
    left, joint, right = one.text.partition(" and ")
    return bool(joint) and all(name in gathered and gathered[name].articles >= one.articles for name in (left, right))


def _without_surnames(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Leave out what is the last word of a longer name."""
    kept = list(found)
    surnames = {one.text.rpartition(" ")[2] for one in kept if " " in one.text}
    return [one for one in kept if one.text not in surnames]


def _with_variants(best: Sequence[Suggestion], every: Iterable[Frequent]) -> list[Suggestion]:
    from rapidfuzz.distance import OSA

    by_start: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, one in enumerate(best):
        by_start[_start(one.text)].append(number)
    variants: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for other in every:
        for number in by_start.get(_start(other.text), ()):
            one = best[number]
            if other.articles * _SLIP <= one.articles and _is_near(one.text, other.text, OSA.distance):
                variants[number].append((other.text, other.articles))
    return [
        replace(one, variants=tuple(heapq.nsmallest(5, variants[number], key=lambda v: (-v[1], v[0]))))
        for number, one in enumerate(best)
    ]


def _start(name: str) -> tuple[str, int]:
    return name[:1], name.count(" ")


def _is_near(name: str, other: str, distance: Callable[..., int]) -> bool:
    """Tell another spelling of a name from another name, such as that of a people after its country."""
    if len(name) < _SHORTEST_NEAR or name == other or other.startswith(name) or name.startswith(other):
        return False
    return distance(name, other, score_cutoff=1) == 1
