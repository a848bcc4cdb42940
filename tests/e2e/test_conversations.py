"""Conversations in a real browser: a reload in the middle of an answer, going back, deleting."""

from __future__ import annotations

import re
from typing import Any

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
