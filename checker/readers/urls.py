"""Addresses in running text: web addresses and e-mail addresses are never prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

TRIGGER = re.compile(r"://|\bwww\.|@", re.IGNORECASE)
"""What every address has. Addresses are found from here to both sides, so that
text without one costs a single pass."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*\Z")
_MAILBOX = re.compile(r"[A-Za-z0-9._%+-]+\Z")
_REST = re.compile(r"[^\s<>\[\]\"`“”‘’«»\ufffc]++")
_DOMAIN = re.compile(r"[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+")
_LONGEST_LEFT = 64  # code points; RFC 5321 allows a mailbox no more, and schemes are shorter


def address_at(text: str, trigger: re.Match[str], floor: int, end: int) -> tuple[int, int] | None:
    """The address around a match of `TRIGGER`.

    Args:
        text: the text that was searched.
        trigger: the match.
        floor: the address begins here or later.
        end: the address ends here or earlier.

    Returns:
        A half-open range of `text`, or None where there is no address.
    """
    at = trigger.start()
    if trigger.group() == "@":
        domain = _DOMAIN.match(text, at + 1, end)
        mailbox = _left(_MAILBOX, text, floor, at)
        return (mailbox, domain.end()) if domain and mailbox < at else None
    start = _left(_SCHEME, text, floor, at) if trigger.group() == "://" else at
    if trigger.group() == "://" and start == at:
        return None
    rest = _REST.match(text, trigger.end(), end)
    if rest is None:
        return None
    return start, trigger.end() + len(_without_punctuation(rest.group()))


def addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """All addresses between two offsets of `text`, as half-open ranges, in order."""
    done = start
    for trigger in TRIGGER.finditer(text, start, end):
        if trigger.start() < done:
            continue
        found = address_at(text, trigger, done, end)
        if found is not None:
            done = found[1]
            yield found


def has_address(text: str) -> bool:
    """Whether a search for addresses can find anything: three fast substring tests."""
    return "://" in text or "@" in text or "www." in text or "WWW." in text


def _left(pattern: re.Pattern[str], text: str, floor: int, at: int) -> int:
    low = max(floor, at - _LONGEST_LEFT)
    match = pattern.search(text[low:at])
    return low + match.start() if match else at


def _without_punctuation(url: str) -> str:
    surplus = url.count(")") - url.count("(")
    end = len(url)
    while end:
        char = url[end - 1]
        if char == ")" and surplus > 0:
            surplus -= 1
        elif char not in ".,;:!?'*_~]}…":
            break
        end -= 1
    return url[:end]
