"""Which original belongs to which rewrite, in two folders: by name, then by what the texts say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.compare.vocabulary import is_content
from checker.document import Document
from checker.tokens import phrase_words

COMMON = 24
"""Texts that may share a word for it to tell which of them is meant."""

SHARED = 0.15
"""Share of the rarer words of the smaller text that two texts must have in common to be paired by content."""


def by_name(originals: Sequence[str], revised: Sequence[str]) -> dict[str, str]:
    """Pair paths below two folders: those that are equal, then those whose file names without suffix are alone so.

    Args:
        originals, revised: paths below their folders, with `/`.

    Returns:
        Path of the rewrite to that of its original.
    """
    left = set(originals)
    found = {path: path for path in revised if path in left}
    stems: dict[str, list[str]] = defaultdict(list)
    taken = set(found.values())
    for path in originals:
        if path not in taken:
            stems[_stem(path)].append(path)
    wanted = Counter(_stem(path) for path in revised if path not in found)
    for path in revised:
        same = stems.get(_stem(path), [])
        if path not in found and len(same) == 1 and wanted[_stem(path)] == 1:
            found[path] = same[0]
    return found


def by_content(originals: Mapping[str, Document], revised: Mapping[str, Document]) -> dict[str, str]:
    """Pair texts by the rarer words that they share, the surest first.

    Args:
        originals, revised: path to text.

    Returns:
        Path of the rewrite to that of its original; texts that nothing resembles are left out.
    """
    words = {path: _words(document) for path, document in originals.items()}
    index: dict[str, list[str]] = defaultdict(list)
    for path, own in words.items():
        for word in own:
            index[word].append(path)
    scored = sorted(_scores(words, index, revised), key=lambda item: (-item[0], item[2], item[1]))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, original, path in scored:
        if score >= SHARED and path not in found and original not in taken:
            found[path] = original
            taken.add(original)
    return found


def _scores(
    words: Mapping[str, frozenset[str]], index: Mapping[str, list[str]], revised: Mapping[str, Document]
) -> Iterator[tuple[float, str, str]]:
    for path, document in revised.items():
        own = _words(document)
        shared: Counter[str] = Counter()
        for word in own:
            places = index.get(word, ())
            if len(places) <= COMMON:
                shared.update(places)
        for original, number in shared.items():
            yield number / max(min(len(own), len(words[original])), 1), original, path


def _words(document: Document) -> frozenset[str]:
    return frozenset(word for block in document.blocks for word in phrase_words(block.text) if is_content(word))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0].lower()
