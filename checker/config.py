"""Settings files: where they are found and how they are read.

The nearest `unspin.toml`, or `pyproject.toml` with a `[tool.unspin]` table,
from a folder upwards holds. Keys are those of `Settings` with hyphens.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.findings import Severity
from checker.settings import FAIL_ON, GRAMMAR, Settings

FILE_NAME = "unspin.toml"
_MAX_SIZE = 1_000_000


class ConfigError(Exception):
    """Settings that cannot be used; the message names file, key and remedy."""


def discover(folder: Path) -> Path | None:
    """The settings file that holds for a folder, or None.

    Args:
        folder: where to start; its parents are searched too.
    """
    for parent in (folder.resolve(), *folder.resolve().parents):
        own = parent / FILE_NAME
        if own.is_file():
            return own
        project = parent / "pyproject.toml"
        if project.is_file() and "unspin" in _tables(project).get("tool", {}):
            return project
    return None


def load(path: Path) -> Settings:
    """Read a settings file.

    Args:
        path: an `unspin.toml`, or a `pyproject.toml` with `[tool.unspin]`.

    Raises:
        ConfigError: the file cannot be read or holds something it must not.
    """
    tables = _tables(path)
    if path.name == "pyproject.toml":
        tables = tables.get("tool", {}).get("unspin", {})
    return replace(parse(tables, str(path)), base=str(path.parent))


def parse(table: Mapping[str, Any], where: str) -> Settings:
    """Make settings of a table.

    Args:
        table: keys with hyphens, as in a settings file.
        where: what the table was read from, for errors.

    Raises:
        ConfigError: a key is unknown or a value is not of its kind.
    """
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            raise ConfigError(f"{where}: there is no setting “{key}”{_nearest(key, _KEYS)}.")
        try:
            values[key.replace("-", "_")] = _KEYS[key](value)
        except ValueError as error:
            raise ConfigError(f"{where}: “{key}” must be {error}, not {value!r}.") from None
    return Settings(**values)


def _tables(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _MAX_SIZE:
            raise ConfigError(f"{path}: larger than {_MAX_SIZE:,} bytes, which no settings file needs to be.")
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({(error.strerror or 'unknown reason').lower()}).") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not valid UTF-8 at byte {error.start}; save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}.") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: nested too deeply.") from error


def _nearest(word: str, words: Mapping[str, Any]) -> str:
    from difflib import get_close_matches

    nearest = get_close_matches(word, words, 1)
    return f"; did you mean “{nearest[0]}”?" if nearest else f"; there are {', '.join(sorted(words))}"


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("a list of texts")
    return tuple(value)


def _rules(value: Any) -> tuple[str, ...]:
    return tuple(check_rule(rule) for rule in _texts(value))


def check_rule(rule: str) -> str:
    """Return a rule id, or a prefix such as `grammar/`, that exists.

    Raises:
        ValueError: there is none; the message names the nearest.
    """
    from checker.checks import rule_ids

    known = dict.fromkeys(rule_ids())
    if rule in known or rule == "grammar" or rule.startswith("grammar/"):
        return rule
    raise ValueError(f"a rule{_nearest(rule, known)}")


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _positive(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise ValueError("a whole number above 0")
    return value


def _one_of(words: tuple[str, ...]) -> Callable[[Any], str]:
    def choose(value: Any) -> str:
        if value not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return str(value)

    return choose


def _severities(value: Any) -> dict[str, Severity]:
    levels = tuple(severity.value for severity in Severity)
    if not isinstance(value, dict) or not all(level in levels for level in value.values()):
        raise ValueError(f"a table from rules or glossaries to {', '.join(levels)}")
    return {key: Severity(level) for key, level in value.items()}


def _options(value: Any) -> dict[str, dict[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(options, dict) for options in value.values()):
        raise ValueError("a table of tables")
    for rule in value:
        check_rule(rule)
    return value


_KEYS: dict[str, Callable[[Any], Any]] = {
    "glossaries": _texts,
    "default-glossaries": _flag,
    "select": _rules,
    "ignore": _rules,
    "severity": _severities,
    "front-matter": _texts,
    "include": _texts,
    "exclude": _texts,
    "max-file-size": _positive,
    "fail-on": _one_of(FAIL_ON),
    "grammar": _one_of(GRAMMAR),
    "hints": _flag,
    "rules": _options,
}
