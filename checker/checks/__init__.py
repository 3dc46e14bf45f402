"""Checks: one a module, each a generator of candidates.

A check's module has two public names: `RULE`, what it is called and why it exists,
and `check(article, options)`, which yields candidates. Where something can be set,
`Options` is a frozen dataclass of it. `CHECKS` lists them in the order in which they
win ties; a module is imported when its rule is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from checker.article import Article
from checker.checks.options import NoOptions
from checker.findings import Candidate, RuleInfo

CHECKS: tuple[tuple[str, str], ...] = (
    ("title-garble", "checker.checks.title_garble"),
    ("role-filler", "checker.checks.role_filler"),
    ("known-garble", "checker.checks.known_garble"),
    ("likely-garble", "checker.checks.likely_garble"),
    ("spacing", "checker.checks.spacing"),
    ("name-spelling", "checker.checks.name_spelling"),
    ("quote-mark", "checker.checks.quote_mark"),
    ("doubled-word", "checker.checks.doubled_word"),
    ("number-agreement", "checker.checks.number_agreement"),
    ("suppression", "checker.checks.suppression"),
    ("unused-suppression", "checker.checks.unused_suppression"),
)
"""Rule id and module, in order."""

LAST = frozenset({"unused-suppression"})
"""Rules about what became of the findings of all others: they run when that is known."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check that has been loaded.

    Attributes:
        rule: what it is called and why it exists.
        options: its options type; called with keyword arguments.
        run: from an article and options to candidates, in any order.
    """

    rule: RuleInfo
    options: Callable[..., Any]
    run: Callable[[Article, Any], Iterator[Candidate]]


def rule_ids() -> tuple[str, ...]:
    """The ids of all rules, in order."""
    return tuple(rule for rule, _ in CHECKS)


def known_rule_ids() -> tuple[str, ...]:
    """The ids of all rules, those of a comparison with an original included."""
    from checker.compare.rules import RULES

    return (*rule_ids(), *RULES)


def load(rules: Iterable[str]) -> tuple[Check, ...]:
    """Import the checks of some rules.

    Args:
        rules: ids; the order does not matter.

    Returns:
        The checks in the order of `CHECKS`.

    Raises:
        KeyError: there is no such rule.
    """
    wanted = set(rules)
    if unknown := wanted - set(rule_ids()):
        raise KeyError(min(unknown))
    checks = []
    for rule, name in CHECKS:
        if rule in wanted:
            module = import_module(name)
            checks.append(Check(module.RULE, getattr(module, "Options", NoOptions), module.check))
    return tuple(checks)
