"""The page Timeline in a real browser: by the keyboard to an event's page, and taken along as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.e2e.accessibility import grave_faults
from tests.e2e.running import App
from tests.e2e.test_browser import ORDER, open_library, upload

pytestmark = pytest.mark.browser


def test_a_lawyer_goes_from_the_timeline_to_the_page(page: Any, app: App) -> None:
    page.goto(f"{app.url}/timeline")
    page.get_by_role("link", name="Add documents in the Library").wait_for()
    open_library(page, app)
    upload(page, ORDER)
    page.get_by_role("heading", name="1 document").wait_for()

    page.get_by_role("link", name="Timeline").click()
    events = page.get_by_test_id("timeline-event")
    events.first.wait_for()
    page.locator("canvas, .vega-embed svg").first.wait_for()
    assert grave_faults(page) == [], "chart and list"

    argued = events.filter(has_text="The Court heard argument")
    argued.wait_for()
    assert "October 21, 2021" in argued.inner_text()
    key = page.get_by_role("button", name="Order at 1").last
    key.focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("highlight").first.wait_for()
    assert grave_faults(page) == [], "a page is open"

    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Word").click()
    table = docx.Document(str(Path(download.value.path()))).tables[0]
    assert "The Court heard argument" in "\n".join(cell.text for row in table.rows for cell in row.cells)
