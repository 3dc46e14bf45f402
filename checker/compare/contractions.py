"""The words of a contraction, so that `we’ll` equals `we will`."""

from __future__ import annotations

_NEGATED = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

_ENDINGS = {"'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would"}

_HOSTS = frozenset({"it", "he", "she", "that", "there", "here", "what", "who", "where", "when", "how", "why", "this"})
"""Words after which `’s` is `is` or `has`, and no possessive."""

AMBIGUOUS = {"is": frozenset({"has"}), "would": frozenset({"had"})}
"""What a contraction may stand for beside the word that `contracted` gives."""


def contracted(token: str, key: str) -> tuple[str, ...]:
    """Take a contraction apart.

    Args:
        token: as it stands in the text.
        key: what it was folded to; a possessive ending, and with it `’s`, is gone.

    Returns:
        The keys of its words; that of any other word alone.
    """
    if key == "cannot":
        return "can", "not"
    if "'" not in key and "’" not in key:
        return (
            (key, "is") if key in _HOSTS and token[-1] in "sS" and token[-2:-1] in ("'", "’") else _let_us(token, key)
        )
    plain = key.replace("’", "'")
    if plain.endswith("n't"):
        stem = plain[:-3]
        return _NEGATED.get(stem, stem), "not"
    stem, mark, ending = plain.rpartition("'")
    word = _ENDINGS.get(mark + ending)
    return (stem, word) if stem and word else (key,)


def _let_us(token: str, key: str) -> tuple[str, ...]:
    return ("let", "us") if key == "let" and len(token) > len("let") else (key,)
