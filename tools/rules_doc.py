"""Write docs/rules.md, every rule with its examples and options, from what the rules say of themselves.

Run from anywhere: `python tools/rules_doc.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.checks import load, rule_ids
from checker.compare.rules import RULES
from checker.config.rule_options import options_of
from checker.config.show import toml
from checker.findings import RuleExample, RuleInfo

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"

HEAD = """\
<!-- Written by tools/rules_doc.py; change what the rules say of themselves instead. -->

# Rules

`unspin explain RULE` shows the same in the terminal. In the examples `[-…-]` is what is found and `{+…+}` what
unspin suggests instead. How to silence a rule, in one place or everywhere: [suppressing](suppressing.md).

An error is wrong as it stands, a warning may be right, a hint is shown only with `--hints`. Some warnings become errors
in an article that looks machine-paraphrased as a whole.

Rules whose names begin with `grammar/` belong to a grammar engine; `unspin explain grammar/NAME` describes them.
"""


def page() -> str:
    """The page in Markdown."""
    own = [check.rule for check in load(rule_ids())]
    return "\n".join(
        [
            HEAD,
            *_section("Rules of `unspin check`", own),
            *_section("Rules of `unspin compare` and `--against`", RULES.values()),
        ]
    )


def _section(title: str, rules: Iterable[RuleInfo]) -> Iterator[str]:
    rules = list(rules)
    yield f"## {title}\n\n| rule | severity | what it finds |\n| --- | --- | --- |"
    yield from (f"| [{rule.id}](#{rule.id}) | {rule.severity} | {rule.summary} |" for rule in rules)
    yield ""
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: RuleInfo) -> Iterator[str]:
    yield f"### {rule.id}\n\n{rule.summary} Usual severity: {rule.severity}.\n\n{rule.explanation}\n"
    yield from _examples("Found:", [example for example in rule.examples if "[-" in example.text])
    yield from _examples("Left alone:", [example for example in rule.examples if "[-" not in example.text])
    options = options_of(rule.id)
    if options:
        yield f"Options and their defaults:\n\n```toml\n[rules.{rule.id}]"
        yield from (f"{option.name} = {toml(option.default)}" for option in options)
        yield "```\n"


def _examples(title: str, examples: list[RuleExample]) -> Iterator[str]:
    if examples:
        yield f"{title}\n\n```text"
        yield from (example.text for example in examples)
        yield "```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
