"""An article of an archive, before it is read, and when it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from checker.readers import UnreadableError, decode, format_for
from checker.readers.front_matter import front_matter

_FRONT_MATTER_DATE = re.compile(
    r"^[\"']?(?:date|published|pubdate|publishdate|publish_date|published_at)[\"']?[ \t]*[:=][ \t]*[\"']?"
    r"(\d{4}-\d{2}-\d{2})(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
_META = re.compile(
    r"<(?:meta|time)\b[^<>]{0,300}?\b(?:article:published_time|datePublished|pubdate|dc\.date(?:\.issued)?|datetime)\b"
    r"[^<>]{0,300}?>",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_HEAD = 20_000
"""Code points of a file in which its date is looked for."""

_MILLISECONDS = 10**11
"""Numbers above this count milliseconds since 1970, those below it seconds: as seconds it is the year 5138."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as an archive holds it.

    Attributes:
        shown: what it is called in messages: a path, or a file and a line.
        name: a file name whose suffix tells the format.
        data: its bytes.
        date: when it was published, as far as the archive says; None where it does not.
    """

    shown: str
    name: str
    data: bytes
    date: date | None = None


def date_of(value: object) -> date | None:
    """Understand a date as archives write it.

    Args:
        value: a text (ISO 8601, with or without a time, or as in e-mails), seconds or milliseconds since 1970, or a
            date.

    Returns:
        The day, or None where it is none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if abs(value) > _MILLISECONDS else value
            return datetime.fromtimestamp(seconds, UTC).date()
        if isinstance(value, str):
            return _date_in(value[:100].strip())
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        pass
    return None


def _date_in(text: str) -> date | None:
    if found := _ISO.match(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    return parsedate_to_datetime(text).date() if text else None


def date_in_file(name: str, data: bytes) -> date | None:
    """The date that a file gives itself, in the front matter of Markdown or in the head of a page; None without one.

    When a file was last changed tells nothing about when an article was published.
    """
    format_ = format_for(name)
    if format_ == "plain":
        return None
    try:
        head = decode(data[: 4 * _HEAD], name)[0] if len(data) <= 4 * _HEAD else data[:_HEAD].decode("utf-8", "replace")
    except UnreadableError:
        return None
    if format_ == "markdown":
        found = _FRONT_MATTER_DATE.search(head, 0, front_matter(head, ())[0])
        return date_of(found[1]) if found else None
    for tag in _META.finditer(head[:_HEAD]):
        if found := _ISO.search(tag.group()):
            return date_of(found.group())
    return None
