"""Which settings hold for which file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.config.files import in_folder, read_file
from checker.config.keys import EXTEND, KEYS
from checker.config.layers import Resolved, Values, read_values, resolve
from checker.config.place import ConfigError, Layer, Place

Given = Mapping[str, Any]
"""Names of settings to what the command line gives them, in the manner of a settings file."""

CONFIG_VARIABLE = "UNSPIN_CONFIG"


class Configuration:
    """All layers of settings of a run; finds and reads each settings file once."""

    def __init__(
        self,
        given: Given | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        config: str = "",
        isolated: bool = False,
        user_folder: Path | None = None,
        root: Path | None = None,
    ) -> None:
        """Read what does not depend on the file that is checked.

        Args:
            given: settings from the command line; texts are parsed.
            environment: its variables.
            config: a settings file to use instead of those that would be found.
            isolated: whether to read no settings file and no variable.
            user_folder: where the user's own settings file is, if there is one.
            root: folder above which no settings file is looked for.

        Raises:
            ConfigError: a setting cannot be used.
        """
        variables = {} if isolated else environment or {}
        named = config or variables.get(CONFIG_VARIABLE, "")
        self._searches = not isolated and not named
        self._user = [] if isolated or user_folder is None else _user_layers(user_folder)
        self._named = _named_layers(named) if named else []
        self._last = [*_environment(variables), *_command_line(given or {})]
        self._root = os.path.realpath(root).replace(os.sep, "/") if root else ""
        self._folders: dict[str, str] = {}
        self._files: dict[str, Path | ConfigError | None] = {}
        self._layers: dict[Path | None, Sequence[Values] | ConfigError] = {}
        self._resolved: dict[tuple[Path | None, tuple[int, ...]], Resolved] = {}

    def for_file(self, path: str) -> Resolved:
        """What holds for a file.

        Args:
            path: of a file, which need not exist.

        Raises:
            ConfigError: a settings file cannot be used.
        """
        folder, name = os.path.split(path)
        folder = self._real(folder)
        file = self._file(folder)
        layers = self._of_file(file)
        if not any(layer.files for layer in layers):
            return self._put_together(file, layers, ())
        full = f"{folder.rstrip('/')}/{name}"
        outside = tuple(n for n, layer in enumerate(layers) if layer.files and not layer.holds(full))
        return self._put_together(file, layers, outside)

    def for_folder(self, folder: str) -> Resolved:
        """What holds in a folder, leaving out what holds for some files only.

        Raises:
            ConfigError: a settings file cannot be used.
        """
        file = self._file(self._real(folder))
        layers = self._of_file(file)
        return self._put_together(file, layers, tuple(n for n, layer in enumerate(layers) if layer.files))

    def files_for(self, path: str) -> tuple[str, ...]:
        """The settings files that have a say for a file, as people write them, the weakest first."""
        layers = self._of_file(self._file(self._real(os.path.split(path)[0])))
        return tuple(dict.fromkeys(layer.place.shown for layer in layers if layer.place.text))

    def _put_together(self, file: Path | None, layers: Sequence[Values], without: tuple[int, ...]) -> Resolved:
        key = (file, without)
        if key not in self._resolved:
            self._resolved[key] = resolve(layer for n, layer in enumerate(layers) if n not in without)
        return self._resolved[key]

    def _real(self, folder: str) -> str:
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder or ".").replace(os.sep, "/")
        return self._folders[folder]

    def _file(self, folder: str) -> Path | None:
        """The nearest settings file from a folder upwards; remembers the answer for every folder on the way."""
        if not self._searches:
            return None
        passed: list[str] = []
        found: Path | ConfigError | None = None
        while True:
            if folder in self._files:
                found = self._files[folder]
                break
            passed.append(folder)
            try:
                found = in_folder(folder)
            except ConfigError as error:
                found = error
            above = folder.rpartition("/")[0] or "/"
            if found or folder in (above, self._root) or (os.name == "nt" and folder.endswith(":")):
                break
            folder = above
        self._files.update(dict.fromkeys(passed, found))
        if isinstance(found, ConfigError):
            raise found
        return found

    def _of_file(self, file: Path | None) -> Sequence[Values]:
        if file not in self._layers:
            try:
                own = read_file(file, Layer.FILE) if file else []
                self._layers[file] = [*self._user, *self._named, *own, *self._last]
            except ConfigError as error:
                self._layers[file] = error
        layers = self._layers[file]
        if isinstance(layers, ConfigError):
            raise layers
        return layers


def _user_layers(folder: Path) -> list[Values]:
    file = in_folder(os.path.realpath(folder))
    return read_file(file, Layer.USER) if file and file.name == "unspin.toml" else []


def _named_layers(name: str) -> list[Values]:
    path = Path(os.path.realpath(name))
    if not path.is_file():
        raise ConfigError(f"{name}: there is no such settings file; check the path.")
    return read_file(path, Layer.FILE)


def _environment(variables: Mapping[str, str]) -> list[Values]:
    found = {key.name: variables[key.variable] for key in KEYS.values() if variables.get(key.variable)}
    _require_known(variables)
    return _outside_files(found, Layer.ENVIRONMENT)


_PREFIX = "UNSPIN_"
_ALIKE = 0.75
"""How alike, of 1, a variable must be to one that exists to be a slip of it; others may be somebody else's."""


def _require_known(variables: Mapping[str, str]) -> None:
    """Refuse a variable whose name is nearly that of a setting."""
    known = {key.variable.removeprefix(_PREFIX) for key in KEYS.values()}
    given = sorted(name.removeprefix(_PREFIX) for name in variables if name.startswith(_PREFIX))
    for name in given:
        if name not in known:
            from difflib import get_close_matches

            if close := get_close_matches(name[:60], sorted(known), 1, _ALIKE):
                raise ConfigError(f"{_PREFIX}{name}: there is no such variable; did you mean “{_PREFIX}{close[0]}”?")


def _command_line(given: Given) -> list[Values]:
    return _outside_files({name: value for name, value in given.items() if value is not None}, Layer.COMMAND_LINE)


def _outside_files(given: Mapping[str, Any], layer: Layer) -> list[Values]:
    """The layer of variables or options; each value is read by itself, so that errors name its variable or option."""
    if not given:
        return []
    folder = Path.cwd().as_posix()
    found: dict[str, Any] = {}
    for name, value in given.items():
        key = KEYS.get(name) or KEYS[name.removeprefix(EXTEND)]
        place = Place(layer, key.variable if layer is Layer.ENVIRONMENT else key.option or key.name, folder)
        try:
            parsed = _parsed(value, key.kind.parse, key.kind.is_list)
        except ValueError as error:
            raise place.error(str(error)) from None
        found |= read_values({name: parsed}, place).values
    return [Values(Place(layer, str(layer), folder), found)]


def _parsed(value: Any, parse: Any, is_list: bool) -> Any:
    """What a file would hold; options that may be given again come as lists of texts."""
    if isinstance(value, str):
        return parse(value) if parse else value
    if isinstance(value, list) and parse:
        parts = [parse(item) for item in value]
        return [item for part in parts for item in part] if is_list else {k: v for p in parts for k, v in p.items()}
    return value
