"""How long comparisons take: pairs of texts of many shapes, news and hostile ones."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Sequence

from benchmarks.compare.edits import makers
from benchmarks.compare.rewriter import Manner, Rewriter
from benchmarks.quality.clean import CleanArticle
from checker.compare.comparer import Comparer
from checker.readers import ReadOptions, read

SIZES = (2_000, 100_000)
"""Words of a text."""


def shapes(comparer: Comparer, articles: Sequence[CleanArticle], words: int) -> Iterator[tuple[str, str, str]]:
    """Pairs of texts.

    Args:
        comparer: its lexicon says what a term is.
        articles: what the texts are made of.
        words: of each original.

    Yields:
        The name of a shape, an original and a rewrite.
    """
    dice = random.Random(1)
    text = _text(articles, words)
    paragraphs = [paragraph for paragraph in re.split(r"\n+", text) if paragraph.strip()]
    plain = " ".join(re.sub(r"[^\w\s]", "", text).split())
    lexicon = comparer.plan.lexicon
    light, heavy = (
        Rewriter(makers(lexicon), lexicon, manner).rewrite(text, dice)[0] for manner in (Manner(), Manner(True, True))
    )
    yield "identical", text, text
    yield "one sentence in three edited", text, light
    yield "reworded and rearranged", text, heavy
    yield "every third word another", text, _replaced(text, 3)
    yield "paragraphs shuffled", text, "\n\n".join(dice.sample(paragraphs, len(paragraphs)))
    yield "sentences shuffled, edited", text, " ".join(_shuffled(light, dice))
    yield "every second paragraph gone", text, "\n\n".join(paragraphs[::2])
    yield "one giant paragraph, edited", " ".join(text.split()), " ".join(light.split())
    yield "no punctuation", plain, _replaced(plain, 9)
    yield "no punctuation, a word put in front", plain, f"once {plain}"
    yield "no punctuation, words moved", plain, " ".join(_moved(plain.split(), words))
    sentence = "The council of the valley approved the new plan for the bridge on Monday. "
    yield "one sentence repeated", sentence * (words // 14), sentence.replace("new", "old") * (words // 14)
    pool = [f"{' '.join(dice.choices(_WORDS, k=10)).capitalize()}. " for _ in range(40)]
    yield (
        "few sentences repeated",
        "".join(dice.choices(pool, k=words // 10)),
        "".join(dice.choices(pool, k=words // 10)),
    )
    random_text = [f"{' '.join(dice.choices(_WORDS, k=12)).capitalize()}." for _ in range(2 * words // 12)]
    half = len(random_text) // 2
    yield "few words in every order", " ".join(random_text[:half]), " ".join(random_text[half:])
    yield "two words by turns", "yes no " * (words // 2), "no yes yes " * (words // 3)
    yield "quotation marks", '"so " ' * words, "“so ” " * words
    yield "negations", "not " * words, "never no " * (words // 2)
    yield "numbers", "5 May 1,200 " * (words // 3), "six May $5 million " * (words // 4)


_WORDS = "harbour council bridge valley plan water report tower garden winter market school train river".split()


def measure_shape(comparer: Comparer, original: str, revised: str) -> tuple[float, int]:
    """Seconds that one comparison takes, reading included, and how many findings it makes."""
    began = time.perf_counter()
    left, right = (read("text.txt", text.encode(), ReadOptions()) for text in (original, revised))
    result = comparer.report(left, right)
    return time.perf_counter() - began, len(getattr(result, "findings", ()))


def _text(articles: Sequence[CleanArticle], words: int) -> str:
    parts: list[str] = []
    found = 0
    for article in articles:
        parts.append(article.text)
        found += article.words
        if found >= words:
            break
    return " ".join("\n\n".join(parts).split(" ")[:words])


def _replaced(text: str, every: int) -> str:
    pieces = re.split(r"(\s+)", text)
    return "".join(f"w{at}" if at % (2 * every) == 0 and piece.isalpha() else piece for at, piece in enumerate(pieces))


def _shuffled(text: str, dice: random.Random) -> list[str]:
    sentences = re.split(r"(?<=[.!?]) +|\n+", text)
    dice.shuffle(sentences)
    return sentences


def _moved(words: list[str], number: int) -> list[str]:
    at = number // 3
    return [*words[at:], *words[:at]]
