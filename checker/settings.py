"""What can be set, as plain frozen data.

`config` finds and reads settings; checks, readers and reporters never see
them, only the options made from them. A further setting is a field here and a
line in `checker.config.keys`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from hashlib import sha256
from typing import Any

from checker.findings import Severity

FAIL_ON = ("error", "warning", "hint", "never")
GRAMMAR = ("harper", "languagetool", "off")


class Scope(StrEnum):
    """What a setting bears on.

    FINDINGS: what is found in an article, so it is part of the digest and may
    differ from file to file. GLOSSARIES: the same, but a report names glossaries
    by content. FILES: which files of a folder are checked. RUN: the run as a whole.
    """

    FINDINGS = "findings"
    GLOSSARIES = "glossaries"
    FILES = "files"
    RUN = "run"


def _bears_on(scope: Scope, default: Any) -> Any:
    if isinstance(default, dict):
        return field(default_factory=dict, metadata={"scope": scope})
    return field(default=default, metadata={"scope": scope})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold for an article, or for a run.

    Attributes:
        glossaries: names of shipped glossaries or absolute paths, beside the shipped ones or instead of them.
        default_glossaries: whether all shipped glossaries are loaded.
        select: rules that run; empty for all.
        ignore: rules that do not.
        severity: rule or glossary id to the severity of its findings.
        rules: rule id to its options.
        profile: absolute path of the house profile, or empty.
        profile_articles: independent articles of the profile that must have a phrase before it vetoes a finding.
        front_matter: keys of front matter whose values are prose.
        max_file_size: bytes above which a file is an error.
        grammar: engine, see `GRAMMAR`.
        grammar_enable: rules of the engine that are shown although they are left out by default.
        suppressions: whether comments in an article may silence findings.
        include: patterns of further files to check in folders, for absolute paths.
        exclude: patterns of files to leave out in folders, for absolute paths.
        gitignore: whether what .gitignore files name is left out in folders.
        force_exclude: whether `exclude` also holds for paths given by name.
        output_format: how results are shown.
        fail_on: gravest severity that does not fail a run, see `FAIL_ON`.
        hints: whether hints are shown.
        statistics: whether findings are counted by rule and glossary.
        jobs: processes; 0 for as many as are worth starting.
        baseline: file of findings to be silent about, or empty.
        grammar_required: whether it is an error that the grammar engine fails.
        remote: address of a shared LanguageTool server; texts are sent there. Empty for one's own.
        mirror: address of a Maven repository that LanguageTool is fetched from; empty for Maven Central.
    """

    glossaries: tuple[str, ...] = _bears_on(Scope.GLOSSARIES, ())
    default_glossaries: bool = _bears_on(Scope.GLOSSARIES, True)
    select: tuple[str, ...] = _bears_on(Scope.FINDINGS, ())
    ignore: tuple[str, ...] = _bears_on(Scope.FINDINGS, ())
    severity: Mapping[str, Severity] = _bears_on(Scope.FINDINGS, {})
    rules: Mapping[str, Mapping[str, Any]] = _bears_on(Scope.FINDINGS, {})
    profile: str = _bears_on(Scope.GLOSSARIES, "")
    profile_articles: int = _bears_on(Scope.FINDINGS, 3)
    front_matter: tuple[str, ...] = _bears_on(Scope.FINDINGS, ("title", "description", "summary"))
    max_file_size: int = _bears_on(Scope.FINDINGS, 20_000_000)
    grammar: str = _bears_on(Scope.FINDINGS, "harper")
    grammar_enable: tuple[str, ...] = _bears_on(Scope.FINDINGS, ())
    suppressions: bool = _bears_on(Scope.FINDINGS, True)
    include: tuple[str, ...] = _bears_on(Scope.FILES, ())
    exclude: tuple[str, ...] = _bears_on(Scope.FILES, ())
    gitignore: bool = _bears_on(Scope.FILES, True)
    force_exclude: bool = _bears_on(Scope.FILES, False)
    output_format: str = _bears_on(Scope.RUN, "terminal")
    fail_on: str = _bears_on(Scope.RUN, "error")
    hints: bool = _bears_on(Scope.RUN, False)
    statistics: bool = _bears_on(Scope.RUN, False)
    jobs: int = _bears_on(Scope.RUN, 0)
    baseline: str = _bears_on(Scope.RUN, "")
    grammar_required: bool = _bears_on(Scope.RUN, False)
    remote: str = _bears_on(Scope.RUN, "")
    mirror: str = _bears_on(Scope.RUN, "")

    def runs(self, rule: str) -> bool:
        """Tell whether a rule runs.

        Where both `select` and `ignore` name it the more exact of the two wins,
        `grammar/X` over `grammar`, and `ignore` where they are alike.

        Args:
            rule: an id such as `spacing` or `grammar/AnA`.
        """
        selected = _exactness(self.select, rule) if self.select else 1
        return selected > 0 and (selected > ignored if (ignored := _exactness(self.ignore, rule)) else True)

    def runs_group(self, group: str) -> bool:
        """Tell whether any rule of a group can run.

        Args:
            group: the part before the `/`, such as `grammar`.
        """
        members = [name for name in self.select if name.startswith(f"{group}/")]
        return self.runs(group) or any(self.runs(name) for name in members)

    @property
    def grammar_engine(self) -> str:
        """The grammar engine that runs; empty where there is none or none of its rules can show."""
        return self.grammar if self.grammar != "off" and self.runs_group("grammar") else ""

    def severity_of(self, rule: str, glossary: str) -> Severity | None:
        """The severity that is set for findings of a rule with a glossary behind them, or None.

        The rule's own comes before its group's, and that before the glossary's.
        """
        if not self.severity:
            return None
        for name in (rule, rule.partition("/")[0], glossary):
            if name in self.severity:
                return self.severity[name]
        return None

    def digest(self) -> str:
        """`sha256:` and a digest of all settings that bear on findings."""
        return f"sha256:{sha256(repr(self._of(Scope.FINDINGS)).encode()).hexdigest()}"

    def key(self) -> str:
        """A text that two settings share if they mean the same for the check of an article."""
        return repr((self._of(Scope.FINDINGS), self._of(Scope.GLOSSARIES)))

    def _of(self, scope: Scope) -> list[tuple[str, Any]]:
        return sorted((f.name, _plain(getattr(self, f.name))) for f in fields(self) if f.metadata["scope"] is scope)


def digest_of(used: Iterable[Settings]) -> str:
    """The digest of all settings that a run used: of the one, or of the sorted digests of several."""
    digests = sorted({settings.digest() for settings in used})
    if len(digests) == 1:
        return digests[0]
    return f"sha256:{sha256(' '.join(digests).encode()).hexdigest()}"


def _exactness(names: Iterable[str], rule: str) -> int:
    """2 where the rule itself is among the names, 1 where its group is, else 0."""
    group, slash, _ = rule.partition("/")
    return max((2 if name == rule else 1 if slash and name.rstrip("/") == group else 0 for name in names), default=0)


def _plain(value: Any) -> Any:
    """A value whose `repr` does not depend on the order in which tables were written."""
    if isinstance(value, Mapping):
        return sorted((key, _plain(inner)) for key, inner in value.items())
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, StrEnum) else value
