"""Pages with planted mistakes, and how many of them each engine finds."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from checker.checking import Checker
from checker.findings import Finding, Severity
from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.settings import Settings
from support import Expected, lexicon, unmark

TUNED = Path(__file__).parent / "planted" / "pages.toml"
"""Pages that were read while the noise was sorted out."""

HELD_OUT = Path(__file__).parent / "held_out" / "pages.toml"
"""Pages that nothing was ever fitted to: only what a whole class of texts needs may be changed after reading them."""


@dataclass(frozen=True)
class Page:
    """A page and its mistakes; `kinds` names the kind of each."""

    name: str
    text: str
    mistakes: list[Expected]
    kinds: list[str]
    clean: str


@dataclass
class Score:
    """What an engine, together with unspin's own rules, found on all pages."""

    engine: str
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    corrected: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def pages(path: Path = TUNED) -> list[Page]:
    """All pages of a file."""
    made = []
    for table in tomllib.loads(path.read_text("utf-8"))["page"]:
        text, mistakes = unmark(table["text"])
        assert len(mistakes) == len(table["kinds"]), table["name"]
        clean = text
        for mistake in reversed(mistakes):
            clean = clean[: mistake.start] + (mistake.right or "") + clean[mistake.end :]
        made.append(Page(table["name"], text, mistakes, table["kinds"], clean))
    return made


def score(engine: str, path: Path = TUNED) -> Score:
    """Check all pages of a file with one engine, or with none (`off`)."""
    total = Score(engine)
    checker = Checker(Plan(Settings(grammar=engine), lexicon()))
    for page in pages(path):
        findings = _shown(checker, page.name, page.text)
        left = list(findings)
        for kind, mistake in zip(page.kinds, page.mistakes, strict=True):
            total.planted[kind] += 1
            hits = [f for f in findings if f.start <= mistake.end and mistake.start <= f.end]
            left = [f for f in left if f not in hits]
            around = page.text[max(0, mistake.start - 30) : mistake.end + 20].replace("\n", " ")
            if not hits:
                total.missed.append(f"{kind}: {around}")
                continue
            total.found[kind] += 1
            total.corrected[kind] += any(_corrects(page.text, hit, mistake) for hit in hits)
        total.false += [f"{f.rule}: {f.text}" for f in left]
        total.false += [f"{f.rule} (clean): {f.text}" for f in _shown(checker, page.name, page.clean)]
    return total


def table(scores: list[Score]) -> str:
    """The scores in Markdown."""
    kinds = list(scores[0].planted)
    lines = [
        "| engine | " + " | ".join(f"{kind} ({scores[0].planted[kind]})" for kind in kinds) + " | missed | false |",
        "| --- |" + " --- |" * (len(kinds) + 2),
    ]
    for one in scores:
        cells = [f"{one.found[kind]} ({one.corrected[kind]})" for kind in kinds]
        lines.append(f"| {one.engine} | " + " | ".join(cells) + f" | {len(one.missed)} | {len(one.false)} |")
    return "\n".join(lines)


def _shown(checker: Checker, name: str, text: str) -> list[Finding]:
    report = checker.check(read(f"{name}.txt", text.encode(), ReadOptions()))
    assert not report.notices, report.notices
    return [finding for finding in report.findings if finding.severity.at_least(Severity.WARNING)]


def _corrects(text: str, finding: Finding, mistake: Expected) -> bool:
    """Whether the first suggestion makes of the text what it should be."""
    if not finding.suggestions or mistake.right is None:
        return False
    mended = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return mended.split() == (text[: mistake.start] + mistake.right + text[mistake.end :]).split()
