"""What the house's own articles say of places that may be garbles."""

from __future__ import annotations

from collections.abc import Iterable

from checker.article import Article
from checker.checks.garbles.places import Place, Reading
from checker.checks.garbles.rewording import reworded
from checker.profile.profile import Profile
from checker.tokens import is_word, phrase_words


def unusual(article: Article, found: Iterable[Place]) -> list[Place]:
    """Leave out places whose words the house itself uses, as the profile of its articles tells.

    Args:
        article: the text; where it has no profile nothing is left out.
        found: places.

    Returns:
        The places left, in the same order.
    """
    profile = article.profile
    return [place for place in found if profile is None or not _is_usual(article, place, profile)]


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
