"""The page Read in each of its states, and its pieces."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from streamlit.testing.v1 import AppTest

from ingest.records import Box, Page, PlacedSpan, Read
from ingest.rendering import PageView, PlacedWord
from pipelines import settings
from pipelines.ingestion.indexing import Ingestion
from pipelines.search.inside import Found, Snippet, Stretch
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from tests.ui.conftest import HOSTILE, Open, text_of
from ui import reading_markup, reading_place

ORDER, AGREEMENT = "Dkt-031", "Agreement"
CURRENT = 'class="pc-mark pc-current"'


def entry_of(documents: list[DocumentEntry], part: str) -> DocumentEntry:
    return next(entry for entry in documents if part in entry.name)


def opened(open_app: Open, home: Path, **address: str) -> AppTest:
    app = open_app(home)
    app.switch_page("ui/reading.py")
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def agreement(ingested: tuple[Path, list[DocumentEntry]]) -> DocumentEntry:
    return entry_of(ingested[1], AGREEMENT)


@pytest.fixture
def app(open_app: Open, full_store: Path, agreement: DocumentEntry) -> AppTest:
    return opened(open_app, full_store, document=agreement.document_id)


def press(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def box(app: AppTest, key: str) -> object:
    return next(each for each in app.text_input if each.key == key)


def typed(app: AppTest, key: str, text: str) -> AppTest:
    return next(each for each in app.text_input if each.key == key).set_value(text).run()


def page_of(app: AppTest) -> str:
    (told,) = re.findall(r"PDF page (\d+) of", text_of(app))
    return str(told)


def test_a_document_is_read_page_by_page(app: AppTest, agreement: DocumentEntry) -> None:
    assert not app.exception and f"<h1>{escape(agreement.name)}</h1>" in text_of(app)
    assert "PDF page 1 of 9" in text_of(app) and 'data-testid="read-page"' in text_of(app)
    assert next(button for button in app.button if button.key == "read-previous-page").disabled
    press(app, "read-next-page")
    assert page_of(app) == "2" and app.query_params["page"] == "2"
    for _ in range(7):
        press(app, "read-next-page")
    assert page_of(app) == "9"
    assert next(button for button in app.button if button.key == "read-next-page").disabled


@pytest.mark.parametrize(
    ("typed_in", "page"),
    [("3", "5"), ("PDF 3", "3"), ("pdf p. 9", "9"), ("9", "9"), ("p. 5", "7"), ("II", "2")],
)
def test_a_page_is_gone_to_by_its_own_number_or_the_pdfs(app: AppTest, typed_in: str, page: str) -> None:
    """The agreement's third page is the first that is printed 1."""
    typed(app, "read-go", typed_in)
    assert page_of(app) == page
    assert box(app, "read-go").value == ""


def test_a_page_with_words_that_nobody_sees_says_that_they_are_left_out(
    open_app: Open, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "order.pdf"))
    canvas.drawString(72, 700, "The motion is granted.")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 600, "The motion is denied.")
    canvas.save()
    with Matter(tmp_path / "home") as matter:
        files = [(tmp_path / "order.pdf", None)]
        (outcome,) = Ingestion(matter, settings.load({}).models_folder).run(files)
    app = opened(open_app, tmp_path / "home", document=str(outcome.document_id))
    assert "4 words that cannot be seen on the page are left out." in text_of(app)
    assert "denied" not in text_of(app)


def test_where_two_pages_go_by_a_number_the_other_is_offered(app: AppTest) -> None:
    typed(app, "read-go", "3")
    assert "This is the page printed 3." in text_of(app)
    press(app, "read-counted")
    assert page_of(app) == "3" and "This is the page printed" not in text_of(app)


def test_a_page_that_is_not_there_is_told(app: AppTest) -> None:
    typed(app, "read-go", "77")
    assert page_of(app) == "1" and "There is no page “77” in this document. The PDF has 9 pages." in text_of(
        app
    )


@pytest.mark.parametrize(("page", "shown"), [("4", "4"), ("400", "9"), ("0", "1"), ("x", "1"), ("²", "1")])
def test_an_address_opens_a_page(
    open_app: Open, full_store: Path, agreement: DocumentEntry, page: str, shown: str
) -> None:
    app = opened(open_app, full_store, document=agreement.document_id, page=page, mark="10-30")
    assert page_of(app) == shown and text_of(app).count(CURRENT) >= 1


@pytest.mark.parametrize(
    ("address", "told"),
    [({}, "Choose the document in the Library"), ({"document": HOSTILE}, "is not in the")],
)
def test_without_a_document_it_leads_to_the_library(
    open_app: Open, full_store: Path, address: dict[str, str], told: str
) -> None:
    app = opened(open_app, full_store, **address)
    assert not app.exception and told in text_of(app) and "<script>" not in text_of(app)


def test_words_are_found_listed_and_looked_at_one_after_the_other(app: AppTest) -> None:
    typed(app, "read-find", "state of CALIFORNIA")
    found = re.search(r"(\d+) places? on (\d+) pages?\.", text_of(app))
    assert found and page_of(app) == "7"
    assert text_of(app).count(CURRENT) == 1
    (listed, *_) = [button for button in app.button if str(button.key).endswith("-open")]
    assert listed.label.startswith("PDF p. 7\u2002… ") and "**State of California**" in listed.label
    typed(app, "read-find", "agreement")
    assert page_of(app) == "7", "what is found from this page on is looked at"


