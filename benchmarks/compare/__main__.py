"""Measure comparisons with an original.

    python -m benchmarks.compare DATA_FOLDER [--reported] [--articles N] [--verbose] [--speed] [--output FOLDER]

Clean articles are rewritten with known edits of every class: in plain sight; with synonyms put for other words of
every sentence; with sentences merged and split, paragraphs moved, the lead left out and boilerplate put around; with
both. An edit counts as found where a finding of its own rule, no hint, touches it, and a finding as true where it
touches an edit of its rule (strict); beside it stands the share with neighbouring rules let pass. What was tuned was
tuned on the other half than `--reported`. Then every article is compared with itself and with itself in other styles,
where nothing above a hint may be found. `--speed` measures times instead. DATA_FOLDER is described in
`benchmarks.quality.clean`; `--output` puts the tables into compare.md of a folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.compare.rewriter import Manner
from benchmarks.compare.scores import Scores, around, compared, measure, rows, share, shown
from benchmarks.compare.shapes import SIZES, measure_shape, shapes
from benchmarks.compare.styles import STYLES, Style, mixed
from benchmarks.quality.clean import CleanArticle, news, read_clean
from benchmarks.quality.splits import Half
from benchmarks.speed.table import put_table
from checker.compare.comparer import Comparer
from checker.folders import cache_folder
from checker.plan import prepare
from checker.settings import Settings

MANNERS = {
    "in plain sight": Manner(),
    "among synonyms": Manner(is_reworded=True),
    "in another order": Manner(is_rearranged=True),
    "both": Manner(is_reworded=True, is_rearranged=True),
}


def tables(comparer: Comparer, articles: Sequence[CleanArticle], verbose: bool) -> Iterator[str]:
    """Lines of Markdown: each rule in each manner, then each kind of edit."""
    measured = {name: measure(comparer, articles, manner) for name, manner in MANNERS.items()}
    for scores in measured.values() if verbose else ():
        print("\n".join(scores.notes), file=sys.stderr)
    for name, scores in measured.items():
        yield from _rule_table(name, scores)
    yield from _kind_table(measured)


def _rule_table(name: str, scores: Scores) -> Iterator[str]:
    reworded = (
        f", {100 * scores.reworded / scores.words:.1f} words in 100 replaced by synonyms" if scores.reworded else ""
    )
    yield f"Edits {name}{reworded}:" if name != "both" else f"Edits among synonyms and in another order{reworded}:"
    yield ""
    yield "| rule | edits | recall | lenient | findings | precision | lenient | goal |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
    for row in rows(scores):
        wanted, needed = row.goal
        yield (
            f"| `{row.rule}` | {row.edits} | {row.recall[0]:.3f} | {row.recall[1]:.3f} | {row.findings} | "
            f"{row.precision[0]:.3f} | {row.precision[1]:.3f} | {wanted:.2f}/{needed:.2f} {_verdict(row.is_met)} |"
        )
    yield ""


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "missed"


def _kind_table(measured: dict[str, Scores]) -> Iterator[str]:
    yield "Recall by kind of edit; of the last ones, which leave the meaning alone, the share that stays unreported:"
    yield ""
    yield f"| kind | rule | edits | {' | '.join(measured)} |"
    yield f"| --- | --- | ---: |{' ---: |' * len(measured)}"
    for rule, kind in dict.fromkeys(key for scores in measured.values() for key in scores.kinds):
        shares = (
            f"{share(scores.kinds_found[rule, kind], scores.kinds[rule, kind]):.3f}" if scores.kinds[rule, kind] else ""
            for scores in measured.values()
        )
        edits = max(scores.kinds[rule, kind] for scores in measured.values())
        yield f"| {kind} | {f'`{rule}`' if rule else 'none'} | {edits} | {' | '.join(shares)} |"
    yield ""


def silence(comparer: Comparer, articles: Sequence[CleanArticle], verbose: bool) -> Iterator[str]:
    """Lines that say how much is found where nothing was changed, and where only the style was."""
    same = sum(len(compared(comparer, article.text, article.text).findings) for article in articles)
    words = sum(article.words for article in articles)
    yield f"The same text twice, {len(articles)} articles of {words:,} words: {same} findings."
    yield ""
    yield "| what differs | articles | findings above hint | hints |"
    yield "| --- | ---: | ---: | ---: |"
    for style in (*STYLES, Style("a third of these together", mixed)):
        changed = above = hints = 0
        for article in articles:
            revised = style.change(article.text)
            if revised == article.text:
                continue
            changed += 1
            report = compared(comparer, article.text, revised, style.suffix)
            findings = shown(report)
            above += len(findings)
            hints += len(report.findings) - len(findings)
            for finding in findings if verbose else ():
                place = around(report.source or "", finding.start, finding.end)
                print(f"STYLE {style.name} {finding.rule}: {place} {finding.suggestions}", file=sys.stderr)
        yield f"| {style.name} | {changed} | {above} | {hints} |"
    yield ""


def speed(comparer: Comparer, articles: Sequence[CleanArticle]) -> Iterator[str]:
    """Lines that say how long pairs of each shape take."""
    pairs = [{name: pair for name, *pair in shapes(comparer, articles, size)} for size in SIZES]
    yield f"| shape | {' | '.join(f'{size:,} words, s' for size in SIZES)} |"
    yield f"| --- |{' ---: |' * len(SIZES)}"
    for name in pairs[0]:
        seconds = (measure_shape(comparer, *by_name[name])[0] for by_name in pairs)
        yield f"| {name} | {' | '.join(f'{second:.2f}' for second in seconds)} |"
    yield ""


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the clean sets")
    parser.add_argument("--reported", action="store_true", help="the half that nothing was tuned on")
    parser.add_argument("--articles", type=int, default=400, help="how many articles are rewritten and restyled")
    parser.add_argument("--verbose", action="store_true", help="show misses and false findings on standard error")
    parser.add_argument("--speed", action="store_true", help="measure times")
    parser.add_argument("--output", type=Path, help="folder with the compare.md to put the tables into")
    wanted = parser.parse_args()
    half = Half.REPORTED if wanted.reported else Half.TUNING
    articles = news(read_clean(wanted.data), half)[: None if wanted.speed else wanted.articles]
    comparer = Comparer(prepare(Settings(grammar="off"), cache_folder()))
    lines: list[str] = []
    if wanted.speed:
        lines += speed(comparer, articles)
    else:
        lines += tables(comparer, articles, wanted.verbose)
        lines += silence(comparer, articles, wanted.verbose)
    print("\n".join(lines))
    if wanted.output:
        put_table(wanted.output / "compare.md", "\n".join(lines), "speed" if wanted.speed else "accuracy")


if __name__ == "__main__":
    main()
