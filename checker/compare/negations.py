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
    count = sum(key in words.negations and not _is_emphasis(keys, at) for at, key in enumerate(keys))
    if "nor" in keys and any(key in words.negations and key != "nor" for key in keys):
        count -= keys.count("nor")
    turned = (key for key in keys if key.startswith(words.prefixes))
    return count + sum(
        key.startswith(prefix) and key[len(prefix) :] in others for key in turned for prefix in words.prefixes
    )


_ONLY = frozenset({"only", "just", "merely", "least"})


def _is_emphasis(keys: Sequence[str], at: int) -> bool:
    """Tell a word that denies nothing: “not only”, “no fewer than”."""
    following = keys[at + 1 : at + 3]
    if keys[at] == "not":
        return not _ONLY.isdisjoint(following[:1])
    return keys[at] == "no" and following[1:] == ["than"]
