"""Set (b): a paraphrasing tool of the crudest kind, word for word and blind to terms.

Written for the measurement and frozen before the rule was tuned. It imports
nothing from the checker, inflects by rules of its own, and takes its synonyms
from sources that the checker's table of relations does not hold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from benchmarks.quality.planted import Plant, PlantedText

Synonyms = Callable[[str], Sequence[str]]
"""From a word in small letters, as it stands in a text, to words that may replace it as they stand."""

RATES = (0.05, 0.1, 0.2, 0.3)
"""Shares of all words that are swapped."""

_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")

_KEPT = frozenset(
    "about above after again against almost alone along already also although always among around because been "
    "before being below between both could does doing done down during each either else even ever every from have "
    "having hence here hers herself himself into itself just less like many might mine more most much must myself "
    "near neither never none once only onto other ought ours ourselves over rather same shall should since some "
    "still such than that their theirs them themselves then there these they this those though through thus till "
    "together toward towards under until unto upon very well were what when where whether which while whom whose "
    "will with within without would your yours yourself said says".split()
)
"""Words of grammar, which such tools leave alone."""


def spin(name: str, text: str, rate: float, synonyms: Synonyms, seed: int) -> PlantedText:
    """Swap a share of a text's words.

    Args:
        name: of the result.
        text: clean prose.
        rate: share of all words, counted as runs without white space.
        synonyms: where the replacements come from.
        seed: of the random choices.

    Returns:
        The spun text; each plant is one swapped word, `expected` the word that stood there.
    """
    generator = random.Random(seed)
    places = [match for match in _WORD.finditer(text) if match.group() not in _KEPT]
    generator.shuffle(places)
    wanted = round(rate * len(text.split()))
    swaps: dict[int, tuple[int, str]] = {}
    for match in places:
        if len(swaps) >= wanted:
            break
        choice = synonyms(match.group())
        if choice:
            swaps[match.start()] = (match.end(), generator.choice(choice))
    return _apply(name, text, swaps)


def _apply(name: str, text: str, swaps: dict[int, tuple[int, str]]) -> PlantedText:
    parts: list[str] = []
    plants: list[Plant] = []
    at = length = 0
    for start in sorted(swaps):
        end, new = swaps[start]
        parts += [text[at:start], new]
        length += start - at
        plants.append(Plant(length, length + len(new), text[start:end], in_term=False))
        length += len(new)
        at = end
    parts.append(text[at:])
    return PlantedText(name, "".join(parts), tuple(plants))
