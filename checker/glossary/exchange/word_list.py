"""Words that are right, one a line, as in `accept.txt` of a vocabulary of Vale."""

from __future__ import annotations

from checker.glossary.exchange.expressions import texts
from checker.glossary.exchange.gathering import Gathering
from checker.glossary.messages import quoted

_ANY_CASE = "(?i)"


def read(text: str, gathering: Gathering) -> None:
    """Gather right words; a line is a word or a regular expression, `#` begins a comment."""
    for line, raw in enumerate(text.splitlines(), 1):
        entry = raw.strip().removeprefix(_ANY_CASE)
        if not entry or entry.startswith("# ") or entry == "#":
            continue
        found = texts(entry)
        if not found:
            gathering.lose(line, f"{quoted(entry)} is a regular expression that stands for more than a few texts.")
        for word in found:
            gathering.term(word, line, inflect=False)
