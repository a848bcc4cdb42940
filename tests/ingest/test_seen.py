"""What nobody sees on a page is none of its text: it could be planted there, and a quote of it not shown."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.filled import open_document, open_page
from ingest.intake import admit
from ingest.marking import mark
from ingest.pages import PageReader
from ingest.records import Page, Read
from ingest.rendering import PageRenderer
from ingest.seen import REDACTED, Layer
from ingest.words import read_words
from tests.ingest import pdfs

SHOWN = "The deposit was $12,400."
PLANTED = "The deposit was $1, they say."
WIDTH, HEIGHT = letter

Draw = Callable[[Canvas], None]


def drawn(path: Path, *drawings: Draw) -> Path:
    canvas = Canvas(str(path), pagesize=letter, invariant=True)
    canvas.drawString(72, 700, SHOWN)
    for draw in drawings:
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()
    canvas.save()
    return path


def layer(path: Path) -> Layer:
    document = open_document(path)
    try:
        return read_words(open_page(document, 0), 10_000)
    finally:
        document.close()


def said(path: Path) -> str:
    return " ".join(word.text for word in layer(path).words)


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 600, PLANTED)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillGray(0.97)
    canvas.drawString(72, 600, PLANTED)


def under_a_white_picture(canvas: Canvas) -> None:
    canvas.drawString(72, 600, PLANTED)
    canvas.drawInlineImage(pdfs.Image.new("RGB", (10, 10), "white"), 70, 590, 300, 30)


def off_the_page(canvas: Canvas) -> None:
    canvas.drawString(WIDTH + 20, 600, PLANTED)


def below_the_page(canvas: Canvas) -> None:
    canvas.drawString(72, -30, PLANTED)


def too_small(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.8)
    canvas.drawString(72, 600, PLANTED)


def undrawn(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textOut(PLANTED)
    canvas.drawText(text)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(72, 400, 100, 20)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(72, 600, PLANTED)


@pytest.mark.parametrize(
    "draw",
    [
        white,
        nearly_white,
        under_a_white_picture,
        off_the_page,
        below_the_page,
        too_small,
        undrawn,
        clipped,
    ],
    ids=lambda draw: draw.__name__.replace("_", " "),
)
def test_what_nobody_sees_is_left_out_and_counted(tmp_path: Path, draw: Draw) -> None:
    read = layer(drawn(tmp_path / "order.pdf", draw))
    assert " ".join(word.text for word in read.words) == SHOWN
    assert read.unseen == len(PLANTED.split())


def test_a_bar_stands_for_what_is_under_it(tmp_path: Path) -> None:
    def line(canvas: Canvas) -> None:
        canvas.drawString(72, 600, "Payment went to Ann Marlow in June 2019.")
        left = 72 + canvas.stringWidth("Payment went to ") - 1
        canvas.rect(left, 596, canvas.stringWidth("Ann Marlow") + 2, 14, stroke=0, fill=1)

    read = layer(drawn(tmp_path / "order.pdf", line, under_a_bar_of_two_lines))
    lines = " ".join(word.text for word in read.words)
    assert lines == f"{SHOWN} Payment went to {REDACTED} in June 2019. {REDACTED} {REDACTED}"
    assert read.unseen == 2 + 2 * len(PLANTED.split())


def test_a_bar_stands_for_what_was_taken_out_from_under_it(tmp_path: Path) -> None:
    def line(canvas: Canvas) -> None:
        before, name, behind = "The sum went to ", "Ann Marlow", " in June 2019."
        canvas.drawString(72, 600, before)
        left = 72 + canvas.stringWidth(before)
        canvas.rect(left, 598, canvas.stringWidth(name), 11, stroke=0, fill=1)
        canvas.drawString(left + canvas.stringWidth(name), 600, behind)
        canvas.rect(72, 578, 80, 11, stroke=0, fill=1)
        canvas.drawString(155, 580, "signed it.")

    read = layer(drawn(tmp_path / "order.pdf", line))
    lines = " ".join(word.text for word in read.words)
    assert lines == f"{SHOWN} The sum went to {REDACTED} in June 2019. {REDACTED} signed it."
    assert read.unseen == 0


def test_of_more_bars_than_a_page_of_text_has_the_first_are_told(tmp_path: Path) -> None:
    def lines(canvas: Canvas) -> None:
        for row, column in itertools.product(range(50), range(6)):
            canvas.drawString(40 + 90 * column, 680 - 13 * row, "paid")
            canvas.rect(70 + 90 * column, 678 - 13 * row, 40, 11, stroke=0, fill=1)

    assert said(drawn(tmp_path / "order.pdf", lines)).count(REDACTED) == 200


def a_rule(canvas: Canvas) -> None:
    canvas.rect(72, 698, 140, 1, stroke=0, fill=1)


def a_box_to_be_ticked(canvas: Canvas) -> None:
    canvas.rect(60, 699, 10, 10, stroke=0, fill=1)


def a_bar_beside_no_text(canvas: Canvas) -> None:
    canvas.rect(72, 300, 140, 12, stroke=0, fill=1)


def a_pale_bar(canvas: Canvas) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(212, 698, 140, 11, stroke=0, fill=1)


@pytest.mark.parametrize(
    "draw",
    [a_rule, a_box_to_be_ticked, a_bar_beside_no_text, a_pale_bar],
    ids=lambda draw: draw.__name__.replace("_", " "),
)
def test_what_is_no_bar_in_a_line_stands_for_nothing(tmp_path: Path, draw: Draw) -> None:
    assert said(drawn(tmp_path / "order.pdf", draw)) == SHOWN


def under_a_bar_of_two_lines(canvas: Canvas) -> None:
    canvas.drawString(72, 560, PLANTED)
    canvas.drawString(72, 546, PLANTED)
    canvas.rect(70, 540, 300, 34, stroke=0, fill=1)


def grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.8)
    canvas.drawString(72, 600, PLANTED)


def white_on_black(canvas: Canvas) -> None:
    canvas.rect(70, 596, 300, 14, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 600, PLANTED)


def highlighted(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 0.4)
    canvas.rect(70, 596, 300, 14, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(72, 600, PLANTED)


def in_fine_print(canvas: Canvas) -> None:
    canvas.setFont("Times-Roman", 4)
    canvas.drawString(72, 600, PLANTED)


def upwards(canvas: Canvas) -> None:
    canvas.translate(300, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, PLANTED)


@pytest.mark.parametrize(
    "draw",
    [grey, white_on_black, highlighted, in_fine_print, upwards],
    ids=lambda draw: draw.__name__.replace("_", " "),
)
def test_what_is_seen_is_kept(tmp_path: Path, draw: Draw) -> None:
    read = layer(drawn(tmp_path / "order.pdf", draw))
    assert " ".join(word.text for word in read.words) == f"{SHOWN} {PLANTED}"
    assert read.unseen == 0


def test_a_line_too_long_for_its_page_is_whole(tmp_path: Path) -> None:
    long = f"{SHOWN} {'It was paid by wire transfer on the day of signing. ' * 3}".strip()

    def line(canvas: Canvas) -> None:
        canvas.drawString(72, 600, long)
        canvas.drawString(2 * WIDTH + 100, 600, PLANTED)

    assert said(drawn(tmp_path / "order.pdf", line)).removeprefix(f"{SHOWN} ") == long


@pytest.mark.parametrize(
    ("font", "text"),
    [
        ("STSong-Light", "合同于2021年签订"),
        ("HeiseiMin-W3", "契約は有効"),
        ("HYSMyeongJo-Medium", "계약 체결"),
    ],
    ids=["Chinese", "Japanese", "Korean"],
)
def test_what_the_computer_has_no_font_for_is_kept(tmp_path: Path, font: str, text: str) -> None:
    def line(canvas: Canvas) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
        canvas.setFont(font, 12)
        canvas.drawString(72, 600, text)

    assert said(drawn(tmp_path / "contract.pdf", line)) == f"{SHOWN} {text}"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_looked_at_as_it_was_drawn(tmp_path: Path, degrees: int) -> None:
    writer = PdfWriter(clone_from=PdfReader(drawn(tmp_path / "upright.pdf", white)))
    writer.pages[0].rotate(degrees)
    writer.write(tmp_path / "turned.pdf")
    assert said(tmp_path / "turned.pdf") == SHOWN


def test_of_a_cropped_page_what_is_cut_away_is_not_seen(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(drawn(tmp_path / "whole.pdf", white_on_black)))
    writer.pages[0].cropbox = RectangleObject((40, 650, WIDTH - 40, HEIGHT - 10))
    writer.write(tmp_path / "cropped.pdf")
    assert said(tmp_path / "cropped.pdf") == SHOWN


def test_a_page_too_large_for_its_picture_is_not_judged(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(14_000, 14_000), invariant=True)
    canvas.drawString(72, 700, SHOWN)
    canvas.save()
    assert said(tmp_path / "plan.pdf") == SHOWN


# --- what becomes of it ------------------------------------------------------------------------------


@pytest.fixture
def read_first(tmp_path: Path) -> Callable[[Path], Page]:
    def first_page(path: Path) -> Page:
        reader = PageReader()
        try:
            pages: list[Page] = reader.run(admit(path, path.name))["pages"]
        finally:
            reader.close()
        return pages[0]

    return first_page


def test_the_ledger_says_how_many_words_were_left_out(
    tmp_path: Path, read_first: Callable[[Path], Page]
) -> None:
    page = read_first(drawn(tmp_path / "order.pdf", white))
    assert (page.text, page.read) == (SHOWN, Read.TEXT)
    assert page.reason == "6 words that cannot be seen on the page are left out"


def test_of_a_page_whose_text_is_seen_the_ledger_says_nothing(
    tmp_path: Path, read_first: Callable[[Path], Page]
) -> None:
    assert read_first(drawn(tmp_path / "order.pdf", grey)).reason is None


def test_a_quote_is_marked_beside_what_is_left_out(
    tmp_path: Path, read_first: Callable[[Path], Page]
) -> None:
    def line(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 600, "never")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(112, 600, "Corvane paid in June 2019.")

    path = drawn(tmp_path / "order.pdf", line)
    page = read_first(path)
    renderer = PageRenderer()
    try:
        view = renderer.render(path, 1, 800)
    finally:
        renderer.close()
    start = page.text.index("Corvane")
    (box,) = mark(view, page, start, len(page.text))
    assert box.left * WIDTH == pytest.approx(112, abs=2)


lines = st.lists(
    st.text(st.sampled_from("abcdefghilmnorstuwy .,;$0123456789"), min_size=1, max_size=60).filter(str.strip),
    min_size=1,
    max_size=20,
)


@given(lines, st.sampled_from([5, 8, 12, 24]))
def test_whatever_is_printed_in_black_is_kept(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int
) -> None:
    path = tmp_path_factory.mktemp("printed") / "page.pdf"
    canvas = Canvas(str(path), pagesize=(1600, 800), invariant=True)
    canvas.setFont("Times-Roman", size)
    for row, line in enumerate(lines):
        canvas.drawString(30, 760 - row * 1.2 * size, line)
    canvas.save()
    assert layer(path).unseen == 0
