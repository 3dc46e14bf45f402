"""Comments to unspin that say nothing it knows: they would silence nothing, and nobody would notice."""

from __future__ import annotations

from collections.abc import Iterator

from checker.article import Article
from checker.checks.options import NoOptions
from checker.directives import Directive, nearest, shortened
from checker.document import Span
from checker.findings import Candidate, RuleExample, RuleInfo, Severity

RULE = RuleInfo(
    id="suppression",
    summary="A comment to unspin holds an instruction or a rule that does not exist.",
    explanation=(
        "A comment such as `unspin: ignore known-garble` silences findings. Where its instruction or its rule is "
        "misspelled it silences nothing, and what its author decided is lost.\n\n"
        "The instructions are `ignore`, `ignore-paragraph`, `ignore-file`, `off` and `on`, each alone or with rules "
        'and texts: `unspin: ignore spacing, known-garble "Armenian causes" -- why`.'
    ),
    severity=Severity.WARNING,
    examples=(
        RuleExample("[-# unspin: ingore spacing-]\nTalks went on."),
        RuleExample("[-# unspin: disable known-garble-]\nTalks went on."),
        RuleExample("[-# unspin: ignore known-gable-]\nTalks went on."),
        RuleExample("Talks went on.\n[-# unspin: on-]\nThen they ended."),
        RuleExample('[-# unspin: ignore "Armenian causes-]\nTalks went on.'),
        RuleExample("[-# unspin:-]\nTalks went on."),
        RuleExample("# unspin: ignore\nTalks went on."),
        RuleExample("# unspin: ignore known-garble, spacing -- the name of a band\nTalks went on."),
        RuleExample('# unspin: ignore known-garble "Armenian causes"\nTalks went on.'),
        RuleExample("# unspin: ignore-file quote-mark\nTalks went on."),
        RuleExample("# unspin: off\nTalks went on.\n\n# unspin: on\nThen they ended."),
        RuleExample("# A heading about unspin, for instance\nTalks went on."),
    ),
)


def check(article: Article, options: NoOptions) -> Iterator[Candidate]:
    """Find comments that are addressed to unspin and not understood.

    Args:
        article: the text.
        options: none.
    """
    for mistake in article.directives.mistakes:
        yield _candidate(mistake.span, mistake.message)
    for directive in article.directives.directives:
        if unknown := _unknown_rule(directive):
            yield _candidate(directive.span, unknown)


def _unknown_rule(directive: Directive) -> str:
    from checker.checks import known_rule_ids

    known = known_rule_ids()
    groups = {rule.partition("/")[0] for rule in known} | {"grammar"}
    for target in directive.targets:
        group, slash, _ = target.rule.partition("/")
        if target.rule and target.rule not in known and target.rule not in groups and not (slash and group in groups):
            remedy = nearest(target.rule, known, "a text or a reason stands in quotation marks or after “--”")
            return f"there is no rule “{shortened(target.rule)}”; {remedy}"
    return ""


def _candidate(span: Span, message: str) -> Candidate:
    return Candidate(RULE.id, span, message, severity=RULE.severity)
