"""What the tests in a browser share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SCREENSHOTS = Path(__file__).parents[1] / "build" / "screenshots"
WIDTHS = {"narrow": {"width": 380, "height": 900}, "wide": {"width": 1280, "height": 900}}


def frames(page: Any) -> None:
    """Wait until the browser has painted twice; only where the page may run scripts."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
