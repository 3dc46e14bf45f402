"""An article on its way through the gate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.findings import DocumentReport, Problem, Report
from checker.gate.audit import append, entry
from checker.gate.decision import Decision, decide, failed
from checker.gate.policy import Failure, Policy
from checker.gate.submission import Submission
from checker.plan import SettingsError, prepare
from checker.run import Checker, gather
from checker.settings import Settings


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
    decision, report = _checked(policy, submission, cache)
    document = report.documents[0] if report and report.documents else None
    return _recorded(policy, submission, document, decision), report


def _checked(policy: Policy, submission: Submission, cache: Path | None) -> tuple[Decision, Report | None]:
    from checker.glossary.model import GlossaryError
    from checker.grammar.engine import EngineError

    settings = _settings(policy, submission)
    problems: tuple[str, ...] = ()
    try:
        plan = prepare(settings, cache)
        try:
            checker = Checker(plan)
        except EngineError as error:
            problems = (str(error),)
            checker = Checker(replace(plan, settings=replace(settings, grammar="off")))
    except (GlossaryError, SettingsError) as error:
        return failed([str(error)], policy.failures.glossary), None
    result = checker.check_bytes(submission.path, submission.text.encode("utf-8", "surrogatepass"))
    report = gather([checker], [result])
    if isinstance(result, Problem):
        return failed([result.message], policy.failures.article), report
    if settings.grammar != "off" and not report.grammar:
        problems = problems or (f"the grammar engine {settings.grammar} could not be used.",)
    return _with_failures(policy.failures.grammar, decide(policy, submission, result), problems), report


def _settings(policy: Policy, submission: Submission) -> Settings:
    if not policy.beside:
        return policy.settings
    from checker.config import Configuration

    beside = Configuration({}, environment={}).for_file(submission.path).settings
    # What decides whether the text may excuse itself stays the policy's.
    return replace(beside, suppressions=policy.settings.suppressions, grammar=policy.settings.grammar)


def _with_failures(then: Failure, decision: Decision, problems: tuple[str, ...]) -> Decision:
    """A decision after a part of the work failed."""
    if not problems:
        return decision
    passes = decision.passes and then is Failure.PASS
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
