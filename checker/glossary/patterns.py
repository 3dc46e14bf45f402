"""What a glossary may ask for: the bounds of a pattern, and when two patterns are the same.

Glossaries come from strangers, so the work that one entry can cause has a limit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.glossary.messages import quoted
from checker.glossary.model import CLASS_NAME
from checker.tokens import TOKEN, fold, is_word

MAX_LENGTH = 200
"""Longest pattern in code points; the longest official titles have about 120."""

MAX_WORDS = 20
"""Most words of a pattern, classes included."""

MAX_CLASSES = 3
"""Most classes of a pattern: suggestions multiply with each."""

_LINE_SPACE = re.compile(r"[ \t\r\n]+")

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters and those that turn the direction of writing: nobody types them on purpose."""

_UNSEEN_IN_PROSE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def tidy(text: str) -> str:
    """A pattern on one line, without spaces around it; no-break spaces stay."""
    return _LINE_SPACE.sub(" ", text).strip(" ")


@lru_cache(maxsize=65_536)
def key(pattern: str) -> tuple[str, ...]:
    """What a pattern asks for once case, accents, spaces and hyphens are set aside.

    Args:
        pattern: text with classes in braces.

    Returns:
        Folded tokens, classes in braces; equal for patterns that match the same words.
    """
    if "{" not in pattern:
        return tuple(map(fold, TOKEN.findall(pattern)))
    found: list[str] = []
    at = 0
    for match in CLASS_NAME.finditer(pattern):
        found += map(fold, TOKEN.findall(pattern, at, match.start()))
        found.append(match.group())
        at = match.end()
    found += map(fold, TOKEN.findall(pattern, at))
    return tuple(found)


def pattern_fault(pattern: str) -> str | None:
    """What is wrong with a pattern by itself.

    Args:
        pattern: a tidied text.

    Returns:
        A sentence that says what to do, or None where nothing is wrong.
    """
    if not pattern:
        return "the text is empty; write the phrase that is meant, or delete it."
    if len(pattern) > MAX_LENGTH:
        return f"{quoted(pattern)} is longer than {MAX_LENGTH} characters; enter the phrase, not the passage."
    if unseen := _UNSEEN.search(pattern):
        return _unseen_fault(pattern, unseen.group())
    classes = CLASS_NAME.findall(pattern) if "{" in pattern else []
    rest = CLASS_NAME.sub(" ", pattern) if classes else pattern
    words = sum(map(is_word, TOKEN.findall(rest)))
    if words + len(classes) > MAX_WORDS:
        return f"{quoted(pattern)} has more than {MAX_WORDS} words; enter the phrase, not the passage."
    if len(classes) > MAX_CLASSES:
        return f"{quoted(pattern)} names {len(classes)} classes; use {MAX_CLASSES} at most."
    if "{" in rest or "}" in rest:
        return f"{quoted(pattern)} has a stray brace; write a class as {{nationality}}, in small letters."
    if words == 0 and len(classes) < 2:
        lack = "is a class and nothing else" if classes else "holds no word"
        return f"{quoted(pattern)} {lack}; write the phrase that is meant."
    return None


def prose_fault(text: str) -> str | None:
    """What is wrong with a free text, such as a note: invisible characters; None where nothing is."""
    unseen = _UNSEEN_IN_PROSE.search(text)
    return _unseen_fault(text, unseen.group()) if unseen else None


def _unseen_fault(text: str, character: str) -> str:
    return f"{quoted(text)} holds the invisible character U+{ord(character):04X}; delete it."
