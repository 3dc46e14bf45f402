"""What one article says: its words, pairs of neighbours, phrases and names, each once, and sketches of it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.document import Block, BlockKind, Document
from checker.glossary.inflection import FUNCTION_WORDS
from checker.learning.near import sketch
from checker.memory import Memory
from checker.profile.keys import BITS, SPREAD, word_key
from checker.tokens import TOKEN, core_length, fold

LONGEST_PHRASE = 5
"""Words of the longest phrase that is counted."""

LONGEST_NAME = 6
"""Words of the longest name that is counted."""

EXAMPLE = 160
"""Code points of an example."""

_LONGEST_WORD = 40
"""Code points above which a token is no word of any house."""

_REMEMBERED = 300_000
"""Different tokens after which everything is judged anew, so that memory has a bound."""

_LINKS = frozenset("of the and for in on to with".split())
"""Small words that a term may hold inside."""

_NAME_LINKS = frozenset("of the for de la del della di da do dos du van der von den bin ibn al el".split())
"""Small words that a name may hold inside."""

_Places = dict[str, tuple[int, int]]
"""Texts and where each stands first: number of the block, and offset in it."""

_FEWEST_SMALL = 0.3
"""Share of words in small letters below which a block is a headline: there capitals tell no names."""

_SENTENCE_MARKS = frozenset(".!?…:;\"“”‘’'«»(—–")
"""Marks after which a capital letter tells nothing."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What an article says, each thing once.

    Attributes:
        keys: of its words and pairs of neighbours, see `profile.keys`.
        phrases: phrases of two to five words that begin and end with a content word, and where each stands.
        names: rows of capitalised words in the middle of sentences, and where each stands.
        blocks: the texts that places count from.
        text_sketch, story_sketch: see `near`.
    """

    keys: array[int]
    phrases: _Places
    names: _Places
    blocks: tuple[str, ...]
    text_sketch: array[int]
    story_sketch: array[int]

    def example(self, place: tuple[int, int]) -> str:
        """The words around a place: number of the block, and offset in it."""
        text = self.blocks[place[0]]
        start = max(0, place[1] - EXAMPLE // 2)
        cut = text[start : start + EXAMPLE]
        if start:
            cut = cut.partition(" ")[2]
        if start + EXAMPLE < len(text):
            cut = cut.rpartition(" ")[0]
        return " ".join("".join(letter if letter.isprintable() else " " for letter in cut).split())


class Extractor:
    """Extracts what articles say; remembers tokens that it has met."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = Memory(self._key_of, _REMEMBERED)

    def extract(self, document: Document) -> Extract:
        """Take one article apart."""
        keys: set[int] = set()
        pairs: list[int] = []
        story: set[int] = set()
        phrases: _Places = {}
        names: _Places = {}
        for number, block in enumerate(document.blocks):
            tokens = TOKEN.findall(block.text)
            words = list(map(self._keys.__getitem__, tokens))
            keys.update(words)
            joined = [(left * SPREAD + right) & BITS if left and right else 0 for left, right in pairwise(words)]
            keys.update(joined)
            pairs += filter(None, joined)
            if _has_sentences(block, tokens):
                prose = _Prose(block.text, number, tokens, words)
                prose.add_names(names, story)
                prose.add_phrases(phrases)
        keys.discard(0)
        rows = {(one * SPREAD ^ other) & BITS for one, other in pairwise(pairs)}
        return Extract(
            array("Q", keys),
            phrases,
            names,
            tuple(block.text for block in document.blocks),
            sketch(rows),
            sketch(story),
        )

    @staticmethod
    def _key_of(token: str) -> int:
        """The key of a token, 0 for marks and numbers."""
        is_counted = token[0].isalpha() and len(token) <= _LONGEST_WORD
        return word_key(fold(token)) if is_counted else 0


