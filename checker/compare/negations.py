"""How many negations a row of words holds."""

from __future__ import annotations

from collections.abc import Container, Sequence

from checker.compare.vocabulary import vocabulary


def negations(keys: Sequence[str], others: Container[str]) -> int:
    """Count negations: words, and prefixes put before a word of the other side.

    Args:
        keys: of the words of one side.
        others: keys of the other side; `unhappy` is a negation where `happy` is one of them.
    """
    words = vocabulary()
    count = sum(key in words.negations for key in keys)
    if "nor" in keys and any(key in words.negations and key != "nor" for key in keys):
        count -= keys.count("nor")
    turned = (key for key in keys if key.startswith(words.prefixes))
    return count + sum(
        key.startswith(prefix) and key[len(prefix) :] in others for key in turned for prefix in words.prefixes
    )
