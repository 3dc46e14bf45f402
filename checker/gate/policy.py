"""What a house lets through: the policy of a gate, a TOML file of its own.

The policy alone decides how an article is checked: settings beside the article
and comments inside it count only where the policy says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from checker.findings import Finding, Level, Severity
from checker.settings import Settings
from checker.toml_text import TomlError, tables

_MAX_BYTES = 1_000_000


class PolicyError(Exception):
    """A policy that cannot be used; the message names file, key and remedy."""


class Failure(StrEnum):
    """What a gate does where a part of the work could not be done."""

    BLOCK = "block"
    PASS = "pass"  # noqa: S105  # the word, not a secret


@dataclass(frozen=True, slots=True)
class Blocking:
    """What keeps an article from being published.

    Attributes:
        severities: findings of these block.
        rules: findings of these rules block, whatever their severity.
        glossaries: findings of these glossaries block, whatever their severity.
        allow: rules whose findings never block.
        missing_original: whether an article blocks that comes without its original.
        verdict: level from which the verdict on the whole article blocks, or None.
    """

    severities: tuple[Severity, ...] = (Severity.ERROR,)
    rules: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    verdict: Level | None = None
    missing_original: bool = False

    def blocks(self, finding: Finding) -> bool:
        """Whether a finding holds an article back."""
        if finding.rule in self.allow:
            return False
        if finding.rule in self.rules or (finding.glossary and finding.glossary in self.glossaries):
            return True
        return finding.severity in self.severities


@dataclass(frozen=True, slots=True)
class Failures:
    """What happens where a part fails.

    Attributes:
        article: it cannot be read.
        glossary: a glossary or setting cannot be used.
        grammar: the grammar engine that the policy names fails.
        original: the original that a submission names cannot be read or compared with.
        audit: the decision cannot be recorded.
    """

    article: Failure = Failure.BLOCK
    glossary: Failure = Failure.BLOCK
    grammar: Failure = Failure.PASS
    original: Failure = Failure.BLOCK
    audit: Failure = Failure.BLOCK


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy.

    Attributes:
        name: for people and the audit log.
        digest: `sha256:` and the hex digest of the file's bytes.
        settings: how articles are checked.
        articles: folder below which settings files beside an article count instead of
            `settings`; None where they do not count.
        originals: folder below which a submission may name a file as the original; None
            where it may not.
        blocking: what blocks in sections that are not named.
        sections: what blocks in those that are.
        failures: what happens where a part fails.
        may_override: who may publish a blocked article, giving a reason.
        audit: file of the audit log, or None.
    """

    name: str
    digest: str
    settings: Settings
    articles: Path | None
    originals: Path | None
    blocking: Blocking
    sections: Mapping[str, Blocking]
    failures: Failures
    may_override: frozenset[str]
    audit: Path | None

    def for_section(self, section: str) -> Blocking:
        """What blocks in a section."""
        return self.sections.get(section, self.blocking)


