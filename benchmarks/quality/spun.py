"""Set (b): clean news put through the spinner, with the swaps that hit a term marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.quality.clean import CleanArticle
from benchmarks.quality.planted import Plant, PlantedText
from benchmarks.quality.spinner import Synonyms, spin
from benchmarks.quality.splits import seed_of
from checker.article import Article
from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind, longest
from checker.readers import ReadOptions, read

Term = tuple[int, int, str]
"""Start and end in the clean text of a preferred term, and the term as its glossary writes it."""


def spun(articles: Sequence[CleanArticle], rate: float, synonyms: Synonyms, lexicon: Lexicon) -> list[PlantedText]:
    """Spin articles.

    Args:
        articles: clean news.
        rate: share of words to swap.
        synonyms: where replacements come from.
        lexicon: knows the terms.

    Returns:
        One text for each article; a plant inside a preferred term has that term as `expected`.
    """
    documents = []
    for article in articles:
        text = spin(article.name, article.text, rate, synonyms, seed_of(article.name, rate))
        documents.append(replace(text, plants=tuple(_marked(text, terms_in(article.text, lexicon)))))
    return documents


def terms_in(text: str, lexicon: Lexicon) -> list[Term]:
    """The preferred terms of two or more words in a text; of overlapping ones the longest."""
    article = Article(read("article.txt", text.encode(), ReadOptions()), lexicon)
    found = []
    for passage, matches in zip(article.passages, article.matches, strict=True):
        right = [m for m in matches if m.kind is Kind.PREFERRED and m.last - m.first > 1]
        for match in longest(right):
            span = passage.source_span(match.first, match.last)
            found.append((span.start, span.end, lexicon.entry(match.entry).text))
    return found


def _marked(text: PlantedText, terms: Sequence[Term]) -> Iterator[Plant]:
    shift = 0
    for plant in text.plants:
        start = plant.start - shift
        end = start + len(plant.expected)
        shift += (plant.end - plant.start) - len(plant.expected)
        term = next((term for low, high, term in terms if low <= start and end <= high), None)
        yield plant if term is None else replace(plant, expected=term, in_term=True)
