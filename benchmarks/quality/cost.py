"""How fast, in seconds of processor, the whole check is with `likely-garble`, and how long terms take to compile."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.quality.clean import CleanArticle
from benchmarks.quality.measuring import report
from benchmarks.quality.spun import spun
from benchmarks.quality.synonyms import moby
from benchmarks.speed.corpora import make_pairs
from checker.__main__ import SELDOM
from checker.checking import Checker
from checker.glossary.compile import compile_glossaries
from checker.glossary.files import parse
from checker.glossary.lexicon import Lexicon
from checker.glossary.model import Glossary, Term
from checker.glossary.store import shipped_folder
from checker.plan import Plan
from checker.settings import Settings

TERMS = (5_000, 100_000)
"""Terms that are looked for: as many of the shipped ones as there are, then made-up ones of two words."""

_RUNS = 1
_SPUN_ARTICLES = 40
_RATE = 0.2

Text = tuple[str, str]
"""Name and content."""


def lines(data: Path, articles: Sequence[CleanArticle]) -> Iterator[str]:
    """A table of words a second, by number of terms.

    Args:
        data: folder of the clean sets, whose words the made-up terms consist of.
        articles: clean news.
    """
    gc.set_threshold(SELDOM)  # As the command does.
    yield "| terms | compiled in, s | clean news, words a second | spun news, words a second |"
    yield "| ---: | ---: | ---: | ---: |"
    clean = [(article.name, article.text) for article in articles]
    for number in TERMS:
        glossaries = _glossaries(number, data)
        began = time.process_time()
        sections = compile_glossaries(glossaries)
        compiled = time.process_time() - began
        lexicon = Lexicon(sections)
        crude = [(one.name, one.text) for one in spun(articles[:_SPUN_ARTICLES], _RATE, moby(), lexicon)]
        speeds = (median(_speed(Lexicon(sections), texts) for _ in range(_RUNS)) for texts in (clean, crude))
        yield f"| {number:,} | {compiled:.1f} | {' | '.join(f'{speed:,.0f}' for speed in speeds)} |"


def _glossaries(number: int, data: Path) -> list[Glossary]:
    """All classes that ship, and a glossary of so many terms."""
    shipped = [parse(path.read_bytes(), str(path)) for path in sorted(shipped_folder().glob("*.toml"))]
    classes = [replace(glossary, terms=(), names=()) for glossary in shipped]
    by_text = {term.text: term for glossary in shipped for term in glossary.terms}
    terms = list(by_text.values())
    random.Random(number).shuffle(terms)
    made_up = make_pairs(number - len(terms), data) if number > len(terms) else []
    terms = [*terms[:number], *(Term(pair.right) for pair in made_up if pair.right not in by_text)]
    return [*classes, Glossary("terms", terms=tuple(terms))]


def _speed(lexicon: Lexicon, texts: Sequence[Text]) -> float:
    """Words a second of all rules but grammar, in one process that has met no text before."""
    check = Checker(Plan(Settings(grammar="off"), lexicon))
    began = time.process_time()
    words = sum(report(check, name, text).words for name, text in texts)
    return words / (time.process_time() - began)
