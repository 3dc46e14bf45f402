"""A dictionary of codespell: `wrong->right`, or `wrong->right, other, reason`, the last with or without a comma."""

from __future__ import annotations

from checker.glossary.exchange.gathering import Gathering
from checker.glossary.messages import quoted


def read(text: str, gathering: Gathering) -> None:
    """Gather corrections; what has several is told of, as none of them is the right one."""
    for line, raw in enumerate(text.splitlines(), 1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        wrong, arrow, rest = raw.partition("->")
        if not arrow:
            gathering.lose(line, "there is no “->”; a line is wrong->right.")
            continue
        choices = [part.strip() for part in rest.split(",")]
        # After a comma stands the reason why a correction is not to be made without asking; a bare comma ends choices.
        reason = choices.pop() if len(choices) > 1 else ""
        if len(choices) > 1:
            gathering.lose(line, f"{quoted(wrong.strip())} has several corrections: {', '.join(choices)}.")
        else:
            gathering.pair(wrong, choices[0], line, note=reason)
