"""What a publishing system hands to the gate: an article and what is known about it, as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from checker.readers import FORMATS


class SubmissionError(Exception):
    """A submission that cannot be read; the message says what it must look like."""


@dataclass(frozen=True, slots=True)
class Submission:
    """An article at the gate.

    Attributes:
        text: the article.
        path: what it is called; the suffix tells the format.
        section: where it is to appear, or empty.
        override_by: who wants it published although it is blocked, or empty.
        override_reason: why.
    """

    text: str
    path: str = "article.txt"
    section: str = ""
    override_by: str = ""
    override_reason: str = ""


_KEYS = ("text", "path", "format", "section", "override", "metadata")


def parse(data: bytes) -> Submission:
    """Read a submission.

    Args:
        data: a JSON object with `text` and, if known, `path`, `format` (a reader's
            name), `section`, `override` (`by` and `reason`) and `metadata`, which
            may hold `section` too and is otherwise left alone.

    Raises:
        SubmissionError: it is not that.
    """
    try:
        table = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SubmissionError(f"the submission is not JSON ({error}).") from None
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        raise SubmissionError("the submission must be a JSON object whose “text” is the article.")
    for key in table:
        if key not in _KEYS:
            raise SubmissionError(
                f"the submission has a key “{key}”, which means nothing; there are {', '.join(_KEYS)}."
            )
    metadata, override = _object(table, "metadata"), _object(table, "override")
    return Submission(
        text=table["text"],
        path=_path(table),
        section=_text(table, "section") or _text(metadata, "section"),
        override_by=_text(override, "by"),
        override_reason=_text(override, "reason").strip(),
    )


def _path(table: dict[str, Any]) -> str:
    path = _text(table, "path") or "article.txt"
    name = _text(table, "format")
    if not name:
        return path
    if name not in FORMATS:
        raise SubmissionError(f"“format” of the submission must be one of {', '.join(FORMATS)}.")
    suffixes = FORMATS[name].suffixes
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
