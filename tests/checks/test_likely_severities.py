"""Which severity a place gets, by its probability and by whether the article's choice of words is a crude tool's."""

from __future__ import annotations

import pytest

from checker.checks.likely_garble import _WARNING, _WARNING_IF_CRUDE, _severity
from checker.findings import Severity


@pytest.mark.parametrize(
    ("probability", "usual", "crude"),
    [
        (0.2, Severity.HINT, Severity.HINT),
        (0.25, Severity.HINT, Severity.WARNING),
        (0.59, Severity.HINT, Severity.WARNING),
        (0.6, Severity.WARNING, Severity.WARNING),
        (0.96, Severity.WARNING, Severity.WARNING),
        (0.97, Severity.ERROR, Severity.ERROR),
    ],
)
def test_severity(probability: float, usual: Severity, crude: Severity) -> None:
    assert (_severity(probability, _WARNING), _severity(probability, _WARNING_IF_CRUDE)) == (usual, crude)
