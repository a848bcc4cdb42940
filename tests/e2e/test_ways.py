"""Questions taken other ways in a real browser, by the keyboard: mentions, a deadline, a file on request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.e2e.accessibility import grave_faults
from tests.e2e.running import App
from tests.e2e.screenshots import ask
from tests.e2e.test_browser import ORDER, open_library, upload

pytestmark = pytest.mark.browser


def test_a_lawyer_is_told_how_a_question_was_taken_and_takes_it_otherwise(page: Any, app: App) -> None:
    page.goto(app.url)
    page.get_by_role("link", name="Add documents in the Library").wait_for()
    open_library(page, app)
    upload(page, ORDER)
    page.get_by_role("heading", name="1 document").wait_for()
    page.get_by_role("link", name="Ask", exact=True).click()

    ask(page, "Where does Marguerite Okafor appear?")
    page.get_by_text("Taken as: every mention in the index of names.").wait_for()
    assert grave_faults(page) == [], "mentions"
    key = page.get_by_role("button", name="Order at 8").first
    key.focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("highlight").first.wait_for()
    other = page.get_by_role("button", name="Answer from the files instead")
    other.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Another way").wait_for()

    ask(page, "Compute the deadline.")
    page.get_by_role("textbox", name="How long is the period").fill("14 days")
    day = page.get_by_role("textbox", name="What is the date of this")
    day.fill("June 3, 2024")
    day.press("Enter")
    result = page.get_by_test_id("action-result")
    result.wait_for()
    assert result.inner_text() == "The deadline is Monday, June 17, 2024."
    assert "Rule 6(a)(1)(A)" in page.get_by_test_id("steps").inner_text()
    assert grave_faults(page) == [], "an action"

    ask(page, "Prepare a list of exhibits.")
    page.get_by_role("button", name="Make the Word file").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download exhibit-list.docx").click()
    made = docx.Document(str(Path(download.value.path())))
    assert "List of exhibits (draft)" in "\n".join(each.text for each in made.paragraphs)
