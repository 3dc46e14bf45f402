"""Patterns of file names as .gitignore has them, matched in linear time whatever they hold.

The syntax is that of gitignore(5): `*`, `?` and `[…]` stay within a name, `**`
spans folders, a leading or inner `/` ties a pattern to its folder, a trailing
`/` means folders only, `!` takes back. Settings files and .gitignore files are
untrusted, so no pattern may make matching slow: what stands between two stars
is taken at the first place where it fits and never reconsidered, which loses
no match because a star stands for anything (as in CPython's `fnmatch`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

_END = r"(?=/|\Z)"
_NEVER = "(?!)"
_MAGIC = re.compile(r"([*?\[\]\\!#])")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern: what it says, on what, and its regular expression."""

    takes: bool
    on_name: bool
    regex: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring patterns that say the same, as one expression on names and one on paths."""

    takes: bool
    names: re.Pattern[str] | None
    paths: re.Pattern[str] | None

    def matches(self, path: str, name: str) -> bool:
        return bool((self.names and self.names.match(name)) or (self.paths and self.paths.match(path)))


class Globs:
    """A list of patterns; the last that matches decides."""

    __slots__ = ("_runs",)

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        """Compile patterns.

        Args:
            patterns: as lines of a .gitignore; empty ones and comments do nothing.
        """
        rules = [rule for pattern in patterns if (rule := _rule(pattern))]
        runs = [_run(takes, list(group)) for takes, group in groupby(rules, lambda rule: rule.takes)]
        self._runs = tuple(reversed(runs))

    def __bool__(self) -> bool:
        return bool(self._runs)

    def match(self, path: str, is_folder: bool = False) -> bool | None:
        """What the patterns say of one path, its folders left out of account.

        Args:
            path: relative to the folder that the patterns belong to, with `/`.
            is_folder: whether it is a folder.

        Returns:
            True where it matches, False where `!` takes it back, None where no pattern applies.
        """
        name = path[path.rfind("/") + 1 :]
        if is_folder:
            path, name = path + "/", name + "/"
        for run in self._runs:
            if run.matches(path, name):
                return run.takes
        return None

    def covers(self, path: str) -> bool:
        """Tell whether a path matches, or a folder that it is in.

        Args:
            path: as in `match`; with a `/` at its end it is a folder.
        """
        if not self._runs:
            return False
        at = path.find("/", 1)
        while at != -1:
            if self.match(path[:at], is_folder=True):
                return True
            at = path.find("/", at + 1)
        return bool(path) and not path.endswith("/") and bool(self.match(path))


NO_GLOBS = Globs()
"""Patterns that match nothing."""


def anchored(pattern: str, folder: str) -> str:
    """Rewrite a pattern of one folder as one for absolute paths.

    Args:
        pattern: as in a .gitignore of that folder.
        folder: absolute, with `/`; empty for a pattern that means every folder.

    Returns:
        A pattern for `Globs` that is given absolute paths without their first `/`.
    """
    takes, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    tied = "/" in body.rstrip("/")
    place = _MAGIC.sub(r"\\\1", folder.strip("/"))
    return takes + "/".join(["", *([place] if place else []), *([] if tied else ["**"]), body.lstrip("/")])


def _run(takes: bool, rules: list[_Rule]) -> _Run:
    names, paths = (
        re.compile("|".join(regexes), re.DOTALL) if regexes else None
        for regexes in ([rule.regex for rule in rules if rule.on_name is wanted] for wanted in (True, False))
    )
    return _Run(takes, names, paths)


def _rule(pattern: str) -> _Rule | None:
    pattern = _without_trailing_spaces(pattern.rstrip("\r\n")).replace("\\/", "/")
    if not pattern or pattern.startswith("#"):
        return None
    takes = not pattern.startswith("!")
    body = pattern if takes else pattern[1:]
    end = r"/\Z" if body.endswith("/") else r"/?\Z"
    segments = body.rstrip("/").split("/")
    if len(segments) == 1:
        return _Rule(takes, True, _segment(segments[0]) + end) if segments[0] else None
    return _Rule(takes, False, _path(segments[1:] if not segments[0] else segments) + end)


def _without_trailing_spaces(pattern: str) -> str:
    bare = pattern.rstrip(" ")
    escaped = len(bare) < len(pattern) and (len(bare) - len(bare.rstrip("\\"))) % 2
    return bare + " " if escaped else bare


def _path(segments: list[str]) -> str:
    """The expression of a pattern with slashes, without its end."""
    chunks: list[list[str]] = [[]]
    for segment in segments:
        if segment == "**":
            chunks.append([])
        else:
            chunks[-1].append(segment)
    inside = len(chunks) > 1 and not chunks[-1]
    if inside:
        chunks.pop()
    spans = [index for index, chunk in enumerate(chunks) if index and chunk]
    parts = ["/".join(map(_segment, chunks[0]))] if chunks[0] else []
    for index in spans:
        chunk = "/".join(map(_segment, chunks[index]))
        last = index == spans[-1] and not inside
        parts.append(rf"(?:[^/]+/)*{chunk}" if last else rf"(?>(?:[^/]+/)*?{chunk}{_END})")
    if inside:
        parts.append(".+?")
    return "/".join(parts)


def _segment(pattern: str) -> str:
    """The expression of one name, which it matches as a whole."""
    pieces = list(_pieces(pattern))
    if None in pieces:
        return _NEVER
    chunks: list[str] = [""]
    for piece in pieces:
        if piece != "*":
            chunks[-1] += piece or ""
        elif len(chunks) == 1 or chunks[-1]:
            chunks.append("")
    if len(chunks) == 1:
        return f"(?>{chunks[0]}{_END})"
    middle = "".join(f"(?>[^/]*?{chunk})" for chunk in chunks[1:-1])
    return f"(?>(?=[^/]){chunks[0]}{middle}[^/]*{chunks[-1]}{_END})"


def _pieces(pattern: str) -> Iterator[str | None]:
    """Expressions of single characters, `*` for a star, None where the pattern can match nothing."""
    at = 0
    while at < len(pattern):
        character = pattern[at]
        at += 1
        if character == "*":
            yield "*"
        elif character == "?":
            yield "[^/]"
        elif character == "\\":
            yield re.escape(pattern[at]) if at < len(pattern) else None
            at += 1
        elif character == "[":
            at, regex = _class(pattern, at)
            yield regex
        else:
            yield re.escape(character)


def _class(pattern: str, at: int) -> tuple[int, str | None]:
    """Read a class of characters from behind its bracket: where it ends and its expression, None if it never ends."""
    negated = pattern.startswith(("!", "^"), at)
    at += negated
    start = at
    members = ""
    while at < len(pattern) and (pattern[at] != "]" or at == start):
        at, low = _member(pattern, at)
        high = low
        if pattern[at : at + 1] == "-" and pattern[at + 1 : at + 2] not in ("", "]"):
            at, high = _member(pattern, at + 1)
        members += f"{re.escape(low)}-{re.escape(max(low, high))}"
    if at >= len(pattern):
        return at, None
    return at + 1, f"(?!/)[{'^' if negated else ''}{members}]"


def _member(pattern: str, at: int) -> tuple[int, str]:
    if pattern[at] == "\\" and at + 1 < len(pattern):
        at += 1
    return at + 1, pattern[at]
