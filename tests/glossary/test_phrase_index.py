"""The phrase index finds what a naive matcher finds, and its cost does not grow with it."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from checker.glossary.compile import compile_glossaries
from checker.glossary.lexicon import Lexicon
from checker.glossary.model import Garble, Glossary, Term
from checker.glossary.phrase_index import Kind, longest
from checker.tokens import TOKEN

WORDS = ["peace", "talk", "talks", "the", "front", "line", "Armenian", "Saudi", "Arabian"]


def lexicon(*phrases: str, inflect: bool = False) -> Lexicon:
    terms = tuple(
        Term(f"right wording {number}", (Garble(phrase),), inflect=inflect) for number, phrase in enumerate(phrases)
    )
    classes: dict[str, tuple[str, ...]] = {"nationality": ("Armenian", "Saudi Arabian", "Saudi")}
    return Lexicon(compile_glossaries([Glossary("test", classes=classes, terms=terms)]))


def found(lex: Lexicon, text: str) -> list[tuple[int, int]]:
    return [(m.first, m.last) for m in lex.phrases.find(TOKEN.findall(text)) if m.kind is Kind.GARBLED]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_finds_what_a_naive_matcher_finds(text: list[str], phrase: list[str]) -> None:
    size = len(phrase)
    naive = [(at, at + size) for at in range(len(text) - size + 1) if text[at : at + size] == phrase]
    assert found(lexicon(" ".join(phrase)), " ".join(text)) == naive


def test_finds_a_class_by_any_member() -> None:
    lex = lexicon("cultural {nationality} town")
    assert found(lex, "cultural Armenian town, cultural Saudi Arabian town and cultural Saudi town") == [
        (0, 3),
        (4, 8),
        (9, 12),
    ]


def test_finds_a_class_of_several_words_at_the_beginning() -> None:
    assert found(lexicon("{nationality} causes"), "the Saudi Arabian causes") == [(1, 4)]


def test_says_what_a_class_stood_for() -> None:
    tokens = TOKEN.findall("cultural Saudi Arabian town")
    match = lexicon("cultural {nationality} town").phrases.find(tokens)[0]
    assert [(b.name, b.first, b.last) for b in match.bindings] == [("nationality", 1, 3)]


def test_keeps_the_longest_of_overlapping_matches_and_all_of_one_place() -> None:
    lex = lexicon("harmony talks", "harmony talks committee", "talks committee chief", "harmony talks committee")
    matches = lex.phrases.find(TOKEN.findall("harmony talks committee chief"))
    kept = longest(match for match in matches if match.kind is Kind.GARBLED)
    assert [(m.first, m.last, m.entry) for m in kept] == [(0, 3, 1), (0, 3, 3)]


def test_cost_is_flat_in_the_number_of_phrases() -> None:
    tokens = TOKEN.findall("the talks about the front line went on for a long time and nobody knew why " * 400)

    def cost(phrases: int) -> float:
        index = lexicon(*(f"front{n} line{n}" for n in range(phrases))).phrases
        runs = []
        for _ in range(5):
            began = time.perf_counter()
            index.find(tokens)
            runs.append(time.perf_counter() - began)
        return min(runs)

    assert cost(20_000) < 4 * cost(200)


def test_an_abbreviation_is_not_the_word_in_small_letters() -> None:
    terms = (Term("Islamic State", accept=("IS",)), Term("North Atlantic alliance", accept=("NATO",)))
    lex = Lexicon(compile_glossaries([Glossary("test", terms=terms)]))
    tokens = TOKEN.findall("It is so. IS said so. NATO, Nato or N.A.T.O., not a nato.")
    assert [tokens[m.first] for m in lex.phrases.find(tokens)] == ["IS", "NATO", "Nato", "N.A.T.O."]
