"""One LanguageTool server for all tests, apart from the user's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from engines import languagetool

from checker.grammar.languagetool import LanguageTool
from checker.grammar.server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server."""
    there = languagetool()
    server = Server(tmp_path_factory.mktemp("server"), idle=600)
    server.ensure(there)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def engine(server: Server) -> LanguageTool:
    """LanguageTool, connected to that server."""
    there = languagetool()
    return LanguageTool(server.ensure(there).url, there.version, 60, server)
