"""Conversations in a real browser: a reload in the middle of an answer, going back, deleting."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from tests.e2e.running import App
from tests.e2e.test_browser import AGREEMENT, LAW, ask, finish, keys, open_library, upload

pytestmark = pytest.mark.browser
TERM = "What is the initial term of the Agreement?"


def test_a_conversation_outlives_reloads_and_is_found_again(page: Any, app: App, browser: Any) -> None:
    open_library(page, app)
    upload(page, AGREEMENT)
    page.get_by_role("heading", name="1 document").wait_for()
    page.goto(app.url)
    turn = ask(page, LAW)
    turn.get_by_test_id("evidence-card").first.wait_for()
    page.wait_for_url(re.compile(r"\?conversation=1$"))
    page.reload()  # in the middle of the answer
    turn = page.locator('[class*="st-key-turn-"]').filter(has_text=LAW)
    finish(turn)
    keys(turn).filter(has_text="PDF p. 7").first.click()
    turn.get_by_test_id("highlight").first.wait_for()

    page.get_by_role("button", name="New conversation").click()
    page.get_by_role("heading", name="Ask your files").wait_for()
    finish(ask(page, TERM))
    page.wait_for_url(re.compile(r"\?conversation=2$"))
    page.get_by_test_id("stPopoverButton").filter(has_text="Conversations").click()
    page.get_by_role("textbox", name="Find in names, questions and answers").fill("California")
    page.keyboard.press("Enter")
    page.get_by_test_id("stPopoverBody").get_by_text(TERM).wait_for(state="detached")
    page.get_by_role("button", name=re.compile("^What law governs")).click()
    page.get_by_role("heading", name=LAW).wait_for()
    assert page.locator("h2.pc-question").all_inner_texts() == [LAW]

    other = browser.new_context().new_page()  # the address alone opens it
    other.set_default_timeout(120_000)
    other.goto(f"{app.url}/?conversation=2")
    other.get_by_role("heading", name=TERM).wait_for()
    other.context.close()

    page.get_by_test_id("stPopoverButton").filter(has_text="Rename or delete").click()
    page.get_by_role("button", name="Delete this conversation").click()
    page.get_by_role("heading", name="Ask your files").wait_for()
    page.goto(f"{app.url}/?conversation=1")
    page.get_by_text("This conversation is not in the matter").wait_for()


def test_the_back_button_goes_from_conversation_to_conversation(page: Any, app: App) -> None:
    page.goto(app.url)
    finish(ask(page, LAW))
    first = page.url
    page.get_by_role("button", name="New conversation").click()
    page.get_by_role("heading", name="Ask your files").wait_for()
    finish(ask(page, TERM))
    page.get_by_role("link", name="Library").click()
    page.get_by_role("heading", name="Library").wait_for()
    page.go_back()
    page.locator("h2.pc-question", has_text=TERM).wait_for()
    page.go_back()
    page.get_by_role("heading", name="Ask your files").wait_for()
    page.go_back()
    page.locator("h2.pc-question", has_text=LAW).wait_for()
    assert page.url == first
    page.go_forward()
    page.go_forward()
    page.locator("h2.pc-question", has_text=TERM).wait_for()


def test_an_address_leads_another_browser_to_the_answer_and_its_proof(
    page: Any, app: App, browser: Any
) -> None:
    page.goto(app.url)
    turn = ask(page, LAW)
    finish(turn)
    said = turn.locator(".pc-sentence").all_inner_texts()
    other = browser.new_context().new_page()
    other.set_default_timeout(120_000)
    other.goto(page.url)
    there = other.locator(".st-key-turn-0")
    finish(there)
    there.locator(".pc-sentence").first.wait_for()
    assert there.locator(".pc-sentence").all_inner_texts() == said
    keys(there).filter(has_text="PDF p. 7").first.click()
    there.get_by_test_id("highlight").first.wait_for()
    other.context.close()


def test_a_whole_conversation_is_downloaded_and_read_back(page: Any, app: App) -> None:
    page.goto(app.url)
    said = []
    for question in (LAW, TERM):
        turn = ask(page, question)
        finish(turn)
        said.append(turn.locator(".pc-sentence").first.inner_text().strip("“”"))
    page.get_by_test_id("stPopoverButton").filter(has_text="Export the conversation").click()
    body = page.get_by_test_id("stPopoverBody")

    def downloaded(form: str) -> bytes:
        body.get_by_text(form, exact=True).click()
        with page.expect_download() as download:
            body.get_by_role("button", name=f"Download {form}").click()
        return Path(download.value.path()).read_bytes()

    word = docx.Document(io.BytesIO(downloaded("Word")))
    text = " ".join(paragraph.text for paragraph in word.paragraphs)
    notes = next(part for part in word.part.package.parts if part.partname == "/word/footnotes.xml")
    assert all(told in text for told in (LAW, TERM, *(each[:60] for each in said)))
    assert AGREEMENT.name in notes.blob.decode() and "p. 7" in notes.blob.decode()
    pdf = pypdf.PdfReader(io.BytesIO(downloaded("PDF")))
    printed = " ".join(" ".join(each.extract_text() for each in pdf.pages).split())
    assert all(" ".join(told.split()) in printed for told in (LAW, TERM, *(each[:40] for each in said)))
    assert AGREEMENT.name in printed
    assert [item["/Title"] for item in pdf.outline if isinstance(item, dict)], "bookmarks"
