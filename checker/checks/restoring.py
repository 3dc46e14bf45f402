"""From a garbled place back to the right words: class words, inflection, and what counts as a fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.article import Article
from checker.glossary.entries import Entry
from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind, Match
from checker.tokens import Passage, core_length, fold, is_capitalized
from checker.wording import Word, indefinite_article

FACT_CLASSES = frozenset(
    {
        "nationality", "country", "capital", "city", "month", "weekday", "ordinal", "cardinal",
        "number-word", "office", "body", "currency", "continent",
    }
)  # fmt: skip
"""Classes whose words state a fact: no fix that changes one is safe."""

_STEM = 4
"""Letters by which a nationality and its country are taken for relatives (`Iranian`, `Iran`)."""


def right_words(entry: Entry, match: Match, passage: Passage, instead: Mapping[str, str]) -> list[Word]:
    """The right wording for a match, inflected as the match is.

    Args:
        entry: the term that was meant.
        match: a garbled form of it.
        passage: where the match is.
        instead: class name to the word that should stand for it in place of the one that does.

    Returns:
        Words for `wording.replacement`.
    """
    bound = {binding.name: binding for binding in reversed(match.bindings)}
    words: list[Word] = []
    for at, place in enumerate(entry.wording.places):
        if not place.is_class:
            text = _inflected(entry, match) if at == entry.wording.head else place.text
            words.append(Word(text, place.gap))
        elif place.text in instead:
            words.append(Word(instead[place.text], place.gap))
        else:
            binding = bound[place.text]
            tokens = passage.tokens[binding.first : binding.last]
            # The last token of a match keeps its possessive ending outside the match.
            texts = [t[: core_length(t)] if binding.first + n + 1 == match.last else t for n, t in enumerate(tokens)]
            words += [Word(text, place.gap if n == 0 else " ", verbatim=True) for n, text in enumerate(texts)]
    return words


def with_article(passage: Passage, first: int, wordings: list[list[Word]]) -> tuple[int, list[list[Word]]]:
    """Take an indefinite article into a replacement where it would no longer fit.

    Args:
        passage: where the replacement is made.
        first: first token to be replaced.
        wordings: what may stand there.

    Returns:
        The first token to be replaced now, and the wordings, each with its article.
    """
    before = passage.tokens[first - 1].lower() if first else ""
    if before not in ("a", "an") or all(indefinite_article(words[0].text) == before for words in wordings):
        return first, wordings
    return first - 1, [[Word(indefinite_article(words[0].text)), *words] for words in wordings]


def _inflected(entry: Entry, match: Match) -> str:
    """The head of the right wording, in the form that the garbled head stands in."""
    written = entry.wording.places[entry.wording.head].text
    variant = entry.variants[match.variant] if match.kind in (Kind.GARBLED, Kind.NAME_WRONG) else None
    if variant is None or variant.head < 0:
        return written
    form = match.forms[variant.head]
    if form == variant.form:
        return written
    return entry.wording.forms.get(form, written)


def is_fact(lexicon: Lexicon, old: Sequence[str], new: Iterable[str]) -> bool:
    """Tell whether a replacement changes a name, nationality, office, number or date.

    Args:
        lexicon: knows the classes.
        old: tokens that stand in the text.
        new: words that should.
    """
    old_keys = {fold(token) for token in old}
    new_words = list(new)
    new_keys = {fold(word) for word in new_words}
    gone = [token for token in old if fold(token) not in new_keys]
    come = [word for word in new_words if fold(word) not in old_keys]
    if any(is_capitalized(word) for word in come):
        return True
    return any(
        word[0].isdigit() or not FACT_CLASSES.isdisjoint(lexicon.phrases.classes_of(word)) for word in (*gone, *come)
    )


@dataclass(frozen=True)
class Swaps:
    """Class words that the paraphrasing tool swapped as well, as far as the article gives them away.

    Attributes:
        instead: class name and folded word to the word that the article itself uses.
    """

    instead: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, article: Article, garbles: Sequence[tuple[int, Match]]) -> Swaps:
        """Find the class words that stand in garbled places only while another word is the article's own.

        The article's own word is the one that the same terms most often stand with.

        Args:
            article: the text.
            garbles: passage number and match of every garbled place.
        """
        bound = [(number, match) for number, match in garbles if match.bindings]
        if not bound:
            return cls({})
        inside = Counter(_bound_word(article, number, match, at) for number, match in bound for at in _once(match))
        usage = _usage(article, {match.entry for _, match in bound})
        votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for number, match in bound:
            for at in _once(match):
                name, word = match.bindings[at].name, _bound_word(article, number, match, at)
                if _stands_alone(article, word, inside[word]):
                    others = {w: n for w, n in usage[match.entry, name].items() if fold(w) != word}
                    votes[name, word].update(others)
        return cls(
            {
                key: counted.most_common(1)[0][0]
                for key, counted in votes.items()
                if counted and counted.most_common(1)[0][1] > 1
            }
        )

    def instead_of(self, name: str, word: str) -> str | None:
        """The article's own word for a class word, or None where it stands rightly."""
        return self.instead.get((name, fold(word)))

    def instead_words(self, passage: Passage, match: Match) -> dict[str, str]:
        """For a match: class name to the article's own word, where it differs."""
        found = {}
        for binding in match.bindings:
            if binding.last - binding.first == 1:
                own = self.instead_of(binding.name, passage.tokens[binding.first])
                if own is not None:
                    found[binding.name] = own
        return found


def _once(match: Match) -> list[int]:
    """Bindings of a match that are a single word."""
    return [at for at, binding in enumerate(match.bindings) if binding.last - binding.first == 1]


def _bound_word(article: Article, number: int, match: Match, at: int) -> str:
    return article.passages[number].folded[match.bindings[at].first]


def _usage(article: Article, entries: set[int]) -> defaultdict[tuple[int, str], Counter[str]]:
    """Which class words some entries stand with in the article, as they are written there."""
    usage: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for passage, matches in zip(article.passages, article.matches, strict=True):
        for match in matches:
            if match.entry in entries:
                for at in _once(match):
                    binding = match.bindings[at]
                    token = passage.tokens[binding.first]
                    usage[match.entry, binding.name][token[: core_length(token)]] += 1
    return usage


def _stands_alone(article: Article, word: str, inside: int) -> bool:
    """Tell whether neither a word nor a relative of it stands anywhere but in garbled places."""
    stem = word[:_STEM]
    return sum(n for other, n in article.word_counts.items() if other.startswith(stem)) <= inside
