"""Measure comparisons with an original.

    python -m benchmarks.compare DATA_FOLDER [reported] [--verbose]

Clean articles are rewritten with known edits of every class, and left alone. An
edit counts as found where a finding of its rule, no hint, touches it (for a whole
sentence left out: stands within a sentence of it); a finding is true where it touches
an edit of its rule. What was tuned was tuned on the other half than `reported`.
DATA_FOLDER is described in `benchmarks.quality.clean`.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.compare.edits import editors
from benchmarks.compare.rewriter import Planted, restyle, rewrite
from benchmarks.quality.clean import CleanArticle, news, read_clean
from benchmarks.quality.splits import Half, seed_of
from checker.compare.comparer import Comparer
from checker.compare.rules import RULES
from checker.findings import DocumentReport, Finding, Problem, Severity
from checker.folders import cache_folder
from checker.plan import prepare
from checker.readers import ReadOptions, read
from checker.settings import Settings

ARTICLES = 400
GOALS = dict.fromkeys(("changed-quote", "changed-number", "changed-name", "changed-term"), (0.95, 0.9))
GOALS |= {"lost-negation": (0.95, 0.9), "added-negation": (0.95, 0.9)}
ALSO = {
    "changed-name": ("changed-quote", "changed-nationality", "changed-term"),
    "changed-term": ("changed-title", "changed-number"),
    "reworded": ("changed-term",),
}
"""Rules that are right too: another name may be another speaker, a nationality or a part of a term; a term
may be an office or hold a number; and a synonym in a term is another term."""

SLACK = 2
WHOLE = 400


def compared(comparer: Comparer, original: str, revised: str) -> DocumentReport:
    """The report on a rewrite."""
    left, right = (
        read(f"{name}.txt", text.encode("utf-8", "replace"), ReadOptions())
        for name, text in (("original", original), ("revised", revised))
    )
    result = comparer.report(left, right)
    assert not isinstance(result, Problem), result.message
    return result


def shown(report: DocumentReport) -> list[Finding]:
    """Findings above hint."""
    return [finding for finding in report.findings if finding.severity is not Severity.HINT]


def touches(finding: Finding, edit: Planted) -> bool:
    """Tell whether a finding is about an edit."""
    slack = WHOLE if edit.is_whole else SLACK
    rules = (edit.rule, *ALSO.get(edit.rule, ()))
    return finding.rule in rules and finding.start <= edit.end + slack and edit.start - slack <= finding.end


def measure(comparer: Comparer, articles: Sequence[CleanArticle], verbose: bool) -> None:
    """Print precision and recall of each class."""
    makers = list(editors(comparer.plan.lexicon))
    planted_count, found_count, true, all_found = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    counts = Counter[str]()
    for article in articles:
        dice = random.Random(seed_of("compare", article.name))
        revised, planted = rewrite(article.text, makers, dice, counts)
        findings = shown(compared(comparer, article.text, revised))
        for edit in planted:
            planted_count[edit.rule] += 1
            hit = any(touches(finding, edit) for finding in findings)
            found_count[edit.rule] += hit
            if verbose and not hit and edit.rule != "reworded":
                print(f"MISS {edit.rule}: …{_around(revised, edit.start, edit.end)}…")
        for finding in findings:
            all_found[finding.rule] += 1
            hit = any(touches(finding, edit) for edit in planted)
            true[finding.rule] += hit
            if verbose and not hit:
                print(f"FALSE {finding.rule}: …{_around(revised, finding.start, finding.end)}… {finding.suggestions}")
    print(f"{'rule':<22}{'edits':>7}{'found':>7}{'recall':>8}{'findings':>10}{'precision':>11}  goal")
    for rule in RULES:
        if rule == "reworded":
            continue
        precision, recall = _share(true[rule], all_found[rule]), _share(found_count[rule], planted_count[rule])
        wanted, needed = GOALS.get(rule, (0.8, 0.8))
        verdict = "met" if precision >= wanted and recall >= needed else "missed"
        print(
            f"{rule:<22}{planted_count[rule]:>7}{found_count[rule]:>7}{recall:>8.3f}{all_found[rule]:>10}"
            f"{precision:>11.3f}  {wanted:.2f}/{needed:.2f} {verdict}"
        )
    print(f"reworded: {planted_count['reworded']} edits, {found_count['reworded']} above hint")


def measure_silence(comparer: Comparer, articles: Sequence[CleanArticle], verbose: bool) -> None:
    """Print how much is found where nothing was changed, and where only the style was."""
    same = styled = words = 0
    for article in articles:
        words += article.words
        same += len(compared(comparer, article.text, article.text).findings)
        revised = restyle(article.text)
        findings = shown(compared(comparer, article.text, revised))
        styled += len(findings)
        for finding in findings if verbose else ():
            print(f"STYLE {finding.rule}: …{_around(revised, finding.start, finding.end)}… {finding.suggestions}")
    print(
        f"{len(articles)} articles, {words:,} words: {same} findings in the same text, {styled} where the style differs"
    )


def measure_speed(comparer: Comparer, articles: Sequence[CleanArticle]) -> None:
    """Print how long a pair of 2,000 and of 100,000 words takes."""
    makers = list(editors(comparer.plan.lexicon))
    for size in (2_000, 100_000):
        text, number = "", 0
        while len(text.split()) < size:
            text += "".join(f"{article.text}\n\n" for article in articles[number : number + 5])
            number += 5
        text = " ".join(text.split(" ")[:size])
        revised, _ = rewrite(text, makers, random.Random(1), Counter())
        compared(comparer, text[:500], revised[:500])
        began = time.perf_counter()
        compared(comparer, text, revised)
        print(f"{size:,} words: {time.perf_counter() - began:.2f} s")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(start - 60, 0) : start]}[{text[start:end]}]{text[end : end + 60]}".replace("\n", " ")


def main(arguments: Sequence[str]) -> None:
    """Measure and print everything."""
    folder, half = Path(arguments[0]), Half.REPORTED if "reported" in arguments else Half.TUNING
    verbose = "--verbose" in arguments
    articles = news(read_clean(folder), half)[:ARTICLES]
    comparer = Comparer(prepare(Settings(grammar="off"), cache_folder()))
    measure(comparer, articles, verbose)
    measure_silence(comparer, articles, verbose)
    measure_speed(comparer, articles)


if __name__ == "__main__":
    main(sys.argv[1:])
