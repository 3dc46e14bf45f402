"""Why entries that never occur in the clean sets are kept: one reason for each group, as data in `unseen.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

Group = tuple[str, str]
"""Id of a glossary and a heading of its file."""

REASONS = Path(__file__).parent / "unseen.toml"


def read_reasons(path: Path = REASONS) -> dict[Group, str]:
    """The reason of each group.

    Args:
        path: a TOML file with tables `[[reason]]`: `why`, a sentence, and `of`, glossary ids to lists of headings.
    """
    tables = tomllib.loads(path.read_text("utf-8"))["reason"]
    return {
        (glossary, heading): table["why"]
        for table in tables
        for glossary, headings in table["of"].items()
        for heading in headings
    }


def faults(unseen: Mapping[Group, Collection[str]], reasons: Mapping[Group, str]) -> Iterator[str]:
    """Groups that have entries which never occur and no reason, and reasons of groups that have none."""
    for group in sorted(unseen.keys() - reasons.keys()):
        yield f"{': '.join(group)}: {len(unseen[group])} entries never occur, and unseen.toml has no reason."
    for group in sorted(reasons.keys() - unseen.keys()):
        yield f"{': '.join(group)}: unseen.toml has a reason, and every entry occurs or the heading is gone."
