"""The reports that browsers are shown: real checks of real kinds of article, and texts that mean harm."""

from __future__ import annotations

import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from articles import ORIGINAL, REVISED
from checker.checking import Checker, Keep
from checker.compare.comparer import Comparer
from checker.compare.rules import RULES
from checker.document import Lines, Span
from checker.findings import DocumentReport, Finding, Level, Report, Safety, Severity, Verdict
from checker.glossary.store import load_lexicon, locate, shipped_names
from checker.plan import Plan
from checker.readers import ReadOptions, read
from checker.reporters import ShowOptions, write_files
from checker.reporters.html.index_page import index_page
from checker.reporters.html.provenance import moment
from checker.reporters.html.rows import page_name, rows
from checker.run import gather
from checker.settings import Settings
from sample_report import REPORT, finding

EVERYTHING = ShowOptions(hints=True)

BLOCKS = """\
---
title: Talks at the lake
---
# Standardization negotiations begin

The two sides held **standardization** *negotiations* at the lake. See `make all` and
![a map of the standardization negotiations](map.png) for more.

- They fought two war in three years.
- Nobody was was hurt.

> We hope for standardization negotiations , he said.

| Side | Talks |
| --- | --- |
| North | standardization negotiations |
"""

RIGHT_TO_LEFT = (
    "قال المتحدث إن standardization negotiations ستبدأ في الربيع، وإن الطرفين اتفقا على two war بعد ذلك.\n\n"
    "הדובר אמר כי standardization negotiations יתחילו באביב.\n"
)

ATTACKS = (
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 2</script>",
    "<img src=x onerror=window.hacked=3>",
    '"><svg/onload=window.hacked=4>',
    "</style><script>window.hacked = 5</script>",
    "</textarea></title></details><iframe src=javascript:window.hacked=6>",
    "<!-- --><a href=javascript:window.hacked=7>x</a>",
    "${window.hacked = 8} {{constructor.constructor('window.hacked = 9')()}}",
    "&lt;script&gt;window.hacked = 10&lt;/script&gt; &#60;script&#62;",
    "' onmouseover='window.hacked = 11",
    "\u202egpj.exe\u202c \x01 \x1b]0;title\x07 \u2028 \ufeff",
    "<meta http-equiv=refresh content=0;url=https://example.invalid/>",
    "<link rel=stylesheet href=https://example.invalid/x.css><base href=https://example.invalid/>",
    "<form action=https://example.invalid/><button autofocus>x</button></form>",
)


def make_reports(folder: Path) -> dict[str, Path]:
    """Write every report that the tests look at.

    Returns:
        Pages by name.
    """
    found: dict[str, Path] = {}
    for name, report in _articles().items():
        (folder / name).mkdir()
        found[name] = write_files(report, "html", folder / name / "page.html", EVERYTHING)
    found["index"] = write_files(REPORT, "html", folder / "index", EVERYTHING)
    found["hostile-index"] = write_files(hostile(), "html", folder / "hostile-index", EVERYTHING)
    found["many-index"] = folder / "many.html"
    report = many()
    page = index_page(report, rows(report, EVERYTHING, page_name), EVERYTHING, moment(), "index.csv")
    found["many-index"].write_text(page, "utf-8")
    return found


def _articles() -> dict[str, Report]:
    plan = Plan(Settings(grammar="off"), load_lexicon([locate(name, Path()) for name in shipped_names()], None))
    checker = Checker(plan, Keep.ALL)
    texts = {
        "blocks": ("talks.md", BLOCKS),
        "rtl": ("rtl.txt", RIGHT_TO_LEFT),
        "clean": ("clean.txt", "All is well.\n"),
    }
    found = {
        name: gather([checker], [checker.check_bytes(path, text.encode())]) for name, (path, text) in texts.items()
    }
    found["compared"] = _compared(plan)
    found["talks"] = replace(REPORT, documents=REPORT.documents[:1], problems=())
    found["hostile"] = replace(hostile(), documents=hostile().documents[:1], problems=())
    found["big"] = replace(REPORT, documents=(big(),), problems=())
    found["one-paragraph"] = replace(REPORT, documents=(big("\n"),), problems=())
    return found


