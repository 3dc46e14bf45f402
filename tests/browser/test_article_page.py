"""The page of an article, in a real browser."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from checker import baseline
from checker.cli import build
from in_browser import frames

pytestmark = pytest.mark.realengine

SCHEMA = Path(__file__).parents[2] / "docs" / "decisions.schema.json"
PAGES = ("talks", "blocks", "rtl", "clean", "hostile", "index", "hostile-index", "compared")


def visible_text(page: Any, selector: str) -> str:
    return " ".join(page.locator(selector).first.inner_text().split())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_nothing_is_wider_than_the_window(open_page: Any, name: str, width: str) -> None:
    page = open_page(name, width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    frames(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_notes_open_and_views_change_without_a_script(open_page: Any) -> None:
    page = open_page("talks", java_script_enabled=False)
    note = page.locator("details.note").first
    assert not note.get_by_text("Confidence").is_visible()
    note.locator("summary").click()
    assert note.get_by_text("Confidence").is_visible()
    third = page.locator("details.note").nth(2)
    page.get_by_role("link", name="E3: error, known-garble").click()
    assert third.get_by_text("Confidence").is_visible()
    assert page.locator("ins").first.is_visible()
    page.get_by_label("As it stands").check()
    assert not page.locator(".prose ins").first.is_visible()
    assert "further standardization negotiations in the spring" in visible_text(page, "#text")
    page.get_by_label("Corrected").check()
    assert not page.locator(".prose del").first.is_visible()
    assert "further normalization talks in the spring" in visible_text(page, "#text")
    assert not page.get_by_role("button").count()


def test_every_kind_of_block_is_read_as_what_it_is(open_page: Any) -> None:
    page = open_page("blocks")
    assert page.locator("#text h3").first.inner_text().startswith(("Standardization", "Talks"))
    assert page.locator("#text li").count() == 2
    assert page.locator("#text blockquote").count() == 1
    assert page.locator("#text code").first.inner_text() == "`make all`"
    assert "Image description" in page.locator("#text").inner_text()
    page.get_by_label("Corrected").check()
    assert "held normalization talks at the lake" in visible_text(page, "#text")


def test_keyboard_walk(open_page: Any) -> None:
    page = open_page("talks")

    def focused() -> str:
        text: str = page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")
        return " ".join(text.split())

    page.keyboard.press("Tab")
    assert focused() == "Skip to the article"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused() == "view-marked"
    page.keyboard.press("ArrowRight")
    assert page.locator("#view-original").is_checked()
    page.keyboard.press("ArrowLeft")
    walked = []
    for _ in range(40):
        page.keyboard.press("Tab")
        walked.append(focused())
        if walked[-1].startswith("E1 error"):
            break
    assert walked[:4] == ["Previous", "Next", "Filter", "E1"]
    page.keyboard.press("Enter")
    assert page.locator("details.note").first.get_attribute("open") is not None
    page.keyboard.press("Enter")
    assert page.locator("details.note").first.get_attribute("open") is None
    page.keyboard.press("Shift+Tab")
    assert focused() == "E8"
    page.keyboard.press("Enter")
    assert page.locator("details.note").last.get_attribute("open") is not None
    assert page.url.endswith("#n8")


def test_next_and_previous_pass_over_what_is_filtered_out(open_page: Any) -> None:
    page = open_page("talks")
    page.locator(".filters > summary").click()
    page.locator(".filters").get_by_label("known-garble").uncheck()
    assert "of 8 shown" in page.get_by_role("status").inner_text()
    assert not page.locator("details.note[data-r=known-garble]").first.is_visible()
    assert not page.locator(".f[data-f='1'] ins").first.is_visible()
    assert "standardization negotiations" in visible_text(page, ".f[data-f='1']")
    page.get_by_role("button", name="Next").click()
    opened = page.locator("details.note[open]").first
    assert opened.get_attribute("data-r") != "known-garble"
    page.get_by_role("button", name="Previous").click()
    assert page.get_by_role("status").inner_text() == "No more findings above."


def test_a_name_in_the_tables_shows_its_findings_only(open_page: Any) -> None:
    page = open_page("talks")
    button = page.get_by_role("button", name="known-garble")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    rules = page.evaluate("[...document.querySelectorAll('details.note:not([hidden])')].map(note => note.dataset.r)")
    assert set(rules) == {"known-garble"}
    assert page.get_by_role("status").inner_text() == f"{len(rules)} of 8 shown"
    page.get_by_role("button", name="Next").click()
    assert page.get_by_role("status").inner_text() == f"1 of {len(rules)}"
    page.locator(".filters > summary").click()
    page.get_by_role("button", name="Show all").click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator("details.note:not([hidden])").count() == 8


def test_stepping_leaves_one_note_open_and_those_that_the_reader_opened(open_page: Any) -> None:
    page = open_page("talks")
    page.locator("details.note").nth(4).locator("summary").click()
    for _ in range(3):
        page.get_by_role("button", name="Next").click()
    opened = page.evaluate("[...document.querySelectorAll('details.note[open]')].map(note => note.dataset.n)")
    assert opened == ["3", "5"]


@pytest.mark.parametrize("scripts", [True, False])
def test_print_opens_everything(open_page: Any, scripts: bool) -> None:
    page = open_page("talks", java_script_enabled=scripts)
    page.emulate_media(media="print")
    notes = page.locator("details.note")
    assert notes.count() == 8
    for number in range(notes.count()):
        for fact in notes.nth(number).locator("dd").all():
            box = fact.bounding_box()
            assert box is not None and box["height"] > 8 and box["x"] >= 0
    assert not page.locator(".toolbar").is_visible()


def test_a_huge_word_and_a_huge_address_are_broken(open_page: Any, tmp_path: Path) -> None:
    article = tmp_path / "huge.md"
    article.write_text(f"{'W' * 20_000} two war\n\n<https://{'y' * 3000}.example/>\n", "utf-8")
    arguments = [
        "check",
        str(article),
        "--isolated",
        "--no-default-glossaries",
        "--grammar",
        "off",
        "--fail-on",
        "never",
    ]
    page = tmp_path / "huge.html"
    done = CliRunner().invoke(build(arguments), [*arguments, "--output-format", "html", "--output-file", str(page)])
    assert done.exit_code == 0, done.output
    shown = open_page(page, "narrow")
    assert shown.evaluate("document.documentElement.scrollWidth") <= shown.viewport_size["width"]


def test_an_original_stands_beside_its_rewrite_or_above_it(open_page: Any) -> None:
    tops = "[...document.querySelector('.beside .pair:not(.heads)').children].map(e => e.getBoundingClientRect().top)"
    wide, narrow = (
        open_page("compared", width, java_script_enabled=True).evaluate(tops) for width in ("wide", "narrow")
    )
    assert wide[0] == wide[1]
    assert narrow[0] < narrow[1]


def test_right_to_left_text_runs_from_the_right(open_page: Any) -> None:
    page = open_page("rtl")
    directions = page.evaluate("[...document.querySelectorAll('.prose > p')].map(p => getComputedStyle(p).direction)")
    assert directions == ["rtl", "rtl"]
    assert page.locator("html").get_attribute("dir") is None


@pytest.mark.parametrize("name", ["hostile", "hostile-index", "compared"])
@pytest.mark.parametrize("scripts", [True, False])
def test_texts_that_mean_harm_stay_texts(open_page: Any, name: str, scripts: bool) -> None:
    page = open_page(name, java_script_enabled=scripts)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.screenshot()
    assert page.evaluate("window.hacked") is None
    assert not page.locator("img, iframe, form, object, embed, base, link, style ~ style").count()
    scripts_of_ours = 1 if name == "hostile-index" else 2
    assert page.locator("script").count() == scripts_of_ours
    assert page.locator("meta[http-equiv]").count() == 1
    assert "<script>window.hacked = 1</script>" in page.locator("main").inner_text()


def test_the_policy_stops_what_gets_past_the_escaping(browser: Any, reports: dict[str, Path], tmp_path: Path) -> None:
    source = reports["talks"].read_text("utf-8")
    attack = (
        "<script>window.hacked = 1</script><img src='https://example.invalid/x.png' onerror='window.hacked = 2'>"
        "<div style='color: red' onclick='window.hacked = 3' id='it'>x</div>"
    )
    path = tmp_path / "page.html"
    path.write_text(source.replace("<main", f"{attack}<main", 1), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.locator("#it").click()
    assert page.evaluate("window.hacked") is None
    assert asked == [path.as_uri()]
    context.close()


def test_decisions_are_kept_downloaded_and_accepted(
    open_page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("talks", accept_downloads=True)
    assert not page.get_by_role("button", name="Download decisions").is_visible()
    for number, choice in ((1, "Right"), (3, "Wrong alarm"), (4, "Not now")):
        note = page.locator(f"details.note[data-n='{number}']")
        note.locator("summary").click()
        note.get_by_label(choice).check()
    note = page.locator("details.note[data-n='3']")
    note.get_by_label("Reason").fill("our word for it")
    note.get_by_label("Reason").press("Tab")
    page.reload()
    assert page.locator(".decided").all_inner_texts() == ["Right", "Wrong alarm", "Not now"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Download decisions").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "talks-at-the-lake.txt.decisions.json"
    content = json.loads(file.read_text("utf-8"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(content)
    assert [(one["decision"], one["reason"]) for one in content["decisions"]] == [
        ("right", ""),
        ("wrong-alarm", "our word for it"),
        ("not-now", ""),
    ]
    monkeypatch.chdir(tmp_path)
    article = Path(content["document"]["path"])
    article.parent.mkdir(parents=True)
    article.write_text("x", "utf-8")
    arguments = ["accept", str(file), "--isolated"]
    result = CliRunner().invoke(build(arguments), arguments)
    assert result.exit_code == 0, result.output
    entries = baseline.load(Path(baseline.FILE_NAME)).entries
    assert {entry.id for entry in entries} == {content["decisions"][1]["finding"]}


@pytest.mark.parametrize("name", ["big", "one-paragraph"])
def test_five_thousand_findings_in_a_megabyte_open_and_scroll(open_page: Any, name: str) -> None:
    start = time.monotonic()
    page = open_page(name)
    frames(page)
    assert time.monotonic() - start < 10
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < 3000
    assert page.locator("details.note").count() == 5000
    for place in (0.5, 1, 0):
        start = time.monotonic()
        page.evaluate("place => scrollTo(0, place * document.documentElement.scrollHeight)", place)
        frames(page)
        assert time.monotonic() - start < 2
