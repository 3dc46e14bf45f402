"""The errors whose messages are written for the person at the keyboard."""

from __future__ import annotations

from checker.config import ConfigError
from checker.glossary.model import GlossaryError
from checker.readers import UnreadableError
from checker.reporters import FormatError
from checker.plan import SettingsError

EXPECTED: tuple[type[Exception], ...] = (
    ConfigError,
    GlossaryError,
    SettingsError,
    UnreadableError,
    FormatError,
    OSError,
)
"""Shown as they are; anything else is a fault of unspin."""
