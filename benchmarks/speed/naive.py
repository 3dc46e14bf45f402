"""A simple search, written apart from unspin, that says what unspin must find."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.speed.phrases import Pair

_WORD = re.compile(r"[A-Za-z]+")
_BETWEEN = re.compile(r"\s+|-")
_ENDINGS = frozenset("s es ies ves ed d ing y fe f e is men man a um us i".split()) | {""}
_SHORTEST_STEM = 3
_ARTICLE = re.compile(r"an?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How unspin's findings compare with the simple search.

    Attributes:
        exact: places that stand in the text as listed, and were found.
        inflected: places found that are forms of a listed phrase.
        missed: places that stand as listed and were not found, as `path:offset`.
        unexplained: places found that are no listed phrase, likewise.
    """

    exact: int
    inflected: int
    missed: tuple[str, ...]
    unexplained: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether nothing was missed and nothing made up."""
        return not self.missed and not self.unexplained


def compare(output: str, corpus: Path, pairs: Sequence[Pair]) -> Agreement:
    """Compare unspin's report with a search for the listed phrases.

    Args:
        output: JSON of version 1; paths are those below `corpus`.
        corpus: folder of the texts.
        pairs: what was looked for.
    """
    wrong = {tuple(pair.wrong.split()) for pair in pairs}
    listed: dict[str, list[str]] = {}
    for pair in pairs:
        listed.setdefault(pair.right, []).append(pair.wrong)
    found: dict[str, dict[tuple[int, int], str]] = {}
    for document in json.loads(output)["documents"]:
        name = Path(document["path"]).name
        found[name] = {(f["start"], f["end"]): f["term"] for f in document["findings"]}
    exact = inflected = 0
    missed, unexplained = [], []
    for path in sorted(corpus.iterdir()):
        text = path.read_text("utf-8")
        places = {_without_article(text, *place): term for place, term in found.get(path.name, {}).items()}
        expected = set(_occurrences(text, wrong))
        exact += len(expected & places.keys())
        # Of two places that overlap the first counts.
        missed += [
            f"{path.name}:{start}"
            for start, end in expected - places.keys()
            if not any(low < end and start < high for low, high in places)
        ]
        for (start, end), term in places.items():
            if (start, end) in expected:
                continue
            if any(_is_form(text[start:end], phrase) for phrase in listed.get(term, ())):
                inflected += 1
            else:
                unexplained.append(f"{path.name}:{start}")
    return Agreement(exact, inflected, tuple(missed), tuple(unexplained))


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without the indefinite article that is corrected with it; no phrase of the benchmark begins with one."""
    article = _ARTICLE.match(text, start, end)
    return (article.end() if article else start), end


def _occurrences(text: str, wrong: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    for first, second in pairwise(_WORD.finditer(text)):
        if (first.group().lower(), second.group().lower()) in wrong and _BETWEEN.fullmatch(
            text, first.end(), second.start()
        ):
            yield first.start(), second.end()


def _is_form(text: str, phrase: str) -> bool:
    found, words = _WORD.findall(text.lower()), phrase.split()
    return len(found) == len(words) and all(map(_same_word, found, words))


def _same_word(one: str, other: str) -> bool:
    """Tell whether two words differ in nothing but a common ending."""
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    stems = range(max(_SHORTEST_STEM, length - 3), length + 1)
    return any(one[at:] in _ENDINGS and other[at:] in _ENDINGS for at in stems) or one == other
