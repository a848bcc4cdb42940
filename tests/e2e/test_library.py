"""The Library in a real browser: a caption is corrected and routes, a folder comes in, a list is found in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines import settings
from tests.e2e.accessibility import grave_faults
from tests.e2e.running import App, running_app, what_is_missing
from tests.e2e.test_browser import AGREEMENT, LETTER, ORDER, ask, finish, open_library, upload
from tests.many import fill

pytestmark = pytest.mark.browser
SCHEMES = ("light", "dark")


def details(page: Any, name: str) -> Any:
    """Open a document's details and return its row."""
    row = page.locator('[class*="st-key-document-"]').filter(has_text=name)
    row.get_by_role("button", name="Details").click()
    row.get_by_role("button", name="Correct the caption").wait_for()
    return row


def test_a_folder_comes_in_and_a_duplicate_leads_to_the_document_that_is_there(
    page: Any, app: App, tmp_path: Path
) -> None:
    for place, file in (("box 1/letters", LETTER), ("box 2", AGREEMENT), ("box 2", ORDER)):
        (tmp_path / "case" / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(file, tmp_path / "case" / place)
    (tmp_path / "case" / "notes.txt").write_text("no PDF")
    open_library(page, app)
    page.get_by_role("radio", name="A whole folder").click()
    page.locator("input[webkitdirectory]").wait_for(state="attached")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(tmp_path / "case")
    page.get_by_role("heading", name="3 documents").wait_for()
    page.get_by_role("button", name="Dismiss this list").click()
    page.locator(".pc-outcomes").wait_for(state="detached")

    page.get_by_role("radio", name="Files").click()
    page.locator("input[webkitdirectory]").wait_for(state="detached")
    again = tmp_path / "the same letter.pdf"
    shutil.copy(LETTER, again)
    upload(page, again)
    page.get_by_text(f"The matter holds exactly these bytes already, as {LETTER.name}.").wait_for()
    assert grave_faults(page) == []
    page.get_by_role("button", name="Show it").click()
    page.get_by_role("button", name="Correct the caption").wait_for()
    assert page.get_by_test_id("document").count() == 1
    page.reload()
    page.get_by_role("button", name="Correct the caption").wait_for()
    page.get_by_role("button", name="Show all documents").click()
    page.get_by_text("1 of 3 documents").wait_for(state="detached")
    page.get_by_role("button", name="Dismiss this list").click()


def test_a_question_that_names_what_was_corrected_goes_to_that_document(page: Any, app: App) -> None:
    from playwright.sync_api import expect

    question = "What does Judge Hartwell's order say about Count IV?"
    page.goto(app.url)
    turn = ask(page, question)
    finish(turn)
    assert turn.get_by_text(re.compile("^Searched first: .*Dkt-031")).count() == 0

    open_library(page, app)
    row = details(page, ORDER.name)
    row.get_by_role("button", name="Correct the caption").focus()
    page.keyboard.press("Enter")
    judge = page.get_by_label("Judge")
    judge.fill("Zenobia Hartwell")
    page.get_by_label("Filed", exact=True).fill("soon")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("'soon' is no day of the calendar").wait_for()
    expect(judge).to_have_value("Zenobia Hartwell")
    page.get_by_label("Filed", exact=True).fill("November 9, 2021")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Corrected: Judge, Filed.").wait_for()
    assert row.locator(".pc-corrected").count() == 2
    page.reload()
    page.get_by_text("What you changed (2)").click()
    page.locator(".pc-log").get_by_text("Zenobia Hartwell").wait_for()

    page.goto(app.url)
    turn = ask(page, question)
    turn.get_by_text(re.compile(r"^Searched first: Order of 9 November 2021 \(.*Dkt-031")).first.wait_for()
    finish(turn)

    open_library(page, app)
    details(page, ORDER.name)
    page.get_by_role("button", name="Undo: Judge").click()
    page.get_by_text("Judge: again as read from the file.").wait_for()
    page.get_by_role("button", name="Undo: Filed").click()
    page.get_by_text("Filed: again as read from the file.").wait_for()
    assert page.locator(".pc-corrected").count() == 0


def test_a_kind_that_is_not_offered_can_be_typed(page: Any, app: App) -> None:
    open_library(page, app)
    details(page, LETTER.name)
    page.get_by_role("button", name="Correct the caption").click()
    page.get_by_role("combobox", name="Kind of paper").fill("Expert report")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Corrected: Kind of paper.").wait_for()
    page.locator("small", has_text=re.compile("^Expert report")).wait_for()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    if missing := what_is_missing():
        pytest.skip(missing)
    home = tmp_path_factory.mktemp("many") / "store"
    fill(home, 60)
    with running_app(home, settings.load({}).models_folder) as running:
        yield running


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_long_list_has_no_grave_faults_in_any_state(browser: Any, many: App, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    context.set_default_timeout(120_000)
    page = context.new_page()
    open_library(page, many)
    page.get_by_test_id("document").nth(24).wait_for()
    assert grave_faults(page) == [], "the list"
    page.get_by_role("button", name="Details").first.click()
    page.get_by_role("button", name="Correct the caption").wait_for()
    page.mouse.move(720, 5)  # off the button, whose hint lies outside of Streamlit's landmarks
    assert grave_faults(page) == [], "details"
    page.get_by_role("button", name="Correct the caption").click()
    page.get_by_label("Judge").fill(f"Judge {scheme}")
    assert grave_faults(page) == [], "the caption's boxes"
    page.get_by_role("button", name="Save").click()
    page.get_by_text("What you changed").click()
    assert grave_faults(page) == [], "corrected"
    page.get_by_test_id("stPopoverButton").filter(has_text="Filter").click()
    page.get_by_test_id("stPopoverBody").wait_for()
    assert grave_faults(page) == [], "filters"
    context.close()


def test_a_long_list_is_turned_over_and_found_in_and_a_reload_keeps_it(page: Any, many: App) -> None:
    from playwright.sync_api import expect

    open_library(page, many)
    page.get_by_test_id("document").nth(24).wait_for()
    page.get_by_role("button", name=re.compile("next", re.IGNORECASE)).click()
    page.wait_for_url(re.compile("page=2"))
    first = page.get_by_test_id("document").first
    expect(first).not_to_contain_text("Abernathy-v-Abernathy")
    name = first.locator(".pc-document").inner_text()
    page.reload()
    expect(first.locator(".pc-document")).to_have_text(name, use_inner_text=True)
    page.get_by_label("Find").fill("calloway")
    page.keyboard.press("Enter")
    page.get_by_text("7 of 60 documents: “calloway”.").wait_for()
    page.reload()
    page.get_by_text("7 of 60 documents: “calloway”.").wait_for()
    expect(page.get_by_label("Find")).to_have_value("calloway")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Details").first.click()
    page.get_by_role("button", name="Correct the caption").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
