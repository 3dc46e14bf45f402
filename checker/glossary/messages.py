"""How errors about glossaries show what a file holds and hint at what was meant."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_QUOTE = 60

_LONGEST_COMPARED = 40
"""Length up to which an unknown word is compared with known ones."""


def quoted(text: str) -> str:
    """A text of a glossary in quotation marks, shortened, and harmless for the terminal that shows it."""
    shown = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return "“" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown) + "”"


def nearest(word: str, words: Iterable[str]) -> str:
    """The end of a sentence that hints at the known word that was meant, or else at all of them."""
    from difflib import get_close_matches

    known = list(words)
    close = get_close_matches(word[:_LONGEST_COMPARED], known, 1)
    if close:
        return f"did you mean “{close[0]}”?"
    return f"there are {', '.join(known)}." if len(known) > 1 else f"the only one is “{known[0]}”."
