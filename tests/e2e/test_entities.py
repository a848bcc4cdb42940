"""The page "People and places" in a real browser: found, opened, seen on its page, put right by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.e2e.accessibility import grave_faults
from tests.e2e.running import CORPUS, App
from tests.e2e.test_browser import open_library, upload

pytestmark = pytest.mark.browser
ORDER = CORPUS / "Halvorsen-v-Tamarind_Dkt-047_Order-on-Preliminary-Injunction.pdf"


def test_a_lawyer_finds_everyone_and_puts_a_name_right(page: Any, app: App) -> None:
    page.goto(f"{app.url}/entities")
    page.get_by_role("link", name="Add documents in the Library").wait_for()
    assert grave_faults(page) == [], "without documents"
    open_library(page, app)
    upload(page, ORDER)
    page.get_by_role("heading", name="1 document").wait_for()

    page.get_by_role("link", name="People and places").click()
    page.get_by_test_id("entity").first.wait_for()
    assert grave_faults(page) == [], "the list"
    page.get_by_role("textbox", name="Search by name").fill("Pell")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile(r"^\d names?$")).wait_for()
    page.get_by_role("button", name="Augustus Pell").click()
    page.get_by_test_id("mention").first.wait_for()
    address = page.url
    assert "entity=" in address
    page.get_by_role("button", name=re.compile(r"^\[1\]")).click()
    page.get_by_test_id("highlight").first.wait_for()
    assert grave_faults(page) == [], "opened, with its page"

    page.get_by_role("button", name="Put them together").scroll_into_view_if_needed()
    page.get_by_role("combobox", name="The same as").press_sequentially("Mr. Pell")
    page.get_by_role("option", name=re.compile(r"^Mr\. Pell")).click()
    page.get_by_role("button", name="Put them together").click()
    page.get_by_text("It can be undone here.").wait_for()
    page.reload()
    page.get_by_text("put together by hand", exact=True).wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("It is as it was before.").wait_for()
    page.get_by_role("button", name="All names").click()
    page.get_by_role("textbox", name="Search by name").wait_for()
