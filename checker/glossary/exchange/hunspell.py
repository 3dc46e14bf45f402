"""A dictionary of Hunspell (`.dic`, see hunspell(5)): words that are right."""

from __future__ import annotations

import re

from checker.glossary.exchange.gathering import Gathering

_ENTRY = re.compile(r"((?:[^/\\\t]|\\.)+)(?:/([^\t ]+))?")


def read(text: str, gathering: Gathering) -> None:
    """Gather the words; the first line is their number; flags after `/` need the `.aff` file and are told of."""
    for line, raw in enumerate(text.splitlines(), 1):
        if (line == 1 and raw.strip().isdigit()) or not raw.strip() or raw.startswith("#"):
            continue
        entry = _ENTRY.match(raw)
        if entry is None or raw.startswith("*"):
            gathering.lose(line, f"“{raw.strip()[:60]}” is no word, or a forbidden one.")
            continue
        word = entry[1].split(" po:")[0].replace("\\/", "/").strip()
        gathering.term(word, line, inflect=False)
        if entry[2]:
            gathering.lose(
                line, f"the flags “{entry[2][:60]}” of “{word[:60]}” need the .aff file; only the word is taken."
            )