def _compared(plan: Plan) -> Report:
    """A rewrite beside its original, with harmful texts on both sides."""
    attacks = "\n\n".join(f"A word {attack} was here on Monday." for attack in ATTACKS)
    original, revised = (f"{text}\n{attacks}\n" for text in (ORIGINAL, REVISED))
    comparer = Comparer(plan, beside=True)
    result = comparer.report(
        read("wire.txt", original.encode(), ReadOptions()),
        read("ours.txt", revised.replace("Monday", "Friday").encode(), ReadOptions()),
    )
    assert isinstance(result, DocumentReport)
    return Report((result,), rules=RULES)


def hostile() -> Report:
    """A report whose every text is an attack, in one article of each format."""
    documents = tuple(
        _hostile_document(f"articles/{attack[:20].replace('/', '')}{number}.{suffix}", suffix)
        for number, (suffix, attack) in enumerate((s, a) for s in ("txt", "md", "html") for a in ATTACKS[:3])
    )
    return replace(REPORT, documents=documents, notices=ATTACKS, grammar=ATTACKS[1], settings=ATTACKS[3])


def _hostile_document(path: str, suffix: str) -> DocumentReport:
    source = "\n\n".join(f"A word {attack} and two war here." for attack in ATTACKS)
    document = read(f"x.{suffix}", source.encode(), ReadOptions())
    found = []
    for number, attack in enumerate(ATTACKS):
        start = source.index(attack)
        found.append(
            replace(
                finding(source, "two war", "known-garble", attack),
                id=f"{number}{attack}",
                rule=attack if number % 2 else "spacing",
                start=start,
                end=start + len(attack),
                text=attack,
                suggestions=(attack[::-1], attack),
                term=attack,
                glossary=attack,
                fix=Safety.UNSAFE,
            )
        )
    verdict = Verdict(Level.LIKELY, 0.9, 3, 3.0, ATTACKS)
    return DocumentReport(
        path,
        sha256(source.encode()).hexdigest(),
        100,
        tuple(found),
        1,
        ATTACKS,
        verdict,
        source,
        blocks=document.blocks,
    )


def big(between: str = "\n\n", paragraphs: int = 1000, most: int = 5000) -> DocumentReport:
    """An article of a megabyte with thousands of findings."""
    chance = random.Random(1)
    words = "the two governments agreed on Monday to hold further standardization negotiations in the spring".split()
    source = between.join(" ".join(chance.choices(words, k=150)) for _ in range(paragraphs))
    lines = Lines(source)
    found: list[Finding] = []
    at = source.find("standardization")
    while at >= 0 and len(found) < most:
        line, column = lines.position(at)
        found.append(
            Finding(
                id=str(len(found)),
                rule=chance.choice(["known-garble", "spacing", "name-spelling"]),
                severity=chance.choice(list(Severity)),
                confidence=0.9,
                start=at,
                end=at + 15,
                line=line,
                column=column,
                end_line=line,
                end_column=column + 15,
                text="standardization",
                message="garbles “normalization”",
                suggestions=("normalization",),
                term="normalization talks",
                glossary="diplomacy",
                fix=Safety.SAFE,
                context=Span(at, at + 15),
            )
        )
        at = source.find("standardization", at + 16)
    return DocumentReport("big.txt", "0" * 64, len(source.split()), tuple(found), source=source)


def many(number: int = 5000) -> Report:
    """Thousands of articles; only a few different texts stand behind them."""
    chance = random.Random(2)
    kinds = [big(paragraphs=1, most=most) for most in range(6)]
    documents = tuple(
        replace(
            chance.choice(kinds),
            path=f"articles/{at % 40}/story-{at}.md",
            source=None,
            verdict=Verdict(chance.choice(list(Level)), 0.5, 2, 3.0, ()),
        )
        for at in range(number)
    )
    return replace(REPORT, documents=documents)
