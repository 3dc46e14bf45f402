"""What many comparisons teach: replaced terms, written as glossary entries for an editor to accept."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker.compare.facts import is_name
from checker.compare.numbers import beginnings, is_quantity
from checker.compare.texts import Text, Unit
from checker.compare.vocabulary import is_content, vocabulary
from checker.tokens import phrase_words

if TYPE_CHECKING:
    from checker.compare.candidates import Found

HARVESTED = frozenset({"changed-term", "changed-title", "reworded"})
"""Rules whose places may be garbled terms; names and numbers are facts of one article."""

LONGEST = 6
"""Words above which a wording is a clause, no term."""

_HEAD = """\
# Wordings that rewrites put in the place of an original's. Each is a proposal: keep what is a term and
# its garbled form; move an ordinary synonym to `accept`, and it is not proposed again.

[glossary]
id = "harvest"
title = "Proposals from comparisons"
source = "unspin compare --harvest"

[terms]
"""

_COUNTED = "# counted: "
"""What a line begins with that names pairs of texts which are in the counts already."""

_PER_LINE = 7
_SEEN = re.compile(r"([0-9]{1,9}) places? in ([0-9]{1,9}) pairs?")

Pair = tuple[str, str]
"""The original's wording and the rewrite's."""


@dataclass(frozen=True, slots=True)
class Count:
    """How often a wording was put for another.

    Attributes:
        places: in all texts.
        pairs: of texts with such a place.
    """

    places: int = 0
    pairs: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.places + other.places, self.pairs + other.pairs)

    def __str__(self) -> str:
        places = "1 place" if self.places == 1 else f"{self.places} places"
        return f"{places} in {'1 pair' if self.pairs == 1 else f'{self.pairs} pairs'}"

    @classmethod
    def read(cls, seen: str) -> Count:
        """The count that a text such as `3 places in 2 pairs` tells; none where it tells something else."""
        match = _SEEN.fullmatch(seen)
        return cls(int(match[1]), int(match[2])) if match else cls()


class Harvest:
    """Collects replaced wordings over pairs of texts.

    Attributes:
        counted: what tells the pairs of texts that are in the counts; a pair is counted once.
    """

    def __init__(self, counted: Iterable[str] = ()) -> None:
        """Begin.

        Args:
            counted: pairs of texts that were counted in an earlier run; see `counted_in`.
        """
        self.counted = dict.fromkeys(counted)
        self._counts: dict[Pair, Count] = {}

    def add(self, found: Iterable[Found], pair: str) -> None:
        """Take up the changes of one pair of texts.

        Args:
            found: what the comparison found.
            pair: a digest of both texts.
        """
        if pair in self.counted:
            return
        self.counted[pair] = None
        places = Counter(filter(None, map(_wordings, found)))
        for wordings, number in places.items():
            self._counts[wordings] = self._counts.get(wordings, Count()) + Count(number, 1)

    def toml(self, existing: str = "") -> str:
        """A glossary file: preferred terms with what was put for them.

        A wording that is preferred in one place and garbled in another is left out of the garbled
        ones: a glossary that says both would contradict itself.

        Args:
            existing: a glossary to add to, which keeps its comments, order and entries; empty for a new one.
        """
        body = _merged(existing, self._counts) if existing else _HEAD + "".join(_entries(self._counts))
        digests = list(self.counted)
        lines = (digests[at : at + _PER_LINE] for at in range(0, len(digests), _PER_LINE))
        return body.rstrip("\n") + "\n\n" + "".join(f"{_COUNTED}{' '.join(line)}\n" for line in lines)


def counted_in(text: str) -> list[str]:
    """What tells the pairs of texts that are in the counts of a harvest already."""
    lines = (line.removeprefix(_COUNTED) for line in text.splitlines() if line.startswith(_COUNTED))
    return [digest for line in lines for digest in line.split()]


def _entries(counts: Mapping[Pair, Count]) -> Iterator[str]:
    """Entries of a new glossary, the most frequent first."""
    preferred = {_key(right) for right, _ in counts}
    terms: dict[str, list[str]] = defaultdict(list)
    taken: set[str] = set()
    for (right, wrong), count in sorted(counts.items(), key=lambda item: (-item[1].places, item[0])):
        if _key(wrong) not in preferred and _key(wrong) not in taken:
            taken.add(_key(wrong))
            terms[right].append(f"    {{ text = {_text(wrong)}, seen = {_text(str(count))} }},\n")
    yield from (f"{_text(right)} = [\n{''.join(forms)}]\n" for right, forms in terms.items())


def _merged(existing: str, counts: Mapping[Pair, Count]) -> str:
    """A glossary with counts added to its entries and new entries after them."""
    import tomlkit

    kept = "".join(line for line in existing.splitlines(keepends=True) if not line.startswith(_COUNTED))
    document: Any = tomlkit.parse(kept)
    terms: Any = document.setdefault("terms", tomlkit.table())
    known = _Known(terms)
    for (right, wrong), count in sorted(counts.items(), key=lambda item: (-item[1].places, item[0])):
        known.add(right, wrong, count)
    return tomlkit.dumps(document)


class _Known:
    """The terms of a glossary under change."""

    def __init__(self, terms: Any) -> None:
        self._terms = terms
        self._names = {_key(name): name for name in terms}
        self._right = {_key(form) for name in terms for form in (name, *_accepted(terms[name]))}
        self._owners = {_key(_form(item)): name for name in terms for item in _garbled(terms[name])}

    def add(self, right: str, wrong: str, count: Count) -> None:
        """Add to the count of a garbled form, or the form, unless the glossary knows better."""
        import tomlkit

        owner = self._owners.get(_key(wrong))
        name = self._names.get(_key(right))
        if _key(wrong) in self._right or (owner is not None and owner != name):
            return
        if name is None:
            name = right
            self._terms[name] = tomlkit.array().multiline(True)
            self._names[_key(name)] = name
            self._right.add(_key(name))
        forms = _garbled(self._terms[name])
        at = next((at for at, item in enumerate(forms) if _key(_form(item)) == _key(wrong)), None)
        if at is None:
            forms.append(_item(wrong, count))
            self._owners[_key(wrong)] = name
        elif isinstance(forms[at], str):
            forms[at] = _item(str(forms[at]), count)
        else:
            forms[at]["seen"] = str(Count.read(str(forms[at].get("seen", ""))) + count)


def _garbled(entry: Any) -> Any:
    """The list of garbled forms of a term, made where there is none."""
    import tomlkit

    return entry if isinstance(entry, list) else entry.setdefault("garbled", tomlkit.array())


def _accepted(entry: Any) -> list[str]:
    return [] if isinstance(entry, list) else list(entry.get("accept", []))


def _form(item: Any) -> str:
    return str(item if isinstance(item, str) else item.get("text", ""))


def _item(wrong: str, count: Count) -> Any:
    import tomlkit

    item = tomlkit.inline_table()
    item.update({"text": wrong, "seen": str(count)})
    return item


def _key(wording: str) -> str:
    """Under which two wordings are one."""
    return " ".join(word if _is_class(word) else " ".join(phrase_words(word)) for word in wording.split())


def _wordings(found: Found) -> Pair | None:
    """What was put for what, with a word beside it where it is a single one; None where that is no term."""
    if found.block is None or found.candidate.rule not in HARVESTED:
        return None
    original, revised = found.block.widened()
    within = found.block.within
    right, wrong = _term(within.original_text, original), _term(within.revised_text, revised)
    return (right, wrong) if right and wrong and _key(right) != _key(wrong) else None


def _term(text: Text, units: Sequence[Unit]) -> str:
    """The pattern of a term of two or more words; empty where there is a mark, a number or a name among them."""
    if not 2 <= len(units) <= LONGEST or not (is_content(units[0].key) and is_content(units[-1].key)):
        return ""
    apart = any(one.passage != other.passage or one.last != other.first for one, other in pairwise(units))
    words = [_word(text, unit) for unit in units]
    return "" if apart or not all(words) or all(map(_is_class, words)) else " ".join(words)


def _word(text: Text, unit: Unit) -> str:
    """A word in small letters, unless it is capital throughout; a people as its class; empty for a name or a number."""
    token = text.token(unit)
    if _NATIONALITY in text.article.lexicon.phrases.classes_of(token):
        return f"{{{_NATIONALITY}}}"
    known = unit.last - unit.first == 1 and token.isalpha() and unit.key not in beginnings()
    words = vocabulary()
    if (
        is_quantity(unit.key)
        or not known
        or unit.key in words.saying
        or unit.key in words.negations
        or is_name(text, unit)
    ):
        return ""
    return token if token.isupper() and len(token) > 1 else token.lower()


_NATIONALITY = "nationality"


def _is_class(word: str) -> bool:
    return word.startswith("{")


def _text(wording: str) -> str:
    """A TOML basic string."""
    return json.dumps(wording, ensure_ascii=False).replace("\x7f", "\\u007f")
