"""Which lines of files differ from a revision, as git sees it."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checker.findings import DocumentReport, Finding, Report

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_LF = re.compile("\n")
_LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

# The settings of a repository may name programs; none of them is started.
_GIT = (
    "git",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotePath=true",
    "-c",
    "diff.noprefix=false",
)
_DIFF = (
    "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames",
    "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", "--inter-hunk-context=0", "--no-relative",
)  # fmt: skip


class GitError(Exception):
    """Git could not say what changed; the message says why and what to do."""


Ranges = tuple[tuple[int, int], ...]
"""Half-open ranges of 1-based lines as git counts them (LF ends a line), in order and disjoint."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """A report without the findings on unchanged lines.

    Attributes:
        report: what is left.
        held: the findings taken out, by path as shown.
    """

    report: Report
    held: Mapping[str, tuple[Finding, ...]]

    @property
    def number(self) -> int:
        """How many findings were taken out."""
        return sum(map(len, self.held.values()))


def only_changed(report: Report, files: Mapping[str, Path], revision: str) -> Filtered:
    """Leave the findings that touch a line which differs from a revision.

    Args:
        report: what was found; its documents with findings hold their source.
        files: where its documents are, by path as shown.
        revision: whatever git takes for a commit.

    Raises:
        GitError: a file is in no repository, or there is no such revision.
    """
    changed = changed_lines([files[d.path] for d in report.documents if d.path in files], revision)
    held: dict[str, tuple[Finding, ...]] = {}
    documents: list[DocumentReport] = []
    for document in report.documents:
        ranges = changed.get(files[document.path]) if document.path in files else None
        left = document.findings if ranges is None else tuple(_touching(document, ranges))
        ids = {finding.id for finding in left}
        held[document.path] = tuple(finding for finding in document.findings if finding.id not in ids)
        documents.append(replace(document, findings=left))
    return Filtered(replace(report, documents=tuple(documents)), held)


def changed_lines(files: Iterable[Path], revision: str) -> dict[Path, Ranges | None]:
    """Ask git which lines of files are not as they were.

    Args:
        files: any files of one or more repositories.
        revision: whatever git takes for a commit.

    Returns:
        For each file its changed lines; None where all are: a file that git does
        not track or takes for binary.

    Raises:
        GitError: a file is in no repository, or there is no such revision.
    """
    by_root: dict[Path, list[Path]] = {}
    for file in files:
        by_root.setdefault(_root(file.resolve()), []).append(file)
    found: dict[Path, Ranges | None] = {}
    for root, members in by_root.items():
        commit = _commit(root, revision)
        tracked = set(_run(root, "ls-files", "-z", "--cached", "--full-name").split(b"\0"))
        differing = dict(_differences(_run(root, *_DIFF, commit, "--")))
        for file in members:
            name = os.fsencode(file.resolve().relative_to(root).as_posix())
            found[file] = differing.get(name, ()) if name in tracked else None
    return found


def _root(file: Path) -> Path:
    for folder in file.parents:
        if (folder / ".git").exists():
            return folder
    raise GitError(f"--changed-since: {file} is not in a git repository.")


def _commit(root: Path, revision: str) -> str:
    try:
        return (
            _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except GitError as error:
        if error.__cause__ is not None:
            raise
        raise GitError(f"--changed-since: there is no revision “{revision}” in the git repository {root}.") from None


def _run(root: Path, *arguments: str) -> bytes:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603
            [*_GIT, *arguments], cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as error:
        raise GitError("--changed-since needs the program git, which could not be started.") from error
    if done.returncode != 0:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()) or "it gave no reason"
        raise GitError(f"--changed-since: git could not tell what changed in {root}: {said}")
    return done.stdout


def _differences(diff: bytes) -> Iterator[tuple[bytes, Ranges | None]]:
    """Read a diff without context: for each file its path from the root and the lines that are new."""
    name = b""
    ranges: list[tuple[int, int]] = []
    left = 0
    for line in diff.split(b"\n"):
        if left:
            # A line of the article: it may look like a header.
            left -= not line.startswith(b"\\")
        elif line.startswith(b"diff --git "):
            if name:
                yield name, tuple(ranges)
            name, ranges = b"", []
        elif line.startswith(b"+++ "):
            name = _path(line[4:])
        elif line.startswith(b"Binary files ") and line.endswith(b" differ"):
            yield _binary(line[13:-7]), None
        elif hunk := _HUNK.match(line):
            start, size = int(hunk[1]), int(hunk[2] or 1)
            left = size + _removed(line)
            if size:
                ranges.append((start, start + size))
    if name:
        yield name, tuple(ranges)


def _removed(header: bytes) -> int:
    size = header.split(b" ", 2)[1].partition(b",")[2]
    return int(size or 1)


def _binary(names: bytes) -> bytes:
    """The second of two paths with “ and ” between them; where both are the same file, the middle one parts them."""
    half = (len(names) - 5) // 2
    second = names[half + 5 :] if names[half : half + 5] == b" and " else names.rpartition(b" and ")[2]
    return _path(second)


def _path(name: bytes) -> bytes:
    """A path in a diff without `b/`; empty for `/dev/null`. Git writes odd ones as C strings."""
    name = name.removesuffix(b"\t")
    if name.startswith(b'"') and name.endswith(b'"'):
        name = _ESCAPE.sub(lambda match: _unescaped(match[1]), name[1:-1])
    return name.removeprefix(b"b/") if name.startswith(b"b/") else b""


def _unescaped(letters: bytes) -> bytes:
    return bytes([int(letters, 8) & 0xFF]) if len(letters) == 3 else _LETTERS.get(letters, letters)


def _touching(document: DocumentReport, ranges: Ranges) -> Iterator[Finding]:
    """The findings of which a line is in some ranges."""
    source = document.source
    ends = [match.start() for match in _LF.finditer(source or "")] if document.findings else []
    lasts = [end for _, end in ranges]
    for finding in document.findings:
        first, last = finding.line, finding.end_line
        if source is not None:
            first, last = (
                bisect_left(ends, offset) + 1 for offset in (finding.start, max(finding.end - 1, finding.start))
            )
        at = bisect_left(lasts, first + 1)
        if at < len(ranges) and ranges[at][0] <= last:
            yield finding
