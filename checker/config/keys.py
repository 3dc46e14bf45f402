"""The table of what can be set; each key is a field of `Settings` with hyphens for underscores.

A further setting is a line here and a field there: files, environment,
`unspin settings` and docs/settings.md follow from both.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from checker.config import values
from checker.config.values import Kind, one_of
from checker.settings import FAIL_ON, GRAMMAR, Scope, Settings


@dataclass(frozen=True)
class Key:
    """A setting.

    Attributes:
        name: as in a settings file.
        kind: what its value looks like.
        help: what it does, in a sentence.
        option: the option of `unspin check` that sets it, or empty.
        trusted: whether only the user can set it (command line, environment,
            the user's own file), never the author of a project.
    """

    name: str
    kind: Kind
    help: str
    option: str = ""
    trusted: bool = False

    @property
    def field(self) -> str:
        """The field of `Settings`."""
        return self.name.replace("-", "_")

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it, or empty."""
        return f"UNSPIN_{self.field.upper()}" if self.kind.parse else ""

    @cached_property
    def scope(self) -> Scope:
        """What it bears on."""
        scope: Scope = next(f for f in fields(Settings) if f.name == self.field).metadata["scope"]
        return scope

    @property
    def in_overrides(self) -> bool:
        """Whether it can differ from file to file of a folder."""
        return self.scope in (Scope.FINDINGS, Scope.GLOSSARIES)

    @property
    def default(self) -> Any:
        """What holds where nothing is set."""
        return getattr(DEFAULTS, self.field)


DEFAULTS = Settings()

_TABLE = (
    Key("glossaries", values.GLOSSARIES, "Glossaries to load beside the shipped ones.", "--glossary"),
    Key(
        "default-glossaries",
        values.FLAG,
        "Whether all shipped glossaries are loaded.",
        "--no-default-glossaries",
    ),
    Key("select", values.RULES, "Rules that run; all where the list is empty.", "--select"),
    Key("ignore", values.RULES, "Rules that do not run.", "--ignore"),
    Key("severity", values.SEVERITIES, "Severity of the findings of a rule or a glossary.", "--severity"),
    Key("rules", values.OPTIONS, "Options of single rules; `unspin explain RULE` names them."),
    Key("grammar", one_of(GRAMMAR), "The engine that checks grammar.", "--grammar"),
    Key(
        "grammar-enable",
        values.RULES,
        "Rules of the grammar engine that are shown although they are left out by default.",
    ),
    Key("profile", values.PATH, "The house profile that `unspin learn` made of clean articles."),
    Key(
        "profile-articles",
        values.POSITIVE,
        "Independent articles of the profile that must have a phrase before it is no garble.",
    ),
    Key("front-matter", values.TEXTS, "Keys of front matter whose values are prose."),
    Key("max-file-size", values.POSITIVE, "Bytes above which a file is an error."),
    Key("suppressions", values.FLAG, "Whether comments in an article may silence findings.", "--no-suppressions"),
    Key("include", values.PATTERNS, "Further files to check in folders, whatever their suffix."),
    Key("exclude", values.PATTERNS, "Files and folders to leave out in folders.", "--exclude"),
    Key("gitignore", values.FLAG, "Whether folders are searched without what .gitignore names.", "--no-gitignore"),
    Key("force-exclude", values.FLAG, "Whether `exclude` also holds for paths given by name.", "--force-exclude"),
    Key("baseline", values.PATH, "A file of findings to be silent about.", "--baseline"),
    Key("output-format", values.TEXT, "How results are shown.", "--output-format"),
    Key("fail-on", one_of(FAIL_ON), "The least severity that makes the exit status 1.", "--fail-on"),
    Key("hints", values.FLAG, "Whether hints are shown.", "--hints"),
    Key("statistics", values.FLAG, "Whether findings are counted by rule and glossary.", "--statistics"),
    Key("grammar-required", values.FLAG, "Whether it is an error that the grammar engine fails in the middle."),
    Key(
        "remote",
        values.TEXT,
        "Address of a shared LanguageTool server; texts are sent there.",
        "--remote",
        trusted=True,
    ),
    Key("mirror", values.TEXT, "Address of a Maven repository to fetch LanguageTool from.", trusted=True),
    Key("jobs", values.COUNT, "Processes; 0 for as many as are worth starting.", "--jobs"),
)

KEYS: dict[str, Key] = {key.name: key for key in _TABLE}
"""Every setting, by its name in a settings file."""

EXTEND = "extend-"
"""What stands before the name of a list that adds to what weaker layers say."""


def find(name: str) -> Key | None:
    """The setting that a name in a settings file means, `extend-…` included."""
    if name in KEYS:
        return KEYS[name]
    key = KEYS.get(name.removeprefix(EXTEND)) if name.startswith(EXTEND) else None
    return key if key is not None and key.kind.is_list else None


def names() -> list[str]:
    """All names that `find` knows."""
    return [*KEYS, *(EXTEND + key.name for key in _TABLE if key.kind.is_list)]
