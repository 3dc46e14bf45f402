"""Two ways to spell one English word: British and American.

A spelling is no garble: `normalisation talks` is `normalization talks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CHANGES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^(\w{3,})is(e[drs]?|ing|ations?)$", r"\1iz\2"),
        (r"^(\w{3,})iz(e[drs]?|ing|ations?)$", r"\1is\2"),
        (r"^(\w{3,})ys(e[drs]?|ing)$", r"\1yz\2"),
        (r"^(\w{3,})yz(e[drs]?|ing)$", r"\1ys\2"),
        (r"^(\w{2,})our((?:s|ed|ing|ites?|able)?)$", r"\1or\2"),
        (r"^(\w*(?:lab|hum|col|arm|vap|fav|hon|rum|vi))or((?:s|ed|ing|ites?|able)?)$", r"\1our\2"),
        (r"^(\w*(?:cent|theat|fib|met|lit|calib|meag|somb))re(s?)$", r"\1er\2"),
        (r"^(\w*(?:cent|theat|fib|met|lit|calib|meag|somb))er(s?)$", r"\1re\2"),
        (r"^(\w*[aeiou]l)l(ed|ing|ers?)$", r"\1\2"),
        (r"^(\w*[aeiou]l)(ed|ing|ers?)$", r"\1l\2"),
        (r"^(\w*(?:def|off|lic|pret))ence(s?)$", r"\1ense\2"),
        (r"^(\w*(?:def|off|lic|pret))ense(s?)$", r"\1ence\2"),
        (r"^(\w{2,}og)ue(s?)$", r"\1\2"),
        (r"^(\w{2,}og)(s?)$", r"\1ue\2"),
        (r"^(\w*)[ao]e(\w{4,})$", r"\1e\2"),
        (r"^(progra)mme(s?)$", r"\1m\2"),
        (r"^(progra)m(s?)$", r"\1mme\2"),
    )
)


def spellings(word: str) -> Iterator[str]:
    """Other spellings that a word may have; not all of them need exist.

    Args:
        word: folded.
    """
    for pattern, replacement in _CHANGES:
        changed, count = pattern.subn(replacement, word)
        if count:
            yield changed
