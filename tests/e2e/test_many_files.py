"""The first hour: an empty app, twenty files at once, and a question while they are still being read."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.running import CORPUS, App
from tests.e2e.test_browser import AGREEMENT, LAW, ask, finish, keys, upload

pytestmark = pytest.mark.browser
FILES = 20


@pytest.fixture
def twenty(tmp_path: Path) -> list[Path]:
    """The sample's files, that which answers first, and one again under another name and in other bytes."""
    files = sorted(CORPUS.glob("*.pdf"), key=lambda path: path != AGREEMENT)
    while len(files) < FILES:
        extra = tmp_path / f"Copy {len(files)} of the agreement.pdf"
        shutil.copyfile(AGREEMENT, extra)
        with extra.open("ab") as file:
            file.write(b"\n% another file\n")
        files.append(extra)
    return files[:FILES]


def test_twenty_files_are_added_and_asked_while_they_are_read(
    page: Any, app: App, twenty: list[Path]
) -> None:
    page.goto(app.url)
    page.get_by_text("There are no documents in this matter yet").wait_for()
    page.get_by_role("link", name="Add documents in the Library").click()
    page.get_by_role("heading", name="Library").wait_for()
    page.get_by_text("This matter has no documents yet").wait_for()
    page.get_by_role("button", name="Load the sample matter").wait_for()
    upload(page, *twenty)
    page.get_by_test_id("document").first.wait_for()
    page.reload()  # in the middle of it
    page.locator(".pc-progress").first.wait_for()
    page.get_by_test_id("document").filter(has_text=AGREEMENT.name).wait_for()

    page.get_by_role("link", name="Ask", exact=True).click()
    page.get_by_role("heading", name="Ask your files").wait_for()
    turn = ask(page, LAW)
    finish(turn)
    assert "California" in turn.inner_text() and keys(turn).filter(has_text="PDF p. 7").count() >= 1

    page.get_by_role("link", name="Library").click()
    page.get_by_role("heading", name=f"{FILES} documents").wait_for(timeout=300_000)
    page.locator(".pc-outcomes li").nth(FILES - 1).wait_for()
    told = page.locator(".pc-outcomes li").all_inner_texts()
    assert len(told) == FILES and all(re.match(r"\s*Added", each) for each in told)
    assert not list((app.home / "matters/default/uploads").iterdir())