def load(path: Path) -> Policy:
    """Read a policy.

    Args:
        path: a TOML file; relative paths in it start from its folder.

    Raises:
        PolicyError: it cannot be read or holds something it must not.
        ConfigError: its `[settings]` cannot be used.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise PolicyError(f"{path}: cannot be read ({(error.strerror or 'unknown reason').lower()}).") from error
    if len(data) > _MAX_BYTES:
        raise PolicyError(f"{path}: larger than {_MAX_BYTES:,} bytes, which no policy needs to be.")
    try:
        text = data.decode("utf-8")
        table = tables(text)
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: not valid UTF-8 at byte {error.start}; save the file as UTF-8.") from error
    except TomlError as error:
        raise PolicyError(f"{path}:{max(error.line, 1)}: not valid TOML: {error.said}.") from error
    return _policy(path, text, table, f"sha256:{sha256(data).hexdigest()}")


def _policy(path: Path, text: str, table: dict[str, Any], digest: str) -> Policy:
    known = {"policy", "settings", "block", "sections", "original", "on-failure", "override", "audit"}
    _require_known(path, "", table, known)
    about = _table(path, table, "policy", {"name", "settings-beside-articles", "articles"})
    original = _table(path, table, "original", {"folder"})
    override = _table(path, table, "override", {"who"})
    audit = _table(path, table, "audit", {"log"})
    sections = _table(path, table, "sections", None)
    blocking = _blocking(path, "block", table.get("block", {}), Blocking())
    return Policy(
        name=_text(path, "policy.name", about.get("name", path.stem)),
        digest=digest,
        settings=_settings(path, text, table.get("settings", {})),
        articles=_articles(path, about),
        originals=_path(path, "original.folder", original.get("folder", "")),
        blocking=blocking,
        sections={name: _blocking(path, f"sections.{name}", value, blocking) for name, value in sections.items()},
        failures=_failures(path, table),
        may_override=frozenset(_texts(path, "override.who", override.get("who", []))),
        audit=_path(path, "audit.log", audit.get("log", "")),
    )


def _articles(path: Path, about: dict[str, Any]) -> Path | None:
    folder = _path(path, "policy.articles", about.get("articles", ""))
    if not _flag(path, "policy.settings-beside-articles", about.get("settings-beside-articles", False)):
        return None
    if folder is None:
        raise PolicyError(
            f"{path}: “policy.settings-beside-articles” needs “policy.articles”, the folder of the articles; "
            "no settings outside of it count."
        )
    return folder


def _settings(path: Path, text: str, table: Any) -> Settings:
    """The settings of a policy: grammar and comments in articles count only where they are named."""
    from checker.config.layers import read_values, resolve
    from checker.config.place import Layer, Place

    if not isinstance(table, dict):
        raise PolicyError(f"{path}: “settings” must be a table.")
    chosen = {"grammar": "off", "suppressions": False, **table}
    place = Place(Layer.FILE, str(path), path.parent.resolve().as_posix(), ("settings",), text)
    return resolve([read_values(chosen, place)]).settings


def _failures(path: Path, table: dict[str, Any]) -> Failures:
    names = {field.name for field in fields(Failures)}
    given = _table(path, table, "on-failure", names)
    choices = tuple(failure.value for failure in Failure)
    return Failures(**{n: Failure(_one_of(path, f"on-failure.{n}", v, choices)) for n, v in given.items()})


_BLOCKING_KEYS: dict[str, Callable[[Path, str, Any], Any]] = {
    "severities": lambda path, key, value: tuple(
        Severity(_one_of(path, key, text, tuple(Severity))) for text in _texts(path, key, value)
    ),
    "rules": lambda path, key, value: _rules(path, key, value),
    "glossaries": lambda path, key, value: _texts(path, key, value),
    "allow": lambda path, key, value: _rules(path, key, value),
    "verdict": lambda path, key, value: _level(path, key, value),
    "missing-original": lambda path, key, value: _flag(path, key, value),
}


def _blocking(path: Path, where: str, table: Any, base: Blocking) -> Blocking:
    """A table of what blocks; what it leaves out is as in `base`."""
    if not isinstance(table, dict):
        raise PolicyError(f"{path}: “{where}” must be a table.")
    _require_known(path, where, table, set(_BLOCKING_KEYS))
    values = {field.name: getattr(base, field.name) for field in fields(Blocking)}
    for key, value in table.items():
        values[key.replace("-", "_")] = _BLOCKING_KEYS[key](path, f"{where}.{key}", value)
    return Blocking(**values)


def _level(path: Path, key: str, value: Any) -> Level | None:
    levels = (Level.SOME.value, Level.LIKELY.value, "never")
    chosen = _one_of(path, key, value, levels)
    return None if chosen == "never" else Level(chosen)


def _rules(path: Path, key: str, value: Any) -> tuple[str, ...]:
    from checker.config.values import check_rule

    names = _texts(path, key, value)
    for name in names:
        try:
            check_rule(name)
        except ValueError as error:
            raise PolicyError(f"{path}: “{key}”: {error}") from None
    return names


def _table(path: Path, table: dict[str, Any], name: str, known: set[str] | None) -> dict[str, Any]:
    value = table.get(name, {})
    if not isinstance(value, dict):
        raise PolicyError(f"{path}: “{name}” must be a table.")
    if known is not None:
        _require_known(path, name, value, known)
    return value


def _require_known(path: Path, where: str, table: Mapping[str, Any], known: set[str]) -> None:
    from difflib import get_close_matches

    for key in table:
        if key not in known:
            nearest = get_close_matches(key, sorted(known), 1)
            hint = f"did you mean “{nearest[0]}”?" if nearest else f"there are {', '.join(sorted(known))}."
            raise PolicyError(f"{path}: there is no key “{f'{where}.{key}' if where else key}”; {hint}")


def _text(path: Path, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise PolicyError(f"{path}: “{key}” must be a text.")
    return value


def _path(path: Path, key: str, value: Any) -> Path | None:
    """A path from the policy's folder; None where the text is empty."""
    text = _text(path, key, value)
    if "\0" in text:
        raise PolicyError(f"{path}: “{key}” holds a null character, which no path has.")
    return path.parent / text if text else None


def _texts(path: Path, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise PolicyError(f"{path}: “{key}” must be a list of texts.")
    return tuple(value)


def _flag(path: Path, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise PolicyError(f"{path}: “{key}” must be true or false.")
    return value


def _one_of(path: Path, key: str, value: Any, words: tuple[str, ...]) -> str:
    if value not in words:
        raise PolicyError(f"{path}: “{key}” must be one of {', '.join(words)}.")
    return str(value)
