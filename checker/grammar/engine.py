"""What a grammar engine is to unspin: texts in, lints out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class EngineError(Exception):
    """A grammar engine cannot do its work; the message says what to do."""


class EngineMissingError(EngineError):
    """The engine is not installed; the message names the command that installs it."""


class EngineFailedError(EngineError):
    """The engine is there but died, hung or answered nonsense."""


class Kind(StrEnum):
    """What a lint is about, as far as unspin treats it differently."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    TYPOGRAPHY = "typography"
    STYLE = "style"
    REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class Lint:
    """A place that an engine objects to.

    Attributes:
        rule: the engine's own name of the rule.
        start, end: range in the text that was sent, in code points.
        message: the engine's own words.
        suggestions: best first; each replaces exactly the range.
        kind: what it is about.
        link: where the engine's makers say more, or empty.
    """

    rule: str
    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()
    kind: Kind = Kind.GRAMMAR
    link: str = ""


class Engine(Protocol):
    """A grammar engine that is ready to work; used by one thread at a time.

    Attributes:
        name: as in the settings.
        version: of the engine, so that results can be repeated and kept.
    """

    name: str
    version: str

    def check(self, texts: Sequence[str]) -> list[list[Lint]]:
        """Check paragraphs, each as if it stood alone.

        Args:
            texts: prose without markup.

        Returns:
            For each text its lints, in order.

        Raises:
            EngineFailedError: the engine died, hung or answered nonsense.
        """
        ...


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine is wanted, and where.

    Attributes:
        name: `harper` or `languagetool`.
        remote: address of a shared LanguageTool server, or empty for one of one's own.
        timeout: seconds after which an answer is no longer waited for.
    """

    name: str
    remote: str = ""
    timeout: float = 60.0


@contextmanager
def open_engine(choice: EngineChoice) -> Iterator[Engine]:
    """Open an engine for as long as the context lasts; this may take seconds.

    Args:
        choice: which one.

    Raises:
        EngineMissingError: it is not installed.
        EngineFailedError: it cannot be started.
    """
    if choice.name == "harper":
        from checker.grammar.harper import Harper

        yield Harper()
    elif choice.name == "languagetool":
        from checker.grammar.languagetool import open_languagetool

        with open_languagetool(choice) as engine:
            yield engine
    else:
        raise ValueError(f"there is no grammar engine “{choice.name}”")


def engine_version(choice: EngineChoice) -> str:
    """The version of an engine, without starting it.

    Args:
        choice: which one.

    Raises:
        EngineMissingError: it is not installed.
    """
    if choice.name == "harper":
        from checker.grammar import harper

        return harper.installed_version()
    from checker.grammar import languagetool

    return languagetool.installed_version(choice)


def checked(lints: Sequence[Lint], text: str, name: str) -> list[Lint]:
    """Return lints in order, after making sure that they stand in their text.

    Raises:
        EngineFailedError: a range is empty or outside the text.
    """
    for lint in lints:
        if not 0 <= lint.start < lint.end <= len(text):
            raise EngineFailedError(f"{name} answered nonsense: a place outside the text that it was given")
    return sorted(lints, key=lambda lint: (lint.start, lint.end, lint.rule))
