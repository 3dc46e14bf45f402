"""unspin: find and mend what a paraphrasing tool broke.

`check` and `compare_articles` are the command line's two checks for programs; see
`checker.api`. Nothing is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.api import check, compare_articles, errors, render
    from checker.findings import DocumentReport, Finding, Report, Severity, Verdict

__all__ = [
    "DocumentReport",
    "Finding",
    "Report",
    "Severity",
    "Verdict",
    "check",
    "compare_articles",
    "errors",
    "render",
]

__version__ = "0.1.0"

_FUNCTIONS = ("check", "compare_articles", "errors", "render")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("checker.api" if name in _FUNCTIONS else "checker.findings"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
