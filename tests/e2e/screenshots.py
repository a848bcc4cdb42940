"""Takes the screenshots of docs/screenshots: ``python -m tests.e2e.screenshots``. Look at them."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipelines import settings
from tests.e2e.running import CORPUS, ROOT, App, chromium, running_app

FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"1440": (1440, 900), "390": (390, 844)}
PATIENCE = 300_000
NOTICE = CORPUS / "Halvorsen-v-Tamarind_2022-05-27_Notice-of-Default.pdf"
OPINION = CORPUS / "Ostrander-v-Meridian_2022-08-23_Tenth-Circuit-Opinion-En-Banc.pdf"
ORDER = CORPUS / "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
MOTION = CORPUS / "Whitlock-v-Corvane_Dkt-019_Motion-to-Dismiss.pdf"
DEPOSITION = CORPUS / "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana.pdf"
HIGHLIGHTS = {
    "highlight-scan": ("What does Tamarind demand payment of?", "scanned"),
    "highlight-two-columns": (
        "What did the Second Amended Complaint allege that the fire came from?",
        OPINION.stem,
    ),
    "highlight-line-numbers": ("What does Section 12.2 of the Agreement permit?", MOTION.stem),
    "highlight-transcript": ("What did Mr. Aldana say Sentinel runs on?", DEPOSITION.stem),
}
"""For each kind of page a question, and a part of the name of the document whose page is opened."""

MORE_THAN_ANSWERS = {
    "ask-list": "How many motions did Corvane file, and which were granted?",
    "ask-action": "14 days after June 3, 2024, served by mail",
    "ask-claims": "What claims does the complaint against Brightwater plead?",
}


def ask(page: Any, question: str) -> None:
    """Ask, and wait for the end of the answer."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    page.locator("h2.pc-question", has_text=question).wait_for(timeout=PATIENCE)
    turn = page.locator('[class*="st-key-turn-"]').last
    turn.get_by_role("button", name="Export", exact=True).wait_for(timeout=PATIENCE)


def read(page: Any, document: str, words: str) -> None:
    """Open a document that the Library lists, and search in it."""
    page.locator('[class*="st-key-document-"]').filter(has_text=document).get_by_role("link").click()
    box = page.get_by_role("textbox", name="Search in this document")
    box.fill(words)
    box.press("Enter")
    page.locator(".pc-current").first.wait_for()
    box.blur()


def take(app: App, browser: Any, size: str, folder: Path, *, fill: bool) -> None:
    width, height = SIZES[size]
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.set_default_timeout(PATIENCE)

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
    page.get_by_role("button", name="Export", exact=True).first.click()
    shoot("export-choices")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="[1]").first.click()
    page.get_by_test_id("cited-page").wait_for(timeout=60_000)
    page.mouse.move(width / 2, 5)  # away from the key, whose quote would cover the answer
    shoot("ask-page-open")
    page.emulate_media(color_scheme="dark")
    shoot("ask-page-open-dark")
    page.emulate_media(color_scheme="light")
    page.get_by_test_id("stPopoverButton").filter(has_text="Where to search").click()
    shoot("ask-where-to-search")
    page.keyboard.press("Escape")
    ask(page, "And how many days' notice ends it?")
    shoot("ask-follow-up")
    ask(page, "Who won the football World Cup of 1998?")
    shoot("ask-abstained")
    ask(page, "What was Aldana's base pay in 2019?")
    shoot("ask-unclear")
    page.goto(f"{app.url}/library")
    page.get_by_text("19 documents").wait_for(timeout=60_000)
    shoot("library")
    row = page.locator('[class*="st-key-document-"]', has_text=ORDER.name)
    row.get_by_role("button", name="Details").click()
    page.get_by_role("button", name="Correct the caption").wait_for()
    if fill:
        page.get_by_role("button", name="Correct the caption").click()
        page.get_by_label("Judge").fill("Marguerite L. Okafor")
        shoot("library-correcting")
        page.get_by_role("button", name="Save").click()
        page.get_by_text("What you changed").click()
    page.locator(".pc-caption").scroll_into_view_if_needed()
    page.mouse.move(width / 2, 5)
    shoot("library-caption")
    read(page, OPINION.name, "duty to defend")
    shoot("read")
    page.context.close()


