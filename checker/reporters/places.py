"""How paths are written for programs that look for them in a repository."""

from __future__ import annotations


def in_repository(path: str) -> str:
    """A path as GitHub, GitLab and reviewdog match it with the files of a change.

    They compare texts: `./a.md`, which a check of `.` reports, would belong to no
    file (https://github.com/crate-ci/typos/pull/1496).

    Args:
        path: as in the report.
    """
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path or "."
