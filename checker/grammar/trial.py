"""A LanguageTool server for one check, to see whether it works and to let Java see which classes it loads."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from checker.grammar.engine import EngineFailedError

SENTENCE = "This are an test of the the engine."
"""Holds three mistakes; finding none means that the engine does not work."""

_PATIENCE = 120.0
_PAUSE = 0.1


def try_server(command: Sequence[str], log: Path) -> None:
    """Start a server, send it a sentence with mistakes, end it.

    Args:
        command: starts it; `{port}` stands for the port.
        log: where it writes what it has to say.

    Raises:
        EngineFailedError: it does not start or finds nothing.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - unspin itself wrote the command
            [part.replace("{port}", str(port)) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            found = _ask(process, port)
        finally:
            _end(process)
    if not found:
        words = log.read_text("utf-8", "replace").strip().split("\n")[-1][:200]
        raise EngineFailedError(f"LanguageTool does not work with this Java: {words or 'it finds no mistakes'}")


def _ask(process: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the server finds anything in the sentence."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    form = urllib.parse.urlencode({"text": SENTENCE, "language": "en-US"}).encode()
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with opener.open(f"http://127.0.0.1:{port}/v2/check", form, timeout=_PATIENCE) as answer:
                return bool(json.load(answer)["matches"])
        except (OSError, ValueError, KeyError):
            time.sleep(_PAUSE)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server the way that lets Java write its archive of classes."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.terminate()
        else:
            os.kill(process.pid, signal.SIGTERM)
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
