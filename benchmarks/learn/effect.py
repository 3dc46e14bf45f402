"""What a profile changes: one half of the news is learned, the other half checked with and without it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.quality.clean import CleanArticle, news, read_clean
from benchmarks.quality.figures import per_100_000, proportion
from benchmarks.quality.lexicons import expected_terms
from benchmarks.quality.measuring import RULES, measure
from benchmarks.quality.planted import PlantedText, alone, of_half, read_phrases, together
from benchmarks.quality.spinner import Synonyms, spin
from benchmarks.quality.splits import Half, seed_of
from benchmarks.quality.spun import spun, terms_in
from benchmarks.quality.synonyms import moby
from checker.article import Article
from checker.checking import Checker
from checker.checks.garbles.places import places
from checker.checks.garbles.usage import heard
from checker.glossary.lexicon import Lexicon
from checker.learning.archive import Archive
from checker.learning.article import RawArticle
from checker.learning.judging import plan_for
from checker.learning.learner import Learner, Outcome, Wanted
from checker.plan import Plan, prepare
from checker.profile.profile import Profile
from checker.readers import ReadOptions, read
from checker.settings import Settings

_SPUN = 200
_RATE = 0.2
_STORIES = 8
_FEWEST_TERMS = 6


def learned(texts: Sequence[str], folder: Path) -> tuple[Profile, Outcome]:
    """A profile of texts."""
    articles = [RawArticle(f"{number}", "article.txt", text.encode()) for number, text in enumerate(texts)]
    archive = Archive(0, lambda: ((article, 0) for article in articles))
    path = folder / "house.profile"
    path.unlink(missing_ok=True)
    outcome = Learner(path, plan_for(Settings(), None)).learn(Wanted([archive]))
    return Profile(path), outcome


def vetoes(data: Path, half: Half) -> Iterator[str]:
    """Warnings on clean prose and recall on planted garbles, without and with a profile of the other half.

    Args:
        data: folder of the clean sets.
        half: that is checked.
    """
    clean = read_clean(data)
    mine = [article for article in clean if article.half is half and article.set != "union"]
    other = [article.text for article in clean if article.half is not half and article.set != "union"]
    lexicon = prepare(Settings(grammar="off")).lexicon
    phrases = of_half(read_phrases(data), half)
    articles = news(mine, half)
    expected = expected_terms(phrases)
    sets: tuple[tuple[str, Lexicon, list[PlantedText]], ...] = (
        ("clean news", lexicon, [PlantedText(article.name, article.text, ()) for article in mine]),
        ("(a) twenty to a document", expected, together(phrases, articles, half)),
        ("(a) one in 300 words", expected, alone(phrases, articles, half)),
        ("(b) Moby, 20 % of words", lexicon, spun(articles[:_SPUN], _RATE, moby(), lexicon)),
    )
    yield f"Profile of {len(other):,} articles; checked: the {half.name.lower()} half."
    yield ""
    yield "| set | profile | recall | right term first | false, warnings and errors, per 100,000 words |"
    yield "| --- | --- | --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        profile, _ = learned(other, Path(folder))
        for name, own, documents in sets:
            for label, used in (("none", None), ("with", profile)):
                counts = measure(documents, _checker(own, used))
                yield (
                    f"| {name} | {label} | {proportion(counts.found, counts.plants)} | "
                    f"{proportion(counts.right, counts.plants)} | {per_100_000(counts.false, counts.words)} |"
                )


def poisoned(data: Path, half: Half) -> Iterator[str]:
    """An archive that holds spun copies of one story must not teach silence about the next one.

    The spinner is the worst there can be: it always puts the same synonym for a word, so
    that many copies share a garble.

    Args:
        data: folder of the clean sets.
        half: whose stories are spun and checked; the archive is the other one.
    """
    clean = read_clean(data)
    archive = [article.text for article in clean if article.half is not half and article.set != "union"]
    lexicon = prepare(Settings(grammar="off")).lexicon
    stories = _stories(news([a for a in clean if a.set != "union"], half), lexicon)
    synonyms = _first_of(moby())
    yield (
        "| spun copies in the archive | left out | swaps in terms | found without a profile | with it | "
        "places weighed | of them vetoed |"
    )
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        for share in (0.0, 0.01, 0.05):
            plants = without = found = copies = left = weighed = vetoed = 0
            for story in stories:
                number = round(share * len(archive) / (1 - share))
                spins = [
                    spin("", story.text, _RATE, synonyms, seed_of(story.name, copy)).text for copy in range(number)
                ]
                profile, outcome = learned([*archive, *spins], Path(folder))
                copies += number
                left += outcome.tallies["copies"] + outcome.tallies["spun"]
                texts = spun([replace(story, name=f"{story.name} again")], _RATE, synonyms, lexicon)
                plain, helped = (measure(texts, _checker(lexicon, used), RULES) for used in (None, profile))
                plants, without, found = plants + plain.plants, without + plain.found, found + helped.found
                seen, silenced = _vetoed(texts[0], lexicon, profile)
                weighed, vetoed = weighed + seen, vetoed + silenced
            yield f"| {share:.0%} | {left} of {copies} | {plants} | {without} | {found} | {weighed} | {vetoed} |"


def _checker(lexicon: Lexicon, profile: Profile | None) -> Checker:
    return Checker(Plan(Settings(select=RULES, grammar="off"), lexicon, profile=profile))


def _vetoed(text: PlantedText, lexicon: Lexicon, profile: Profile) -> tuple[int, int]:
    """How many places of a spun text the rule weighs as garbles of the terms that were hit, and how many are vetoed."""
    article = Article(read("article.txt", text.text.encode(), ReadOptions()), lexicon, profile=profile)
    terms = [plant for plant in text.plants if plant.in_term]
    found = []
    for place in places(article, loose=True):
        span = article.passages[place.passage].source_span(place.first, place.last)
        if any(plant.start < span.end and span.start < plant.end for plant in terms):
            found.append(place)
    return len(found), len(found) - len(heard(article, found, is_suspect=False))


def _stories(articles: Sequence[CleanArticle], lexicon: Lexicon) -> list[CleanArticle]:
    """Those with the most terms for their length."""
    rich = sorted(articles, key=lambda one: -len(terms_in(one.text, lexicon)) / one.words)
    return [one for one in rich if len(terms_in(one.text, lexicon)) >= _FEWEST_TERMS][:_STORIES]


def _first_of(synonyms: Synonyms) -> Synonyms:
    return lambda word: synonyms(word)[:1]
