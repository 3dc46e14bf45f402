"""How the cost of some work grows with the text, on a machine that is doing other things too."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 16
"""How many short texts are as long as a long one: the ratio of work that takes time with the square of the text."""

ROUNDS = 6
"""How often a ratio that is too high is measured anew: what disturbs one round rarely disturbs all."""


def growth(work: Callable[[str], object], unit: str, size: int, most: float, wrapped: str = "{}") -> float:
    """How many times as long a long text takes as short ones of the same length together.

    Linear cost makes it 1 or less, cost with the square of the text `TIMES`. Both are measured in the thread's own time
    of the processor, for about the same time and one after the other, so that a busy machine slows down both.

    Args:
        work: what is done with a text.
        unit: repeated, it makes the text.
        size: code points of a short text.
        most: a ratio below which nothing is measured anew.
        wrapped: what stands around the text, with `{}` in its place.

    Returns:
        The least ratio of all rounds.
    """
    short, long = (wrapped.format((unit * length)[:length]) for length in (size, TIMES * size))
    least = float("inf")
    # A search for garbage goes through all that the tests have made so far, and would hit one side by chance.
    collects = gc.isenabled()
    gc.disable()
    try:
        for _ in range(ROUNDS):
            least = min(least, _seconds(work, long, 1) / _seconds(work, short, TIMES))
            if least < most:
                break
    finally:
        if collects:
            gc.enable()
    return least


def _seconds(work: Callable[[str], object], text: str, times: int) -> float:
    began = time.thread_time()
    for _ in range(times):
        work(text)
    return max(time.thread_time() - began, 1e-6)
