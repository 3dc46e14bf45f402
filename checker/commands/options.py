"""The options that several commands share: their names, what they complete to, and the settings that they give."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.settings import FAIL_ON, GRAMMAR

if TYPE_CHECKING:
    from checker.config import Configuration
    from checker.settings import Settings


def _starting(incomplete: str, words: Iterable[str]) -> list[str]:
    """Words that a shell may complete to; what stands before a comma or an equals sign stays."""
    cut = max(incomplete.rfind(","), incomplete.rfind("=")) + 1
    head, rest = incomplete[:cut], incomplete[cut:]
    return [head + word for word in words if word.startswith(rest)]


def complete_rules(incomplete: str) -> list[str]:
    """Rules that begin with what was typed."""
    from checker.checks import known_rule_ids

    return _starting(incomplete, (*known_rule_ids(), "grammar"))


def complete_formats(incomplete: str) -> list[str]:
    """Output formats that begin with what was typed."""
    from checker.reporters import FORMATS

    return _starting(incomplete, FORMATS)


def complete_glossaries(incomplete: str) -> list[str]:
    """Shipped glossaries that begin with what was typed."""
    from checker.glossary.store import shipped_names

    return _starting(incomplete, shipped_names())


def complete_severities(incomplete: str) -> list[str]:
    """`RULE=SEVERITY`, first the one, then the other."""
    from checker.findings import Severity

    if "=" in incomplete.rpartition(",")[2]:
        return _starting(incomplete, Severity)
    return [f"{rule}=" for rule in complete_rules(incomplete)]


Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, or - for standard input; without any, the folder you are in."),
]
OutputFormat = Annotated[
    str | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT",
        help="How to show results: terminal, line, diff, html, json, markdown, sarif, github, gitlab, junit, rdjsonl.",
        autocompletion=complete_formats,
    ),
]
Glossary = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        metavar="NAME|FILE",
        help="A shipped glossary, or a file of your own beside the shipped ones; may be given again.",
        autocompletion=complete_glossaries,
    ),
]
DefaultGlossaries = Annotated[
    bool | None,
    typer.Option("--default-glossaries/--no-default-glossaries", help="Whether all shipped glossaries are loaded."),
]
Config = Annotated[
    str, typer.Option("--config", metavar="FILE", help="A settings file to use instead of those that would be found.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore settings files and the environment.")]
Grammar = Annotated[
    str | None,
    typer.Option(
        "--grammar",
        metavar="ENGINE",
        help=f"What finds grammatical mistakes besides: {', '.join(GRAMMAR)}.",
        autocompletion=lambda incomplete: _starting(incomplete, GRAMMAR),
    ),
]
Remote = Annotated[
    str | None,
    typer.Option(
        "--remote", metavar="URL", help="A shared LanguageTool server; texts are sent there.", show_default=False
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="RULE", help="Run only this rule; may be given again.", autocompletion=complete_rules
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="RULE", help="Leave this rule out; may be given again.", autocompletion=complete_rules
    ),
]
SeverityOption = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="RULE=SEVERITY",
        help="Severity for a rule or glossary; may be given again.",
        autocompletion=complete_severities,
    ),
]
Suppressions = Annotated[
    bool | None,
    typer.Option("--suppressions/--no-suppressions", help="Whether comments in an article may silence findings."),
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="A file of findings to be silent about.")
]
ChangedSince = Annotated[
    str, typer.Option("--changed-since", metavar="REVISION", help="Show only findings on lines changed since then.")
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="PATTERN", help="A pattern of files to leave out in folders; may be given again."
    ),
]
Gitignore = Annotated[
    bool | None, typer.Option("--gitignore/--no-gitignore", help="Whether to leave out what .gitignore names.")
]
ForceExclude = Annotated[
    bool | None,
    typer.Option("--force-exclude/--no-force-exclude", help="Whether to leave out excluded files given by name too."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help=f"The least severity that makes the exit status 1: {', '.join(FAIL_ON)}.",
        autocompletion=lambda incomplete: _starting(incomplete, FAIL_ON),
    ),
]
Hints = Annotated[
    bool | None, typer.Option("--hints/--no-hints", help="Whether hints are shown: places that are only perhaps wrong.")
]
Statistics = Annotated[
    bool | None, typer.Option("--statistics/--no-statistics", help="Count findings by rule and glossary.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", metavar="NUMBER", min=0, help="Processes; 0 for as many as are worth it.")
]
Cache = Annotated[bool, typer.Option("--cache/--no-cache", help="Whether unchanged files are taken from the last run.")]
StdinFilename = Annotated[
    str, typer.Option("--stdin-filename", metavar="NAME", help="Name for standard input; its suffix tells the format.")
]


_SETTING: dict[str, tuple[Any, str]] = {
    "output_format": (OutputFormat, "output-format"),
    "glossary": (Glossary, "extend-glossaries"),
    "default_glossaries": (DefaultGlossaries, "default-glossaries"),
    "grammar": (Grammar, "grammar"),
    "remote": (Remote, "remote"),
    "hints": (Hints, "hints"),
    "select": (Select, "select"),
    "ignore": (Ignore, "extend-ignore"),
    "severity": (SeverityOption, "severity"),
    "suppressions": (Suppressions, "suppressions"),
    "baseline": (Baseline, "baseline"),
    "exclude": (Exclude, "extend-exclude"),
    "force_exclude": (ForceExclude, "force-exclude"),
    "gitignore": (Gitignore, "gitignore"),
    "fail_on": (FailOn, "fail-on"),
    "jobs": (Jobs, "jobs"),
    "statistics": (Statistics, "statistics"),
}
"""Options that give settings: the name of the parameter, the option, and the setting that it gives."""

_FILES = {"config": (Config, ""), "isolated": (Isolated, False)}
"""Options that say which settings files are read, and what holds without them."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the options of a command say of settings.

    Attributes:
        values: settings by name; None and empty lists where an option was not given.
        config: a settings file to use instead of those that would be found, or empty.
        isolated: whether settings files and the environment are ignored.
    """

    values: Mapping[str, Any]
    config: str
    isolated: bool

    def configuration(self) -> Configuration:
        """All layers of settings, read now.

        Raises:
            ConfigError: a setting cannot be used.
        """
        return configuration(self.values, self.config, self.isolated)

    def refuse_idle(self, settings: Iterable[Settings]) -> None:
        """Refuse options that would change nothing, so that nobody believes they did.

        Args:
            settings: all that hold for a document of the run.

        Raises:
            typer.BadParameter: there is one.
        """
        if self.values.get("remote") and all(one.grammar != "languagetool" for one in settings):
            raise typer.BadParameter(
                "nothing is checked with LanguageTool; add --grammar languagetool.", param_hint="--remote"
            )


def configuration(given: Mapping[str, Any], config: str, isolated: bool) -> Configuration:
    """All layers of settings for a command.

    Args:
        given: settings from options; None and empty lists count as not given.
        config, isolated: as the options say.

    Raises:
        ConfigError: a setting cannot be used.
    """
    from checker.config import Configuration
    from checker.folders import config_folder

    return Configuration(
        {name: value for name, value in given.items() if value not in (None, [])},
        environment=os.environ,
        config=config,
        isolated=isolated,
        user_folder=config_folder(),
    )


def settings(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options that set some settings, and those that say which settings files are read.

    Args:
        names: parameters of `_SETTING`.

    Returns:
        A decorator; the command gets what was given as its first argument, a `Given`.
    """
    added = {name: (_SETTING[name][0], None) for name in names} | _FILES

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        def run(**arguments: Any) -> None:
            values = {_SETTING[name][1]: arguments.pop(name) for name in names}
            command(Given(values, arguments.pop("config"), arguments.pop("isolated")), **arguments)

        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
        keyword = inspect.Parameter.KEYWORD_ONLY
        more = [inspect.Parameter(name, keyword, default=d, annotation=a) for name, (a, d) in added.items()]
        parameters = [parameter.replace(kind=keyword) for parameter in own] + more
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        run.__name__, run.__doc__ = command.__name__, command.__doc__
        return run

    return decorate
