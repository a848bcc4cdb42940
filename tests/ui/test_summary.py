"""The page Summary in each of its states."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.events import Reading
from pipelines.records import Sentence
from pipelines.storage.register import DocumentEntry
from pipelines.summaries.records import Length, Serves, SummarySentence
from tests.ui.conftest import HOSTILE, Open, text_of
from ui import summary_markup, wiring
from ui.asking import Asking
from ui.summing import ENDINGS, Summing

PAGE = "ui/summary.py"
SENTENCE = SummarySentence(text=HOSTILE, citations=("1",), serves=Serves.OUTCOME, heading=HOSTILE)


@pytest.fixture
def order(ingested: tuple[Path, list[DocumentEntry]]) -> DocumentEntry:
    return next(entry for entry in ingested[1] if "Dkt-031" in entry.name)


@pytest.fixture
def app(open_app: Open, full_store: Path, order: DocumentEntry) -> AppTest:
    app = open_app(full_store)
    app.query_params["document"] = order.document_id
    return app.switch_page(PAGE).run()


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if label in button.label).click().run()
    assert not app.exception


def made(app: AppTest, order: DocumentEntry, length: Length) -> None:
    press(app, "Summarize")
    asking = wiring.summing().under_way(order.document_id, length)
    if asking:
        assert asking.wait(60)
    app.run()


def test_without_a_document_it_leads_to_the_library(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store, PAGE)
    assert not app.exception and "Choose the document in the Library." in text_of(app)


def test_a_document_that_is_gone_is_told_of(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.query_params["document"] = "0" * 64
    assert "This document is not in the matter" in text_of(app.switch_page(PAGE).run())


def test_it_says_what_a_summary_is_makes_it_and_keeps_it(
    app: AppTest, order: DocumentEntry, open_app: Open, full_store: Path
) -> None:
    assert order.name in text_of(app) and "in its own words" in text_of(app)
    made(app, order, Length.STANDARD)
    said = text_of(app)
    assert "DENIED as to Counts I, II, and V" in said and "Outcome" in said
    assert wiring.summing().kept(order.document_id, Length.STANDARD) is not None

    again = open_app(full_store)
    again.query_params["document"] = order.document_id
    assert "DENIED as to Counts I, II, and V" in text_of(again.switch_page(PAGE).run())
    assert not any("Summarize" in button.label for button in again.button)


def test_another_length_is_another_summary(app: AppTest, order: DocumentEntry) -> None:
    app.segmented_control(key="summary-length").set_value(Length.SECTIONS).run()
    made(app, order, Length.SECTIONS)
    assert "A. Count I: Breach of Contract" in text_of(app)


def test_a_key_opens_the_page_that_it_cites(app: AppTest, order: DocumentEntry) -> None:
    if not wiring.summing().kept(order.document_id, Length.STANDARD):
        made(app, order, Length.STANDARD)
    press(app, r"\[1\]")
    assert "Citation 1" in text_of(app) and 'data-testid="cited-page"' in text_of(app)


def test_stopped_it_shows_what_was_found_and_keeps_nothing() -> None:
    class Endless:
        def kept(self, document_id: str, length: Length) -> None:
            return None

        def summarize(self, document_id: str, length: Length, stopped):  # type: ignore[no-untyped-def]
            while not stopped():
                yield Reading(1, 2)

    summing = Summing(Endless(), "default")  # type: ignore[arg-type]
    asking = summing.start("d", Length.SHORT, "order.pdf")
    assert summing.busy and summing.start("d", Length.SHORT, "order.pdf") is asking
    asking.stop()
    assert asking.wait(10) and not summing.busy
    assert asking.state.answer and asking.state.answer.notice == ENDINGS.stopped


def test_a_fault_is_told_in_words() -> None:
    class Broken:
        def kept(self, document_id: str, length: Length) -> None:
            return None

        def summarize(self, document_id: str, length: Length, stopped):  # type: ignore[no-untyped-def]
            raise RuntimeError("secret")
            yield

    asking: Asking = Summing(Broken(), "default").start("d", Length.SHORT, "x.pdf")  # type: ignore[arg-type]
    assert asking.wait(10)
    assert asking.state.answer and "unexpected fault" in (asking.state.answer.notice or "")


def test_what_a_file_says_is_text_and_nothing_else() -> None:
    for html in (summary_markup.part(HOSTILE), summary_markup.under(SENTENCE, "Outcome")):
        assert "<script>" not in html and "&lt;script&gt;" in html


def test_sentences_are_parted_by_what_they_tell() -> None:
    plain = Sentence(text="x", citations=())
    parts = summary_markup.parts([SENTENCE, SENTENCE, plain])
    assert [(title, [place for place, _ in some]) for title, some in parts] == [
        ("Outcome", [0, 1]),
        ("", [2]),
    ]
    assert summary_markup.under(SENTENCE, HOSTILE) == "" == summary_markup.under(plain, "")


@pytest.mark.parametrize(
    ("reading", "share", "told"),
    [
        (None, 0.0, "Opening the document"),
        (Reading(3, 12), 0.25, "Reading passage 4 of 12"),
        (Reading(12, 12), 1.0, "Comparing its sentences"),
    ],
)
def test_progress_is_told_in_words(reading: Reading | None, share: float, told: str) -> None:
    assert summary_markup.progress(reading) == (share, told)