def _has_sentences(block: Block, tokens: Sequence[str]) -> bool:
    """Tell running prose from headlines, lists of names and shouting."""
    if block.kind in (BlockKind.HEADING, BlockKind.METADATA, BlockKind.CELL):
        return False
    words = [token for token in tokens if token[0].isalpha()]
    return sum(map(str.islower, words)) >= _FEWEST_SMALL * len(words)


class _Prose:
    """A block of sentences, cut into tokens."""

    def __init__(self, text: str, block: int, tokens: Sequence[str], keys: Sequence[int]) -> None:
        self._text = text
        self._block = block
        self._tokens = tokens
        self._keys = keys
        self._starts = _offsets(text, tokens)

    def add_names(self, names: _Places, story: set[int]) -> None:
        """Find rows of capitalised words inside sentences; `story` gets the keys of their words and of numbers."""
        tokens, at = self._tokens, 0
        while at < len(tokens):
            if tokens[at][0].isdigit():
                story.add(word_key(tokens[at]))
            if not self._keys[at] or not tokens[at][0].isupper():
                at += 1
                continue
            end = self._name_end(at)
            joined = self._joined_end(end)
            story.update(self._keys[at:joined])
            if not self._begins_sentence(at) and tokens[at].lower() not in FUNCTION_WORDS:
                # What follows “and” may be the end of a name (“Meat and Livestock Australia”) or another one.
                for stop in sorted({end, joined}):
                    if stop - at <= LONGEST_NAME:
                        self._add(names, at, stop)
            at = joined

    def add_phrases(self, phrases: _Places) -> None:
        """Find phrases that begin and end with a content word."""
        tokens = self._tokens
        content = list(map(_is_content, tokens))
        for start, token in enumerate(tokens):
            if not content[start] or (token[0].isupper() and self._begins_sentence(start)):
                continue
            is_name = token[0].isupper()
            for last in range(start + 1, min(start + LONGEST_PHRASE, len(tokens))):
                word = tokens[last]
                if content[last]:
                    is_name = is_name and word[0].isupper()
                    if not is_name:
                        self._add(phrases, start, last + 1)
                elif word not in _LINKS:
                    break

    def _joined_end(self, end: int) -> int:
        """Where a name ends with what “and” joins to it; the same place where nothing is joined."""
        tokens = self._tokens
        is_joined = (
            end + 1 < len(tokens) and tokens[end] == "and" and self._keys[end + 1] and tokens[end + 1][0].isupper()
        )
        return self._name_end(end + 1) if is_joined else end

    def _add(self, places: _Places, first: int, end: int) -> None:
        """Note where tokens stand, as they are written, a possessive ending left out."""
        last = self._tokens[end - 1]
        start, stop = self._starts[first], self._starts[end - 1] + core_length(last)
        places.setdefault(" ".join(self._text[start:stop].split()), (self._block, start))

    def _begins_sentence(self, at: int) -> bool:
        return not at or self._tokens[at - 1] in _SENTENCE_MARKS

    def _name_end(self, at: int) -> int:
        """The end of a row of capitalised words with small words between them."""
        tokens, end = self._tokens, at + 1
        while core_length(tokens[end - 1]) == len(tokens[end - 1]):
            ahead = end
            while ahead < len(tokens) and ahead < end + 2 and tokens[ahead] in _NAME_LINKS:
                ahead += 1
            if ahead == len(tokens) or not self._keys[ahead] or not tokens[ahead][0].isupper():
                break
            end = ahead + 1
        return end


def _offsets(text: str, tokens: Sequence[str]) -> list[int]:
    """Where each token begins; a hyphen that is a token is found too early at worst."""
    found = []
    end = 0
    for token in tokens:
        start = text.index(token, end)
        found.append(start)
        end = start + len(token)
    return found


def _is_content(token: str) -> bool:
    """Tell a word that a term may begin or end with; one with an apostrophe is none."""
    return len(token) > 1 and token.isalpha() and token.lower() not in FUNCTION_WORDS
