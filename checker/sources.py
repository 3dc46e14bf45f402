"""From the arguments of a command to the files that it checks."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.findings import Problem
from checker.globs import NO_GLOBS, Globs
from checker.readers import FORMATS

STDIN = "-"
"""The argument that stands for standard input."""

MAX_RULES_SIZE = 250_000
"""Bytes above which a .gitignore is an error: no hand wrote it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to check.

    Attributes:
        shown: its path in reports: the argument itself, or the folder given joined
            with the path below it, with `/`.
        path: where it is.
        plan: index of the plan by which it is checked, where a run has several.
    """

    shown: str
    path: Path
    plan: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder are checked; patterns are for absolute paths without their first `/`.

    Attributes:
        include: files to check whatever their suffix.
        exclude: files and folders to leave out.
        gitignore: whether to leave out what .gitignore files name.
        forced: whether `exclude` also holds for paths given by name.
    """

    include: Globs = NO_GLOBS
    exclude: Globs = NO_GLOBS
    gitignore: bool = True
    forced: bool = False


Choose = Callable[[str], Choice]
"""From an absolute folder to what is checked in it."""

Rules = tuple[tuple[str, Globs], ...]
"""What .gitignore files say: the folder of each, the nearest last."""


def find(arguments: Sequence[str], choose: Choose = lambda folder: Choice()) -> Iterator[Source | Problem]:
    """Find the files that arguments stand for.

    Args:
        arguments: files, which are always taken, and folders, whose files of a
            known format and those that are included are taken unless they are
            excluded or a .gitignore names them.
        choose: what is included and excluded where.

    Yields:
        Sources in order of the arguments, sorted by path inside a folder, none
        twice; a problem for what does not exist or cannot be read.
    """
    seen: set[str] = set()
    for argument in arguments:
        for found in _of_argument(argument, choose):
            if isinstance(found, Problem):
                yield found
            elif found.real not in seen:
                seen.add(found.real)
                yield Source(found.shown, Path(found.shown))


@dataclass(frozen=True, slots=True)
class _Found:
    shown: str
    real: str


def _of_argument(argument: str, choose: Choose) -> Iterator[_Found | Problem]:
    try:
        mode = Path(argument).stat().st_mode
    except (OSError, ValueError) as error:
        yield Problem(argument, f"{argument}: cannot be read ({_reason(error)}); check the path.")
        return
    real = os.path.realpath(argument).replace(os.sep, "/")
    is_folder = stat.S_ISDIR(mode)
    choice = choose(real if is_folder else real.rpartition("/")[0] or "/")
    if choice.forced and choice.exclude.covers(f"{real[1:]}/" if is_folder else real[1:]):
        return
    if is_folder:
        yield from _walk(argument, real, choose)
    else:
        yield _Found(argument, real)


def _walk(argument: str, real_top: str, choose: Choose) -> Iterator[_Found | Problem]:
    """The files below a folder; links to folders are not followed, so that there is no loop."""
    above, problems = rules_above(real_top)
    yield from problems
    prefix = argument.rstrip("/")
    pending = [(argument, prefix, real_top.rstrip("/"), above)]
    while pending:
        shown, prefix, real, rules = pending.pop()
        try:
            with os.scandir(shown) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(shown, f"{shown}: cannot be read ({_reason(error)}); check its permissions.")
            continue
        choice = choose(real or "/")
        if choice.gitignore and any(entry.name == ".gitignore" for entry in entries):
            own = _read_rules(real)
            if isinstance(own, Problem):
                yield own
            elif own:
                rules = (*rules, (real, own))
        below = []
        for entry in entries:
            path = f"{real}/{entry.name}"
            taken = _take(entry, path, rules if choice.gitignore else (), choice)
            if taken is _FOLDER:
                below.append((f"{prefix}/{entry.name}", f"{prefix}/{entry.name}", path, rules))
            elif isinstance(taken, str):
                yield _Found(f"{prefix}/{entry.name}", taken)
            elif isinstance(taken, OSError):
                where = f"{prefix}/{entry.name}"
                yield Problem(where, f"{where}: cannot be read ({_reason(taken)}); check the link.")
        pending += reversed(below)


_FOLDER = object()
_SUFFIXES = tuple(suffix for format_ in FORMATS.values() for suffix in format_.suffixes)


def _take(entry: os.DirEntry[str], path: str, rules: Rules, choice: Choice) -> object:
    """`_FOLDER` for a folder to search, the real path of a file to check, an error, or None."""
    is_folder = entry.is_dir(follow_symlinks=False)
    known = not is_folder and entry.name.lower().endswith(_SUFFIXES)
    if not is_folder and not known and not choice.include.covers(path[1:]):
        return None
    if choice.exclude.match(path[1:], is_folder) or (rules and _is_ignored(path, is_folder, rules)):
        return None
    if is_folder:
        return _FOLDER if entry.name != ".git" else None
    try:
        if not entry.is_file():
            return None
    except OSError as error:
        return error
    return os.path.realpath(path).replace(os.sep, "/") if entry.is_symlink() else path


def rules_above(folder: str) -> tuple[Rules, tuple[Problem, ...]]:
    """What the .gitignore files above a folder say, up to the root of its git repository.

    Args:
        folder: absolute.

    Returns:
        Their rules, none where there is no repository, and what could not be read.
    """
    rules: list[tuple[str, Globs]] = []
    problems: list[Problem] = []
    at = Path(folder)
    if _has_repository(at):
        return (), ()
    for parent in at.parents:
        own = _read_rules(parent.as_posix().rstrip("/"))
        if isinstance(own, Problem):
            problems.append(own)
        elif own:
            rules.insert(0, (parent.as_posix().rstrip("/"), own))
        if _has_repository(parent):
            return tuple(rules), tuple(problems)
    return (), ()


def _has_repository(folder: Path) -> bool:
    """Whether a folder is the root of a git repository, as far as one may look into it."""
    return os.path.exists(folder / ".git")  # noqa: PTH110 - Path.exists fails where one may not


def _read_rules(folder: str) -> Globs | Problem:
    path = Path(f"{folder}/.gitignore")
    try:
        if not path.is_file():
            return NO_GLOBS
        with path.open("rb") as file:
            data = file.read(MAX_RULES_SIZE + 1)
    except OSError as error:
        return Problem(str(path), f"{path}: cannot be read ({_reason(error)}); check its permissions.")
    if len(data) > MAX_RULES_SIZE:
        return Problem(str(path), f"{path}: larger than {MAX_RULES_SIZE:,} bytes; shorten it or use --no-gitignore.")
    return Globs(data.decode("utf-8-sig", "replace").split("\n"))


def _is_ignored(path: str, is_folder: bool, rules: Rules) -> bool:
    """Ask the nearest .gitignore that has an opinion."""
    for folder, globs in reversed(rules):
        result = globs.match(path[len(folder) + 1 :], is_folder)
        if result is not None:
            return result
    return False


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or "not a path").lower()
