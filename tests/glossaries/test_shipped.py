"""The shipped glossaries by the check that their keepers run."""

from __future__ import annotations

from benchmarks.coverage.occurrences import headings
from benchmarks.coverage.reasons import faults, read_reasons
from checker.auditing import audit
from checker.glossary.store import CLASSES, shipped_folder, shipped_names
from support import CLEAN_PROSE, SECOND_LANGUAGE_PROSE


def test_the_shipped_glossaries_have_no_faults() -> None:
    paths = [shipped_folder() / f"{name}.toml" for name in (CLASSES, *shipped_names())]
    wrong = [str(remark) for remark in audit(paths, (*CLEAN_PROSE, *SECOND_LANGUAGE_PROSE)) if remark.is_fault]
    assert wrong == []


def test_reasons_for_what_never_occurs_name_headings_that_exist() -> None:
    shipped = {
        (name, each) for name in shipped_names() for each in headings(shipped_folder() / f"{name}.toml").values()
    }
    assert read_reasons().keys() - shipped == set()


def test_a_group_that_never_occurs_needs_a_reason_and_a_reason_a_group() -> None:
    unseen = {("a", "Fuels"): ["coke"], ("a", "Grids"): ["mast", "pylon"]}
    said = list(faults(unseen, {("a", "Fuels"): "why", ("b", "Wars"): "why"}))
    assert [each.split(",")[0] for each in said] == [
        "a: Grids: 2 entries never occur",
        "b: Wars: unseen.toml has a reason",
    ]
