"""No page, in any of its states, light or dark, has a fault that axe-core finds and calls more than minor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.accessibility import grave_faults
from tests.e2e.running import App
from tests.e2e.test_browser import AGREEMENT, LAW, ORDER, ask, finish, keys, open_library, upload

pytestmark = pytest.mark.browser
OTHER_PAGES = {
    "library": "Library",
    "matters": "Matters",
    "evaluate": "Evaluate",
    "models": "Models",
    "timeline": "Timeline",
    "diagnostics": "Diagnostics",
}


@pytest.fixture(params=["light", "dark"])
def seen(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A page in a browser whose system is light or dark."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=request.param)
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()


def test_without_documents(seen: Any, app: App) -> None:
    seen.goto(app.url)
    seen.get_by_text("There are no documents in this matter yet").wait_for()
    assert grave_faults(seen) == []
    for path, heading in OTHER_PAGES.items():
        seen.goto(f"{app.url}/{path}")
        seen.get_by_role("heading", name=heading, exact=True).wait_for()
        assert grave_faults(seen) == [], path


def test_the_system_says_whether_it_is_light_or_dark(seen: Any, app: App) -> None:
    seen.goto(app.url)
    seen.get_by_text("There are no documents in this matter yet").wait_for()
    dark = seen.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    ground = seen.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert ground == ("rgb(21, 24, 29)" if dark else "rgb(253, 252, 250)")


def test_with_documents(page: Any, app: App) -> None:
    open_library(page, app)
    upload(page, AGREEMENT, ORDER)
    page.get_by_role("heading", name="2 documents").wait_for()
    assert grave_faults(page) == [], "what became of the files is told"


def test_a_conversation(seen: Any, app: App) -> None:
    seen.goto(app.url)
    seen.get_by_role("heading", name="Ask your files").wait_for()
    assert grave_faults(seen) == [], "examples"
    turn = ask(seen, LAW)
    turn.get_by_test_id("evidence-card").first.wait_for()
    finish(turn)
    assert grave_faults(seen) == [], "answered"
    keys(turn).first.click()
    turn.get_by_test_id("highlight").first.wait_for()
    turn.get_by_text("The page’s text, to copy").click()
    assert grave_faults(seen) == [], "a page is open"
    finish(ask(seen, "Who won the football World Cup of 1998?"))
    assert grave_faults(seen) == [], "refused"
    for popover in ("Where to search", "Export", "Copy with citations", "Conversations", "Rename or delete"):
        opener = seen.get_by_test_id("stPopoverButton").filter(has_text=popover).first
        opener.click()
        seen.get_by_test_id("stPopoverBody").wait_for()
        assert grave_faults(seen) == [], popover
        seen.keyboard.press("Escape")
        seen.get_by_test_id("stPopoverBody").wait_for(state="detached")
    for path, heading in OTHER_PAGES.items():
        seen.goto(f"{app.url}/{path}")
        seen.get_by_role("heading", name=heading, exact=True).wait_for()
        assert grave_faults(seen) == [], path
