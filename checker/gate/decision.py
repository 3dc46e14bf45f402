"""From findings and a policy to a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from checker.findings import DocumentReport, Finding, Level
from checker.gate.policy import Blocking, Failure, Policy
from checker.gate.submission import Submission

_GRAVITY = {Level.NONE: 0, Level.SOME: 1, Level.LIKELY: 2}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a gate says.

    Attributes:
        passes: whether the article may be published.
        blocked_by: ids of the findings that block.
        reasons: sentences for an editor, gravest first.
        overridden: whether it passes only because somebody who may took it on themselves.
        failures: what could not be done.
    """

    passes: bool
    blocked_by: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    overridden: bool = False
    failures: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The decision as plain data, version 1."""
        return {
            "version": 1,
            "decision": "pass" if self.passes else "block",
            "overridden": self.overridden,
            "reasons": list(self.reasons),
            "blocked_by": list(self.blocked_by),
            "failures": list(self.failures),
        }

    def not_overridden(self) -> Decision:
        """The same without an override, for an article that is held back whoever vouches for it."""
        return replace(self, passes=False, overridden=False, reasons=self.reasons[:-1]) if self.overridden else self


def decide(policy: Policy, submission: Submission, report: DocumentReport) -> Decision:
    """Decide on an article that was checked.

    Args:
        policy: what blocks.
        submission: the article and who vouches for it.
        report: what was found in it, hints included.
    """
    blocking = policy.for_section(submission.section)
    findings = [finding for finding in report.findings if blocking.blocks(finding)]
    reasons = (*_of_the_whole(blocking, submission, report), *map(_reason, findings))
    if not reasons:
        return Decision(passes=True)
    blocked_by = tuple(finding.id for finding in findings)
    objection = _objection(policy, submission)
    if objection is None:
        return Decision(True, blocked_by, (*reasons, _vouched(submission)), overridden=True)
    return Decision(False, blocked_by, (*reasons, objection) if objection else reasons)


def _of_the_whole(blocking: Blocking, submission: Submission, report: DocumentReport) -> Iterator[str]:
    """Why an article is held back whatever its single places are."""
    verdict = report.verdict
    if verdict and blocking.verdict and _GRAVITY[verdict.level] >= _GRAVITY[blocking.verdict]:
        yield f"the text as a whole looks machine-paraphrased ({', '.join(verdict.reasons)})"
    if blocking.missing_original and submission.original is None:
        yield "it comes without its original, which this policy asks for"


def _reason(finding: Finding) -> str:
    return f"line {finding.line}: “{' '.join(finding.text.split())[:80]}”: {finding.message}"


def failed(messages: Iterable[str], then: Failure) -> Decision:
    """The decision where the work could not be done."""
    return Decision(passes=then is Failure.PASS, failures=tuple(messages))


def _objection(policy: Policy, submission: Submission) -> str | None:
    """Why an override does not count; empty where none was asked for, None where it counts."""
    if not submission.override_by:
        return ""
    if submission.override_by not in policy.may_override:
        return f"{submission.override_by} may not override this policy"
    if not submission.override_reason:
        return "an override needs a reason"
    return None


def _vouched(submission: Submission) -> str:
    return f"published all the same by {submission.override_by}: {submission.override_reason}"
