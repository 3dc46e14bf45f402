"""Pages in a real Chromium: skipped where there is none, an error in continuous integration."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from in_browser import WIDTHS
from report_pages import make_reports

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium that no test changes."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _lacking("the package playwright")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        _lacking("Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def _lacking(what: str) -> None:
    reason = f"{what} is missing; `make browser-for-tests` installs it"
    if os.environ.get("UNSPIN_CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages by name; see `report_pages.make_reports`."""
    return make_reports(tmp_path_factory.mktemp("reports"))


@dataclass
class Seen:
    """What a browser complained of or asked the network for."""

    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


OpenPage = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, reports: dict[str, Path]) -> Iterator[OpenPage]:
    """Opens a page by its name, or a file; nothing may be complained of or fetched by the end of the test."""
    contexts: list[Any] = []
    seen = Seen()

    def open_(name: str | Path, width: str = "wide", **options: Any) -> Any:
        context = browser.new_context(viewport=WIDTHS[width], **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen.messages.append(message.text))
        page.on("pageerror", lambda error: seen.messages.append(str(error)))
        page.on("dialog", lambda dialog: (seen.messages.append(dialog.message), dialog.dismiss()))
        path = reports[name] if isinstance(name, str) else name
        page.on("request", lambda request: seen.requests.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not seen.messages
    assert all(url.startswith(("file:", "blob:")) for url in seen.requests)
