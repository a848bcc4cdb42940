"""Matters in a real browser: two windows in two of them, back and forth, and nothing crosses."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.e2e.running import App
from tests.e2e.test_browser import AGREEMENT, LAW, ask, finish, open_library, upload

pytestmark = pytest.mark.browser


def matter_of(page: Any) -> Any:
    return page.locator(".st-key-matter-choice input")


def test_what_is_in_one_matter_is_not_in_another(page: Any, app: App, browser: Any) -> None:
    open_library(page, app)
    upload(page, AGREEMENT)
    page.get_by_role("heading", name="1 document").wait_for()

    page.get_by_role("link", name="Matters").click()
    page.get_by_role("heading", name="Matters").wait_for()
    page.get_by_role("textbox", name="Name of a new matter").fill("Doe v. Roe")
    page.keyboard.press("Enter")
    page.get_by_text("is begun, and you are in it").wait_for()
    page.wait_for_url(re.compile("matter=Doe"))
    page.get_by_role("link", name="Library").click()
    page.get_by_text("This matter has no documents yet").wait_for()
    page.get_by_role("link", name="Ask").click()
    page.get_by_text("There are no documents in this matter yet").wait_for()

    other = browser.new_context().new_page()  # a second window, by its address, in the first matter
    other.set_default_timeout(120_000)
    other.goto(f"{app.url}/?matter=default")
    turn = ask(other, LAW)
    finish(turn)
    other.wait_for_url(re.compile("conversation=1"))

    page.reload()
    page.get_by_text("There are no documents in this matter yet").wait_for()
    matter_of(page).click()
    page.get_by_role("option", name="Matter: default").click()
    page.get_by_text("1 document,").wait_for()
    page.wait_for_url(re.compile("matter=default"))

    page.get_by_role("link", name="Matters").click()
    page.get_by_test_id("matter").first.wait_for()
    row = page.locator('[class*="st-key-matter-row-Doe"]')
    row.get_by_role("button", name="Destroy…").click()
    row.get_by_role("textbox", name="Type the matter’s name to destroy it").fill("Doe v. Roe")
    row.get_by_role("button", name="Destroy for good").click()
    page.get_by_text("Doe v. Roe is destroyed").wait_for()
    other.reload()
    other.get_by_role("heading", name=LAW).wait_for()
    other.context.close()
