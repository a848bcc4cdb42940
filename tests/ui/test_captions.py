"""A document's caption in the Library: read, corrected, logged and undone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ingest.caption.records import STAMP, TEXT, Caption, Found, Party, Source
from pipelines.corrections import FIELDS, corrected
from pipelines.storage.caption_edits import CaptionEdit
from tests.many import fill
from tests.ui.conftest import HOSTILE, Open, text_of
from tests.ui.test_library import labels, press
from ui import caption_markup, wiring

NOW = "2026-11-29T11:32:00+00:00"


@pytest.fixture
def opened(open_app: Open, tmp_path: Path) -> AppTest:
    """The Library with one document of two, opened: an answer of 2019 without a judge."""
    fill(tmp_path / "store", 2)
    app = open_app(tmp_path / "store", "ui/library.py")
    press(app, "Details")
    return app


def box(app: AppTest, label: str) -> Any:
    boxes = [*app.text_input, *app.text_area, *app.selectbox]
    return next(each for each in boxes if each.label == label)


def caption_of(app: AppTest) -> Caption:
    entry = wiring.matter().register.document(app.query_params["document"])
    assert entry
    return entry.caption


def test_a_caption_is_told_with_the_place_of_each_part(opened: AppTest) -> None:
    shown = text_of(opened)
    assert '<th scope="row">Kind of paper</th><td>Answer</td><td>PDF p. 1: “ANSWER”</td>' in shown
    assert "PDF p. 1, filing stamp: “Case 3:19-cv-00001 Document 1 Filed 2019-01-12”" in shown
    assert '<th scope="row">Attorneys</th><td><span class="pc-quiet">nothing found</span></td>' in shown
    assert "Corrected by you" not in shown and "What you changed" not in str(opened.expander)


def test_a_field_is_corrected_logged_and_undone(opened: AppTest) -> None:
    before = caption_of(opened)
    press(opened, "Correct the caption")
    assert box(opened, "Filed").value == "12 January 2019", "as it is shown"
    box(opened, "Judge").set_value("Zenobia Hartwell")
    box(opened, "Filed").set_value("May 3, 2021")
    box(opened, "Parties").set_value("Quillfeather LLC (plaintiff)")
    press(opened, "Save")
    shown = text_of(opened)
    assert "Corrected: Judge, Parties, Filed." in shown
    assert "Caption corrected by you" in shown and "filed 3 May 2021" in shown
    assert shown.count("Corrected by you</strong> on") == 3
    assert "Read from the file: 12 January 2019." in shown
    assert "What you changed (3)" in [each.label for each in opened.expander]
    assert caption_of(opened).corrected == ("judge", "parties", "filed")

    for label in ("Undo: Judge", "Undo: Parties", "Undo: Filed"):
        press(opened, label)
    assert "Filed: again as read from the file." in text_of(opened)
    assert "What you changed (6)" in [each.label for each in opened.expander]
    assert "(as read from the file)" in text_of(opened)
    assert caption_of(opened) == before and "Undo: Judge" not in labels(opened)


def test_what_cannot_be_is_told_and_nothing_typed_is_lost(opened: AppTest) -> None:
    before = caption_of(opened)
    press(opened, "Correct the caption")
    box(opened, "Judge").set_value("Zenobia Hartwell")
    box(opened, "Filed").set_value("February 30, 2021")
    box(opened, "Docket numbers").set_value("none")
    press(opened, "Save")
    shown = text_of(opened)
    assert "Nothing was saved. Docket numbers:" in shown and "is no day of the calendar" in shown
    assert box(opened, "Judge").value == "Zenobia Hartwell" and box(opened, "Docket numbers").value == "none"
    assert caption_of(opened) == before
    press(opened, "Cancel")
    assert "Correct the caption" in labels(opened)
    press(opened, "Correct the caption")
    assert box(opened, "Judge").value != "Zenobia Hartwell", "what was cancelled is not offered again"


def test_saving_without_a_change_logs_nothing(opened: AppTest) -> None:
    press(opened, "Correct the caption")
    press(opened, "Save")
    assert "Correct the caption" in labels(opened) and "Corrected" not in text_of(opened).split("<style")[0]
    assert wiring.matter().register.caption_edits(opened.query_params["document"]) == []


def test_another_kind_can_be_chosen_and_a_field_emptied(opened: AppTest) -> None:
    press(opened, "Correct the caption")
    box(opened, "Kind of paper").set_value("report and recommendation")
    box(opened, "Court").set_value("")
    press(opened, "Save")
    found = caption_of(opened)
    assert found.kind and found.kind.value == "report and recommendation" and found.court is None
    assert '<th scope="row">Court</th><td></td><td><strong class="pc-corrected">' in text_of(opened)


def test_a_document_that_is_deleted_meanwhile_is_told_of(opened: AppTest) -> None:
    press(opened, "Correct the caption")
    box(opened, "Judge").set_value("Zenobia Hartwell")
    wiring.matter().delete(opened.query_params["document"])
    press(opened, "Save")
    assert opened.header[0].value == "1 document"
    assert not opened.exception


READ = Caption(
    kind=Found(HOSTILE, Source(2, TEXT, HOSTILE, 0, 9)),
    docket_numbers=(Found("1-2", Source(3, STAMP, "x")), Found("1-3", Source(1, TEXT, "x", 0, 1))),
    judge=Found("Ruiz", Source(1, TEXT, "word " * 60, 0, 300)),
    parties=(Party(HOSTILE, HOSTILE, Source(1, TEXT, HOSTILE, 0, 9)),),
    filed=Found(HOSTILE, Source(1, STAMP, HOSTILE)),
)


def test_a_hostile_caption_is_text() -> None:
    edits = [CaptionEdit(field, NOW, HOSTILE, HOSTILE, as_read=False) for field in FIELDS]
    changed = corrected(READ, dict.fromkeys(FIELDS, HOSTILE))
    for shown in (
        caption_markup.table(READ, READ, []),
        caption_markup.table(changed, READ, edits),
        caption_markup.log(edits),
        caption_markup.line(changed),
    ):
        assert "<script" not in shown and "<img" not in shown and "&lt;script&gt;" in shown


def test_places_are_short() -> None:
    shown = caption_markup.table(READ, READ, [])
    assert "<td>1-2<br>1-3</td><td>PDF p. 1, 3</td>" in shown
    assert "word word …”" in shown and len(shown) < 3000


def test_the_log_tells_when_by_the_clock_on_the_wall() -> None:
    at = datetime(2026, 11, 29, 11, 32, tzinfo=UTC).astimezone()
    shown = caption_markup.log([CaptionEdit("filed", NOW, "", "2021-05-03", as_read=True)])
    assert f"{at.day} November 2026, {at:%H:%M}" in shown
    assert '<span class="pc-quiet">nothing</span></td><td>3 May 2021 <em>(as read' in shown
