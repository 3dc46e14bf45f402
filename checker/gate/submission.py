"""What a publishing system hands to the gate: an article and what is known about it, as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from checker.readers import FORMATS
from checker.reporters.inert import visible


class SubmissionError(Exception):
    """A submission that cannot be read; the message says what it must look like."""


@dataclass(frozen=True, slots=True)
class Original:
    """What an article was made from: a text, or a file.

    Attributes:
        text: the original, where it was handed in.
        path: of the file below the policy's folder of originals; empty where `text` holds the original.
        named: a file name whose suffix tells the format; empty for the article's.
    """

    text: str = ""
    path: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """An article at the gate.

    Attributes:
        text: the article.
        path: what it is called; the suffix tells the format.
        section: where it is to appear, or empty.
        override_by: who wants it published although it is blocked, or empty.
        override_reason: why.
        original: what the article was made from, or None where nobody says.
    """

    text: str
    path: str = "article.txt"
    section: str = ""
    override_by: str = ""
    override_reason: str = ""
    original: Original | None = None


_KEYS = ("text", "path", "format", "section", "original", "override", "metadata")


def parse(data: bytes) -> Submission:
    """Read a submission.

    Args:
        data: a JSON object with `text` and, if known, `path`, `format` (a reader's
            name), `section`, `original` (an object with `text`, or with the `path` of a
            file, and `format`), `override` (`by` and `reason`) and `metadata`, which may
            hold `section` and `original` too and is otherwise left alone.

    Raises:
        SubmissionError: it is not that.
    """
    try:
        table = json.loads(data, object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        raise SubmissionError(f"the submission is not JSON ({error}).") from None
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        raise SubmissionError("the submission must be a JSON object whose “text” is the article.")
    _require_known("the submission", table, _KEYS)
    metadata, override = _object(table, "metadata"), _object(table, "override")
    return Submission(
        text=table["text"],
        path=_named(_text(table, "path") or "article.txt", _text(table, "format")),
        section=_text(table, "section") or _text(metadata, "section"),
        override_by=_text(override, "by"),
        override_reason=_text(override, "reason").strip(),
        original=_original(table) or _original(metadata),
    )


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of pairs; of a key that stands twice another program may read the other value."""
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise SubmissionError(f"the submission has the key “{visible(twice)}” twice; which of them counts?")
    return table


def _require_known(what: str, table: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            there = ", ".join(known)
            raise SubmissionError(f"{what} has a key “{visible(key)}”, which means nothing; there are {there}.")


def _original(table: dict[str, Any]) -> Original | None:
    if table.get("original") is None:
        return None
    value = _object(table, "original")
    _require_known("“original” of the submission", value, ("text", "path", "format"))
    text, path = _text(value, "text"), _text(value, "path")
    if bool(text) == bool(path):
        raise SubmissionError("“original” of the submission must have either a “text” or a “path”.")
    name = _text(value, "format")
    return Original(text, path, _named(path or ("original" if name else ""), name))


def _named(path: str, format_: str) -> str:
    """A path whose suffix tells the format that was named, if one was."""
    if not format_:
        return path
    if format_ not in FORMATS:
        raise SubmissionError(f"“format” of the submission must be one of {', '.join(FORMATS)}.")
    suffixes = FORMATS[format_].suffixes
    return path if path.lower().endswith(suffixes) else path + suffixes[0]


def _text(table: dict[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SubmissionError(f"“{key}” of the submission must be a text.")
    return value


def _object(table: dict[str, Any], key: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise SubmissionError(f"“{key}” of the submission must be an object.")
    return value
