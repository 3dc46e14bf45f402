"""Files of decisions, as a report's page writes them; `docs/decisions.schema.json` describes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from checker.atomic import reason

VERSION = 1
KIND = "unspin-decisions"

_MAX_SIZE = 100_000_000


class DecisionsError(Exception):
    """A file of decisions that cannot be used; the message names it and what to do."""


class Verdict(StrEnum):
    """What a reader said of a finding."""

    RIGHT = "right"
    WRONG_ALARM = "wrong-alarm"
    NOT_NOW = "not-now"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader said of one finding.

    Attributes:
        finding: its id.
        verdict: what was decided.
        reason: why, or empty.
        rule, glossary, term, text: as in `findings.Finding`.
        path: of the article, as the report named it.
        sha256: hex digest of the article's bytes.
    """

    finding: str
    verdict: Verdict
    reason: str
    rule: str
    glossary: str
    term: str
    text: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """One file of decisions.

    Attributes:
        path: of the file.
        decided: when it was written, as ISO 8601 in UTC.
        shown: how many findings the report held.
        decisions: in the order of the article.
    """

    path: Path
    decided: str
    shown: int
    decisions: tuple[Decision, ...]


def load(path: Path) -> DecisionFile:
    """Read a file of decisions.

    Raises:
        DecisionsError: it cannot be read or is none.
    """
    try:
        if path.stat().st_size > _MAX_SIZE:
            raise DecisionsError(f"{path}: larger than {_MAX_SIZE:,} bytes, which no file of decisions needs to be.")
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise DecisionsError(f"{path}: cannot be read ({reason(error)}); check the path.") from None
    except (ValueError, RecursionError):
        raise DecisionsError(f"{path}: not a file of decisions; download one from a report in HTML.") from None
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise DecisionsError(f"{path}: not a file of decisions; download one from a report in HTML.")
    if content.get("version") != VERSION:
        raise DecisionsError(
            f"{path}: decisions of version {content.get('version')!r}, not {VERSION}; use the unspin that made it."
        )
    try:
        return _file(path, content)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DecisionsError(f"{path}: the decisions are damaged; download them again from the report.") from None


def latest(files: list[DecisionFile]) -> list[Decision]:
    """The decisions of several files, the latest where one finding was decided more than once.

    A finding is one by its article's path and its id.
    """
    decided: dict[tuple[str, str], Decision] = {}
    for file in sorted(files, key=lambda file: file.decided):
        decided.update({(decision.path, decision.finding): decision for decision in file.decisions})
    return list(decided.values())


def _file(path: Path, content: Mapping[str, Any]) -> DecisionFile:
    document = content["document"]
    return DecisionFile(
        path=path,
        decided=_text(content["decided"]),
        shown=int(document["findings"]),
        decisions=tuple(_decision(item, document) for item in content["decisions"]),
    )


def _decision(item: Mapping[str, Any], document: Mapping[str, Any]) -> Decision:
    return Decision(
        finding=_text(item["finding"]),
        verdict=Verdict(item["decision"]),
        reason=_text(item.get("reason", "")),
        rule=_text(item["rule"]),
        glossary=_text(item["glossary"]),
        term=_text(item["term"]),
        text=_text(item["text"]),
        path=_text(document["path"]),
        sha256=_text(document["sha256"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
