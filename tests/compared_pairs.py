"""Two texts through the whole comparison."""

from __future__ import annotations

from checker.compare.comparer import Comparer
from checker.findings import DocumentReport, Finding, Problem, Severity
from checker.plan import Plan
from checker.settings import Settings
from support import document, lexicon


def compared(original: str, revised: str, glossary: str = "", path: str = "text.txt") -> DocumentReport | Problem:
    """Compare two texts; nothing is made of texts without words."""
    comparer = Comparer(Plan(Settings(grammar="off"), lexicon(glossary)))
    return comparer.report(document(original, f"original.{path}"), document(revised, path))


def changes(original: str, revised: str, glossary: str = "", *, hints: bool = False) -> list[Finding]:
    """What is found in a rewrite."""
    report = compared(original, revised, glossary)
    assert isinstance(report, DocumentReport), report
    return [finding for finding in report.findings if hints or finding.severity is not Severity.HINT]
