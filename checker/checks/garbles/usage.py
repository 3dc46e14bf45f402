"""What the house's own articles say of places that may be garbles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.article import Article
from checker.checks.garbles.places import Place, Reading
from checker.checks.garbles.rewording import reworded
from checker.tokens import is_word, phrase_words

if TYPE_CHECKING:
    from checker.profile.profile import Profile

_LIKELIER = 2.5
"""Factor of the odds: how many times as often garbles as clean places have such a share (see docs/learning.md). That a
house never uses a term says nothing of the kind: halving the odds of such places cost more garbles than it spared
false alarms."""

_SHARE = 0.1
_TOGETHER = 2
"""Share, and articles, from which the term's words count as standing together in this house (with fewer articles a
share of a tenth is nothing but the constants in it)."""


def heard(article: Article, found: Iterable[Place], *, is_suspect: bool) -> list[Place]:
    """Weigh places by what the profile of the house says; leave out those whose words the house itself uses.

    Args:
        article: the text; where it has no profile nothing is left out.
        found: places.
        is_suspect: whether the article may be paraphrased; only then does use of a term by the house make a place
            likelier, or a profile, which is to spare false alarms, would make some in clean articles.

    Returns:
        The places left, in the same order.
    """
    profile = article.profile
    if profile is None:
        return list(found)
    left = [place for place in found if not _is_usual(article, place, profile)]
    if not is_suspect:
        return left
    return [replace(place, odds=place.odds * _factor(article, place, profile)) for place in left]


def _factor(article: Article, place: Place, profile: Profile) -> float:
    """What the house's use of the likeliest term says for a place."""
    from checker.profile.profile import Side

    words = article.passages[place.passage].folded[place.first : place.last]
    meant = _meant(article, place, place.readings[0])
    for left, right in pairwise(meant):
        if (left in words) != (right in words) and profile.articles_with((left, right)) >= _TOGETHER:
            word, kept, side = (right, left, Side.LEFT) if left in words else (left, right, Side.RIGHT)
            if (profile.share(word, kept, side) or 0.0) >= _SHARE:
                return _LIKELIER
    return 1.0


def _is_usual(article: Article, place: Place, profile: Profile) -> bool:
    passage = article.passages[place.passage]
    if not all(is_word(token) for token in passage.tokens[place.first : place.last]):
        return False
    words = passage.folded[place.first : place.last]
    # What no article has need not be compared with any term.
    return profile.articles_with(tuple(words)) >= profile.least and all(
        profile.vetoes(words, _meant(article, place, reading)) for reading in place.readings
    )


def _meant(article: Article, place: Place, reading: Reading) -> list[str]:
    """The folded words that should stand there, none where they cannot be told."""
    new = reworded(article, place.passage, reading.alignment)
    # The restored wording may begin with an article that the place does not hold.
    return phrase_words(new.text)[place.first - new.first :] if new else []
