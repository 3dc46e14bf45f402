"""An article on its way through the gate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.checking import Checker
from checker.compare.rules import RULES
from checker.config import ConfigError
from checker.findings import DocumentReport, Problem, Report, RuleInfo
from checker.gate.audit import append, entry
from checker.gate.confined import PathError, below
from checker.gate.decision import Decision, decide, failed
from checker.gate.policy import Failure, Policy
from checker.gate.submission import Submission
from checker.plan import Plan, SettingsError, prepare
from checker.run import gather
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.grammar.engines import Engines


def judge(policy: Policy, submission: Submission, cache: Path | None) -> tuple[Decision, Report | None]:
    """Check an article and decide on it.

    Args:
        policy: what holds.
        submission: the article.
        cache: folder for compiled glossaries, or None.

    Returns:
        The decision, and the report it rests on; None where none could be made.
        It has been recorded, if the policy asks for that.
    """
    try:
        decision, report = _checked(policy, submission, cache)
    except PathError as error:
        # A path that leads out is no failing part but an attempt: it never opens the gate.
        decision, report = failed([str(error)], Failure.BLOCK), None
    document = report.documents[0] if report and report.documents else None
    return _recorded(policy, submission, document, decision), report


def _checked(policy: Policy, submission: Submission, cache: Path | None) -> tuple[Decision, Report | None]:
    from checker.glossary.model import GlossaryError
    from checker.grammar.engines import Engines

    data = submission.text.encode("utf-8", "surrogatepass")
    with Engines(cache) as engines:
        try:
            checker, broken_engine = _checker(prepare(_settings(policy, submission), cache), engines)
        except (ConfigError, GlossaryError, SettingsError) as error:
            return failed([str(error)], policy.failures.glossary), None
        limit = checker.plan.settings.max_file_size
        if len(data) > limit:
            message = f"{submission.path}: {len(data):,} bytes are more than max-file-size allows ({limit:,})."
            return failed([message], policy.failures.article), None
        result = checker.check_bytes(submission.path, data)
    report = gather([checker], [result])
    if isinstance(result, Problem):
        return failed([result.message], policy.failures.article), report
    result, missing = _beside_original(policy, submission, checker.plan, data, result)
    report = replace(report, documents=(result,), rules={**report.rules, **_comparing(result)})
    grammar = checker.plan.settings.grammar
    if grammar != "off" and not report.grammar:
        broken_engine = broken_engine or (f"the grammar engine {grammar} could not be used.",)
    decision = decide(policy, submission, result)
    decision = _with_failures(policy.failures.original, decision, missing)
    return _with_failures(policy.failures.grammar, decision, broken_engine), report


def _checker(plan: Plan, engines: Engines) -> tuple[Checker, tuple[str, ...]]:
    """A checker by a plan, without grammar where its engine fails, and what failed."""
    from checker.grammar.engine import EngineError

    try:
        return Checker(plan, engines=engines), ()
    except EngineError as error:
        return Checker(replace(plan, settings=replace(plan.settings, grammar="off"))), (str(error),)


def _settings(policy: Policy, submission: Submission) -> Settings:
    if policy.articles is None:
        return policy.settings
    from checker.config import Configuration

    article = below(policy.articles, submission.path, "the path of the article")
    beside = Configuration({}, environment={}, root=policy.articles).for_file(str(article)).settings
    # What decides whether the text may excuse itself stays the policy's.
    return replace(beside, suppressions=policy.settings.suppressions, grammar=policy.settings.grammar)


def _beside_original(
    policy: Policy, submission: Submission, plan: Plan, data: bytes, checked: DocumentReport
) -> tuple[DocumentReport, tuple[str, ...]]:
    """What was found, with what the original shows, and why there is nothing that it could show."""
    if submission.original is None:
        return checked, ()
    from checker.gate.originals import OriginalError, compared, together

    try:
        other = compared(submission, submission.original, policy.originals, plan, data)
    except OriginalError as error:
        return checked, (str(error),)
    return together(checked, other, policy.for_section(submission.section).blocks), ()


def _comparing(report: DocumentReport) -> dict[str, RuleInfo]:
    found = {finding.rule for finding in report.findings}
    return {rule: info for rule, info in RULES.items() if rule in found}


def _with_failures(then: Failure, decision: Decision, problems: tuple[str, ...]) -> Decision:
    """A decision after a part of the work failed."""
    if not problems:
        return decision
    passes = decision.passes and then is Failure.PASS
    decision = decision if passes else decision.not_overridden()
    return replace(decision, passes=passes, failures=(*decision.failures, *problems))


def _recorded(policy: Policy, submission: Submission, report: DocumentReport | None, decision: Decision) -> Decision:
    if policy.audit is None:
        return decision
    try:
        append(policy.audit, entry(policy, submission, report, decision))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"{policy.audit}: the decision cannot be recorded ({reason})."
        return _with_failures(policy.failures.audit, decision, (message,))
    return decision
