"""The shipped glossaries by the check that their keepers run."""

from __future__ import annotations

from checker.auditing import audit
from checker.glossary.store import CLASSES, shipped_folder, shipped_names
from support import CLEAN_PROSE, SECOND_LANGUAGE_PROSE


def test_the_shipped_glossaries_have_no_faults() -> None:
    paths = [shipped_folder() / f"{name}.toml" for name in (CLASSES, *shipped_names())]
    faults = [str(remark) for remark in audit(paths, (*CLEAN_PROSE, *SECOND_LANGUAGE_PROSE)) if remark.is_fault]
    assert faults == []
