"""What tests with real engines need: LanguageTool where it is installed, and a failure where it must be."""

from __future__ import annotations

import os

import pytest

from checker.grammar.engine import EngineChoice, EngineError, engine_version
from checker.grammar.installed import Installation, installation


def languagetool() -> Installation:
    """The installed LanguageTool; without one the test is skipped, in continuous integration it fails."""
    try:
        engine_version(EngineChoice("languagetool"))
        return installation()
    except EngineError as error:
        if os.environ.get("UNSPIN_CI"):
            pytest.fail(f"in continuous integration every engine must be there: {error}")
        pytest.skip(str(error))
