"""What many comparisons teach: replaced terms, written as glossary entries for an editor to accept."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.compare.numbers import beginnings
from checker.compare.vocabulary import is_content
from checker.tokens import TOKEN, fold, is_word, phrase_words

if TYPE_CHECKING:
    from checker.compare.candidates import Found

HARVESTED = frozenset({"changed-term", "changed-title", "reworded"})
"""Rules whose places may be garbled terms; names and numbers are facts of one article."""

LONGEST = 6
"""Words above which a wording is a clause, no term."""

_HEAD = """\
# Wordings that rewrites put in the place of an original's. Each line is a proposal: keep what is a
# term and its garbled form, delete what is an ordinary synonym. Counts: places, pairs of texts.

[glossary]
id = "harvest"
title = "Proposals from comparisons"
source = "unspin compare --harvest"

[terms]
"""


class Harvest:
    """Collects replaced wordings over pairs of texts."""

    def __init__(self) -> None:
        self._places: Counter[tuple[str, str]] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()

    def add(self, found: Iterable[Found]) -> None:
        """Take up the changes of one pair of texts."""
        places = Counter(
            (_plain(one.phrase), _plain(one.garbled))
            for one in found
            if one.candidate.rule in HARVESTED and _is_term(one.phrase) and _is_term(one.garbled)
        )
        self._places += places
        self._pairs.update(places.keys())

    def toml(self) -> str:
        """A glossary file: preferred terms with what was put for them, the most frequent first.

        A wording that is preferred in one place and garbled in another is left out of the
        garbled ones: a glossary that says both would contradict itself.
        """
        preferred = {" ".join(phrase_words(right)) for right, _ in self._places}
        terms: dict[str, list[str]] = defaultdict(list)
        counts: dict[str, list[str]] = defaultdict(list)
        taken: set[str] = set()
        for (right, wrong), number in sorted(self._places.items(), key=lambda item: (-item[1], item[0])):
            key = " ".join(phrase_words(wrong))
            if key in preferred or key in taken:
                continue
            taken.add(key)
            terms[right].append(wrong)
            counts[right].append(f"{number} in {self._pairs[right, wrong]}")
        lines = (
            f"{_text(right)} = [{', '.join(map(_text, wrong))}]  # {'; '.join(counts[right])}\n"
            for right, wrong in terms.items()
        )
        return _HEAD + "".join(lines)


def _plain(wording: str) -> str:
    """A wording in small letters, apart from words that are capital throughout."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in wording.split())


def _is_term(wording: str) -> bool:
    """Tell a wording of two or more words, of which one carries meaning, without marks, braces and numbers."""
    tokens = TOKEN.findall(wording)
    if not 2 <= len(tokens) <= LONGEST or not all(map(is_word, tokens)) or "\ufffc" in wording:
        return False
    keys = [fold(token) for token in tokens]
    numbers = any(key in beginnings() or token[0].isdigit() for token, key in zip(tokens, keys, strict=True))
    return not numbers and is_content(keys[0]) and is_content(keys[-1])


def _text(wording: str) -> str:
    """A TOML basic string."""
    return json.dumps(wording, ensure_ascii=False).replace("\x7f", "\\u007f")
