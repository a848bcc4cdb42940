"""A document is opened and read in a real browser: from the Library, from a citation, by its address."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.e2e.accessibility import grave_faults
from tests.e2e.running import App
from tests.e2e.test_browser import AGREEMENT, LAW, ORDER, ask, finish, keys, open_library, upload

pytestmark = pytest.mark.browser


def shows_page(page: Any, number: int) -> None:
    page.get_by_text(re.compile(rf"PDF page {number} of ")).wait_for()
    page.locator(f'[data-testid="read-page"] img[alt^="Page {number} of "]').wait_for()


def mark_in_view(page: Any) -> None:
    page.wait_for_function(
        "() => { const mark = document.querySelector('.pc-current')?.getBoundingClientRect();"
        " const bar = document.querySelector('.st-key-read-bar').getBoundingClientRect();"
        " return mark && mark.top >= bar.bottom && mark.bottom <= innerHeight; }"
    )


def test_a_document_is_opened_in_the_library_turned_and_searched(page: Any, app: App) -> None:
    open_library(page, app)
    upload(page, AGREEMENT, ORDER)
    page.get_by_role("heading", name="2 documents").wait_for()
    page.get_by_role("link", name="Read").first.click()
    page.get_by_role("heading", name=AGREEMENT.name).wait_for()
    shows_page(page, 1)
    page.get_by_role("button", name="Next", exact=True).click()
    shows_page(page, 2)
    page.keyboard.press("Alt+ArrowDown")
    shows_page(page, 3)
    assert page.url.endswith("&page=3")
    page.go_back()
    shows_page(page, 2)

    words = page.get_by_role("textbox", name="Search in this document")
    words.fill("laws of the state")
    words.press("Enter")
    page.get_by_test_id("found").get_by_text(re.compile(r"^\d+ places? on \d+ pages?\.$")).wait_for()
    shows_page(page, 7)
    mark_in_view(page)
    words.fill("agreement")
    words.press("Enter")
    page.get_by_test_id("found").get_by_text(re.compile(r"^\d\d+ places")).wait_for()
    told = page.get_by_text(re.compile(r"^\d+ of \d\d+$"))  # the search before had fewer
    at = int(told.inner_text().split()[0])
    page.locator("h1").click()  # away from the box
    page.keyboard.press("Alt+n")
    page.get_by_text(re.compile(rf"^{at + 1} of \d+$")).wait_for()
    mark_in_view(page)
    page.keyboard.press("Alt+p")
    page.get_by_text(re.compile(rf"^{at} of \d+$")).wait_for()
    assert grave_faults(page) == []


def test_its_text_is_selected_on_the_picture_and_copied_with_its_citation(page: Any, app: App) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_library(page, app)
    page.get_by_role("link", name="Read").nth(1).click()
    shows_page(page, 1)
    words = page.locator('[data-testid="text-layer"] span:not(.pc-aside)')
    first, last = (words.filter(has_text=re.compile(rf"^{word}")).first for word in ("UNITED", "COURT"))
    start, end = first.bounding_box(), last.bounding_box()
    page.mouse.move(start["x"] + 1, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 1, end["y"] + end["height"] / 2, steps=5)
    page.mouse.up()
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"UNITED STATES DISTRICT COURT ({ORDER.name}, p. 1)"


def test_a_citation_leads_to_its_document_and_back(page: Any, app: App, browser: Any) -> None:
    page.goto(app.url)
    turn = ask(page, LAW)
    finish(turn)
    keys(turn).filter(has_text="PDF p. 7").first.click()
    turn.get_by_test_id("highlight").first.wait_for()
    turn.get_by_role("link", name="Read the document").click()
    shows_page(page, 7)
    mark_in_view(page)
    address = page.url
    page.get_by_role("link", name="Back to the answer").click()
    page.locator("h2.pc-question", has_text=LAW).wait_for()
    page.go_back()
    shows_page(page, 7)
    page.go_back()
    page.locator("h2.pc-question", has_text=LAW).wait_for()

    other = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 844}).new_page()
    other.set_default_timeout(120_000)
    other.goto(address)  # the address alone opens the page with the quote marked
    shows_page(other, 7)
    mark_in_view(other)
    assert other.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave_faults(other) == []
    other.context.close()
