"""Rewrites in which only the style differs: nothing above a hint may be found in them.

Each style is one kind of difference between two houses' ways to print one text. The lists of words (`styles.toml`) are
the benchmark's own; the comparison knows British and American spelling by its own rules and list.
"""

from __future__ import annotations

import html
import re
import textwrap
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_TABLES: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "styles.toml").read_text("utf-8"))
_AMERICAN, _COMPOUNDS = _TABLES["american"], _TABLES["compounds"]
_CONTRACTED, _ABBREVIATED = _TABLES["contracted"], _TABLES["abbreviated"]
_MONTHS = "January February March April May June July August September October November December".split()
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTH = f"({'|'.join(_MONTHS)})"


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write the same text.

    Attributes:
        name: what differs.
        change: makes the other text.
        suffix: of the file that the other text would be in.
    """

    name: str
    change: Callable[[str], str]
    suffix: str = ".txt"


def _words(table: Mapping[str, str]) -> Callable[[str], str]:
    """Words for others, whole ones only."""
    pattern = re.compile("|".join(rf"(?<![\w-]){re.escape(word)}(?![\w-])" for word in sorted(table, key=len)[::-1]))
    return lambda text: pattern.sub(lambda match: table[match.group()], text)


def _pattern(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


def _curly(text: str) -> str:
    """Curly marks for those that are in order; a newsroom's own slips stay."""
    text = re.sub(r"(?m)(?<![^\s(\[—–-])\"([^\s\"][^\"\n]*?)\"(?![^\s.,;:!?)\]—–-])", r"“\1”", text)
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def _straight(text: str) -> str:
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def _single(text: str) -> str:
    """Single marks, but for paragraphs with an apostrophe after an s, which nobody could tell from a mark."""
    return re.sub(
        r"[^\n]+",
        lambda match: (
            match.group()
            if re.search(r"s['’](?!\w)|['’‘](?=\d)", match.group())
            else _curly(match.group()).replace("“", "‘").replace("”", "’")
        ),
        text,
    )


def _guillemets(text: str) -> str:
    return _curly(text).replace("“", "«").replace("”", "»")


def _wrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in text.split("\n\n"))


def _spelled(match: re.Match[str]) -> str:
    return _NUMBERS[int(match.group())]


def _figures(match: re.Match[str]) -> str:
    """A figure for a written number, unless that is a part of a longer one or of a date."""
    before = match.string[: match.start()].rsplit(maxsplit=1)[-1:]
    if before and (before[0] in _PARTS or before[0].lower() in _PARTS):
        return match.group()
    return str(_NUMBERS.index(match.group()))


_PARTS = frozenset(
    (*_NUMBERS, *_MONTHS, *"twenty thirty forty fifty sixty seventy eighty ninety hundred thousand and point".split())
)
"""Words after which a written number is a part of a longer one or of a date."""


def _html(text: str) -> str:
    paragraphs = (f"<p>{_marked(html.escape(paragraph, quote=False), 'em')}</p>" for paragraph in _split(text))
    return "<!doctype html><title>An article</title><body><article>" + "\n".join(paragraphs) + "</article></body>"


def _markdown(text: str) -> str:
    escaped = (re.sub(r"([*_`<>\[\]#&])", r"\\\1", paragraph) for paragraph in _split(text))
    return "\n\n".join(
        re.sub(r"^([-+]|\d+[.)])(?= )", r"\\\1", _marked(paragraph, "*").replace("\\\\", "\\")) for paragraph in escaped
    )


