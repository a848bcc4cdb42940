"""The whole way in a real browser. The tests build on each other: the store fills from the first on."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.marking import locate
from ingest.rendering import PageRenderer
from tests.e2e.running import CORPUS, App

pytestmark = pytest.mark.browser

AGREEMENT = CORPUS / "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf"
ORDER = CORPUS / "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"
COMPLAINT = CORPUS / "Whitlock-v-Corvane_Dkt-001_Complaint.pdf"
LAW = "What law governs the Master Subscription and Services Agreement?"


def open_library(page: Any, app: App) -> None:
    page.goto(f"{app.url}/library")
    page.get_by_role("heading", name="Library").wait_for()


def upload(page: Any, *files: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(file) for file in files])


def ask(page: Any, question: str) -> Any:
    """Ask, and return the turn as soon as it is there."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    turn = page.locator('[class*="st-key-turn-"]').filter(has_text=question)
    turn.wait_for()
    return turn


def finish(turn: Any) -> None:
    turn.get_by_role("button", name="Export", exact=True).wait_for()


def keys(turn: Any) -> Any:
    return turn.get_by_role("button", name=re.compile(r"^\[\d+\]"))


def test_upload_two_and_see_them_listed(page: Any, app: App) -> None:
    page.goto(app.url)
    page.get_by_role("link", name="Add documents in the Library").click()
    page.get_by_role("heading", name="Library").wait_for()
    upload(page, AGREEMENT, ORDER)
    page.get_by_role("heading", name="2 documents").wait_for()
    rows = page.get_by_test_id("document")
    assert AGREEMENT.name in rows.nth(0).inner_text() and "9 pages" in rows.nth(0).inner_text()
    assert not list((app.home / "matters/default/uploads").iterdir())
    page.get_by_role("button", name="Dismiss this list").click()
    page.locator(".pc-outcomes").wait_for(state="detached")


