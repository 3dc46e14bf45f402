"""Comments that silence nothing any more: they hide the next real finding at their place."""

from __future__ import annotations

from collections.abc import Iterator

from checker.article import Article
from checker.checks.options import NoOptions
from checker.directives import Idle, shortened
from checker.findings import Candidate, RuleExample, RuleInfo, Safety, Severity

_GARBLE = '[glossary]\nid = "example"\n[terms]\n"ethnic Armenian" = ["cultural Armenian"]\n'

RULE = RuleInfo(
    id="unused-suppression",
    summary="A comment to unspin silences nothing.",
    explanation=(
        "The place that the comment was written for has been corrected or has gone. What is left of it would hide the "
        "next garble at this place.\n\n"
        "A comment that names a rule is only judged where that rule runs, one that names no rule only where all do. "
        "The correction takes the comment away; it is unsafe, because the reason that somebody gave goes with it."
    ),
    severity=Severity.WARNING,
    examples=(
        RuleExample("[-# unspin: ignore known-garble-]{++}\nAn ethnic Armenian village.", _GARBLE),
        RuleExample("[-# unspin: ignore-file known-garble-]{++}\nAn ethnic Armenian village.", _GARBLE),
        RuleExample(
            '[-# unspin: ignore known-garble "cultural Armenian", known-garble "native Armenian"-]\n'
            "A cultural Armenian village.",
            _GARBLE,
        ),
        RuleExample("A cultural Armenian village.\n\n[-# unspin: off known-garble-]{++}\nTalks went on.", _GARBLE),
        RuleExample("# unspin: ignore known-garble\nA cultural Armenian village.", _GARBLE),
        RuleExample('# unspin: ignore "cultural Armenian"\nA cultural Armenian village.', _GARBLE),
        RuleExample('# unspin: ignore "ethnic Armenian"\nA cultural Armenian village.', _GARBLE),
        RuleExample("# unspin: ignore-file known-garble\nTalks.\n\nA cultural Armenian village.", _GARBLE),
        RuleExample("# unspin: off\nA cultural Armenian village.\n\n# unspin: on\nTalks.", _GARBLE),
        RuleExample("# unspin: ignore grammar\nTalks went on.", _GARBLE),
    ),
)


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find comments that silence nothing; runs after all other checks.

    Args:
        article: the text, with `idle` as `checker.suppress.silence` found it.
        options: none.
    """
    for idle in article.idle:
        yield Candidate(
            RULE.id,
            idle.span,
            _message(idle),
            suggestions=() if idle.names else ("",),
            severity=RULE.severity,
            safety=Safety.NONE if idle.names else Safety.UNSAFE,
        )


def _message(idle: Idle) -> str:
    if not idle.names:
        return "this comment silences nothing"
    names = ", ".join(f"“{shortened(name)}”" for name in idle.names)
    return f"{names} in this comment {'silences' if len(idle.names) == 1 else 'silence'} nothing"
