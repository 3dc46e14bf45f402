"""One warm LanguageTool server for each user: started at first use, reused by every later run, ended when idle."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from checker.grammar.engine import EngineFailedError, EngineMissingError
from checker.grammar.installed import MAIN, Installation
from checker.grammar.locks import LockedError, is_locked, locked

HEAP = "1g"
"""Most memory that the server may use for its data."""

IDLE = 1800.0
"""Seconds without use after which the server ends."""

PATIENCE = 120.0
"""Seconds within which a server must be there."""

_PAUSE = 0.05

_ANSWERS_WITHIN = 5.0
"""Seconds after which a server hangs that was ready once; it answers within some milliseconds."""


@dataclass(frozen=True, slots=True)
class State:
    """A server that is running.

    Attributes:
        pid: of the Java process.
        port: on the loopback interface.
        started: seconds since 1970.
        version: of LanguageTool.
        watchdog: pid of the process that keeps it.
    """

    pid: int
    port: int
    started: int
    version: str
    watchdog: int

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/"


class Server:
    """The server of one folder."""

    def __init__(self, folder: Path, idle: float = IDLE, heap: str = HEAP) -> None:
        """Look at a folder; nothing is started.

        Args:
            folder: where state, lock and log are kept.
            idle: seconds without use after which a server that is started now ends.
            heap: most memory for its data, as Java writes it.
        """
        self._folder = folder
        self._idle = idle
        self._heap = heap

    @property
    def log(self) -> Path:
        """What the server wrote last."""
        return self._folder / "server.log"

    def state(self) -> State | None:
        """The server that is running, or None."""
        if not is_locked(self._folder / "alive.lock"):
            return None
        try:
            return State(**json.loads((self._folder / "state.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def ensure(self, installation: Installation) -> State:
        """Return the running server; start one where there is none, or none that answers.

        Raises:
            EngineMissingError: its Java is gone.
            EngineFailedError: it cannot be started.
        """
        state = self._usable(installation)
        if state is None:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                with locked(self._folder / "start.lock", PATIENCE):
                    state = self._usable(installation) or self._replace(installation)
            except LockedError:
                raise EngineFailedError(
                    "LanguageTool is being started by another process and does not answer"
                ) from None
            except OSError as error:
                raise EngineFailedError(f"LanguageTool cannot be started: {error}") from error
        self.touch()
        return state

    def touch(self) -> None:
        """Say that the server is needed, so that it does not end."""
        with suppress(OSError):
            os.utime(self._folder / "state.json")

    def stop(self, patience: float = 15.0) -> bool:
        """End the server.

        Returns:
            Whether there was one.

        Raises:
            EngineFailedError: it is still there after `patience` seconds.
        """
        alive = self._folder / "alive.lock"
        was_there = is_locked(alive)
        if was_there:
            (self._folder / "stop").touch()
            deadline = time.monotonic() + patience
            while is_locked(alive):
                if time.monotonic() > deadline:
                    raise EngineFailedError(f"LanguageTool does not end; see {self.log}")
                time.sleep(_PAUSE)
        self._clear_up()
        return was_there

    def _usable(self, installation: Installation) -> State | None:
        state = self.state()
        if state is None or state.version != installation.version or not _answers(state.port):
            return None
        return state

    def _replace(self, installation: Installation) -> State:
        """Start a server in place of one that is of another version, died or hangs; only under the lock."""
        if not Path(installation.java).is_file():
            raise EngineMissingError(
                f"the Java that LanguageTool was installed with is gone ({installation.java}); "
                "run “unspin grammar install” again"
            )
        self.stop()
        plan = self._folder / "plan.json"
        plan.write_text(json.dumps(self._plan(installation)), "utf-8")
        watchdog = _detached([sys.executable, "-I", str(Path(__file__).with_name("watchdog.py")), str(plan)])
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            state = self.state()
            if state is not None:
                return state
            if watchdog.poll() is not None:
                break
            time.sleep(_PAUSE)
        raise EngineFailedError(f"LanguageTool does not start{self._last_words()}; see {self.log}")

    def _plan(self, installation: Installation) -> dict[str, object]:
        return {
            "command": installation.command(self._heap),
            "folder": str(self._folder),
            "version": installation.version,
            "idle": self._idle,
        }

    def _last_words(self) -> str:
        try:
            lines = self.log.read_text("utf-8", "replace").split("\n")
        except OSError:
            return ""
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f" (“{last[:200]}”)" if last else ""

    def _clear_up(self) -> None:
        """Remove what a server left that ended badly, and a Java whose watchdog was killed."""
        path = self._folder / "state.json"
        with suppress(OSError, ValueError, TypeError):
            _end_orphan(State(**json.loads(path.read_text("utf-8"))))
        for name in ("state.json", "stop"):
            (self._folder / name).unlink(missing_ok=True)


def _answers(port: int) -> bool:
    """Whether anything answers at a port: a process that was stopped still takes connections."""
    try:
        with socket.create_connection(("127.0.0.1", port), _ANSWERS_WITHIN) as connection:
            connection.settimeout(_ANSWERS_WITHIN)
            connection.sendall(b"GET /v2/healthcheck HTTP/1.0\r\n\r\n")
            return bool(connection.recv(1))
    except OSError:
        return False


def _end_orphan(state: State) -> None:
    """End a Java process that was left alone, after making sure that it is the one that was started."""
    try:
        import psutil
    except ImportError:
        return
    with suppress(psutil.Error):
        process = psutil.Process(state.pid)
        if process.create_time() <= state.started + 1 and MAIN in process.cmdline():
            process.terminate()
            process.wait(10)


def _detached(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that outlives this one and does not hear its Ctrl-C."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, creationflags=flags, stdin=-3, stdout=-3, stderr=-3)  # noqa: S603
    return subprocess.Popen(  # noqa: S603
        command,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
