"""What is left of a report: without what a baseline has, what stands on unchanged lines and what was corrected.

All of it comes after whole articles were judged, so that it changes what is
shown and never what is found.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings import DocumentReport, Finding, Problem, Report, RuleInfo

if TYPE_CHECKING:
    from checker.baseline import Baseline

Check = Callable[[str, bytes], DocumentReport | Problem]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be done with a report.

    Attributes:
        baseline: file of findings to be silent about, or None.
        changed_since: revision of git; findings on lines that have not changed since are left out. Empty for none.
        fix: whether corrections are wanted.
        unsafe: also those that may change a fact.
        write: whether files may be written: articles and the baseline.
        shows: tells whether a finding is shown; what is hidden is not corrected.
    """

    baseline: Path | None = None
    changed_since: str = ""
    fix: bool = False
    unsafe: bool = False
    write: bool = True
    shows: Callable[[Finding], bool] = lambda finding: True

    @property
    def needs_sources(self) -> bool:
        """Whether the report must hold the text of documents with findings."""
        return bool(self.changed_since)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return self.baseline is None and not self.changed_since and not self.fix


@dataclass(frozen=True, slots=True)
class Run:
    """What a report was made of.

    Attributes:
        files: where its documents are, by path as shown.
        check: checks one again: from its path as shown and its bytes.
        rules: the rules that ran, by id.
        standard_input: the bytes of the only document where it came from there, whatever it is called.
    """

    files: Mapping[str, Path]
    check: Check
    rules: Mapping[str, RuleInfo]
    standard_input: bytes | None = None


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left.

    Attributes:
        report: to be shown, and to decide the exit status.
        text: the corrected bytes of standard input, where corrections were wanted.
    """

    report: Report
    text: bytes | None = None


@dataclass(slots=True)
class _State:
    """A report on its way, and the findings that were taken out of it."""

    report: Report
    suppressed: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    unchanged: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def remainder(report: Report, run: Run, request: Request) -> Remainder:
    """Carry out a request.

    Args:
        report: what was found.
        run: what it was made of.
        request: what is to be done.

    Raises:
        BaselineError: the baseline cannot be read.
        GitError: git cannot say which lines changed.
    """
    if request.is_empty:
        return Remainder(report)
    state = _State(report)
    baseline = gone = None
    if request.baseline is not None:
        from checker.baseline import load

        baseline = load(request.baseline)
        silenced = baseline.silence(report, run.files, lambda rule: _ran(rule, run, report))
        state.report, state.suppressed = silenced.report, silenced.held
        gone = silenced.gone | baseline.vanished()
    if request.changed_since:
        from checker.changed_lines import only_changed

        filtered = only_changed(state.report, run.files, request.changed_since)
        state.report, state.unchanged = filtered.report, filtered.held
        if filtered.number:
            noun = "finding" if filtered.number == 1 else "findings"
            state.notices.append(f"{filtered.number:,} {noun} on unchanged lines not shown.")
    text, renamed = _fix(state, run, request) if request.fix else (None, {})
    if baseline is not None and gone is not None and request.write and run.standard_input is None:
        _keep_up(baseline, baseline.without(gone).renamed(renamed, run.files), state)
    return Remainder(_complete(state, run), text)


def _ran(rule: str, run: Run, report: Report) -> bool:
    group, slash, _ = rule.partition("/")
    return rule in run.rules or (bool(slash) and (group in run.rules or (group == "grammar" and bool(report.grammar))))


def _fix(state: _State, run: Run, request: Request) -> tuple[bytes | None, Mapping[str, Mapping[str, str]]]:
    from checker.fixing import Held, Wanted, fix_files, fix_text, summary

    if not request.write:
        return None, {}
    wanted = Wanted(request.unsafe, request.shows)
    held = {
        document.path: Held(state.suppressed.get(document.path, ()), state.unchanged.get(document.path, ()))
        for document in state.report.documents
    }
    if run.standard_input is not None:
        if not state.report.documents:
            # What cannot be read is handed on as it came, so that a pipe loses nothing.
            return run.standard_input, {}
        document = state.report.documents[0]
        fixed = fix_text(run.standard_input, document, run.check, wanted, held[document.path])
        state.report = replace(state.report, documents=(fixed.document,))
        state.notices.append(summary(state.report, fixed.corrections, 1, wanted))
        return fixed.data, {}
    outcome = fix_files(state.report, run.files, run.check, wanted, held)
    state.report = outcome.report
    state.notices.append(summary(state.report, outcome.corrections, outcome.files, wanted))
    return None, outcome.renamed


def _keep_up(old: Baseline, new: Baseline, state: _State) -> None:
    """Write the baseline if entries are gone; where that may not or cannot be, say so."""
    if new.entries == old.entries:
        return
    number = len(old.entries) - len(new.entries)
    entries, occur, were = ("entry", "occurs", "was") if number == 1 else ("entries", "occur", "were")
    gone = f"{number:,} {entries} of {old.shown} no longer {occur}"
    if _in_ci():
        state.notices.append(f"{gone}; run unspin here without CI set, or “unspin baseline”, and commit the file.")
        return
    from checker.baseline import BaselineError

    try:
        new.write()
    except BaselineError as error:
        state.notices.append(str(error))
        return
    if number:
        state.notices.append(f"{gone} and {were} taken out.")


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def _complete(state: _State, run: Run) -> Report:
    from checker.run import grammar_rules

    found = {finding.rule for document in state.report.documents for finding in document.findings}
    rules = {rule: info for rule, info in {**run.rules, **state.report.rules}.items() if rule in found}
    rules |= grammar_rules(found - rules.keys())
    return replace(state.report, rules=rules, notices=(*state.report.notices, *state.notices))
