"""The errors whose messages are written for the person at the keyboard."""

from __future__ import annotations

from checker.baseline import BaselineError
from checker.changed_lines import GitError
from checker.compare.against import AgainstError
from checker.config import ConfigError
from checker.decisions.files import DecisionsError
from checker.gate.policy import PolicyError
from checker.gate.submission import SubmissionError
from checker.glossary.exchange.gathering import ExchangeError
from checker.glossary.model import GlossaryError
from checker.grammar.engine import EngineError
from checker.learning.archive import ArchiveError
from checker.plan import SettingsError
from checker.profile.file import ProfileError
from checker.readers import UnreadableError
from checker.reporters import FormatError

EXPECTED: tuple[type[Exception], ...] = (
    AgainstError,
    ArchiveError,
    BaselineError,
    ConfigError,
    DecisionsError,
    EngineError,
    ExchangeError,
    GitError,
    GlossaryError,
    PolicyError,
    ProfileError,
    SettingsError,
    SubmissionError,
    UnreadableError,
    FormatError,
    OSError,
)
"""Shown as they are; anything else is a fault of unspin."""
