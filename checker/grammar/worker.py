"""A thread with an engine in it, so that the engine is built and works while the glossaries are matched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from queue import SimpleQueue

from checker.grammar.engine import Engine, EngineError, EngineFailedError, Lint

_TRIES = 2
"""An engine that failed is opened anew once: a server may have been stopped in between."""


class Request:
    """Texts that an engine was asked about."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._done = threading.Event()
        self._lints: list[list[Lint]] = []
        self._error: EngineError | None = None

    def result(self, patience: float) -> list[list[Lint]]:
        """Wait for the lints of each text.

        Args:
            patience: seconds.

        Raises:
            EngineError: the engine failed, or has not answered after `patience` seconds.
        """
        if not self._done.wait(patience):
            raise EngineFailedError(f"the grammar engine has not answered within {patience:.0f} seconds")
        if self._error is not None:
            raise self._error
        return self._lints

    def settle(self, lints: list[list[Lint]] | None, error: EngineError | None) -> None:
        """Give the answer."""
        self._lints, self._error = lints or [], error
        self._done.set()


class Worker:
    """Answers requests one after the other; the engine is opened at the first."""

    def __init__(self, open_engine: Callable[[], AbstractContextManager[Engine]]) -> None:
        """Prepare; nothing is started before the first request.

        Args:
            open_engine: opens the engine, in the worker's thread.
        """
        self._open_engine = open_engine
        self._requests: SimpleQueue[Request | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, texts: Sequence[str]) -> Request:
        """Ask about some texts; returns at once."""
        request = Request(texts)
        if self._thread is None:
            # A daemon: an engine that hangs must not keep the program from ending.
            self._thread = threading.Thread(target=self._work, name="grammar", daemon=True)
            self._thread.start()
        self._requests.put(request)
        return request

    def close(self, patience: float = 1.0) -> None:
        """Let the thread end and its engine be closed."""
        if self._thread is not None:
            self._requests.put(None)
            self._thread.join(patience)
            self._thread = None

    def _work(self) -> None:
        with ExitStack() as stack:
            engine: Engine | None = None
            while (request := self._requests.get()) is not None:
                for attempt in range(_TRIES):
                    try:
                        engine = engine or stack.enter_context(self._open_engine())
                        request.settle(_complete(engine.check(request.texts), request.texts), None)
                        break
                    except EngineFailedError as error:
                        engine = None
                        if attempt + 1 == _TRIES:
                            request.settle(None, error)
                    except EngineError as error:
                        request.settle(None, error)
                        break
                    except Exception as error:
                        request.settle(None, EngineFailedError(f"{type(error).__name__}: {error}"))
                        break


def _complete(lints: list[list[Lint]], texts: Sequence[str]) -> list[list[Lint]]:
    if len(lints) != len(texts):
        raise EngineFailedError("the grammar engine did not answer for every text")
    return lints