def test_evidence_comes_before_prose_and_keys_open_the_page(page: Any, app: App) -> None:
    page.goto(app.url)
    turn = ask(page, LAW)
    turn.get_by_test_id("evidence-card").first.wait_for()
    turn.get_by_text("Drafting. Each sentence appears once it is verified.").wait_for()
    assert keys(turn).count() == 0, "no prose yet"
    finish(turn)
    key = keys(turn).filter(has_text="PDF p. 7").first
    cited = r"\[\d+\] Whitlock-.*Agreement\.pdf, Agmt\. § 15\.2 \(p\. 5, PDF p\. 7\)"
    assert re.fullmatch(cited, key.inner_text())
    page.get_by_test_id("stChatInputTextArea").fill("half a question")
    key.focus()
    page.keyboard.press("Enter")
    picture = turn.get_by_test_id("cited-page")
    picture.wait_for()
    assert picture.locator("img").get_attribute("alt").startswith("Page 7 of Whitlock-Corvane")
    quote = turn.get_by_test_id("quote").inner_text()
    assert "governed by the laws of the State of California" in quote
    assert page.get_by_test_id("stChatInputTextArea").input_value() == "half a question"

    # The boxes lie where the renderer finds the quote's words.
    renderer = PageRenderer()
    with contextlib.closing(renderer):
        view = renderer.render(AGREEMENT, 7, 800)
    text = " ".join(word.text for word in view.words)
    start = text.index(quote.strip("“”")[:25])
    expected = locate(view.words, text, start, start + len(quote))[0]
    frame, mark = picture.evaluate(  # both at once: the page may still be scrolling
        "f => [f, f.querySelector('[data-testid=highlight]')].map(e => e.getBoundingClientRect().toJSON())"
    )
    assert abs((mark["x"] - frame["x"]) / frame["width"] - expected.left) < 0.01
    assert abs((mark["y"] - frame["y"]) / frame["height"] - expected.top) < 0.01
    assert abs(mark["width"] / frame["width"] - (expected.right - expected.left)) < 0.02

    def exported(name: str) -> bytes:
        page.get_by_text(name, exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download {name}").click()
        today = datetime.now(UTC).date().isoformat()
        assert download.value.suggested_filename.startswith(f"pincite-{today}-")
        return Path(download.value.path()).read_bytes()

    turn.get_by_role("button", name="Export", exact=True).focus()
    page.keyboard.press("Enter")
    assert exported("Word").startswith(b"PK")
    assert exported("PDF").startswith(b"%PDF")
    assert exported("Markdown").decode().startswith(f"# {LAW}")
    assert json.loads(exported("JSON"))["question"] == LAW
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        turn.get_by_role("button", name="Download the PDF").click()
    assert Path(download.value.path()).read_bytes() == AGREEMENT.read_bytes()


def freeze_model(page: Any, app: App) -> list[int]:
    """Let the model load, then freeze it, so that an answer lasts until the test ends it."""
    page.goto(app.url)
    finish(ask(page, "Where is the principal place of business of Corvane?"))
    pids = app.model_pids()
    assert pids
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    return pids


def test_stop_leaves_the_evidence_and_frees_the_model_whatever_it_does(page: Any, app: App) -> None:
    freeze_model(page, app)
    turn = ask(page, LAW)
    turn.get_by_text("Drafting.").wait_for()
    turn.get_by_role("button", name="Stop").click()
    turn.get_by_text("You stopped the drafting.").wait_for()
    assert turn.get_by_test_id("evidence-card").count() >= 3
    again = ask(page, "What is the initial term of the Agreement?")
    finish(again)
    assert again.get_by_text("The model stopped").count() == 0
    assert keys(again).count() >= 1


def test_a_killed_model_leaves_the_evidence_and_comes_back(page: Any, app: App) -> None:
    pids = freeze_model(page, app)
    turn = ask(page, "What is the initial term of the Agreement?")
    turn.get_by_text("Drafting.").wait_for()
    page.wait_for_timeout(1000)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    finish(turn)
    assert turn.get_by_text("The model stopped").is_visible()
    assert turn.get_by_test_id("evidence-card").count() >= 3
    assert keys(turn).count() >= 1, "the files' own words stand in"
    again = ask(page, LAW)
    finish(again)
    assert again.get_by_text("The model stopped").count() == 0
    assert keys(again).count() >= 1


def test_two_browsers_get_their_own_answers(page: Any, app: App, browser: Any) -> None:
    other = browser.new_context()
    other.set_default_timeout(180_000)
    second = other.new_page()
    page.goto(app.url)
    second.goto(app.url)
    mine = ask(page, LAW)
    theirs = ask(second, "What did the court order on Count III?")
    finish(mine)
    finish(theirs)
    for here, question in ((page, LAW), (second, "What did the court order on Count III?")):
        turns = here.locator("h2.pc-question")
        assert turns.all_inner_texts() == [question]
    assert "California" in mine.inner_text()
    other.close()


def test_a_reload_during_work_and_a_hostile_name(page: Any, app: App, tmp_path: Path, browser: Any) -> None:
    hostile = tmp_path / "<img src=x onerror=alert(1)> [a](b) $x^2$ :red[c].pdf"
    shutil.copyfile(LETTER, hostile)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    open_library(page, app)
    upload(page, hostile, COMPLAINT)
    page.locator(".pc-progress, .pc-outcomes").first.wait_for()
    page.reload()
    page.locator(".pc-progress, .pc-outcomes").first.wait_for()
    page.get_by_role("heading", name="4 documents").wait_for()
    shown = page.locator(".pc-row .pc-document").first.inner_text()
    assert shown == f"{hostile.name}\nLetter · dated 14 March 2022"
    page.goto(app.url)
    turn = ask(page, "When was Dana M. Whitlock discharged, and by which employer?")
    finish(turn)
    shown = keys(turn).first.inner_text().replace("\u2060", "")
    assert shown.startswith(f"[1] {hostile.name}")
    keys(turn).first.click()
    turn.get_by_test_id("highlight").first.wait_for()
    assert hostile.name in turn.get_by_role("heading", level=3).first.inner_text()
    assert page.locator('img[src="x"]').count() == 0 and not alerts


def test_a_quote_at_the_foot_of_its_page_is_brought_into_view(page: Any, app: App) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    page.goto(app.url)
    turn = ask(page, LAW)
    finish(turn)
    keys(turn).filter(has_text="PDF p. 7").first.click()
    mark = turn.get_by_test_id("highlight").first
    mark.wait_for()
    page.wait_for_function(
        "() => { const mark = document.querySelector('[data-testid=highlight]').getBoundingClientRect();"
        " const box = document.querySelector('[data-testid=stChatInput]').getBoundingClientRect();"
        " return mark.top >= 0 && mark.bottom <= box.top; }"
    )


def test_delete_with_a_receipt(page: Any, app: App) -> None:
    open_library(page, app)
    page.get_by_role("heading", name="4 documents").wait_for()
    page.get_by_role("button", name="Details").nth(3).click()
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_text(re.compile(r"removed \d+ passages, 8 pages of text and 1 stored file")).wait_for()
    assert page.get_by_text("no trace left").is_visible()
    page.get_by_role("heading", name="3 documents").wait_for()
