"""Keeps one LanguageTool server and ends it when nobody needs it; run as a program of its own, never imported.

It holds a lock for as long as it lives, so that others know by the lock, not by a
number that another process may have by now, that the server is there. It needs
nothing but the standard library and is started by its path.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

PAUSE = 0.2
PATIENCE = 90.0
"""Seconds within which a server must answer."""

PATIENCE_AT_END = 3.0
"""Seconds within which a server must end that was asked to; it has nothing to save."""

_HOLD_TRIES = 50
_TRIES = 3
"""A free port may be taken by somebody else before Java has it."""


def main(plan_path: str) -> int:
    """Start the server of a plan, write its state, end it when its time has come.

    Args:
        plan_path: JSON file with `command` (list, `{port}` to be filled in), `folder`, `version` and `idle` (seconds).
    """
    plan: dict[str, Any] = json.loads(Path(plan_path).read_text("utf-8"))
    folder = Path(plan["folder"])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    lock = _hold(folder / "alive.lock")
    if lock is None:
        # Another watchdog was first; its server will do.
        return 0
    (folder / "stop").unlink(missing_ok=True)
    with (folder / "server.log").open("wb") as log:
        for _ in range(_TRIES):
            process, port = _start(plan["command"], log)
            try:
                if _wait_until_ready(process, port):
                    _write_state(folder, process.pid, port, plan["version"])
                    _watch(process, folder, plan["idle"])
                    return 0
                if process.poll() is None:
                    return 1
            finally:
                (folder / "state.json").unlink(missing_ok=True)
                _end(process)
    return 1


def _hold(path: Path) -> int | None:
    """Take the lock that says “alive”; the descriptor stays open as long as this process lives."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    for _ in range(_HOLD_TRIES):
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # Whoever asks whether the lock is held has it for a moment.
            time.sleep(PAUSE / 10)
        else:
            return descriptor
    return None


def _start(command: list[str], log: Any) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - unspin itself wrote the command
        [part.replace("{port}", str(port)) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    return process, port


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait for the server; False where it died or stays silent."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with opener.open(f"http://127.0.0.1:{port}/v2/healthcheck", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(PAUSE / 2)
    return False


def _write_state(folder: Path, pid: int, port: int, version: str) -> None:
    state = {"pid": pid, "port": port, "started": int(time.time()), "version": version, "watchdog": os.getpid()}
    unfinished = folder / "state.json.new"
    unfinished.write_text(json.dumps(state), "utf-8")
    unfinished.replace(folder / "state.json")


def _watch(process: subprocess.Popen[bytes], folder: Path, idle: float) -> None:
    """Return when the server died, was told to stop or has not been used for `idle` seconds."""
    state, stop = folder / "state.json", folder / "stop"
    while process.poll() is None and not stop.exists():
        try:
            if time.time() - state.stat().st_mtime > idle:
                return
        except OSError:
            return
        time.sleep(PAUSE)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE_AT_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
