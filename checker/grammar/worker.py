"""A thread with an engine in it, so that the engine is built and works while the glossaries are matched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from queue import SimpleQueue

from checker.grammar.engine import Engine, EngineError, EngineFailedError, Lint


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
    """Answers requests one after the other; the engine is opened before the first."""

    def __init__(self, open_engine: Callable[[], AbstractContextManager[Engine]]) -> None:
        """Prepare; nothing is started before `start` or the first request.

        Args:
            open_engine: opens the engine, in the worker's thread.
        """
        self._open_engine = open_engine
        self._requests: SimpleQueue[Request | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, texts: Sequence[str]) -> Request:
        """Ask about some texts; returns at once."""
        request = Request(texts)
        self.start()
        self._requests.put(request)
        return request

    def start(self) -> None:
        """Begin to open the engine if that was not done before; returns at once."""
        if self._thread is None:
            # A daemon: an engine that hangs must not keep the program from ending.
            self._thread = threading.Thread(target=self._work, name="grammar", daemon=True)
            self._thread.start()

    def close(self, patience: float = 1.0) -> None:
        """Let the thread end and its engine be closed."""
        if self._thread is not None:
            self._requests.put(None)
            self._thread.join(patience)
            self._thread = None

    def _work(self) -> None:
        with ExitStack() as stack:
            engine = self._opened(stack)
            while (request := self._requests.get()) is not None:
                lints, error = _asked(engine, request.texts)
                if isinstance(error, EngineFailedError):
                    # Opened anew once: a server may have been stopped in between.
                    engine = self._opened(stack)
                    lints, error = _asked(engine, request.texts)
                request.settle(lints, error)

    def _opened(self, stack: ExitStack) -> Engine | EngineError:
        try:
            return stack.enter_context(self._open_engine())
        except EngineError as error:
            return error
        except Exception as error:
            return EngineFailedError(f"{type(error).__name__}: {error}")


def _asked(engine: Engine | EngineError, texts: Sequence[str]) -> tuple[list[list[Lint]] | None, EngineError | None]:
    """What an engine says of texts, or what went wrong, be it now or when it was opened."""
    if isinstance(engine, EngineError):
        return None, engine
    try:
        return _complete(engine.check(texts), texts), None
    except EngineError as error:
        return None, error
    except Exception as error:
        return None, EngineFailedError(f"{type(error).__name__}: {error}")


def _complete(lints: list[list[Lint]], texts: Sequence[str]) -> list[list[Lint]]:
    if len(lints) != len(texts):
        raise EngineFailedError("the grammar engine did not answer for every text")
    return lints
