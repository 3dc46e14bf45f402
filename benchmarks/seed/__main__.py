"""Measure recall on the seed article, and on phrases of other spun pages.

    python -m benchmarks.seed [DATA_FOLDER]

A place counts as found when a finding of any severity but hint overlaps it, and
as restored when one of the first three suggestions yields a right text. Every
finding outside the places is listed as a false alarm. Each figure is given with all
glossaries and without the entries that carry `seen = "seed"`. DATA_FOLDER holds
`spun_news_pairs.tsv` (columns engine, page, spun, original); its phrases are
checked one by one, as sentences, without the evidence of an article.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.checking import Checker, Keep
from checker.document import Span
from checker.findings import DocumentReport, Finding, Severity
from checker.glossary.compile import compile_glossaries
from checker.glossary.files import load
from checker.glossary.lexicon import Lexicon
from checker.glossary.model import Glossary
from checker.glossary.store import CLASSES, shipped_folder, shipped_names
from checker.plan import Plan
from checker.settings import Settings

HERE = Path(__file__).parent
SEED = HERE.parent.parent / "seeds" / "azerbaijan-armenia-talks.txt"
FIRST = 3


@dataclass(frozen=True)
class Place:
    """A garbled place: its range in the text, and what may stand there instead."""

    span: Span
    right: tuple[str, ...]


def without_seen(glossary: Glossary) -> Glossary:
    """A glossary without the forms that were entered after reading the article."""
    terms = tuple(
        replace(term, garbled=tuple(g for g in term.garbled if not g.seen)) for term in glossary.terms if not term.seen
    )
    return replace(glossary, terms=terms, names=tuple(name for name in glossary.names if not name.seen))


def checker(*, seen: bool) -> Checker:
    """A checker with all shipped glossaries."""
    glossaries: Iterable[Glossary] = [load(shipped_folder() / f"{name}.toml") for name in (CLASSES, *shipped_names())]
    if not seen:
        glossaries = [without_seen(glossary) for glossary in glossaries]
    return Checker(Plan(Settings(grammar="off"), Lexicon(compile_glossaries(list(glossaries)))), Keep.ALL)


def places(text: str) -> list[Place]:
    """The annotated places of the seed article."""
    table = tomllib.loads((HERE / "places.toml").read_text("utf-8"))
    found = []
    for entry in table["place"]:
        start = text.index(entry["text"])
        found.append(Place(Span(start, start + len(entry["text"])), tuple(entry["right"])))
    return found


def _report(check: Checker, text: str) -> DocumentReport:
    report = check.check_bytes("page.txt", text.encode())
    assert isinstance(report, DocumentReport)
    return report


def is_restored(text: str, place: Place, findings: Sequence[Finding]) -> bool:
    """Tell whether applying suggestions of the findings inside a place can give a right text."""
    results = {""}
    at = place.span.start
    for finding in findings:
        before = text[at : max(finding.start, at)]
        choices = finding.suggestions[:FIRST] or (finding.text,)
        results = {result + before + choice for result in results for choice in choices}
        at = max(at, finding.end)
    results = {result + text[at : place.span.end] for result in results}
    return any(_plain(right) in _plain(result) for result in results for right in place.right)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).lower()


def seed(check: Checker) -> None:
    """Print what is found in the seed article."""
    text = SEED.read_text("utf-8")
    report = _report(check, text)
    shown = [f for f in report.findings if f.severity is not Severity.HINT]
    marked = places(text)
    missed, restored = [], 0
    for place in marked:
        inside = [finding for finding in shown if finding.span.overlaps(place.span)]
        restored += is_restored(text, place, inside) if inside else False
        if not inside:
            missed.append(text[place.span.start : place.span.end])
    false = [f for f in shown if not any(f.span.overlaps(place.span) for place in marked)]
    found = len(marked) - len(missed)
    print(f"  seed: {found} of {len(marked)} places found, {restored} restored, {len(false)} false alarms")
    print(f"    verdict: {report.verdict.level.value if report.verdict else 'none'}")
    for finding in false:
        print(f"    false: {finding.rule} “{finding.text}”")
    for words in missed:
        print(f"    missed: {words}")


def pages(check: Checker, data: Path) -> None:
    """Print what is found of the phrases of other pages."""
    with (data / "spun_news_pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for page in sorted({row["page"] for row in rows}):
        found = restored = 0
        own = [row for row in rows if row["page"] == page]
        for row in own:
            text = f"They said it was {row['spun']}."
            start = text.index(row["spun"])
            place = Place(Span(start, start + len(row["spun"])), (row["original"],))
            findings = _report(check, text).findings
            inside = [finding for finding in findings if finding.span.overlaps(place.span)]
            found += bool(inside)
            restored += bool(inside) and is_restored(text, place, inside)
        print(f"  page {page}: {found} of {len(own)} phrases found, {restored} restored")


def main() -> None:
    """Run the benchmark."""
    for seen in (True, False):
        print("with all entries" if seen else "without entries made after reading the seed")
        check = checker(seen=seen)
        seed(check)
        if len(sys.argv) > 1:
            pages(check, Path(sys.argv[1]))


main()
