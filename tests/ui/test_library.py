"""The page Library in each of its states."""

from __future__ import annotations

import re
import threading
import time
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ingest.caption.records import STAMP, Caption, Found, Source
from ingest.records import LedgerEntry, Read
from pipelines.ingestion.indexing import Ingestion
from pipelines.ingestion.records import FileOutcome, Progress
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from tests.ui.conftest import CORPUS, Open, text_of
from ui import library_markup, wiring

NAME = "<script>x<img src=x onerror=x> [a](b) $x^2$ **b** :red[c].pdf"
LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_empty_it_says_what_to_do_and_offers_the_sample(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "store", "ui/library.py")
    assert "This matter has no documents yet" in text_of(app)
    assert [button.label for button in app.button] == ["Load the sample matter"]
    assert app.file_uploader[0].label == "Add PDF documents"


def test_it_lists_documents_with_pages_and_passages(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store, "ui/library.py")
    assert app.header[0].value == "5 documents"
    assert text_of(app).count('data-testid="document"') == 5
    assert re.search(r"<span>9 pages</span><span>added \d+ \w+ \d{4}</span>", text_of(app))


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
    *same, other = [outcome.status for outcome in wiring.jobs().state.outcomes]
    assert sorted(same) == ["duplicate", "ingested"], "whichever of the two was read first"
    assert other == "failed"
    assert not list((wiring.matter().folder / "uploads").iterdir())
    shown = text_of(app)
    assert "This is not a PDF" in shown and "exactly these bytes" in shown
    assert "<img src=x" not in shown and escape(NAME) in shown
    press(app, "Show it")
    assert app.header[0].value == "1 document" and "Close" in labels(app)
    (entry,) = wiring.matter().register.documents()
    assert app.query_params == {"find": entry.name, "document": entry.document_id}
    press(app, "Show all documents")
    press(app, "Dismiss this list")
    assert "What became of the files" not in text_of(app)

    press(app, "Delete…")
    assert "removed from this computer for good" in text_of(app)
    press(app, "Keep it")
    assert app.header[0].value == "1 document"
    press(app, "Delete…")
    press(app, "Delete for good")
    assert re.search(r"removed \d+ passages, 3 pages of text and 1 stored file", text_of(app))
    assert "no trace left" in text_of(app)
    press(app, "Dismiss the receipt")
    assert "This matter has no documents yet" in text_of(app)


def test_a_documents_ledger_is_among_its_details(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store, "ui/library.py")
    assert not app.expander and 'class="pc-ledger' not in text_of(app)
    press(app, "Details")
    assert re.fullmatch(r"Pages: 7 read; \d+ passages to search", next(iter(app.expander)).label)
    assert text_of(app).count('class="pc-ledger"') == 1
    press(app, "Close")
    assert not app.expander


def test_a_duplicate_is_told_with_the_document_that_is_there() -> None:
    assert "already, as a&lt;b&gt;.pdf." in library_markup.duplicate("x.pdf", "a<b>.pdf")
    assert "already, with exactly these bytes." in library_markup.duplicate("a.pdf", "a.pdf")
    assert "deleted since" in library_markup.duplicate("a.pdf", None)
    duplicate = "<strong>Already there</strong> <span>&lt;i&gt;.pdf</span>"
    assert duplicate in library_markup.duplicate("<i>.pdf", None)


def test_a_folder_can_be_chosen_instead_of_files(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "store", "ui/library.py")
    app.segmented_control(key="upload-what").set_value("A whole folder").run()
    uploader = app.file_uploader[0]
    assert uploader.label == "Add a folder of PDF documents" and uploader.proto.accept_directory
    uploader.set_value([("Box 1/letters/a.pdf", LETTER.read_bytes(), "application/pdf")]).run()
    assert wiring.jobs().wait(60)
    app.run()
    assert [entry.name for entry in wiring.matter().register.documents()] == ["a.pdf"]


LEDGER = (
    *(LedgerEntry(n, Read.TEXT) for n in range(1, 37)),
    LedgerEntry(37, Read.OCR),
    LedgerEntry(38, Read.BLANK),
    LedgerEntry(39, Read.FAILED, "<b>scanned</b>"),
    LedgerEntry(40, Read.FAILED, "<b>scanned</b>"),
)


