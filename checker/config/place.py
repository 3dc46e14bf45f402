"""Where a setting was given, and the errors that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.toml_lines import Key, TomlLines

_LONGEST_SHOWN = 60

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "a text"),
    (int, "a whole number"),
    (float, "a number with a fraction"),
    (datetime, "a date with a time"),
    (date, "a date"),
    (time, "a time"),
    (list, "a list"),
    (dict, "a table"),
)


class ConfigError(Exception):
    """Settings that cannot be used; the message names place, key and remedy.

    Attributes:
        path: the settings file, or empty where it is none.
    """

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


class Layer(StrEnum):
    """Where settings come from, in order of precedence, the weakest first."""

    DEFAULT = "default"
    USER = "user file"
    FILE = "file"
    ENVIRONMENT = "environment"
    COMMAND_LINE = "command line"

    @property
    def trusted(self) -> bool:
        """Whether the user wrote it, and not the author of a project."""
        return self is not Layer.FILE


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a settings file, a variable of the environment or an option of the command line.

    Attributes:
        layer: which of them.
        shown: the file's path, or the name of the variable or option.
        folder: absolute folder that relative paths start from, with `/`.
        keys: what leads to it from the top of the file.
        text: the file's text, where it is a file.
        globs_anywhere: whether patterns mean every folder, as in a user's own file.
    """

    layer: Layer
    shown: str
    folder: str
    keys: tuple[Key, ...] = ()
    text: str = ""
    globs_anywhere: bool = False

    def below(self, key: Key) -> Place:
        """The place of a key of this table, or of an item of this list."""
        return replace(self, keys=(*self.keys, key))

    @property
    def line(self) -> int:
        """Its 1-based line; 0 where it is in no file."""
        return _lines(self.text).line(*self.keys) if self.text else 0

    def __str__(self) -> str:
        return f"{self.shown}:{self.line}" if self.text else self.shown

    @property
    def name(self) -> str:
        """The nearest key, in quotation marks, or what stands for it outside files."""
        return quoted(str(next((key for key in reversed(self.keys) if isinstance(key, str)), self.shown)))

    def error(self, reason: str) -> ConfigError:
        """The error to raise for what stands here.

        Args:
            reason: a sentence.
        """
        return ConfigError(f"{self}: {reason}", self.shown if self.text else "")

    def wrong(self, wanted: str, value: object) -> ConfigError:
        """The error to raise for a value that does not belong here.

        Args:
            wanted: what does, as in “must be …”.
            value: what stands here.
        """
        kind = next((name for type_, name in _KINDS if isinstance(value, type_)), "nothing")
        given = f"{quoted(value)}" if isinstance(value, str) else str(value) if isinstance(value, int) else kind
        if isinstance(value, bool):
            given = str(value).lower()
        item = "each item of " if self.keys and isinstance(self.keys[-1], int) else ""
        return self.error(f"{item}{self.name} must be {wanted}, not {given}.")


def quoted(text: str) -> str:
    """A stranger's text in quotation marks, shortened, and harmless for the terminal that shows it."""
    shown = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return "“" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown) + "”"


def nearest(word: str, words: Iterable[str]) -> str:
    """The end of a sentence that hints at the known word that was meant, or else at all of them."""
    from difflib import get_close_matches

    known = sorted(words)
    close = get_close_matches(word[:_LONGEST_SHOWN], known, 1)
    if close:
        return f"did you mean “{close[0]}”?"
    return f"there are {', '.join(known)}." if known else "there are none."


def shown_path(path: Path) -> str:
    """A path as a person would write it: from the current folder where it is below that."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


@lru_cache(maxsize=8)
def _lines(text: str) -> TomlLines:
    from checker.toml_lines import TomlLines

    return TomlLines(text)
