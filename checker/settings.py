"""What can be set, as plain frozen data.

`config` finds and reads settings; checks, readers and reporters never see
them, only the options made from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any

from checker.findings import Severity

FAIL_ON = ("error", "warning", "hint", "never")
GRAMMAR = ("harper", "languagetool", "off")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    Attributes:
        glossaries: names of shipped glossaries or paths; empty for all shipped ones.
        default_glossaries: whether all shipped glossaries are loaded where `glossaries` is empty.
        select: rules that run; empty for all.
        ignore: rules that do not.
        severity: rule or glossary id to the severity of its findings.
        front_matter: keys of front matter whose values are prose.
        include: patterns of further files to check in folders.
        exclude: patterns of files to leave out in folders.
        max_file_size: bytes above which a file is an error.
        fail_on: gravest severity that does not fail a run, see `FAIL_ON`.
        grammar: engine, see `GRAMMAR`.
        hints: whether hints are shown.
        suppressions: whether comments in an article may silence findings.
        baseline: file of findings to be silent about, or empty.
        rules: rule id to its options.
        base: folder that relative paths start from.
    """

    glossaries: tuple[str, ...] = ()
    default_glossaries: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    front_matter: tuple[str, ...] = ("title", "description", "summary")
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_file_size: int = 20_000_000
    fail_on: str = "error"
    grammar: str = "off"
    hints: bool = False
    suppressions: bool = True
    baseline: str = ""
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    base: str = "."

    def digest(self) -> str:
        """`sha256:` and a digest of all settings that bear on findings."""
        bearing = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _WITHOUT_BEARING}
        return f"sha256:{sha256(repr(sorted(bearing.items())).encode()).hexdigest()}"


_WITHOUT_BEARING = frozenset(
    {"fail_on", "hints", "baseline", "include", "exclude", "base", "glossaries", "default_glossaries"}
)
"""Settings that choose files or what is shown, or that are named by content elsewhere in a report."""
