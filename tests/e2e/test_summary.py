"""The page Summary in a real browser: made, read beside its pages by the keyboard, and taken along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.e2e.accessibility import grave_faults
from tests.e2e.running import App
from tests.e2e.test_browser import ORDER, open_library, upload

pytestmark = pytest.mark.browser


def test_a_lawyer_sums_a_document_up_and_proves_a_sentence(page: Any, app: App) -> None:
    open_library(page, app)
    upload(page, ORDER)
    page.get_by_role("heading", name="1 document").wait_for()
    page.get_by_role("link", name="Summary").click()
    page.get_by_text("in its own words").wait_for()
    assert grave_faults(page) == [], "before it is made"

    page.get_by_role("button", name="Summarize").click()
    page.get_by_role("button", name="Export", exact=True).wait_for()
    outcome = page.locator(".pc-sentence").filter(has_text="DENIED as to Counts I, II, and V")
    outcome.wait_for()
    key = page.get_by_role("button", name="Order at 7").first
    key.focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("highlight").first.wait_for()
    page.evaluate("document.activeElement.blur()")  # Streamlit lays a hint outside of its landmarks
    page.locator("#stFloatingOverlayPortal > *").first.wait_for(state="detached")
    assert grave_faults(page) == [], "a page is open beside it"

    page.reload()
    outcome.wait_for()
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Word").click()
    written = docx.Document(str(Path(download.value.path())))
    assert "DENIED as to Counts I, II, and V" in "\n".join(each.text for each in written.paragraphs)
