"""By which rules an archive is judged: those that give evidence, without the profile that it is to become."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.checks import rule_ids
from checker.evidence import EVIDENCE_RULES
from checker.plan import Plan, prepare
from checker.settings import Settings


def plan_for(settings: Settings, cache: Path | None) -> Plan:
    """Make a plan for `workers.Judge`.

    Args:
        settings: say which glossaries there are and what counts as prose.
        cache: folder for compiled glossaries, or None.

    Raises:
        GlossaryError: a glossary is missing or cannot be used.
    """
    rules = tuple(rule for rule in rule_ids() if rule in EVIDENCE_RULES)
    # Comments in an article could silence the evidence; severities and options of rules cannot change it for the worse.
    judging = replace(
        settings, select=rules, ignore=(), severity={}, rules={}, grammar="off", profile="", suppressions=False
    )
    return prepare(judging, cache)
