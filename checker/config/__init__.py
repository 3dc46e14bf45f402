"""Settings from files, the environment and the command line.

The nearest `unspin.toml`, or `pyproject.toml` with a `[tool.unspin]` table, from
a checked file upwards holds for it. Later layers win: defaults, the user's own
file, the nearest file with what it extends, the environment, the command line.
`keys` says what can be set, `values` what values look like, `files` how files
are read, `layers` how layers are put together, `configuration` what holds where.
"""

from __future__ import annotations

from checker.config.configuration import Configuration, Given
from checker.config.files import FILE_NAME
from checker.config.place import ConfigError
from checker.config.values import check_rule

__all__ = ["FILE_NAME", "ConfigError", "Configuration", "Given", "check_rule"]