def _split(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n") if paragraph.strip()]


def _marked(text: str, mark: str) -> str:
    """Some words in emphasis and in links."""
    if mark == "em":
        text = re.sub(r"(?<=[a-z] )(large|new|first|many)(?= [a-z])", r"<em>\1</em>", text)
        return re.sub(r"(?<=[a-z] )(report|city|government)(?= [a-z])", r'<a href="/x">\1</a>', text)
    text = re.sub(r"(?<=[a-z] )(large|new|first|many)(?= [a-z])", r"*\1*", text)
    return re.sub(r"(?<=[a-z] )(report|city|government)(?= [a-z])", r"[\1](/x)", text)


def _unaccented(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


_AMBIGUOUS = frozenset(
    {"story", "check", "while", "among", "tire", "draft", "curb", "learned", "burned", "license", "instalment", "mold"}
)
"""American spellings that are another British word, or the British one too."""

_BRITISH = {american: british for british, american in _AMERICAN.items() if american not in _AMBIGUOUS}
_NO_VERB = re.compile(
    r"(?:pr|pract|rev|adv|superv|telev|exerc|comprom|surpr|prom|ra|no|ar|urch|cru|pra|otherw|likew|rem|prec|conc|exp|dem"
    r"|enterpr|disgu|desp|franch|merchand|improv|compr)$"
)
"""Beginnings of words in `-ise` that have no `-ize`."""

_WRITTEN_OUT = {short: long for long, short in reversed(_CONTRACTED.items()) if not short.endswith("’s")}
_SUM = r"(?<![\w$])\$(\d+(?:\.\d+)?(?: (?:million|billion))?)"


def _ized(match: re.Match[str]) -> str:
    return match.group() if _NO_VERB.search(match[1]) else f"{match[1]}iz{match[2]}"


def _ordinal(match: re.Match[str]) -> str:
    return f"{match[1]} {match[2]}{_ending(int(match[2]))}"


def _capital_headline(text: str) -> str:
    headline = text.split("\n", 1)[0]
    return headline.upper() + text[len(headline) :]


STYLES = (
    Style("curly marks", _curly),
    Style("straight marks", _straight),
    Style("single marks", _single),
    Style("guillemets", _guillemets),
    Style("em dashes", _pattern(r" (?:-|–|--) ", "—")),
    Style("spaced en dashes", _pattern(r" ?(?:—|--) ?", " – ")),
    Style("ellipsis", _pattern(r"\.\.\.|\. \. \.", "…")),
    Style("serial comma", _pattern(r"(\w+, \w+) (and|or) (?=\w+)", r"\1, \2 ")),
    Style("no serial comma", _pattern(r"(\w+, \w+), (and|or) (?=\w+)", r"\1 \2 ")),
    Style("American spelling", _words(_AMERICAN)),
    Style("British spelling", _words(_BRITISH)),
    Style("-ize for -ise", _pattern(r"\b(\w{4,})is(e|ed|es|ing|ation|ations)\b", _ized)),
    Style("compounds", _words(_COMPOUNDS)),
    Style("contractions", _words(_CONTRACTED)),
    Style("no contractions", _words(_WRITTEN_OUT)),
    Style("contractions undone", _words({short.replace("’", "'"): long for short, long in _WRITTEN_OUT.items()})),
    Style("abbreviations without points", _pattern(
        "|".join(rf"(?<![\w.]){re.escape(word)}(?! [A-Z][a-z]+ed\b)(?=[ ,])" for word in _ABBREVIATED),
        lambda match: _ABBREVIATED[match.group()])),
    Style("day before month", _pattern(rf"\b{_MONTH} (\d{{1,2}})(?![\d\w])", r"\2 \1")),
    Style("month before day", _pattern(rf"\b(\d{{1,2}}) {_MONTH}\b", r"\2 \1")),
    Style("ordinal days", _pattern(rf"\b{_MONTH} (\d{{1,2}})(?![\d\w])", _ordinal)),
    Style("short months", _pattern(r"\b(Jan|Feb|Aug|Oct|Nov|Dec)(?:uary|ruary|ust|ober|ember)(?= \d)", r"\1.")),
    Style("percent sign", _pattern(r"(?<=\d) ?per ?cent\b", "%")),
    Style("percent in words", _pattern(r"(?<=\d) ?%", " per cent")),
    Style("percent in one word", _pattern(r"(?<=\d)(?: ?%| per cent\b)", " percent")),
    Style("numbers in words", _pattern(r"(?<=[a-z] )(?<!y )(?<!e )(?:[2-9]|1[0-2])(?= [a-z]+s\b)", _spelled)),
    Style("numbers in figures", _pattern(rf"(?<=[a-z] )(?:{'|'.join(_NUMBERS[2:])})(?= [a-z])", _figures)),
    Style("commas in thousands", _pattern(
        r"(?<![\w.,])(?!19|20)([1-9]\d{0,2})(\d{3})(?![\d.,]|\w)(?= [a-z]+s\b)", r"\1,\2")),
    Style("spaces in thousands", _pattern(r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d.,])", "\\1\u202f\\2")),
    Style("no commas in thousands", _pattern(r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d.,])", r"\1\2")),
    Style("short millions", _pattern(r"([$£€]\d+(?:\.\d+)?) million\b", r"\1m")),
    Style("dollars in words", _pattern(
        rf"{_SUM}(?![\w-])(?![\d,.\u202f]*\d)(?! ?(?:million|billion))", r"\1 dollars")),
    Style("US dollars", _pattern(r"(?<![\w])\$(?=\d)", "US$")),
    Style("clock times", _pattern(r"(?<![\d:.])(\d{1,2}) ?([ap])\.?m\b\.?(?! [A-Z])", r"\1:00 \2m")),
    Style("no-break spaces", _pattern(r"(?<=[a-z]) (?=of )|(?<=\d) (?=[a-z])", "\u00a0")),
    Style("thin spaces", _pattern(r"(?<=\d) (?=[a-z%])|(?<=Mr\.) ", "\u2009")),
    Style("two spaces after sentences", _pattern(r"\. (?=[A-Z])", ".  ")),
    Style("lines of 60 columns", _wrapped),
    Style("CRLF", _pattern(r"\n", "\r\n")),
    Style("soft hyphens", _pattern(r"\b([a-z]{5})(?=[a-z]{4})", "\\1\u00ad")),
    Style("zero-width spaces", _pattern(r"(?<=[a-z]) (?=the )", " \u200b")),
    Style("no-break hyphens", _pattern(r"(?<=[a-z])-(?=[a-z])", "\u2011")),
    Style("ligatures", lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ")),
    Style("no accents", _unaccented),
    Style("decomposed accents", lambda text: unicodedata.normalize("NFD", text)),
    Style("capital headline", _capital_headline),
    Style("HTML", _html, ".html"),
    Style("Markdown", _markdown, ".md"),
)  # fmt: skip
"""All styles, each by itself; the benchmark also mixes them."""


def mixed(text: str) -> str:
    """Several styles at once."""
    for style in STYLES[::3]:
        text = style.change(text) if style.suffix == ".txt" else text
    return text


def _ending(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
