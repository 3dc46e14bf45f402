"""The page of one article: verdict, counts, the marked text, the rules, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from checker.findings import DocumentReport, Finding, Report, RuleInfo, Severity
from checker.fixes import choose
from checker.reporters.html import charts
from checker.reporters.html.article_text import ArticleText
from checker.reporters.html.beside import beside
from checker.reporters.html.markup import Markup, element, joined
from checker.reporters.html.notes import anchor
from checker.reporters.html.prose import blocks_of, passages
from checker.reporters.html.provenance import provenance
from checker.reporters.html.record import record
from checker.reporters.html.skeleton import page
from checker.reporters.html.words import CARE, counted, left_out, level, measures, saying
from checker.reporters.options import ShowOptions
from checker.reporters.summary import shown

_VIEWS = (("marked", "Marked"), ("original", "As it stands"), ("corrected", "Corrected"))


def article_page(
    report: Report, document: DocumentReport, options: ShowOptions, made: datetime, index: str = ""
) -> str:
    """Make the page of an article.

    Args:
        report: the run.
        document: the article; without its text the page holds the findings only.
        options: which findings are shown.
        made: when, for the provenance.
        index: relative address of the page over all articles, or empty.
    """
    findings = sorted(shown(document, options), key=lambda finding: (finding.start, finding.end))
    name = PurePosixPath(document.path.replace("\\", "/")).name or document.path
    body = joined(
        [
            element("a", "Skip to the article", href="#article", class_="skip"),
            _header(document, name, index),
            element(
                "main",
                element(
                    "div",
                    element(
                        "div",
                        _verdict(document, _remarks(report, document, findings, bool(index)), bool(findings)),
                        charts.along(document, findings),
                    ),
                    _counts(findings),
                    class_="overview",
                ),
                beside(document, options),
                _article(document, findings),
                _rules(report, findings),
                provenance(report, made, document),
                id="main",
            ),
            record(report, document, findings),
        ]
    )
    return page(f"{name}: {saying(document).short}", body, "article.js")


def _header(document: DocumentReport, name: str, index: str) -> Markup:
    back = element("nav", element("a", "All articles", href=index), aria_label="Report") if index else Markup()
    path = element("p", element("bdi", document.path), class_="path") if document.path != name else Markup()
    return element("header", back, element("h1", element("bdi", name)), path)


def _remarks(report: Report, document: DocumentReport, findings: Sequence[Finding], has_index: bool) -> Iterator[str]:
    """What the reader should know beside the findings; what concerns the whole run stands on an index."""
    yield from left_out(document, len(document.findings) - len(findings))
    if not has_index:
        yield from report.notices
        yield from (problem.message for problem in report.problems)


def _verdict(document: DocumentReport, remarks: Iterable[str], has_findings: bool) -> Markup:
    words = saying(document)
    reasons = document.verdict.reasons if document.verdict else ()
    return element(
        "section",
        element("h2", words.headline, id="verdict"),
        element("ul", *(element("li", reason) for reason in reasons)) if reasons else "",
        element("p", words.advice) if words.advice else "",
        "" if has_findings else element("p", "Nothing was found that would have to be marked."),
        element("p", measures(document), class_="measures"),
        element("p", CARE, class_="care") if reasons else "",
        *(element("p", sentence, class_="notice") for sentence in remarks),
        aria_labelledby="verdict",
        class_=f"verdict {level(document)}",
    )


def _counts(findings: Sequence[Finding]) -> Markup:
    if not findings:
        return Markup()
    tables = (
        charts.table("By severity", "Severity", charts.severities(findings), "s"),
        charts.table("By rule", "Rule", charts.by(finding.rule for finding in findings), "r"),
        charts.table("By glossary", "Glossary", charts.by(finding.glossary for finding in findings), "g"),
    )
    return element(
        "section",
        element("h2", counted(findings), id="counts"),
        element("div", *tables, class_="tables"),
        aria_labelledby="counts",
        class_="numbers",
    )


def _article(document: DocumentReport, findings: Sequence[Finding]) -> Markup:
    found, outside = passages(blocks_of(document), findings)
    text = ArticleText(document.source or "", _corrected(findings))
    missing = element("p", "The text of the article is not part of this report.") if document.source is None else ""
    return element(
        "section",
        element("h2", "The article", id="article"),
        _toolbar() if findings else "",
        _legend(findings) if findings else "",
        missing,
        element("div", text.render(found, outside), class_="text", id="text"),
        aria_labelledby="article",
    )


def _corrected(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose first suggestions make up the corrected text: those that `--unsafe-fixes` would apply."""
    chosen = {(edit.span, edit.text) for edit in choose(findings, unsafe=True)}
    return [f for f in findings if f.suggestions and (f.span, f.suggestions[0]) in chosen]


def _toolbar() -> Markup:
    radios = (
        element(
            "label",
            element("input", type="radio", name="view", id=f"view-{view}", value=view, checked=view == "marked"),
            element("span", name),
        )
        for view, name in _VIEWS
    )
    switch = element("fieldset", element("legend", "Show the text"), *radios, class_="views")
    return element("div", switch, class_="toolbar", id="toolbar")


_LEGEND = {Severity.ERROR: "error", Severity.WARNING: "warning, worth a look", Severity.HINT: "hint"}


def _legend(findings: Sequence[Finding]) -> Markup:
    there = {finding.severity for finding in findings}
    letters = (
        joined([element("b", severity.value[0].upper(), class_=f"letter {severity.value}"), f" {meaning}. "])
        for severity, meaning in _LEGEND.items()
        if severity in there
    )
    return element(
        "p",
        element("del", "Struck"),
        " words stand in the article, ",
        element("ins", "underlined"),
        " ones are proposed, ",
        element("mark", "outlined"),
        " ones are only questioned. ",
        *letters,
        "The number leads to the note.",
        class_="legend",
    )


def _rules(report: Report, findings: Sequence[Finding]) -> Markup:
    names = dict.fromkeys(finding.rule for finding in findings)
    if not names:
        return Markup()
    entries = (_rule(name, report.rules.get(name)) for name in sorted(names))
    return element(
        "section",
        element("h2", "The rule behind it" if len(names) == 1 else f"The {len(names)} rules behind it", id="rules"),
        *entries,
        aria_labelledby="rules",
        class_="rules",
    )


def _rule(name: str, rule: RuleInfo | None) -> Markup:
    body: Iterator[Markup] = iter(())
    if rule is not None:
        paragraphs = (part for part in rule.explanation.split("\n\n") if part.strip())
        body = (element("p", _inline(paragraph)) for paragraph in (rule.summary, *paragraphs))
    return joined([element("h3", name, id=anchor(name)), *body])


def _inline(text: str) -> Markup:
    """The only Markdown that explanations of rules use: code between backticks."""
    parts = text.split("`")
    return joined(element("code", part) if number % 2 else part for number, part in enumerate(parts))
