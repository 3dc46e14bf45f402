"""Which files a run checks, and which settings hold for each of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.config import ConfigError, Configuration
from checker.config.layers import Resolved
from checker.findings import Problem
from checker.globs import Globs
from checker.plan import Plan, SettingsError, prepare_all
from checker.settings import Settings
from checker.sources import STDIN, Choice, Source, find


@dataclass(frozen=True, slots=True)
class Selection:
    """What a run has to do.

    Attributes:
        run: settings of the run as a whole.
        groups: settings of the documents, each different set once; never none.
        sources: files, each with the index of its settings in `groups`, and what
            could not be found or whose settings cannot be used.
    """

    run: Resolved
    groups: tuple[Resolved, ...]
    sources: tuple[Source | Problem, ...] = ()

    @property
    def settings(self) -> tuple[Settings, ...]:
        """The settings of the groups."""
        return tuple(group.settings for group in self.groups)


def select(configuration: Configuration, arguments: Sequence[str]) -> Selection:
    """Find the files that arguments stand for, and their settings.

    Settings of the run as a whole are those of the folder that all arguments are in.

    Args:
        configuration: all layers of settings.
        arguments: files and folders.

    Raises:
        ConfigError: the settings of the run cannot be used; those of single
            files are a problem each.
    """
    run = configuration.for_folder(_common_folder(arguments))
    groups = _Groups(configuration)
    sources = tuple(groups.with_settings(find([a for a in arguments if a != STDIN], groups.choose)))
    if STDIN in arguments:
        message = "-: standard input is checked by itself; name files and folders in a run of their own."
        sources = (*sources, Problem(STDIN, message))
    return Selection(run, tuple(groups.found) or (run,), (*sources, *groups.problems.values()))


def select_stdin(configuration: Configuration, name: str) -> Selection:
    """The settings for standard input.

    Args:
        configuration: all layers of settings.
        name: the file that it stands for, which need not exist, or empty.

    Raises:
        ConfigError: settings cannot be used.
    """
    run = configuration.for_file(name)
    return Selection(run, (run,))


def prepared(selection: Selection, cache: Path | None) -> tuple[Plan, ...]:
    """The plans of a selection's groups, in order.

    Args:
        selection: what a run has to do.
        cache: folder for compiled glossaries, or None to compile anew.

    Raises:
        ConfigError: settings cannot be carried out; names the place where they are given.
        GlossaryError: a glossary is missing or cannot be used.
    """
    try:
        return prepare_all(selection.settings, cache)
    except SettingsError as error:
        for group in selection.groups:
            if place := group.place(*error.setting):
                raise place.error(str(error)) from None
        raise


def _common_folder(arguments: Sequence[str]) -> str:
    folders = [os.path.realpath(a if os.path.isdir(a) else os.path.split(a)[0]) for a in arguments]  # noqa: PTH112
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return ""


def choice_of(configuration: Configuration, folder: str) -> Choice:
    """What is included and excluded in a folder.

    Raises:
        ConfigError: its settings cannot be used.
    """
    settings = configuration.for_folder(folder).settings
    return Choice(Globs(settings.include), Globs(settings.exclude), settings.gitignore, settings.force_exclude)


class _Groups:
    """Numbers different settings in the order in which files need them."""

    def __init__(self, configuration: Configuration) -> None:
        self.found: list[Resolved] = []
        self.problems: dict[str, Problem] = {}
        self._configuration = configuration
        self._numbers: dict[int, int] = {}
        self._by_key: dict[str, int] = {}
        self._choices: dict[int, Choice] = {}

    def choose(self, folder: str) -> Choice:
        """What is included and excluded in a folder."""
        try:
            settings = self._configuration.for_folder(folder).settings
            if id(settings) not in self._choices:
                self._choices[id(settings)] = choice_of(self._configuration, folder)
        except ConfigError as error:
            self._note(error)
            return Choice()
        return self._choices[id(settings)]

    def with_settings(self, sources: Iterator[Source | Problem]) -> Iterator[Source | Problem]:
        for source in sources:
            if isinstance(source, Problem):
                yield source
                continue
            try:
                number = self._number(self._configuration.for_file(source.shown))
            except ConfigError as error:
                self._note(error)
                continue
            yield replace(source, plan=number) if number else source

    def _number(self, resolved: Resolved) -> int:
        known = self._numbers.get(id(resolved))
        if known is None:
            key = resolved.settings.key()
            known = self._by_key.setdefault(key, len(self.found))
            if known == len(self.found):
                self.found.append(resolved)
            self._numbers[id(resolved)] = known
        return known

    def _note(self, error: ConfigError) -> None:
        message = f"{error} The files that it holds for were not checked."
        self.problems.setdefault(str(error), Problem(error.path, message))
