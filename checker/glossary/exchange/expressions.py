"""Plain texts out of the simple regular expressions that style rules are written in; nothing is ever compiled."""

from __future__ import annotations

import re
from itertools import product

MOST = 64
"""Texts that one expression may stand for."""

_PART = re.compile(r"\\b|\\([.\-/'’()?+*|\[\]])|\((?:\?:)?([^()\[\]\\?*+{}.^$]*)\)(\?)?|([^()\[\]\\?*+{}.^$|])(\?)?")


def texts(expression: str) -> tuple[str, ...]:
    r"""The texts that an expression stands for.

    Args:
        expression: literals, `\b`, escaped marks, groups of literals with `|`, and `?` after one of these.

    Returns:
        All of them in order, or none where the expression says more than that.
    """
    if "|" in expression and "(" not in expression:
        halves = [texts(half) for half in expression.split("|")]
        return tuple(each for half in halves for each in half) if all(halves) and len(halves) <= MOST else ()
    choices: list[tuple[str, ...]] = []
    at, count = 0, 1
    while at < len(expression):
        part = _PART.match(expression, at)
        if part is None:
            return ()
        choice = _choice(part)
        choices.append(choice)
        at, count = part.end(), count * len(choice)
        if count > MOST:
            return ()
    return tuple(dict.fromkeys("".join(each) for each in product(*choices)))


def _choice(part: re.Match[str]) -> tuple[str, ...]:
    escaped, group, group_left_out, literal, left_out = part.groups()
    if group is not None:
        found = tuple(group.split("|"))
        return (*found, "") if group_left_out else found
    found = (escaped or literal or "",)
    return (*found, "") if left_out else found
