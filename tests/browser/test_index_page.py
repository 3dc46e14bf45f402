"""The page over many articles, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from in_browser import frames

pytestmark = pytest.mark.realengine


def column(page: Any, number: int) -> list[str]:
    texts: list[str] = page.evaluate(
        "number => [...document.querySelectorAll('#rows tr:not([hidden])')].map(row => row.cells[number].textContent)",
        number,
    )
    return texts


def test_rows_are_sorted_and_filtered(open_page: Any) -> None:
    page = open_page("index")
    paths = column(page, 0)
    page.get_by_role("button", name="Errors").click()
    errors = [int(text) for text in column(page, 2)]
    assert errors == sorted(errors, reverse=True)
    assert page.get_by_role("columnheader", name="Errors").get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Article").click()
    assert column(page, 0)[0] == "articles/clean.md"
    assert sorted(column(page, 0)) == sorted(paths)
    page.get_by_label("Path contains").fill("TALKS")
    page.get_by_text("1 of 5 shown").wait_for()
    assert column(page, 0) == ["articles/talks at the lake.txt"]
    page.get_by_label("Path contains").fill("")
    page.get_by_label("Show").select_option("clean")
    page.get_by_text("2 of 5 shown").wait_for()


def test_every_article_can_be_reached_and_left(open_page: Any) -> None:
    page = open_page("index")
    for path in column(page, 0):
        page.get_by_role("link", name=path).click()
        assert page.locator("h1").inner_text()
        page.get_by_role("link", name="All articles").click()
    assert page.get_by_role("link", name="CSV").get_attribute("href") == "index.csv"


def test_what_could_not_be_checked_is_said(open_page: Any) -> None:
    page = open_page("index", java_script_enabled=False)
    assert "articles/old.txt: not valid UTF-8" in page.get_by_role("region", name="1 file could not").inner_text()
    assert page.locator("#rows tr").count() == 5
    assert not page.locator("#filters").is_visible()


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_five_thousand_articles_open_sort_and_filter(open_page: Any, width: str) -> None:
    start = time.monotonic()
    page = open_page("many-index", width)
    frames(page)
    assert time.monotonic() - start < 8
    acts: dict[str, Callable[[], object]] = {
        "sort by number": lambda: page.get_by_role("button", name="Warnings").click(),
        "sort by path": lambda: page.get_by_role("button", name="Article").click(),
        "filter": lambda: page.get_by_label("Show").select_option("errors"),
    }
    for act in acts.values():
        start = time.monotonic()
        act()
        frames(page)
        assert time.monotonic() - start < 4
    assert all(int(number) > 0 for number in column(page, 2))
    paths = column(page, 0)
    assert paths[0].startswith("articles/0/story-")
