"""SARIF against the published schema."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.findings import Report
from checker.reporters import ShowOptions, write
from checker.reporters.sarif import uri
from sample_report import REPORT

SCHEMA = Path(__file__).parents[2] / "build" / "schemas" / "sarif-2.1.0.json"


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of OASIS, which `tools/sarif_schema.sh` fetches."""
    if not SCHEMA.exists():
        reason = "the schema of SARIF is missing; run tools/sarif_schema.sh"
        if os.environ.get("UNSPIN_CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return json.loads(SCHEMA.read_text("utf-8"))


def log(report: Report) -> Any:
    stream = io.StringIO()
    write(report, "sarif", stream, ShowOptions(hints=True))
    return json.loads(stream.getvalue())


@pytest.mark.realengine
@pytest.mark.parametrize("report", [REPORT, Report()], ids=["full", "empty"])
def test_is_valid_by_the_published_schema(report: Report, schema: Any) -> None:
    assert [error.message for error in Draft7Validator(schema).iter_errors(log(report))] == []


def test_a_fix_replaces_exactly_the_finding() -> None:
    run = log(REPORT)["runs"][0]
    sources = {uri(document.path): document.source for document in REPORT.documents}
    seen = 0
    for result in run["results"]:
        for fix in result.get("fixes", ()):
            change = fix["artifactChanges"][0]
            region = change["replacements"][0]["deletedRegion"]
            source = sources[change["artifactLocation"]["uri"]]
            assert source is not None
            start = region["charOffset"]
            assert source[start : start + region["charLength"]] in {
                finding.text for document in REPORT.documents for finding in document.findings
            }
            seen += 1
    assert seen


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b.txt", "a%20b.txt"),
        ("./a.txt", "a.txt"),
        (".hidden/a.txt", ".hidden/a.txt"),
        ("../a.txt", "../a.txt"),
        ("ä.md", "%C3%A4.md"),
        ("x/y#z?.md", "x/y%23z%3F.md"),
        ("C:\\x.txt", "C%3A/x.txt"),
    ],
)
def test_paths_become_uri_references(path: str, expected: str) -> None:
    assert uri(path) == expected
