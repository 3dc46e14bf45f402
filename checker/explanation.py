"""What `unspin explain` says of a rule, as lines of styled text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from checker.checks import known_rule_ids, load, rule_ids
from checker.compare.rules import RULES
from checker.config.place import ConfigError, nearest, quoted
from checker.config.rule_options import RuleOption, options_of
from checker.config.show import toml
from checker.findings import RuleInfo
from checker.reporters.inert import printable
from checker.reporters.styled import Line, Run, Style

_MARK = re.compile(r"(\[-.*?-\])|(\{\+.*?\+\})", re.DOTALL)
_INDENT = "  "

_GRAMMAR = "grammar/"
"""What the rules of grammar engines begin with; the engines describe them."""


def require_rule(rule: str) -> str:
    """Return a rule that can be explained.

    Raises:
        ConfigError: there is none; the message names the nearest.
    """
    if rule.startswith(_GRAMMAR) and rule != _GRAMMAR:
        return rule
    if rule.rstrip("/") == _GRAMMAR.rstrip("/"):
        raise ConfigError("“grammar” is all rules of the grammar engine; name one as reports do, such as grammar/AnA.")
    if rule not in known_rule_ids():
        raise ConfigError(f"there is no rule {quoted(rule)} to explain; {nearest(rule, known_rule_ids())}")
    return rule


def listing() -> Iterator[Line]:
    """All rules, one a line."""
    infos = [*(check.rule for check in load(rule_ids())), *RULES.values()]
    width = max(len(info.id) for info in infos)
    for info in infos:
        yield [Run(f"{info.id:<{width}}", Style.PATH), Run(f"  {info.severity.value:<7}  {info.summary}")]


def explanation(rule: str, width: int) -> Iterator[Line]:
    """One rule: what it is for, examples, options, and how to silence it.

    Args:
        rule: an id that exists.
        width: columns.

    Raises:
        EngineError: it is a grammar engine's, which has no such rule or is not installed.
    """
    info = _info(rule)
    yield [Run(info.id, Style.PATH), Run(f" ({info.severity.value})")]
    yield [Run(info.summary)]
    for paragraph in info.explanation.split("\n\n"):
        yield []
        yield from _wrapped(paragraph, width, "")
    if info.link:
        yield [Run(info.link)]
    yield from _examples(info, width)
    yield from _options(options_of(rule), rule)
    yield from _silencing(rule)


def _info(rule: str) -> RuleInfo:
    if rule.startswith(_GRAMMAR):
        from checker.grammar.rules import explained

        return explained(rule)
    if rule in RULES:
        return RULES[rule]
    return load([rule])[0].rule


def _examples(info: RuleInfo, width: int) -> Iterator[Line]:
    found = [example.text for example in info.examples if "[-" in example.text]
    silent = [example.text for example in info.examples if "[-" not in example.text]
    for title, texts in (("Found", found), ("Left alone", silent)):
        if texts:
            yield []
            yield [Run(title, Style.VERDICT)]
        for text in texts:
            for number, line in enumerate(printable(text).split("\n")):
                bullet = f"{_INDENT}{'- ' if not number else '  '}"
                yield from _wrapped(line, width, bullet)


def _wrapped(text: str, width: int, prefix: str) -> Iterator[Line]:
    """Running text in lines; marks of corrections are coloured where they do not run over a line's end."""
    lines = textwrap.wrap(
        text, width, initial_indent=prefix, subsequent_indent=" " * len(prefix), break_on_hyphens=False
    )
    for line in lines or [prefix.rstrip()]:
        yield [Run(part, _style(part)) for part in _MARK.split(line) if part]


def _style(part: str) -> Style:
    if part.startswith("[-") and part.endswith("-]"):
        return Style.STRUCK
    return Style.INSERTED if part.startswith("{+") and part.endswith("+}") else Style.PLAIN


def _options(options: tuple[RuleOption, ...], rule: str) -> Iterator[Line]:
    if not options:
        return
    yield []
    yield [Run("Options", Style.VERDICT), Run(f", under [rules.{rule}] in a settings file; these are the defaults")]
    for option in options:
        yield [Run(f"{_INDENT}{option.name} = {toml(option.default)}")]


def _silencing(rule: str) -> Iterator[Line]:
    key = f'"{rule}"' if "/" in rule else rule
    ways = (
        ("one sentence, in Markdown or HTML", f"<!-- unspin: ignore {rule} -->"),
        ("the next line, in plain text", f"# unspin: ignore {rule}"),
        ("a whole file, by a comment in it", f"unspin: ignore-file {rule}"),
        ("one run", f"unspin check --ignore {rule}"),
        ("always, in unspin.toml", f'ignore = ["{rule}"]'),
        ("in some files, in unspin.toml", f'[[overrides]]\nfiles = ["archive/**"]\nextend-ignore = ["{rule}"]'),
        ("less grave, in unspin.toml", f'severity = {{ {key} = "hint" }}'),
    )
    yield []
    yield [Run("To silence it", Style.VERDICT)]
    width = max(len(what) for what, _ in ways)
    for what, lines in ways:
        for number, line in enumerate(lines.split("\n")):
            yield [Run(f"{_INDENT}{'' if number else what:<{width}}   "), Run(line, Style.PATH)]
