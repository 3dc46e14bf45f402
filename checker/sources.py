"""From the arguments of a command to the files that it checks."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings import Problem
from checker.readers import FORMATS

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
"""The argument that stands for standard input."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to check.

    Attributes:
        shown: its path in reports: the argument itself, or the folder given joined
            with the path below it, with `/`.
        path: where it is.
    """

    shown: str
    path: Path


def find(
    arguments: Sequence[str], include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> Iterator[Source | Problem]:
    """Find the files that arguments stand for.

    Args:
        arguments: files, which are always taken, and folders, whose files of a
            known format and those that `include` matches are taken unless
            `exclude` or a .gitignore matches them.
        include, exclude: patterns as in a .gitignore.

    Yields:
        Sources in order of the arguments, sorted by path inside a folder, none
        twice; a problem for an argument that does not exist or cannot be read.
    """
    seen: set[Path] = set()
    for argument in arguments:
        path = Path(argument)
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield Problem(argument, f"{argument}: cannot be read ({_reason(error)}); check the path.")
            continue
        found: Iterator[Source | Problem] = (
            _walk(argument, path, include, exclude) if stat.S_ISDIR(mode) else iter([Source(argument, path)])
        )
        for source in found:
            if isinstance(source, Problem):
                yield source
            elif (real := source.path.resolve()) not in seen:
                seen.add(real)
                yield source


def _walk(argument: str, top: Path, include: Sequence[str], exclude: Sequence[str]) -> Iterator[Source | Problem]:
    """The files below a folder; symbolic links to folders are not followed, so that no loop is."""
    suffixes = tuple(suffix for format_ in FORMATS.values() for suffix in format_.suffixes)
    included, excluded = _spec(include), _spec(exclude)
    ignored = _above(top)
    pending = [(top, ignored)]
    while pending:
        folder, rules = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            shown = _shown(argument, folder.relative_to(top))
            yield Problem(shown, f"{shown}: cannot be read ({_reason(error)}); check its permissions.")
            continue
        own = next((_read_rules(folder) for entry in entries if entry.name == ".gitignore"), None)
        rules = [*rules, (folder, own)] if own else rules
        below = []
        for entry in entries:
            path = folder / entry.name
            relative = path.relative_to(top)
            is_folder = entry.is_dir(follow_symlinks=False)
            if _is_ignored(path, is_folder, rules) or (excluded and excluded.match_file(_name(relative, is_folder))):
                continue
            if is_folder:
                if entry.name != ".git":
                    below.append((path, rules))
            elif entry.is_file() and (
                entry.name.lower().endswith(suffixes) or (included and included.match_file(str(relative)))
            ):
                yield Source(_shown(argument, relative), path)
        pending += reversed(below)


def _shown(argument: str, relative: Path) -> str:
    if not relative.parts:
        return argument
    return f"{argument.rstrip('/')}/{relative.as_posix()}"


def _name(relative: Path, is_folder: bool) -> str:
    return relative.as_posix() + ("/" if is_folder else "")


def _spec(patterns: Sequence[str]) -> GitIgnoreSpec | None:
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _read_rules(folder: Path) -> GitIgnoreSpec | None:
    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    return _spec([line for line in lines if line.strip()])


def _above(top: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    """Rules of the folders above, up to the root of the git repository, if there is one."""
    rules: list[tuple[Path, GitIgnoreSpec]] = []
    folder = top.resolve()
    if (folder / ".git").exists():
        return []
    for parent in folder.parents:
        if own := _read_rules(parent):
            rules.insert(0, (parent, own))
        if (parent / ".git").exists():
            return rules
    return []


def _is_ignored(path: Path, is_folder: bool, rules: list[tuple[Path, GitIgnoreSpec]]) -> bool:
    """Ask the nearest .gitignore that has an opinion."""
    for folder, spec in reversed(rules):
        absolute = path if not folder.is_absolute() else path.resolve()
        result = spec.check_file(_name(absolute.relative_to(folder), is_folder))
        if result.include is not None:
            return result.include
    return False


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()
