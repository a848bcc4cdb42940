"""The page Library in each of its states."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.caption.records import STAMP, Caption, Found, Source
from ingest.records import LedgerEntry, Read
from pipelines.indexing import FileOutcome
from pipelines.register import DocumentEntry
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


def found(value: str, quote: str = "x") -> Found:
    return Found(value, Source(1, STAMP, quote))


def listed(caption: Caption) -> str:
    return library_markup.document(DocumentEntry("0" * 64, "a.pdf", 9, 3, 7, "2024-05-06", caption), [])


@pytest.mark.parametrize(
    ("caption", "line"),
    [
        pytest.param(
            Caption(
                kind=found("order"),
                docket_numbers=(found("3:21-cv-00417-MLO"), found("3:21-cv-00500-MLO")),
                court=found("United States Tax Court"),
                filed=found("2021-11-08"),
                dated=found("2021-11-05", "Dated: November 5, 2021"),
            ),
            "Order · 3:21-cv-00417-MLO · United States Tax Court · filed 8 November 2021",
            id="all of it",
        ),
        pytest.param(
            Caption(kind=found("contract"), dated=found("2017-08-01")),
            "Contract · dated 1 August 2017",
            id="what a contract has",
        ),
        pytest.param(
            Caption(kind=found("order"), filed=found("2020-05-22"), dated=found("2020-05-22")),
            "Order · dated 22 May 2020",
            id="a day that only its signature tells is not called the day of filing",
        ),
        pytest.param(Caption(docket_numbers=(found("21-800"),)), "21-800", id="a number alone"),
        pytest.param(Caption(judge=found("Okafor")), None, id="nothing of it"),
    ],
)
def test_a_documents_caption_stands_under_its_name(caption: Caption, line: str | None) -> None:
    under = f"<small>{line}</small>" if line else ""
    assert f'<span class="pc-document">a.pdf{under}</span>' in listed(caption)


def test_a_hostile_caption_is_text() -> None:
    shown = listed(
        Caption(kind=found(NAME), docket_numbers=(found(NAME),), court=found(NAME), filed=found(NAME))
    )
    assert "<script" not in shown and "<img" not in shown and shown.count("&lt;script&gt;") >= 3
    assert "filed &lt;script&gt;" in shown, "a date that is none is shown as text, too"


def test_the_list_shows_captions(open_app: Open, full_store: Path) -> None:
    shown = text_of(open_app(full_store, "ui/library.py"))
    assert "Complaint · 3:21-cv-00417-MLO · United States District Court for the Northern District" in shown
