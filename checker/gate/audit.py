"""The audit log: one JSON object a line, only ever added to, whoever writes at the same time."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from checker import __version__
from checker.findings import DocumentReport
from checker.gate.decision import Decision
from checker.gate.policy import Policy
from checker.gate.submission import Submission


def entry(policy: Policy, submission: Submission, report: DocumentReport | None, decision: Decision) -> dict[str, Any]:
    """What the log remembers of a decision: enough to repeat it, and not the text."""
    return {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "unspin": __version__,
        "policy": {"name": policy.name, "digest": policy.digest},
        "path": submission.path,
        "section": submission.section,
        "sha256": report.sha256 if report else "",
        "original": _original(report),
        "findings": len(report.findings) if report else 0,
        **decision.to_json(),
        "override": {"by": submission.override_by, "reason": submission.override_reason},
    }


def _original(report: DocumentReport | None) -> dict[str, str] | None:
    """What the article was compared with."""
    compared = report.comparison if report else None
    return {"path": compared.original, "sha256": compared.sha256} if compared else None


def append(path: Path, line: dict[str, Any]) -> None:
    """Add a line to a log.

    The line is written by one call under a lock, so that no two writers mix, and
    forced to disk before this returns.

    Args:
        path: the log; made where it is missing.
        line: what to remember.

    Raises:
        OSError: it cannot be written.
    """
    data = (json.dumps(line, ensure_ascii=True) + "\n").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        _lock(handle)
        written = os.write(handle, data)
        if written != len(data):
            raise OSError(f"only {written} of {len(data)} bytes could be written")
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    """Wait for the file; closing it lets go."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
