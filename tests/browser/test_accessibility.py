"""axe-core's rules on every kind of page, in both colour schemes and widths, with everything opened."""

from __future__ import annotations

from typing import Any

import pytest

from in_browser import SCREENSHOTS

pytestmark = pytest.mark.realengine

PAGES = ("talks", "blocks", "rtl", "clean", "hostile", "index", "compared")
LOOKS = (("narrow", "dark"), ("wide", "light"))
CASES = [(name, *look) for name in PAGES for look in LOOKS] + [("talks", "narrow", "light"), ("talks", "wide", "dark")]


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in results for node in rule["nodes"][:3]]


@pytest.mark.parametrize(("name", "width", "scheme"), CASES)
def test_no_rule_is_broken(open_page: Any, name: str, width: str, scheme: str) -> None:
    # axe is run as a script of the page, which the page's own policy forbids.
    page = open_page(name, width, color_scheme=scheme, bypass_csp=True)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{scheme}.png")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    # What lies outside the window is not drawn, and what is not drawn has no colours to be tested.
    page.evaluate("document.querySelectorAll('.row').forEach(row => row.style.contentVisibility = 'visible')")
    page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{scheme}-open.png", full_page=True)
    assert violations(page) == []


@pytest.mark.parametrize("view", ["original", "corrected"])
def test_every_view_holds_to_the_rules(open_page: Any, view: str) -> None:
    page = open_page("talks", bypass_csp=True)
    page.check(f"#view-{view}")
    assert violations(page) == []


def test_filters_in_use_hold_to_the_rules(open_page: Any) -> None:
    page = open_page("talks", bypass_csp=True)
    page.locator(".counts").get_by_role("button").first.click()
    page.locator(".filters > summary").click()
    assert violations(page) == []