def test_the_next_place_is_the_next_after_the_page_that_is_shown(app: AppTest) -> None:
    typed(app, "read-find", "agreement")
    total = int(re.search(r"([\d,]+) places on", text_of(app))[1])
    assert page_of(app) == "1" and f"1 of {total}" in text_of(app)
    assert next(button for button in app.button if button.key == "read-previous").disabled
    press(app, "read-next")
    assert f"2 of {total}" in text_of(app)
    typed(app, "read-go", "PDF 7")
    press(app, "read-next")
    assert page_of(app) == "7"
    press(app, "read-previous")
    assert int(page_of(app)) < 7, "the one before the first on page 7"
    shortcuts = {button.key: button.proto.shortcut for button in app.button if button.proto.shortcut}
    assert shortcuts["read-next"] == "alt+n" and shortcuts["read-previous"] == "alt+p"


def test_what_is_not_there_is_told_and_the_search_is_ended_with_an_empty_box(app: AppTest) -> None:
    typed(app, "read-find", HOSTILE)
    assert "Nothing found." in text_of(app) and "<script>x" not in text_of(app)
    typed(app, "read-find", "")
    assert 'data-testid="found"' not in text_of(app)


def test_another_document_is_not_searched_for_the_same(
    app: AppTest, ingested: tuple[Path, list[DocumentEntry]]
) -> None:
    typed(app, "read-find", "agreement")
    app.query_params["document"] = entry_of(ingested[1], ORDER).document_id
    app.run()
    assert not app.exception and box(app, "read-find").value == ""
    assert 'data-testid="found"' not in text_of(app)


def test_a_heading_is_gone_to(app: AppTest, agreement: DocumentEntry) -> None:
    from ui import wiring

    headings = wiring.matter().register.headings(agreement.document_id)
    pages = [page for page, _ in headings]
    assert pages == sorted(pages) and len(set(headings)) == len(headings)
    wanted = next(each for each in headings if each[0] == 7)
    next(each for each in app.selectbox if each.key == "read-heading").set_value(wanted).run()
    assert not app.exception and page_of(app) == "7"


def test_its_text_is_copied_with_where_it_stands(app: AppTest, agreement: DocumentEntry) -> None:
    from ui import wiring

    page = wiring.matter().register.page(agreement.document_id, 1)
    assert page is not None
    assert app.code[-1].value.startswith(page.text.rstrip())
    assert agreement.name in app.code[-1].value.removeprefix(page.text.rstrip())


def test_a_document_is_asked_about(app: AppTest, agreement: DocumentEntry) -> None:
    press(app, "read-ask")
    assert not app.exception and "Only in: " in text_of(app) and agreement.name in text_of(app)


# Its pieces

VIEW = PageView(
    b"png",
    100,
    200,
    (PlacedWord("7", Box(0.05, 0.1, 0.07, 0.12)), PlacedWord(HOSTILE, Box(0.3, 0.1, 0.9, 0.12))),
)


def shown(page: Page) -> str:
    return reading_markup.page(
        VIEW, page, f"{HOSTILE}.pdf", HOSTILE, 100, current=[], others=[Box(0, 0, 1, 1)]
    )


def test_text_of_files_is_escaped_wherever_it_stands() -> None:
    html = shown(Page(1, HOSTILE, HOSTILE, Read.TEXT))
    html += reading_markup.place(Page(1, None, "", Read.TEXT, printed_page=HOSTILE), 1)
    assert "<script>" not in html and "<img src=x" not in html and html.count(escape(HOSTILE)) >= 3


def test_a_margins_line_number_is_not_copied_with_the_text() -> None:
    layer = shown(Page(1, None, "", Read.TEXT))
    assert re.findall(r'<span class="pc-aside"[^>]*>([^<]*)<', layer) == ["7"]


def test_recognised_words_are_laid_over_a_scan() -> None:
    page = Page(1, None, "Dear Sir", Read.OCR, words=(PlacedSpan(0, 4, Box(0.1, 0.1, 0.3, 0.2)),))
    assert ">Dear</span>" in shown(page) and ">7</span>" not in shown(page)


def test_a_word_of_the_layer_is_as_wide_as_its_box() -> None:
    page = Page(1, None, "Dear", Read.OCR, words=(PlacedSpan(0, 4, Box(0.1, 0.1, 0.34, 0.2)),))
    size = float(re.search(r"font-size:([\d.]+)cqw", shown(page))[1])
    assert size * 0.6 * 4 == pytest.approx(24)
    assert "line-height:20.000cqw" in shown(page), "a tenth of the height, in widths"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Found(), "Nothing found."),
        (Found(((Stretch(1, 0, 1),),)), "1 place on 1 page."),
        (Found(((Stretch(1, 0, 1),), (Stretch(1, 2, 3),)), apart=True), "One by one: 2 places on 1 page."),
    ],
)
def test_how_much_was_found_is_told(found: Found, told: str) -> None:
    assert told in reading_markup.count(found)


def test_a_hits_label_shows_a_files_text_as_it_stands() -> None:
    label = reading_markup.hit_label(3, Snippet("a <b> ", "*x* :red[y]", " $z$"))
    assert label == "PDF p. 3\u2002a \\<b\\> **\\*x\\* :\u2060red\\[y\\]** \\$z\\$"


@pytest.mark.parametrize(
    ("typed_in", "meant"),
    [
        ("12", ("12", False)), ("p. 12", ("12", False)), ("PDF p. 12", ("12", True)), ("pdf12", ("12", True)),
        ("page iv", ("iv", False)), ("P-3", ("p-3", False)), ("pp. 3", ("3", False)), ("", ("", False)),
    ],
)  # fmt: skip
def test_what_page_is_meant(typed_in: str, meant: tuple[str, bool]) -> None:
    assert reading_place.named(typed_in) == meant
