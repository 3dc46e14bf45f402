"""What is said about one finding, in a note that opens without a script."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings import Finding, Safety
from checker.reporters.html.markup import Markup, element, joined
from checker.reporters.html.prose import Numbered
from checker.reporters.inert import clipped

_CORRECTIONS = {
    Safety.SAFE: "changes no fact",
    Safety.UNSAFE: "may change a fact or somebody’s words: decide yourself",
    Safety.NONE: "none that could be applied",
}

_CONFIDENCE = ((0.9, "high"), (0.6, "medium"), (0.0, "low"))

_LONGEST = 400
"""Code points of one text in a note."""


def label(item: Numbered) -> str:
    """What a finding is called in its report: E12 is an error, W13 a warning, H14 a hint."""
    return f"{item.finding.severity.value[0].upper()}{item.number}"


def anchor(rule: str) -> str:
    """The fragment of a rule's explanation; letters that a fragment cannot hold become hyphens."""
    return "rule-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in rule)


def note(item: Numbered, change: Markup, *, in_text: bool) -> Markup:
    """The note of a finding.

    The fragment that marks link to lies inside the closed part, because following
    such a link opens it, by the HTML standard's “ancestor revealing algorithm”.

    Args:
        item: the finding.
        change: its words as they stand, with what changes.
        in_text: whether it is marked in the text, so that there is a way back.
    """
    finding = item.finding
    summary = element(
        "summary",
        element("b", f"{label(item)} {finding.severity.value}", class_="tag"),
        " ",
        element("span", clipped(finding.message, _LONGEST), dir="auto"),
    )
    body = element(
        "div",
        element("p", change, class_="change", dir="auto"),
        element("dl", *_facts(finding)),
        element("a", "Back to the text", href=f"#f{item.number}", class_="back") if in_text else "",
        id=f"n{item.number}",
    )
    return element(
        "details",
        summary,
        body,
        class_=f"note {finding.severity.value}",
        data_n=item.number,
        data_s=finding.severity.value,
        data_r=finding.rule,
        data_g=finding.glossary,
    )


def _facts(finding: Finding) -> Iterator[Markup]:
    others = finding.suggestions[1:] if finding.fix is not Safety.NONE else finding.suggestions
    yield _fact("Rule", element("a", finding.rule, href=f"#{anchor(finding.rule)}"))
    if finding.term:
        yield _fact("Term", finding.term)
    if finding.glossary:
        yield _fact("Glossary", finding.glossary)
    if others:
        yield _fact("Or", joined((element("q", clipped(other, _LONGEST)) for other in others), ", "))
    if finding.suggestions:
        yield _fact("Correction", _CORRECTIONS[finding.fix])
    word = next(word for least, word in _CONFIDENCE if finding.confidence >= least)
    yield _fact("Confidence", f"{word} ({finding.confidence:.2f})")
    yield _fact("Place", f"line {finding.line:,}, column {finding.column:,}")
    for related in finding.related:
        yield _fact("See also", f"{related.message} ({related.path})")


def _fact(name: str, value: str) -> Markup:
    return joined([element("dt", name), element("dd", value, dir="auto")])