def take_others(app: App, browser: Any, folder: Path) -> None:
    """Take the other pages, and what is more than an answer, of a matter that is filled."""
    width, height = SIZES["1440"]
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.set_default_timeout(PATIENCE)

    def shoot(name: str) -> None:
        page.mouse.move(width / 2, 5)
        page.wait_for_timeout(1200)
        file = folder / f"{name}-1440.png"
        page.screenshot(path=file)
        fewer_colours(file)

    for name, question in MORE_THAN_ANSWERS.items():
        page.goto(app.url)
        page.get_by_role("heading", name="Ask your files").wait_for()
        ask(page, question)
        page.locator("h2.pc-question").scroll_into_view_if_needed()
        shoot(name)
    for address, shown in (("timeline", "timeline-event"), ("entities", "entity")):
        page.goto(f"{app.url}/{address}")
        page.get_by_test_id(shown).first.wait_for()
        shoot(address)
    page.goto(f"{app.url}/library")
    row = page.locator('[class*="st-key-document-"]', has_text=ORDER.name)
    row.get_by_role("link", name="Summary").click()
    page.get_by_role("button", name="Summarize").click()
    page.get_by_role("button", name="Export", exact=True).wait_for()
    page.get_by_role("button", name=re.compile(r"^\[2\]")).first.click()
    page.get_by_test_id("highlight").first.wait_for()
    shoot("summary")
    for address in ("matters", "evaluate", "models"):
        page.goto(f"{app.url}/{address}")
        page.get_by_role("heading", name=address.capitalize(), exact=True).wait_for()
        shoot(address)
    page.context.close()


def fewer_colours(file: Path) -> None:
    """Make a picture smaller: one of print and boxes needs few colours."""
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def scanned(source: Path, path: Path) -> Path:
    """Write a PDF's pages as an office scanner would: grey pictures at 200 dots an inch, a little askew."""
    canvas = Canvas(str(path))
    for page in pdfium.PdfDocument(source):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil().rotate(0.6, fillcolor=255)
        canvas.setPageSize(page.get_size())
        canvas.drawImage(ImageReader(picture), 0, 0, *page.get_size())
        canvas.showPage()
    canvas.save()
    return path


def take_highlights(app: App, browser: Any, folder: Path, scan: Path) -> None:
    width, height = SIZES["1440"]
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{app.url}/library")
    uploaded = [str(file) for file in (scanned(NOTICE, scan), OPINION, MOTION, DEPOSITION)]
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(uploaded)
    page.get_by_role("heading", name=f"{len(uploaded)} documents").wait_for(timeout=PATIENCE)
    for name, (question, document) in HIGHLIGHTS.items():
        page.goto(app.url)
        page.get_by_role("heading", name="Ask your files").wait_for(timeout=60_000)
        ask(page, question)
        page.get_by_role("button", name=re.compile(rf"^\[\d+\] .*{re.escape(document)}")).first.click()
        page.get_by_test_id("highlight").first.wait_for(timeout=60_000)
        page.mouse.move(width / 2, 5)  # away from the key, whose quote would cover the answer
        page.wait_for_timeout(1200)
        page.get_by_test_id("highlight").last.scroll_into_view_if_needed()
        file = folder / f"{name}-1440.png"
        page.screenshot(path=file)
        fewer_colours(file)
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
        take_others(app, browser, folder)
    with (
        tempfile.TemporaryDirectory() as home,
        running_app(Path(home) / "store", settings.load().models_folder) as app,
        chromium() as browser,
    ):
        take_highlights(app, browser, folder, Path(home) / f"{NOTICE.stem}_scanned.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
