"""The engine Harper: in process, no Java, nothing to install."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from checker.grammar.engine import (
    EngineFailedError,
    EngineMissingError,
    Kind,
    Lint,
    checked,
)

if TYPE_CHECKING:
    from harper import Lint as HarperLint

NAME = "harper"

LINK = "https://writewithharper.com/docs/rules"

_MISSING = "the grammar engine Harper is not installed; install it with “pip install harper-py”, or use --grammar off"

_KINDS = {
    "Spelling": Kind.SPELLING,
    "Formatting": Kind.TYPOGRAPHY,
    "Punctuation": Kind.TYPOGRAPHY,
    "Capitalization": Kind.TYPOGRAPHY,
    "Readability": Kind.STYLE,
    "Style": Kind.STYLE,
    "Enhancement": Kind.STYLE,
    "Redundancy": Kind.STYLE,
    "Regionalism": Kind.REGIONAL,
}
"""Harper's kinds of lint that are not about grammar."""


def installed_version() -> str:
    """The version of Harper that is installed; nothing is loaded.

    Raises:
        EngineMissingError: it is not installed.
    """
    spec = find_spec("harper")
    if spec is None:
        raise EngineMissingError(_MISSING)
    if spec.origin and (named := _version_beside(Path(spec.origin).parents[1])):
        return named
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("harper-py")
    except PackageNotFoundError:
        raise EngineMissingError(_MISSING) from None


def _version_beside(folder: Path) -> str:
    """The version in the name of the folder that installers write beside a package; empty where that is not clear.

    importlib.metadata would take 20 ms for the same, more than a cached check of grammar does.
    """
    names = [path.name for path in folder.glob("harper_py-*.dist-info")]
    return names[0].removeprefix("harper_py-").removesuffix(".dist-info") if len(names) == 1 else ""


class Harper:
    """Harper's linter with all rules on that are on by default; noise is left out later, by `noise`.

    Building one takes half a second of a core, during which other threads run.
    """

    name = NAME

    def __init__(self) -> None:
        self.version = installed_version()
        from harper import Linter

        self._linter = Linter()

    def check(self, texts: Sequence[str]) -> list[list[Lint]]:
        """See `Engine.check`."""
        return [self._check(text) for text in texts]

    def _check(self, text: str) -> list[Lint]:
        try:
            found = self._linter.organized_lints(text, language="plaintext")
            lints = [_lint(rule, lint) for rule, ours in found.items() if ours for lint in ours]
        except Exception as error:
            raise EngineFailedError(f"Harper failed: {error}") from error
        # Harper calls an empty range what is to be filled; there is nothing to show an editor at such a place.
        return checked([lint for lint in lints if lint.end > lint.start], text, "Harper")

    def descriptions(self) -> dict[str, str]:
        """What each rule does, in Harper's own words (Markdown), by rule."""
        return dict(self._linter.get_lint_descriptions())


def _lint(rule: str, lint: HarperLint) -> Lint:
    span = lint.span
    return Lint(
        rule=rule,
        start=span.start,
        end=span.end,
        message=lint.message,
        suggestions=tuple(dict.fromkeys(_replacements(lint))),
        kind=_KINDS.get(lint.lint_kind, Kind.GRAMMAR),
        link=LINK,
    )


def _replacements(lint: HarperLint) -> list[str]:
    """What each suggestion makes of the lint's own range."""
    from harper import SuggestionKind

    made = {
        SuggestionKind.REPLACE: "{new}",
        SuggestionKind.REMOVE: "",
        SuggestionKind.INSERT_AFTER: "{old}{new}",
    }
    return [
        made[suggestion.kind].replace("{new}", suggestion.replacement_text).replace("{old}", lint.problem_text)
        for suggestion in lint.suggestions
    ]
