"""Which sentences of a rewrite come from which of the original.

Equal sentences are paired first, wherever they stand; then those that share rare
words or pairs of words, the most alike first; then what is left between two
pairs. A sentence that was split or merged joins the pair that holds the rest of
it. Cost is near linear: a word counts as rare only while few sentences hold it.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from checker.compare.texts import Sentence
from checker.compare.vocabulary import is_content

RARE = 12
"""Sentences of the original that may share a word or a pair of words for it to tell which of them is meant."""

CANDIDATES = 6
"""Sentences of the original that are looked at more closely for one of the rewrite."""

ALIKE = 0.36
"""Likeness from which two sentences are a pair wherever they stand: unrelated sentences of news share
function words only and stay below .3, sentences with half of their words replaced stand above .4."""

ALIKE_BETWEEN = 0.2
"""The same for sentences that stand alone between two pairs."""

_GAP = 12
_PIECES = 8
_NEIGHBOUR = 0.05
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that say the same.

    Attributes:
        original, revised: numbers of sentences that follow one another; one each unless split or merged.
    """

    original: tuple[int, ...]
    revised: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the sentences of two texts went.

    Attributes:
        pairs: in order of the rewrite.
        dropped: numbers of sentences of the original without a partner, in order.
        added: numbers of sentences of the rewrite without one, in order.
    """

    pairs: tuple[Pair, ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]


def align(original: Sequence[Sentence], revised: Sequence[Sentence]) -> Alignment:
    """Pair the sentences of two texts.

    Args:
        original, revised: all sentences, in order.

    Returns:
        The alignment; every sentence is in exactly one place of it.
    """
    to_original = _equal(original, revised)
    if len(to_original) < min(len(original), len(revised)):
        work = _Work(original, revised, to_original)
        work.by_rare_words()
        work.between()
        pairs = work.joined()
    else:
        pairs = [Pair((o,), (r,)) for r, o in to_original.items()]
    pairs = _rejoined(sorted(pairs, key=lambda pair: pair.revised), original, revised)
    from_original = {number for pair in pairs for number in pair.original}
    from_revised = {number for pair in pairs for number in pair.revised}
    return Alignment(
        tuple(pairs),
        tuple(number for number in range(len(original)) if number not in from_original),
        tuple(number for number in range(len(revised)) if number not in from_revised),
    )


def _equal(original: Sequence[Sentence], revised: Sequence[Sentence]) -> dict[int, int]:
    """Sentences of the rewrite that stand in the original word by word."""
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for sentence in original:
        places[sentence.keys].append(sentence.number)
    found = {}
    for sentence in revised:
        left = places.get(sentence.keys)
        if left:
            found[sentence.number] = left.popleft()
    return found


class _Work:
    """Pairing under way."""

    def __init__(self, original: Sequence[Sentence], revised: Sequence[Sentence], to_original: dict[int, int]) -> None:
        from rapidfuzz.distance import Indel

        self._similarity = Indel.normalized_similarity
        self._original = original
        self._revised = revised
        self._to_original = to_original
        self._to_revised = {o: r for r, o in to_original.items()}
        self._content: dict[tuple[bool, int], frozenset[str]] = {}

    def by_rare_words(self) -> None:
        """Pair sentences that share rare words, the most alike first."""
        scored = sorted(self._candidates(), key=lambda item: (-item[0], self._distance(*item[1:]), item[2], item[1]))
        for score, o, r in scored:
            if score >= ALIKE and o not in self._to_revised and r not in self._to_original:
                self._pair(o, r)

    def between(self) -> None:
        """Pair what is left between two pairs, in order."""
        for originals, revised in self._gaps():
            low = 0
            for r in revised:
                scores = [(self._likeness(o, r), -o) for o in originals[low:]]
                alone = len(originals) == len(revised) == 1
                if scores and max(scores)[0] >= ALIKE_BETWEEN / (2 if alone else 1):
                    o = -max(scores)[1]
                    self._pair(o, r)
                    low = originals.index(o) + 1

    def joined(self) -> list[Pair]:
        """All pairs, with split and merged sentences in them."""
        originals = {r: [o] for r, o in self._to_original.items()}
        revised = {r: [r] for r in self._to_original}
        hosts = {r: r for r in self._to_original}
        for numbers in (range(len(self._revised)), reversed(range(len(self._revised)))):
            for r in numbers:
                if r not in hosts and (host := self._host_of_split(r, hosts, revised)) is not None:
                    hosts[r] = host
                    revised[host].append(r)
        hosts = {o: r for r, o in self._to_original.items()}
        for numbers in (range(len(self._original)), reversed(range(len(self._original)))):
            for o in numbers:
                if o not in hosts and (host := self._host_of_merged(o, hosts, originals)) is not None:
                    hosts[o] = host
                    originals[host].append(o)
        return [Pair(tuple(sorted(originals[r])), tuple(sorted(revised[r]))) for r in originals]

    def _pair(self, o: int, r: int) -> None:
        self._to_original[r] = o
        self._to_revised[o] = r

    def _candidates(self) -> Iterator[tuple[float, int, int]]:
        index: dict[object, list[int]] = defaultdict(list)
        for sentence in self._original:
            if sentence.number not in self._to_revised:
                for feature in _features(sentence):
                    index[feature].append(sentence.number)
        for sentence in self._revised:
            if sentence.number in self._to_original:
                continue
            votes: Counter[int] = Counter()
            for feature in _features(sentence):
                places = index.get(feature, ())
                if len(places) <= RARE:
                    for place in places:
                        votes[place] += 1
            r = sentence.number
            best = nsmallest(CANDIDATES, votes, key=lambda o: (-votes[o], self._distance(o, r)))
            yield from ((self._likeness(o, r) + self._bonus(o, r), o, r) for o in best)

    def _distance(self, o: int, r: int) -> int:
        """How far apart two sentences stand in their texts, to choose between sentences that are repeated."""
        return abs(o * len(self._revised) - r * len(self._original))

    def _bonus(self, o: int, r: int) -> float:
        """More for two sentences whose neighbours are a pair."""
        beside = self._to_original.get(r - 1) == o - 1 or self._to_original.get(r + 1) == o + 1
        return _NEIGHBOUR if beside else 0.0

    def _likeness(self, o: int, r: int) -> float:
        """0 to 1: the mean of how alike the rows of words and the sets of content words are."""
        left, right = self._words(True, o), self._words(False, r)
        shared = 2 * len(left & right) / max(len(left) + len(right), 1)
        rows: float = self._similarity(self._original[o].keys, self._revised[r].keys)
        return (rows + shared) / 2

    def _words(self, is_original: bool, number: int) -> frozenset[str]:
        words = self._content.get((is_original, number))
        if words is None:
            sentence = (self._original if is_original else self._revised)[number]
            words = self._content[is_original, number] = frozenset(filter(is_content, sentence.keys))
        return words

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Unpaired sentences of both texts that stand between the same two pairs, few at a time."""
        run: list[int] = []
        before = -1
        for r in range(len(self._revised) + 1):
            if r < len(self._revised) and r not in self._to_original:
                run.append(r)
                continue
            if run:
                after = self._to_original[r] if r < len(self._revised) else len(self._original)
                originals = self._unpaired(before, after)
                if originals and len(originals) <= _GAP and len(run) <= _GAP:
                    yield originals, run
                run = []
            before = self._to_original.get(r, before)

    def _unpaired(self, before: int, after: int) -> list[int]:
        """Unpaired sentences of the original next after one number, up to another; none where these are far apart."""
        near = range(before + 1, min(after, before + 1 + 2 * _GAP))
        return [o for o in near if o not in self._to_revised]

    def _host_of_split(self, r: int, hosts: dict[int, int], revised: dict[int, list[int]]) -> int | None:
        """The neighbour whose original holds what an unpaired sentence of the rewrite says."""
        for neighbour in (r - 1, r + 1):
            if neighbour in hosts and len(revised[hosts[neighbour]]) < _PIECES:
                host = hosts[neighbour]
                whole = self._original[self._to_original[host]]
                if _belongs(self._revised[r], whole, [self._revised[number] for number in revised[host]]):
                    return host
        return None

    def _host_of_merged(self, o: int, hosts: dict[int, int], originals: dict[int, list[int]]) -> int | None:
        """The sentence of the rewrite that says what an unpaired sentence of the original says beside its own."""
        for neighbour in (o - 1, o + 1):
            if neighbour in hosts and len(originals[hosts[neighbour]]) < _PIECES:
                host = hosts[neighbour]
                if _belongs(self._original[o], self._revised[host], [self._original[n] for n in originals[host]]):
                    return host
        return None


