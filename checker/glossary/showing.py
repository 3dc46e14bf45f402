"""Which entries bear on a phrase, and why each would or would not match in it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.glossary.lexicon import Lexicon
from checker.glossary.phrase_index import Kind, Match, longest
from checker.tokens import TOKEN, fold, is_word

_SAID = {
    Kind.PREFERRED: "right: the preferred form",
    Kind.ACCEPTED: "right: an accepted form",
    Kind.NAME: "right: the name as it is spelt",
    Kind.NAME_ACCEPTED: "right: an accepted spelling of the name",
    Kind.GARBLED: "wrong: a garbled form",
    Kind.NAME_WRONG: "wrong: a wrong spelling of the name",
}

MOST_OTHERS = 50
"""Entries that hold the phrase or a part of it which are shown; a common word is in hundreds."""


def lines(phrase: str, lexicon: Lexicon) -> Iterator[str]:
    """Explain what glossaries say of a phrase.

    Args:
        phrase: as it might stand in an article.
        lexicon: the glossaries.

    Yields:
        A line for each match with where its entry stands and why it counts or not;
        then one for each further entry that holds all words of the phrase.
    """
    tokens = TOKEN.findall(phrase)
    if not any(map(is_word, tokens)):
        return
    matches = lexicon.phrases.find([*tokens])
    kept = longest(matches)
    around = {fold(token) for token in tokens}
    for match in matches:
        yield _line(match, tokens, lexicon, match in kept, around)
    shown = {match.entry for match in matches}
    yield from _others(frozenset(around), lexicon, shown)


def _line(match: Match, tokens: list[str], lexicon: Lexicon, is_kept: bool, around: set[str]) -> str:
    entry = lexicon.entry(match.entry)
    words = " ".join(tokens[match.first : match.last])
    said = [f"“{words}”: {_SAID[match.kind]} of “{entry.text}” ({entry.glossary}:{entry.line})"]
    if not is_kept:
        said.append("does not count here, as a longer match stands over it")
    said += [f"{{{each.name}}} is “{' '.join(tokens[each.first : each.last])}”" for each in match.bindings]
    if match.kind in (Kind.GARBLED, Kind.NAME_WRONG):
        variant = entry.variants[match.variant]
        if words.casefold() != variant.text.casefold():
            said.append(f"listed as “{variant.text}”")
        said += _context(variant.near, variant.unless, around)
    return "; ".join(said)


def _context(near: frozenset[str], unless: frozenset[str], around: set[str]) -> Iterator[str]:
    if near:
        found = sorted(near & around)
        yield f"near: “{found[0]}” stands here" if found else f"near: waits for {_some(near)} in the sentence"
    if unless:
        found = sorted(unless & around)
        yield f"unless: silent, as “{found[0]}” stands here" if found else f"unless: silent beside {_some(unless)}"


def _some(words: frozenset[str]) -> str:
    shown = sorted(words)[:6]
    return ", ".join(shown) + (", …" if len(words) > len(shown) else "")


def _others(wanted: frozenset[str], lexicon: Lexicon, shown: set[int]) -> Iterator[str]:
    count = 0
    for number in range(len(lexicon)):
        if number in shown:
            continue
        entry = lexicon.entry(number)
        for text in (entry.text, *(variant.text for variant in entry.variants)):
            if wanted <= {fold(token) for token in TOKEN.findall(text)}:
                kind = "preferred" if text == entry.text else f"a wrong form of “{entry.text}”"
                yield f"“{text}” ({entry.glossary}:{entry.line}), {kind}, holds these words and more; no match here"
                count += 1
                break
        if count == MOST_OTHERS:
            yield f"… and perhaps more; only {MOST_OTHERS} are shown."
            return
