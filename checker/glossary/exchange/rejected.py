"""Words that must not be used, as in `reject.txt` of a vocabulary of Vale: none says what is right instead."""

from __future__ import annotations

from checker.glossary.exchange.gathering import Gathering
from checker.glossary.messages import quoted


def read(text: str, gathering: Gathering) -> None:
    """Note each word: a glossary says what a text should read, and such a list does not."""
    for line, entry in enumerate(text.splitlines(), 1):
        if entry.strip() and not entry.startswith("# "):
            gathering.lose(line, f"{quoted(entry.strip())} is rejected without a right form; add one in a glossary.")