def _belongs(piece: Sentence, whole: Sentence, others: Sequence[Sentence]) -> bool:
    """Tell whether a sentence is for the most part what another holds beside further ones, or a piece of it."""
    missing = Counter(whole.keys)
    missing.subtract(key for other in others for key in other.keys)
    content = [key for key in piece.keys if is_content(key)]
    shared = sum(missing[key] > 0 for key in content)
    if shared >= _FEWEST and shared >= _SHARE * len(content):
        return True
    size = len(piece.units)
    keys, wanted = whole.keys, piece.keys
    is_new = any(missing[key] > 0 for key in wanted)
    return is_new and any(keys[at : at + size] == wanted for at in range(len(keys) - size + 1))


_FEWEST = 2
"""Words that carry meaning of which a sentence must share so many to be a part of another."""

_SHIFTED = 120
"""Words at the end of a sentence that another way to cut sentences may give to the next one."""


def _rejoined(pairs: Sequence[Pair], original: Sequence[Sentence], revised: Sequence[Sentence]) -> list[Pair]:
    """Join neighbouring pairs between which the sentences of both texts are cut at different words."""
    found: list[Pair] = []
    for pair in pairs:
        before = found[-1] if found else None
        if (
            before is not None
            and len(before.revised) + len(before.original) < 2 * _PIECES
            and before.original[-1] + 1 == pair.original[0]
            and before.revised[-1] + 1 == pair.revised[0]
            and _is_shifted(
                (original[before.original[-1]], original[pair.original[0]]),
                (revised[before.revised[-1]], revised[pair.revised[0]]),
            )
        ):
            found[-1] = Pair(before.original + pair.original, before.revised + pair.revised)
        else:
            found.append(pair)
    return found


def _is_shifted(left: tuple[Sentence, Sentence], right: tuple[Sentence, Sentence]) -> bool:
    """Tell whether the last words of the first sentence are the first of the second one on the other side."""
    if left[0].units[-1].key == right[0].units[-1].key or left[1].units[0].key == right[1].units[0].key:
        return False
    return _passes_on(left[0], right) or _passes_on(right[0], left)


def _passes_on(sentence: Sentence, others: tuple[Sentence, Sentence]) -> bool:
    first, second = others
    end = first.units[-1].key
    for size in range(1, min(_SHIFTED, len(sentence.units) - 1, len(second.units)) + 1):
        if sentence.units[-size - 1].key == end and sentence.keys[-size:] == second.keys[:size]:
            return True
    return False


def _features(sentence: Sentence) -> set[object]:
    """What may tell a sentence from others: its content words and its pairs of words."""
    return {*filter(is_content, sentence.keys), *pairwise(sentence.keys)}
