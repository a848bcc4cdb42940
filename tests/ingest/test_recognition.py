"""What a picture says is recognised, with the place of every word; what is no text is not."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from ingest import recognition
from ingest.recognition import Recognised, Recogniser
from tests.ingest import pdfs

DOTS = 200
LINES = [
    "Corvane suspended the platform without written notice.",
    "Whitlock lost its vaccines, and gave notice of the breach on June 3.",
    "The fees of that month are due with interest at the legal rate.",
]


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    yield Recogniser()


@pytest.fixture
def page(tmp_path: Path) -> Image.Image:
    """A page of three lines as a picture."""
    document = pdfium.PdfDocument(pdfs.text_pages(tmp_path / "a.pdf", LINES))
    picture: Image.Image = document[0].render(scale=DOTS / 72).to_pil().convert("L")
    return picture


def lines_of(recognised: Recognised) -> list[str]:
    return [" ".join(word.text for word in line) for line in recognised.lines]


def test_lines_are_recognised_with_confidence(recogniser: Recogniser, page: Image.Image) -> None:
    recognised = recogniser.recognise(page, DOTS)
    assert lines_of(recognised) == LINES
    assert recognised.text.split() == " ".join(LINES).split()
    assert 0.9 < recognised.confidence <= 1


def test_a_words_box_lies_on_its_ink(recogniser: Recogniser, page: Image.Image) -> None:
    left = page.copy()
    for line in recogniser.recognise(page, DOTS).lines:
        for word in line:
            corners = (
                int(word.box.left * page.width) - 2,
                int(word.box.top * page.height) - 2,
                int(word.box.right * page.width) + 2,
                int(word.box.bottom * page.height) + 2,
            )
            assert page.crop(corners).getextrema()[0] < 100
            left.paste(255, corners)
    assert left.getextrema()[0] > 200  # no ink outside of the boxes


def test_a_line_that_touches_a_redaction_is_recognised(recogniser: Recogniser, page: Image.Image) -> None:
    top = int((pdfs.HEIGHT - pdfs.TOP - 14) * DOTS / 72)
    ImageDraw.Draw(page).rectangle((200, top - 170, 1500, top), fill=0)
    assert lines_of(recogniser.recognise(page, DOTS))[-len(LINES) :] == LINES


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_picture_is_recognised(recogniser: Recogniser, page: Image.Image, turned: int) -> None:
    words = recogniser.recognise(page.rotate(turned, expand=True), DOTS).text.split()
    assert len(set(words) & set(" ".join(LINES).split())) > 20


def test_the_pages_of_a_file_are_read_as_the_one_before_was_turned(
    page: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Upright, upside down, two more like that, one of nothing, and upright again: what is tried first."""
    read = Recogniser._read
    tried: list[int] = []

    def watched(self: Recogniser, picture: Image.Image, dots: float, turns: int, end: float) -> Recognised:
        tried.append(turns)
        return read(self, picture, dots, turns, end)

    monkeypatch.setattr(Recogniser, "_read", watched)
    recogniser = Recogniser()
    turned, blank = page.rotate(180), Image.new("L", (600, 800), 255)
    first, found = [], []
    for picture in (page, turned, turned, turned, blank, page, page):
        tried.clear()
        found.append(" ".join(lines_of(recogniser.recognise(picture, DOTS))))
        first.append(tried[0])
    assert first == [0, 0, 2, 2, 2, 2, 0]
    assert found == [" ".join(LINES)] * 4 + [""] + [" ".join(LINES)] * 2


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(0.9, [45, 22.5, 11.25, 10, 10, 45], id="it was at work all the time"),
        pytest.param(0.1, [45] * 6, id="the computer was busy with other work"),
    ],
)
def test_behind_a_page_whose_time_ran_out_the_next_has_less_until_one_is_read(
    page: Image.Image, monkeypatch: pytest.MonkeyPatch, share: float, expected: list[float]
) -> None:
    now = 0.0
    given: list[float] = []
    takes_all = True

    def take_all(self: Recogniser, picture: Image.Image, dots: float, turns: int, end: float) -> Recognised:
        nonlocal now
        given.append(end - now)
        now = end if takes_all else now + 1
        return Recognised([], 0.0)

    monkeypatch.setattr(recognition.time, "monotonic", lambda: now)
    monkeypatch.setattr(recognition.time, "process_time", lambda: now * share)
    monkeypatch.setattr(Recogniser, "_read", take_all)
    recogniser = Recogniser()
    for takes_all in (True, True, True, True, False, True):  # noqa: B007 - read where it is called
        recogniser.recognise(page, DOTS)
    assert given == expected


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_plain_picture_says_nothing(recogniser: Recogniser, shade: int) -> None:
    assert recogniser.recognise(Image.new("L", (600, 800), shade), DOTS) == Recognised([], 0.0)


def test_a_picture_of_noise_says_nothing_that_is_sure(recogniser: Recogniser) -> None:
    assert recogniser.recognise(Image.effect_noise((400, 400), 90), 100).confidence < 0.5


@pytest.mark.parametrize("seconds", [0.0, 0.05])
def test_a_reading_ends_when_its_time_is_up(
    recogniser: Recogniser, page: Image.Image, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr(recognition, "_SECONDS", seconds)
    assert recogniser.recognise(page, DOTS) == Recognised([], 0.0, ran_out=True)
    monkeypatch.undo()
    assert lines_of(recogniser.recognise(page, DOTS)) == LINES


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (20, 20)])
def test_a_picture_of_any_size_can_be_looked_at(recogniser: Recogniser, size: tuple[int, int]) -> None:
    assert recogniser.recognise(Image.new("L", size, 255), 10.0).lines == []
