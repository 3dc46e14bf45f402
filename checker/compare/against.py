"""`check --against`: what an original shows, added to what the checks find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checker.compare.rules import RULES
from checker.compare.session import Input, Session
from checker.findings import DocumentReport, Finding, Problem, Report, Severity
from checker.locate import joined
from checker.remainder import Run


class AgainstError(Exception):
    """An original that cannot be compared with; the message says which and what to do."""


def add_comparison(
    report: Report,
    run: Run,
    session: Session,
    partner: Callable[[str], Input | None],
    plans: Mapping[str, int],
) -> tuple[Report, Run]:
    """Add to a report what comparing with originals shows.

    Args:
        report: what the checks found.
        run: what it was made of.
        session: compares.
        partner: the original of a document, by its path as shown; None where it has none.
        plans: index of the plan of each document, by its path; 0 where it is missing.

    Returns:
        The report and the run with both kinds of findings.
    """

    def compared(shown: str, data: bytes, result: DocumentReport | Problem) -> DocumentReport | Problem:
        original = partner(shown)
        if isinstance(result, Problem):
            return result
        if original is None:
            return replace(result, notices=(*result.notices, "No original was found for this text."))
        name = "" if run.standard_input is None else next(iter(run.files), "")
        other = session.compare_one(original, Input(shown, shown, None, data, name, plans.get(shown, 0)))
        return other if isinstance(other, Problem) else _both(result, other)

    def check(shown: str, data: bytes) -> DocumentReport | Problem:
        result = run.check(shown, data)
        both = compared(shown, data, result)
        return result if isinstance(both, Problem) else both

    documents: list[DocumentReport] = []
    problems = list(report.problems)
    for document in report.documents:
        data = run.standard_input if run.standard_input is not None else run.files[document.path].read_bytes()
        result = compared(document.path, data, document)
        if isinstance(result, Problem):
            # What the checks found holds whatever the original is.
            problems.append(result)
            documents.append(document)
        else:
            documents.append(result)
    found = {finding.rule for document in documents for finding in document.findings}
    rules = {**report.rules, **{rule: info for rule, info in RULES.items() if rule in found}}
    report = replace(report, documents=tuple(documents), problems=tuple(problems), rules=rules)
    return report, replace(run, check=check, rules={**run.rules, **RULES})


def originals_of(originals: Sequence[Input], shown: Mapping[str, str]) -> Callable[[str], Input | None]:
    """Say which original belongs to which document.

    Args:
        originals: a single one, for a single document, or the files of a folder.
        shown: path of each document as shown to its path below the folder that was named.

    Raises:
        AgainstError: there is one original for several documents.
    """
    from checker.compare.pairing import by_name

    if len(originals) == 1 and len(shown) == 1:
        return lambda path: originals[0]
    if len(originals) == 1 and originals[0].shown == originals[0].below:
        raise AgainstError(f"{originals[0].shown}: one original, but {len(shown)} texts; name a folder of originals.")
    below = {text.below: text for text in originals}
    pairs = by_name(list(below), list(shown.values()))
    return lambda path: below.get(pairs.get(shown.get(path, ""), ""))


def below_arguments(paths: Sequence[str], arguments: Sequence[str]) -> dict[str, str]:
    """The path of each document below the argument that it was found by.

    Args:
        paths: of documents, as shown.
        arguments: of the command.
    """
    prefixes = sorted((argument.rstrip("/") + "/" for argument in arguments if Path(argument).is_dir()), key=len)
    found = {}
    for path in paths:
        prefix = next((p for p in reversed(prefixes) if path.startswith(p)), None)
        found[path] = path.removeprefix(prefix) if prefix else path.rpartition("/")[2]
    return found


def _both(checked: DocumentReport, compared: DocumentReport) -> DocumentReport:
    """One report of two; where findings overlap the graver stays, and of equals what the original shows."""
    merged: list[Finding] = []
    for severity in Severity:
        for side in (compared, checked):
            merged = joined(merged, [finding for finding in side.findings if finding.severity is severity])
    return replace(
        checked,
        findings=tuple(merged),
        suppressed=checked.suppressed + compared.suppressed,
        notices=(*checked.notices, *(notice for notice in compared.notices if notice not in checked.notices)),
        source=compared.source if merged else checked.source,
        comparison=compared.comparison,
    )
