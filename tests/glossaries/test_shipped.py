"""The shipped glossaries by the check that their keepers run."""

from __future__ import annotations

from pathlib import Path

from checker.auditing import audit
from checker.glossary.store import CLASSES, shipped_folder, shipped_names

CLEAN = Path(__file__).parents[1] / "clean"


def test_the_shipped_glossaries_have_no_faults() -> None:
    paths = [shipped_folder() / f"{name}.toml" for name in (CLASSES, *shipped_names())]
    faults = [str(remark) for remark in audit(paths, sorted(CLEAN.iterdir())) if remark.is_fault]
    assert faults == []
