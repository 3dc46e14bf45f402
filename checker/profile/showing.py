"""What a profile holds, in lines for a person."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from checker.profile.profile import Frequent, Profile
from checker.tokens import phrase_words

_SHOWN = 15


def overview(profile: Profile) -> Iterator[str]:
    """Tell what was learned and what is most frequent."""
    about = profile.about
    yield f"{profile.path}: {len(profile.file):,} bytes"
    yield f"independent articles: {about['articles']:,}, with {about['words']:,} words"
    left = (("copies", "copies"), ("spun", "machine-paraphrased"), ("foreign", "not English"))
    yield "left out: " + ", ".join(f"{about[name]:,} {what}" for name, what in left)
    yield f"dated {about['first']} to {about['last']}" if about["first"] else "without dates"
    yield f"{profile.size:,} words and pairs of neighbours"
    if profile.error:
        yield f"phrases of three and more words, and names, may stand in {profile.error:,} articles more than counted"
    yield ""
    yield "phrases in most articles:"
    yield from _top(profile.phrases())
    yield ""
    yield "names in most articles:"
    yield from _top(profile.names())


def about_phrase(profile: Profile, phrase: str) -> Iterator[str]:
    """Tell in how many articles a phrase and its neighbours stand."""
    words = tuple(phrase_words(phrase))
    count = profile.articles_with(words)
    yield f"“{' '.join(words)}” stands in {count:,} of {profile.articles:,} independent articles."
    if len(words) > 2 and profile.error:
        yield f"Up to {profile.error:,} more may have it: rare phrases of an archive of this size are not all counted."
    if count >= profile.least:
        yield "A finding of likely-garble is vetoed here, unless far more articles have the term that it would garble."
    else:
        yield f"No veto: that takes {profile.least:,} articles."


def _top(found: Iterable[Frequent]) -> Iterator[str]:
    best = heapq.nsmallest(_SHOWN, found, key=lambda one: (-one.articles, one.text))
    for one in best:
        yield f"{one.articles:9,}  {one.text}"
