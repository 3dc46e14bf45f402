"""What is known of the tokens of texts, each judged once and then found by whole sets."""

from __future__ import annotations

from collections.abc import Callable

_REMEMBERED = 500_000
"""Different tokens after which everything is judged anew, so that memory has a bound."""


class Vocabulary:
    """Tokens as they stand in texts and the folded words that they matter as.

    Attributes:
        words: token to folded word, for the tokens met so far that matter.
    """

    __slots__ = ("_judge", "_seen", "words")

    def __init__(self, judge: Callable[[str], str]) -> None:
        """Begin without a token.

        Args:
            judge: from a token to its folded word, empty where it does not matter.
        """
        self._judge = judge
        self._seen: set[str] = set()
        self.words: dict[str, str] = {}

    def among(self, tokens: frozenset[str]) -> set[str]:
        """The tokens that matter; afterwards `words` holds all of them."""
        if len(self._seen) > _REMEMBERED:
            self._seen, self.words = set(), {}
        new = tokens - self._seen
        for token in new:
            if word := self._judge(token):
                self.words[token] = word
        self._seen |= new
        return self.words.keys() & tokens
