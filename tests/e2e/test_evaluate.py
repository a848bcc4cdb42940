"""The page Evaluate in a real browser: a question written with the keyboard alone, asked, counted, opened."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.running import App
from tests.e2e.test_browser import AGREEMENT, LAW, open_library, upload

pytestmark = pytest.mark.browser


def open_evaluate(page: Any, app: App) -> None:
    page.goto(f"{app.url}/evaluate")
    page.get_by_role("heading", name="Evaluate").wait_for()


def test_a_lawyer_checks_the_files_with_own_questions(page: Any, app: App, tmp_path: Path) -> None:
    open_evaluate(page, app)
    page.get_by_role("link", name="Add documents in the Library").wait_for()
    open_library(page, app)
    upload(page, AGREEMENT)
    page.get_by_role("heading", name="1 document").wait_for()

    page.get_by_role("link", name="Evaluate").click()
    page.get_by_text("There are no questions yet.").wait_for()
    page.get_by_role("textbox", name="Question").focus()
    page.keyboard.type(LAW)
    page.keyboard.press("Tab")  # to the documents
    page.keyboard.type("Master")
    option = page.get_by_role("option", name=re.compile("Master"))
    option.wait_for()
    page.keyboard.press("Enter")
    option.wait_for(state="hidden")
    page.get_by_role("textbox", name="Page or pages of the PDF").focus()
    page.keyboard.type("77")
    page.keyboard.press("Enter")
    page.get_by_text("has 9 pages; there is no page 77.").wait_for()
    pages = page.get_by_role("textbox", name="Page or pages of the PDF")
    assert page.get_by_role("textbox", name="Question").input_value() == LAW, "nothing typed is lost"
    pages.fill("7")
    pages.press("Enter")
    page.get_by_text("The question is added.").wait_for()

    page.get_by_text("Import or export questions").click()
    listed = tmp_path / "list.csv"
    listed.write_text(
        "question,document,pages\nWho won the football World Cup of 1998?,,\n", encoding="utf-8"
    )
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(str(listed))
    page.get_by_text("1 question added.").wait_for()
    page.get_by_test_id("check-question").nth(1).wait_for()
    assert page.get_by_test_id("check-question").count() == 2

    page.get_by_role("button", name="Ask all 2 questions").click()
    page.get_by_text(re.compile("Asking question [12] of 2")).wait_for()
    page.reload()
    page.get_by_text("2 of 2 questions asked of 1 document").wait_for()
    page.locator(".pc-verdict").nth(1).wait_for()
    verdicts = page.locator(".pc-verdict").all_inner_texts()
    assert verdicts == ["Right page", "Rightly refused"]
    figures = page.get_by_test_id("check-figures")
    cited = figures.get_by_role("row", name=re.compile("Right page cited"))
    assert "100%" in cited.inner_text() and "1 of 1" in cited.inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export the results as CSV").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        assert [row["result"] for row in csv.DictReader(file)] == verdicts

    page.get_by_role("button", name="Open answer 1").click()
    page.locator("h2.pc-question", has_text=LAW).wait_for()
    page.get_by_role("button", name=re.compile(r"^\[\d+\]")).filter(has_text="PDF p. 7").first.click()
    page.get_by_test_id("highlight").first.wait_for()
