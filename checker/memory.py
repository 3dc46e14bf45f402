"""What was found out once and is likely to be asked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Memory(dict[Any, Any]):
    """Answers by question, each looked up once.

    Grows with the vocabulary of the texts, so it starts anew at a bound.
    """

    __slots__ = ("_look_up", "_most")

    def __init__(self, look_up: Callable[[Any], Any], most: int = 250_000) -> None:
        """Begin without an answer.

        Args:
            look_up: answers a question.
            most: answers that are remembered.
        """
        super().__init__()
        self._look_up = look_up
        self._most = most

    def __missing__(self, question: Any) -> Any:
        return self.keep(question, self._look_up(question))

    def keep(self, question: Any, answer: Any) -> Any:
        """Remember an answer, and return it."""
        if len(self) >= self._most:
            self.clear()
        self[question] = answer
        return answer
