"""The page Library in each of its states."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ingest.records import LedgerEntry, Read
from pipelines.indexing import FileOutcome
from tests.ui.conftest import CORPUS, Open, text_of
from ui import library_markup, wiring

NAME = "<script>x<img src=x onerror=x> [a](b) $x^2$ **b** :red[c].pdf"
LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()


def test_empty_it_says_what_to_do_and_offers_the_sample(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "store", "ui/library.py")
    assert "This matter has no documents yet" in text_of(app)
    assert [button.label for button in app.button] == ["Load the sample matter"]
    assert app.file_uploader[0].label == "Add PDF documents"


def test_it_lists_documents_with_pages_and_passages(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store, "ui/library.py")
    assert app.subheader[0].value == "5 documents"
    assert text_of(app).count('data-testid="document"') == 5
    assert re.search(r"<span>9 pages</span><span>\d+ passages</span>", text_of(app))


def test_upload_list_and_delete_with_a_receipt(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "store", "ui/library.py")
    files = [
        (NAME, LETTER.read_bytes(), "application/pdf"),
        ("again.pdf", LETTER.read_bytes(), "application/pdf"),
        ("not.pdf", b"no", "application/pdf"),
    ]
    app.file_uploader[0].set_value(files).run()
    assert wiring.jobs().wait(120)
    app.run()
    assert not app.file_uploader[0].value, "the widget has let the bytes go"
    assert [outcome.status for outcome in wiring.jobs().state.outcomes] == ["ingested", "duplicate", "failed"]
    assert not list((wiring.matter().folder / "uploads").iterdir())
    shown = text_of(app)
    assert "This is not a PDF" in shown and "exactly these bytes" in shown
    assert "<img src=x" not in shown and escape(NAME) in shown
    press(app, "Dismiss this list")
    assert "What became of the files" not in text_of(app)

    press(app, "Delete…")
    assert "removed from this computer for good" in text_of(app)
    press(app, "Keep it")
    assert app.subheader[0].value == "1 document"
    press(app, "Delete…")
    press(app, "Delete for good")
    assert re.search(r"removed \d+ passages, 3 pages of text and 1 stored file", text_of(app))
    assert "no trace left" in text_of(app)
    press(app, "Dismiss the receipt")
    assert "This matter has no documents yet" in text_of(app)


def test_pages_not_read_are_told() -> None:
    ledger = tuple(LedgerEntry(n, Read.FAILED if n < 4 else Read.TEXT) for n in range(1, 41))
    shown = library_markup.outcomes([FileOutcome("a.pdf", "0" * 64, "ingested", 40, 9, None, ledger)], [])
    assert "3 of 40 pages could not be read" in shown
