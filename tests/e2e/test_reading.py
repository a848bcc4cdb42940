"""Follow-ups, the wall around what is searched, and reading the cited pages, in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.e2e.running import App
from tests.e2e.test_browser import AGREEMENT, LAW, ORDER, ask, finish, keys, open_library, upload

pytestmark = pytest.mark.browser


def test_a_follow_up_is_understood_and_can_be_asked_as_typed(page: Any, app: App) -> None:
    open_library(page, app)
    upload(page, AGREEMENT, ORDER)
    page.get_by_role("heading", name="2 documents").wait_for()
    page.goto(app.url)
    finish(ask(page, "What did the court decide about Count III?"))
    turn = ask(page, "And Count IV?")
    turn.get_by_text("Understood as: What did the court decide about Count IV?").wait_for()
    finish(turn)
    assert "without leave to amend" in turn.inner_text().lower()
    page.reload()
    page.get_by_text("Understood as: What did the court decide about Count IV?").wait_for()
    page.get_by_role("button", name="Ask as typed").click()
    page.locator("h2.pc-question").nth(2).wait_for()
    finish(page.locator(".st-key-turn-2"))
    assert page.get_by_text("Understood as:").count() == 1


def test_what_is_chosen_is_all_that_is_searched(page: Any, app: App) -> None:
    page.goto(app.url)
    page.get_by_test_id("stPopoverButton").filter(has_text="Where to search").click()
    box = page.get_by_test_id("stPopoverBody").get_by_role("combobox", name=re.compile("^Documents"))
    box.fill("Dkt-031")  # hundreds of documents are found by typing
    page.get_by_role("option", name=re.compile("Dkt-031")).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    only = re.compile(r"^Only in: Order of 8 November 2021 \(Whitlock-v-Corvane_Dkt-031")
    page.get_by_text(only).wait_for()
    turn = ask(page, LAW)
    finish(turn)
    turn.get_by_text(only).wait_for()
    documents = set(turn.locator(".pc-card .pc-document").all_text_contents())
    assert documents == {ORDER.name}
    turn.get_by_role("button", name="Ask the whole matter").click()
    again = page.locator(".st-key-turn-1")
    finish(again)
    assert AGREEMENT.name in again.inner_text() and again.get_by_text(only).count() == 0
    page.get_by_role("button", name="Search all documents").click()
    page.get_by_text("All documents are searched.").wait_for()


def test_citations_are_read_with_the_keyboard_alone(page: Any, app: App, browser: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(app.url)
    turn = ask(page, "What did the court decide about Count III?")
    finish(turn)
    assert keys(turn).count() >= 2
    first = keys(turn).first
    first.focus()
    quote = page.get_by_test_id("stTooltipContent")
    quote.wait_for()
    assert "Count III" in quote.inner_text()
    page.keyboard.press("Enter")
    turn.get_by_test_id("cited-page").wait_for()
    head = turn.locator(".pc-page-head")
    assert "Citation 1:" in head.inner_text()
    page.keyboard.press("Alt+n")
    turn.get_by_text("Citation 2:").wait_for()
    turn.locator('[class*="st-key-previous-"] button:enabled').wait_for()  # it was not, at the first one
    page.keyboard.press("Alt+p")
    turn.get_by_text("Citation 1:").wait_for()

    narrow = turn.get_by_test_id("cited-page").evaluate("page => page.getBoundingClientRect().width")
    turn.get_by_text("200%", exact=True).click()
    page.wait_for_function(
        "narrow => document.querySelector('[data-testid=cited-page]').getBoundingClientRect().width"
        " > 1.9 * narrow",
        arg=narrow,
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "only the page is moved about"

    turn.get_by_test_id("stPopoverButton").filter(has_text="Copy with citations").click()
    body = page.get_by_test_id("stPopoverBody")
    body.get_by_test_id("stCode").hover()
    body.get_by_role("button", name=re.compile("copy", re.IGNORECASE)).click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"Count III.* Order at \d", copied) and f"\nOrder at 7: {ORDER.name}" in copied
