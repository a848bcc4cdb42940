"""Takes the screenshots of docs/screenshots: ``python -m tests.e2e.screenshots``. Look at them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from pipelines import settings
from tests.e2e.running import ROOT, App, chromium, running_app

FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"1440": (1440, 900), "390": (390, 844)}
PATIENCE = 300_000


def ask(page: Any, question: str) -> None:
    """Ask, and wait for the end of the answer."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    page.locator("h2.pc-question", has_text=question).wait_for(timeout=PATIENCE)
    turn = page.locator('[class*="st-key-turn-"]').last
    turn.get_by_role("button", name="Export Markdown").wait_for(timeout=PATIENCE)


def take(app: App, browser: Any, size: str, folder: Path, *, fill: bool) -> None:
    width, height = SIZES[size]
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()

    def shoot(name: str, *, whole: bool = False) -> None:
        page.wait_for_timeout(1200)
        page.screenshot(path=folder / f"{name}-{size}.png", full_page=whole)

    if fill:
        page.goto(app.url)
        page.get_by_text("There are no documents in this matter yet").wait_for(timeout=60_000)
        shoot("ask-no-documents")
        page.goto(f"{app.url}/library")
        page.get_by_role("button", name="Load the sample matter").wait_for(timeout=60_000)
        shoot("library-empty")
        page.get_by_role("button", name="Load the sample matter").click()
        page.get_by_text("19 documents").wait_for(timeout=PATIENCE)
    page.goto(app.url)
    page.get_by_role("heading", name="Ask your files").wait_for(timeout=60_000)
    shoot("ask-empty")
    ask(page, "What law governs the Agreement?")
    shoot("ask-answered")
    page.get_by_role("button", name="[1]").first.click()
    page.get_by_test_id("cited-page").wait_for(timeout=60_000)
    shoot("ask-page-open")
    ask(page, "Who won the football World Cup of 1998?")
    shoot("ask-abstained")
    page.goto(f"{app.url}/library")
    page.get_by_text("19 documents").wait_for(timeout=60_000)
    shoot("library")
    page.context.close()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        running_app(Path(home) / "store", settings.load().models_folder) as app,
        chromium() as browser,
    ):
        take(app, browser, "1440", folder, fill=True)
        take(app, browser, "390", folder, fill=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
