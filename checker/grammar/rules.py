"""What the engines' rules are for, in the engines' own words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from html import unescape
from importlib.resources import files
from typing import Any
from zipfile import BadZipFile, ZipFile

from checker.findings import RuleExample, RuleInfo, Severity
from checker.grammar import harper, languagetool
from checker.grammar.engine import EngineChoice, EngineError, engine_version
from checker.grammar.noise import reason

PREFIX = "grammar/"

_ABOUT = {
    harper.NAME: "A rule of the grammar engine Harper.",
    languagetool.NAME: "A rule of the grammar engine LanguageTool.",
}

_RULE = re.compile(r"[A-Z0-9_]+(?:\[\d+\])?\Z")
"""How LanguageTool names its rules; those of Harper are in mixed case."""

_FILES = ("grammar.xml", "style.xml", "en-US/grammar.xml", "en-US/style.xml")
_FOLDER = "org/languagetool/rules/en"
_EXAMPLES = 3


class UnknownRuleError(EngineError):
    """An engine has no such rule."""


def rule_info(rule: str, message: str = "") -> RuleInfo:
    """A short description of a rule that has a finding.

    Args:
        rule: its id with prefix.
        message: what the engine said at one place.
    """
    name = rule.removeprefix(PREFIX)
    engine = engine_of(name)
    link = languagetool.LINK.format(rule=name) if engine == languagetool.NAME else harper.LINK
    return RuleInfo(rule, message or _ABOUT[engine], _ABOUT[engine], Severity.WARNING, link=link)


def engine_of(name: str) -> str:
    """The engine that names its rules as this one is named."""
    return languagetool.NAME if _RULE.match(name) and (len(name) > 1) else harper.NAME


def explained(rule: str) -> RuleInfo:
    """All that is known about a rule.

    Args:
        rule: its id with prefix.

    Raises:
        UnknownRuleError: the engine has no such rule; the message names the nearest.
        EngineError: the engine, which holds the descriptions, is not installed.
    """
    name = rule.removeprefix(PREFIX)
    engine = engine_of(name)
    info = _of_harper(name) if engine == harper.NAME else _of_languagetool(name)
    quiet = reason(engine, name)
    if not quiet:
        return info
    text = f'{info.explanation}\n\nLeft out by default: {quiet}. To see it: grammar-enable = ["{rule}"].'
    return RuleInfo(info.id, info.summary, text, info.severity, info.examples, info.link)


def _of_harper(name: str) -> RuleInfo:
    descriptions = harper.Harper().descriptions()
    if name not in descriptions:
        raise UnknownRuleError(f"Harper has no rule “{name}”{_nearest(name, list(descriptions))}")
    text = " ".join(descriptions[name].split())
    return RuleInfo(PREFIX + name, text, _ABOUT[harper.NAME], Severity.WARNING, link=harper.LINK)


def _of_languagetool(name: str) -> RuleInfo:
    engine_version(EngineChoice(languagetool.NAME))
    link = languagetool.LINK.format(rule=name)
    about = _ABOUT[languagetool.NAME]
    summary = _summary(name)
    if summary:
        return RuleInfo(PREFIX + name, summary, about, Severity.WARNING, link=link)
    known: list[str] = []
    for text in _rule_files():
        known += re.findall(r'<rule(?:group)?\s[^>]*?\bid="([^"]+)"', text)
        found = _block(text, name)
        if found:
            title, body = found
            return RuleInfo(
                PREFIX + name,
                title,
                "\n\n".join((about, *_messages(body))),
                Severity.WARNING,
                tuple(_examples(body)),
                next(iter(re.findall(r"<url>([^<]+)</url>", body)), link),
            )
    raise UnknownRuleError(f"LanguageTool has no rule “{name}”{_nearest(name, known)}")


def _summary(name: str) -> str:
    data: dict[str, Any] = tomllib.loads(files("checker.data").joinpath("languagetool_rules.toml").read_text("utf-8"))
    return next((str(table["summary"]) for table in data["rule"] if fnmatchcase(name, table["id"])), "")


def _rule_files() -> Iterator[str]:
    """The files in which LanguageTool describes its rules; read as text, so that nothing in them is expanded."""
    from checker.grammar.installed import LIBRARIES, installation

    here = installation()
    jar = here.folder / LIBRARIES / f"language-en-{here.version}.jar"
    try:
        with ZipFile(jar) as archive:
            for name in _FILES:
                yield archive.read(f"{_FOLDER}/{name}").decode("utf-8", "replace")
    except (OSError, KeyError, BadZipFile) as error:
        raise EngineError(f"{jar}: cannot be read; run “unspin grammar install” again") from error


def _block(text: str, name: str) -> tuple[str, str] | None:
    """Title and body of a rule or group of rules."""
    head = re.search(rf'<(rule|rulegroup)\s[^>]*?\bid="{re.escape(name)}"[^>]*>', text)
    if head is None:
        return None
    end = text.find(f"</{head[1]}>", head.end())
    title = re.search(r'\bname="([^"]*)"', head[0])
    return unescape(title[1]) if title else name, text[head.end() : end]


def _messages(body: str) -> list[str]:
    messages = (_plain(message) for message in re.findall(r"<message>(.*?)</message>", body, re.DOTALL))
    return list(dict.fromkeys(messages))[:_EXAMPLES]


def _examples(body: str) -> Iterator[RuleExample]:
    """The first examples that LanguageTool gives: wrong ones with their correction, then right ones."""
    wrong = re.findall(r'<example correction="([^"]*)"[^>]*>(.*?)</example>', body, re.DOTALL)[:_EXAMPLES]
    for corrections, text in wrong:
        right = unescape(corrections.partition("|")[0])
        before, _, rest = text.partition("<marker>")
        marked, _, after = rest.partition("</marker>")
        if marked:
            inserted = f"{{+{right}+}}" if right else ""
            yield RuleExample(_plain(f"{before}[-{marked}-]{inserted}{after}"))
    for text in re.findall(r"<example>(.*?)</example>", body, re.DOTALL)[:_EXAMPLES]:
        yield RuleExample(_plain(text))


def _plain(text: str) -> str:
    """Text without markup; in messages the numbers of words of a sentence that is not there become dots."""
    text = re.sub(r"\\\d+", "…", text)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())


def _nearest(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, names, 1)
    return f"; did you mean “{PREFIX}{close[0]}”?" if close else ""
