"""Index of names: their words, what stands nearly like them, and which of them stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from checker.glossary.deletions import allowed_distance as allowed
from checker.glossary.deletions import are_relatives, distance, is_comparable, remainders
from checker.glossary.flat_table import FlatTable, key_of, pack
from checker.glossary.inflection import FUNCTION_WORDS
from checker.glossary.model import CLASS_NAME, Glossary, Name, NameKind, Term
from checker.glossary.numbering import numbered_entries
from checker.glossary.vocabulary import Vocabulary
from checker.memory import Memory
from checker.tokens import TOKEN, fold, is_capitalized, is_word

_TERRITORIES = ("country", "capital", "city", "continent", "region", "us-state", "territory", "place")
"""Classes whose members may have a president, king or mayor."""

_LONGEST_TERRITORY = 6
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
NO_NAMES = FUNCTION_WORDS | frozenset(
    "according after afterwards again also although another before both did does earlier even every finally first "
    "further here how however instead last later like many meanwhile most much never next no now once one only other "
    "perhaps recently second several similarly since so some soon still such then there therefore these third this "
    "those though three thus today together tomorrow tonight two unlike until what when where whether which while "
    "who why yes yesterday yet monday tuesday wednesday thursday friday saturday sunday says said asked".split()
)
"""Words that open sentences, and so stand capitalised without being names."""

_REMEMBERED = 200_000


def build_names(glossaries: Sequence[Glossary]) -> dict[str, Any]:
    """Compile the names of glossaries.

    Args:
        glossaries: in order of precedence.

    Returns:
        Plain data for `NameIndex`.
    """
    written: dict[str, str] = {}
    pairs: list[tuple[int, int]] = []
    alone: dict[str, list[int]] = {}
    for number, _, entry in numbered_entries(glossaries):
        if not isinstance(entry, Name):
            continue
        for text in (entry.text, *entry.accept):
            tokens = _words(text)
            for token in tokens:
                if is_capitalized(token):
                    written.setdefault(fold(token), token)
            keys = [fold(token) for token in tokens]
            pairs += [(key_of(*pair), number) for pair in pairwise(keys)]
            if (word := _standing_alone(entry, keys)) and number not in alone.setdefault(word, []):
                alone[word].append(number)
    words = list(written)
    near = ((key, at) for at, word in enumerate(words) if is_comparable(word) for key in remainders(word))
    return {
        "words": [[word, written[word], alone.get(word, ())] for word in words],
        "known": sorted(set(_other_words(glossaries)) - set(words)),
        "territories": sorted(_territories(glossaries)),
        "near": pack(near),
        "pairs": pack(pairs),
    }


def _words(text: str) -> list[str]:
    return [token for token in TOKEN.findall(text) if is_word(token)]


def _standing_alone(entry: Name, keys: list[str]) -> str:
    """The word by which a name is meant when it stands alone, or nothing."""
    if is_person(entry.kind, entry.role):
        names = [key for key in keys if key not in _GENERATION]
        return names[-1] if len(names) > 1 else ""
    return keys[0] if len(keys) == 1 else ""


def is_person(kind: NameKind | None, role: str) -> bool:
    """Tell whether an entry names a person."""
    return kind is NameKind.PERSON or bool(role)


def _other_words(glossaries: Sequence[Glossary]) -> Iterator[str]:
    """Right words that are no name's: members of classes, and capitalised words of terms."""
    for glossary in glossaries:
        for members in glossary.classes.values():
            yield from _comparable(members, capitals=False)
    for _, _, entry in numbered_entries(glossaries):
        if isinstance(entry, Term):
            yield from _comparable((CLASS_NAME.sub(" ", text) for text in (entry.text, *entry.accept)), capitals=True)
        elif entry.role:
            yield from _comparable([entry.role], capitals=True)


def _territories(glossaries: Sequence[Glossary]) -> set[str]:
    members = (m for glossary in glossaries for name in _TERRITORIES for m in glossary.classes.get(name, ()))
    return {" ".join(map(fold, _words(member))) for member in members}


def _comparable(texts: Iterable[str], *, capitals: bool) -> Iterator[str]:
    for text in texts:
        for token in _words(text):
            if (not capitals or is_capitalized(token)) and is_comparable(word := fold(token)):
                yield word


def _comparable_word(token: str) -> str:
    """The folded form of a token that is written like a name of one word and long enough, else nothing."""
    if not is_capitalized(token) or token.isupper():
        return ""
    word = fold(token)
    return word if is_comparable(word) and word not in NO_NAMES else ""


class NameIndex:
    """Answers what name a word may have been meant for.

    Attributes:
        comparable: tokens that are capitalised and long enough to be compared with names.
    """

    def __init__(self, packed: dict[str, Any]) -> None:
        """Take up an index.

        Args:
            packed: what `build_names` returned, unpacked.
        """
        self._words: tuple[tuple[str, str, tuple[int, ...]], ...] = packed["words"]
        self._other: tuple[str, ...] = packed["known"]
        self._territories = frozenset[str](packed["territories"])
        self._near = FlatTable(packed["near"])
        self._pairs = FlatTable(packed["pairs"])
        self._remembered: dict[str, tuple[str, ...]] = Memory(self._look_up, _REMEMBERED)
        self.comparable = Vocabulary(_comparable_word)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: at for at, (word, _, _) in enumerate(self._words)}

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._other)

    def is_right(self, word: str) -> bool:
        """Tell whether a folded word stands in a right name, a class or, capitalised, in a term."""
        return word in self._numbers or word in self._known

    def written(self, word: str) -> str:
        """A folded word of a name as its glossary writes it."""
        return self._words[self._numbers[word]][1]

    def standing_alone(self, word: str) -> tuple[int, ...]:
        """Entries that a folded word means when it stands alone: persons by surname, places and bodies of one word."""
        at = self._numbers.get(word)
        return self._words[at][2] if at is not None else ()

    def near(self, word: str) -> tuple[str, ...]:
        """Folded words of names for which a folded word, itself in no right form, may have been meant."""
        return self._remembered[word]

    def _look_up(self, word: str) -> tuple[str, ...]:
        numbers = self._near.gather(remainders(word))
        if not numbers or self.is_right(word):
            return ()
        others = [self._words[number][0] for number in sorted(numbers)]
        return tuple(
            other
            for other in others
            if not are_relatives(word, other) and distance(word, other) <= allowed(word, other)
        )

    def beside(self, left: str, right: str) -> tuple[int, ...]:
        """Entries in which two folded words stand side by side."""
        return self._pairs.get(key_of(left, right))

    def territory_at(self, folded: Sequence[str], at: int) -> int:
        """The folded word after the longest country, city or the like that begins at a word; 0 where none does."""
        for end in range(min(at + _LONGEST_TERRITORY, len(folded)), at, -1):
            if " ".join(folded[at:end]) in self._territories:
                return end
        return 0