def test_a_ledger_is_a_table_with_reasons() -> None:
    label = library_markup.ledger_label(LEDGER)
    assert label == "Pages: 36 read, 1 read by text recognition, 1 blank, 2 not read"
    shown = library_markup.ledger(LEDGER)
    assert '<th scope="row">1–36</th><td>read</td><td></td>' in shown
    assert '<th scope="row">39–40</th><td>not read</td><td>&lt;b&gt;scanned&lt;/b&gt;</td>' in shown
    entry = DocumentEntry("0" * 64, NAME, 1, 40, 9, "2026-11-24T10:00:00+00:00")
    row = library_markup.document(entry, LEDGER)
    assert f"2 of 40 pages of {escape(NAME)} could not be read (PDF p. 39, 40)." in row
    assert "Incomplete" not in library_markup.document(entry, LEDGER[:38])


def holding(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Make the reading of files wait until it is let go."""
    gate = threading.Event()
    whole = Ingestion.ingest

    def wait_then_ingest(self: Ingestion, *given: Any) -> FileOutcome:
        self._report(Progress(str(given[1]), 1, 1, "reading", 3, 10, 42.0))
        gate.wait(60)
        return whole(self, *given)

    monkeypatch.setattr(Ingestion, "ingest", wait_then_ingest)
    return gate


def test_work_under_way_can_be_paused_and_is_the_same_in_another_session(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = holding(monkeypatch)
    app = open_app(tmp_path / "store", "ui/library.py")
    files = [(f"{n}.pdf", LETTER.read_bytes() + b"%" * n, "application/pdf") for n in range(4)]
    app.file_uploader[0].set_value(files).run()
    while len(wiring.jobs().state.at_work) < 2 or wiring.jobs().state.at_work[1].total == 0:
        time.sleep(0.02)
    app.run()
    shown = text_of(app)
    assert "Adding files; 2 files waiting." in shown and 'role="status"' in shown
    assert "File 1 of 4: <strong>0.pdf</strong>" in shown and "File 2 of 4: <strong>1.pdf</strong>" in shown
    assert '<progress class="pc-bar" max="1" value="0.300" aria-label="Progress of 0.pdf">' in shown
    assert "3 of 10 pages read · about 42 seconds left for this step" in shown

    press(app, "Pause")
    gate.set()
    other = open_app(tmp_path / "store", "ui/library.py")
    for session in (app, other):
        session.run()
        assert "Paused; 2 files waiting. It goes on where it was" in text_of(session)
        assert "Resume" in [button.label for button in session.button]
    press(other, "Resume")
    assert wiring.jobs().wait(120)
    app.run()
    assert app.header[0].value == "4 documents"
    assert "Pause" not in [button.label for button in app.button]


def test_cancel_leaves_out_what_is_not_finished(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = holding(monkeypatch)
    app = open_app(tmp_path / "store", "ui/library.py")
    files = [(f"{n}.pdf", LETTER.read_bytes(), "application/pdf") for n in range(3)]
    app.file_uploader[0].set_value(files).run()
    press(app, "Cancel")
    assert "Cancelling. What is at work is left out." in text_of(app)
    assert all(button.disabled for button in app.button if button.label in ("Pause", "Cancel"))
    gate.set()
    assert wiring.jobs().wait(60)
    app.run()
    assert text_of(app).count("It was not added.") == 3
    assert "This matter has no documents yet" in text_of(app)


def test_what_an_ended_process_left_goes_on_when_the_app_opens(open_app: Open, tmp_path: Path) -> None:
    with Matter(tmp_path / "store") as matter:
        matter.register.enqueue([(LETTER, LETTER.name, False)])
        assert matter.register.take_next()
    app = open_app(tmp_path / "store")
    assert wiring.jobs().wait(60)
    app.switch_page("ui/library.py").run()
    assert app.header[0].value == "1 document"
    assert "What became of the files" in text_of(app)


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


def test_a_cancelled_file_does_not_look_like_an_added_one() -> None:
    added = FileOutcome("a.pdf", "0" * 64, "ingested", 1, 1, None, ())
    failed = FileOutcome("b.pdf", None, "failed", 0, 0, "b.pdf: it is empty.", ())
    rows = re.findall(
        r'<li class="([\w-]+)"><strong>(.*?)<', library_markup.outcomes([added, failed], ["c.pdf"])
    )
    assert rows == [("pc-added", "Added"), ("pc-bad", "Not added"), ("pc-left", "Cancelled")]
