"""What the checkers of one process share: an engine and a cache for each choice of engine, opened once.

Building an engine takes half a second, so a small run begins with it as soon as its
settings are known, while glossaries are still loaded; see `Engines.expect`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from checker.grammar.cache import Cache
from checker.grammar.engine import EngineChoice, EngineError, engine_version, open_engine
from checker.grammar.worker import Worker

if TYPE_CHECKING:
    from checker.settings import Settings
    from checker.sources import Source

FEW = 7
"""Files of a run that may be looked at ahead; a larger one knows most of its files from the last time."""

LARGEST = 1_000_000
"""Bytes of a file above which it is not read twice to save half a second."""


def choice_of(settings: Settings) -> EngineChoice | None:
    """The engine that settings ask for; None where there is none or none of its rules can show."""
    return EngineChoice(settings.grammar_engine, settings.remote) if settings.grammar_engine else None


class Engines:
    """The engines of one process and what they said before; a context manager."""

    def __init__(self, cache: Path | None = None) -> None:
        """Prepare; nothing is opened before it is needed.

        Args:
            cache: folder for what engines said before, or None.
        """
        self._folder = cache
        self._workers: dict[EngineChoice, Worker] = {}
        self._caches: dict[EngineChoice, Cache] = {}
        self._versions: dict[EngineChoice, str] = {}
        self._new: set[tuple[EngineChoice, str]] = set()

    def version(self, choice: EngineChoice) -> str:
        """The version of an engine; nothing is started.

        Raises:
            EngineMissingError: it is not installed.
        """
        if choice not in self._versions:
            self._versions[choice] = engine_version(choice)
        return self._versions[choice]

    def worker(self, choice: EngineChoice) -> Worker:
        """The thread that an engine works in."""
        if choice not in self._workers:
            self._workers[choice] = Worker(partial(open_engine, choice))
        return self._workers[choice]

    def cache(self, choice: EngineChoice) -> Cache:
        """What an engine said before.

        Raises:
            EngineMissingError: it is not installed.
        """
        if choice not in self._caches:
            self._caches[choice] = Cache(self._folder, choice.name, self.version(choice))
        return self._caches[choice]

    def __enter__(self) -> Engines:
        """Nothing is opened before it is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close engines and caches, and let their threads end."""
        for worker in self._workers.values():
            worker.close()
        for cache in self._caches.values():
            cache.close()

    def expect(self, settings: Sequence[Settings], sources: Sequence[Source]) -> None:
        """Begin to open the engines that some files will need, in threads; returns at once.

        It is a guess: a file whose bytes an engine has seen needs none. Where it is
        wrong, an engine is opened later, or for nothing. More than `FEW` files are not looked at.

        Args:
            settings: to which the sources refer.
            sources: what will be checked.
        """
        for source in sources if len(sources) <= FEW else ():
            choice = choice_of(settings[source.plan])
            # Whoever checks the file says so where the engine is not there or the file cannot be read.
            with suppress(EngineError, OSError):
                if choice is not None and self._is_new(choice, source.path):
                    self.worker(choice).start()

    def completed(self, choice: EngineChoice, digest: str) -> None:
        """Note that an engine need not be asked about any text of a file.

        Args:
            choice: which engine.
            digest: hex SHA-256 of the file's bytes; files that `expect` did not look at are passed over.
        """
        if (choice, digest) in self._new:
            self._new.remove((choice, digest))
            self.cache(choice).mark_complete(digest)

    def _is_new(self, choice: EngineChoice, path: Path) -> bool:
        if path.stat().st_size > LARGEST:
            return True
        digest = sha256(path.read_bytes()).hexdigest()
        if self.cache(choice).is_complete(digest):
            return False
        self._new.add((choice, digest))
        return True
