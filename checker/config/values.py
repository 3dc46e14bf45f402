"""What the values of settings look like: how each kind is read, and how several are put together.

A reader takes what stands in a file and its place, and returns what the setting
holds or raises a `ConfigError` that names the place. Texts from the environment
and the command line are first made into what a file would hold.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.config.place import Place, nearest, quoted
from checker.findings import Severity

Reader = Callable[[Any, Place], Any]

_MAX_ITEMS = 10_000
_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value.

    Attributes:
        shown: what it is, for the documentation.
        read: from what a file holds to what the setting holds.
        parse: from a text to what a file would hold, raising ValueError; None
            where no text can say it.
        is_list: whether `extend-…` adds to what a weaker layer says.
    """

    shown: str
    read: Reader
    parse: Callable[[str], Any] | None = str
    is_list: bool = False


def check_rule(rule: str) -> str:
    """Return a rule id, `grammar` or `grammar/…`, that exists.

    Raises:
        ValueError: there is none; the message names the nearest.
    """
    from checker.checks import known_rule_ids

    known = known_rule_ids()
    if rule in known or rule.rstrip("/") == "grammar" or rule.startswith("grammar/"):
        return rule
    raise ValueError(f"there is no rule {quoted(rule)}; {nearest(rule, (*known, 'grammar'))}")


def one_of(words: tuple[str, ...]) -> Kind:
    """A word from a list."""

    def read(value: Any, place: Place) -> str:
        if not isinstance(value, str) or value not in words:
            raise place.wrong(f"one of {', '.join(words)}", value)
        return value

    return Kind("one of " + ", ".join(f"`{word}`" for word in words), read)


def _flag(value: Any, place: Place) -> bool:
    if not isinstance(value, bool):
        raise place.wrong("true or false", value)
    return value


def _parse_flag(text: str) -> bool | str:
    return True if text.lower() in _YES else False if text.lower() in _NO else text


def _number(least: int) -> Reader:
    def read(value: Any, place: Place) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise place.wrong(f"a whole number from {least} up", value)
        return value

    return read


def _parse_number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else text


def _text(value: Any, place: Place) -> str:
    if not isinstance(value, str):
        raise place.wrong("a text", value)
    return value


def _list_of(item: Reader) -> Reader:
    def read(value: Any, place: Place) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise place.wrong("a list of texts", value)
        if len(value) > _MAX_ITEMS:
            raise place.error(f"{place.name} has more than {_MAX_ITEMS:,} items; no settings file needs so many.")
        return tuple(item(inner, place.below(index)) for index, inner in enumerate(value))

    return read


def _parse_list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _rule(value: Any, place: Place) -> str:
    try:
        return check_rule(_text(value, place))
    except ValueError as error:
        raise place.error(str(error)) from None


def _path(value: Any, place: Place) -> str:
    text = _text(value, place)
    if "\0" in text:
        raise place.error(f"{place.name} holds a null character, which no path has.")
    return _beside(text, place) if text else ""


def _beside(text: str, place: Place) -> str:
    """An absolute path without links, so that one file has one name; in what the user wrote `~` is his folder."""
    path = Path(text)
    if place.layer.trusted and text.startswith("~"):
        try:
            path = path.expanduser()
        except RuntimeError:
            raise place.error(f"{quoted(text)}: there is no home folder to start from.") from None
    return os.path.realpath(Path(place.folder) / path).replace(os.sep, "/")


def _glossary(value: Any, place: Place) -> str:
    """A shipped glossary's name as it is, a path made absolute."""
    text = _path(value, place) and value
    if not text:
        raise place.error(f"{place.name} holds an empty text; write the name of a glossary or its path.")
    if text.startswith("package:") or "://" in text or ("@" in text and ":" in text):
        return str(text)
    is_path = text.lower().endswith((".toml", ".csv")) or "/" in text or "\\" in text
    return _beside(text, place) if is_path or _is_file(text, place) else str(text)


def _is_file(text: str, place: Place) -> bool:
    try:
        return (Path(place.folder) / text).is_file()
    except OSError:
        return False


def _pattern(value: Any, place: Place) -> str:
    from checker.globs import anchored

    text = _text(value, place)
    if not text.strip("/! "):
        raise place.error(f"{quoted(text)} is no pattern; write one as in a .gitignore, such as “drafts/”.")
    return anchored(text, "" if place.globs_anywhere else place.folder)


def _severities(value: Any, place: Place) -> dict[str, Severity]:
    levels = tuple(severity.value for severity in Severity)
    if not isinstance(value, dict):
        raise place.wrong(f"a table from rules or glossaries to {', '.join(levels)}", value)
    for key, level in value.items():
        if level not in levels:
            raise place.below(key).wrong(f"one of {', '.join(levels)}", level)
    return {key: Severity(level) for key, level in value.items()}


def _parse_severities(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in _parse_list(text)]
    if wrong := next((name for name, sign, _ in pairs if not sign), None):
        raise ValueError(f"{quoted(wrong)} is no pair; write RULE=SEVERITY.")
    return {name.strip(): level.strip() for name, _, level in pairs}


def _options(value: Any, place: Place) -> dict[str, dict[str, Any]]:
    from checker.config.rule_options import read_options

    if not isinstance(value, dict):
        raise place.wrong("a table of tables", value)
    return {
        rule: read_options(_rule(rule, place.below(rule)), given, place.below(rule)) for rule, given in value.items()
    }


FLAG = Kind("true or false", _flag, _parse_flag)
COUNT = Kind("a whole number from 0 up", _number(0), _parse_number)
POSITIVE = Kind("a whole number from 1 up", _number(1), _parse_number)
TEXT = Kind("a text", _text)
TEXTS = Kind("a list of texts", _list_of(_text), _parse_list, is_list=True)
RULES = Kind("a list of rules", _list_of(_rule), _parse_list, is_list=True)
PATH = Kind("a path, from the file's folder", _path)
GLOSSARIES = Kind("a list of names and paths", _list_of(_glossary), _parse_list, is_list=True)
PATTERNS = Kind("a list of patterns as in a .gitignore", _list_of(_pattern), _parse_list, is_list=True)
SEVERITIES = Kind("a table from rules or glossaries to `error`, `warning` or `hint`", _severities, _parse_severities)
OPTIONS = Kind("a table of tables, one a rule", _options, None)
