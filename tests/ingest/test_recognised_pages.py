"""Scans and gibberish: what is recognised is the text that was printed, and what is not is told."""

import re
from difflib import SequenceMatcher
from pathlib import Path

import pypdf
import pytest

from ingest import pdf_process, recognition
from ingest.drawn import TimeRanOut
from ingest.errors import (
    NoTextFound,
)
from ingest.normal import normalise
from ingest.pages import PageReader
from ingest.reasons import in_words
from ingest.records import Page, Read
from tests.ingest import pdfs
from tests.ingest.conftest import AGREEMENT, ORDER, REAL_CASES, read, real_cases


def words_of(page: Page) -> list[str]:
    return re.findall(r"[^\W_]+", page.text.lower())


def likeness(one: Page, other: Page) -> float:
    return SequenceMatcher(None, words_of(one), words_of(other), autojunk=False).ratio()


@pytest.fixture(scope="module")
def order(reader: PageReader) -> list[Page]:
    """The pages of the order, as they are printed."""
    return read(reader, ORDER)


@pytest.fixture(scope="module")
def agreement(reader: PageReader) -> list[Page]:
    return read(reader, AGREEMENT)


@pytest.fixture(scope="module")
def scanned(reader: PageReader, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The second and the third page of the order, recognised."""
    return read(reader, pdfs.scan(tmp_path_factory.mktemp("scan") / "a.pdf", ORDER, 2, 3))


def test_a_scan_is_recognised_as_the_text_that_was_printed(order: list[Page], scanned: list[Page]) -> None:
    for page, original in zip(scanned, order[1:3], strict=True):
        assert (page.read, page.reason) == (Read.OCR, None)
        assert page.confidence is not None and 0.8 < page.confidence <= 1
        assert likeness(page, original) > 0.97


def test_recognised_words_have_their_places_in_the_text(scanned: list[Page]) -> None:
    page = scanned[0]
    ends = [0, *(word.end for word in page.words)]
    between = [page.text[end : word.start] for end, word in zip(ends, page.words, strict=False)]
    assert not "".join(between).strip()
    assert not page.text[ends[-1] :].strip()
    assert all(0 <= edge <= 1 for word in page.words for edge in word.box)
    assert all(word.box.left < word.box.right and word.box.top < word.box.bottom for word in page.words)


@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_that_lay_turned_in_the_scanner_is_recognised(
    reader: PageReader, order: list[Page], tmp_path: Path, turned: int
) -> None:
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", ORDER, 2, turned=turned))
    assert likeness(page, order[1]) > 0.95


def test_a_scan_under_a_filing_stamp_is_recognised_and_the_stamp_is_none_of_its_text(
    reader: PageReader, agreement: list[Page], tmp_path: Path
) -> None:
    stamp = "Case 3:21-cv-00417-MHP   Document 31   Filed 11/08/21   Page 2 of 9"
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", AGREEMENT, 4, stamp=stamp))
    assert page.read is Read.OCR
    assert likeness(page, agreement[3]) > 0.95
    assert "Document 31" not in page.text
    assert any("Document 31" in line for line in page.furniture)


def test_a_scan_under_a_legend_is_recognised_and_not_taken_for_a_page_of_its_legend(
    reader: PageReader, agreement: list[Page], tmp_path: Path
) -> None:
    legend = "CONFIDENTIAL - ATTORNEYS' EYES ONLY - SUBJECT TO PROTECTIVE ORDER ACME_0000123"
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", AGREEMENT, 4, stamp=legend))
    assert page.read is Read.OCR
    assert likeness(page, agreement[3]) > 0.9
    assert "ACME_0000123" in page.text


POOR_LAYER = """Tlie Conrt lias rcceived tbe plaintitf's niotion foi' relief froin tlie jndgment
tliat wns entcrcd on Jnly 2, aud finds tliat it is nntimely."""
GOOD_LAYER = """The Court has received the motion of the plaintiff for relief from the judgment
that was entered on July 2, and finds that it is untimely."""
LONG_LAYER = "\n".join([GOOD_LAYER] * 4)
SPECKS = "\n".join(["it if il in lI1 l|ti rn1l vtw ;,f iiel cftv mrnl 1l|I tiw fl,c iv lrn wvt cl1"] * 9)
GIBBERISH = """WKH FRXUW KDV UHFHLYHG WKH PRWLRQ RI WKH SODLQWLII IRU UHOLHI IURP WKH MXGJPHQW
WKDW ZDV HQWHUHG RQ MXOB DQG ILQGV WKDW LW LV XQWLPHOB"""


@pytest.mark.parametrize(
    ("layer", "how"),
    [
        pytest.param(POOR_LAYER, Read.OCR, id="poor"),
        pytest.param(LONG_LAYER, Read.TEXT, id="good"),
        pytest.param(GOOD_LAYER, Read.OCR, id="good, of a part of the page"),
        pytest.param(SPECKS, Read.OCR, id="specks read as short words"),
        pytest.param(GIBBERISH, Read.OCR, id="gibberish"),
    ],
)
def test_a_scans_hidden_layer_is_judged_by_its_text(
    reader: PageReader, tmp_path: Path, layer: str, how: Read
) -> None:
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", ORDER, 2, layer=layer))
    assert page.read is how
    assert (page.text == normalise(layer)) is (how is Read.TEXT)


@pytest.mark.parametrize("layer", [None, GIBBERISH], ids=["a scan", "gibberish"])
def test_a_page_whose_recognition_takes_too_long_is_entered_as_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layer: str | None
) -> None:
    monkeypatch.setattr(recognition, "_SECONDS", 0.0)
    found = list(pdf_process.read(pdfs.scan(tmp_path / "a.pdf", ORDER, 2, layer=layer), 1))
    assert (found[1]["text"], found[1]["problem"]) == ("", in_words(TimeRanOut()))


def test_shapes_that_are_no_letters_are_entered_as_failed(reader: PageReader, tmp_path: Path) -> None:
    shapes = pdfs.outlined(tmp_path / "a.pdf", (100, 100, 300, 40), (100, 400, 200, 200))
    with pytest.raises(NoTextFound):
        read(reader, shapes)


def one_page(path: Path, source: Path, number: int) -> Path:
    """Write one page of a file as a file of its own: its other pages would take minutes to be recognised."""
    with pypdf.PdfWriter() as writer:
        writer.append(source, pages=(number - 1, number))
        writer.write(path)
    return path


@real_cases
@pytest.mark.parametrize(
    ("name", "number", "words"),
    [
        ("scan_fisc_one_line.pdf", 1, "This matter is before the Foreign Intelligence"),
        ("ca3_21-1298_scan_stamp.pdf", 1, "UNITED"),
        (
            "scan_scotus_11-889_tarrant_2pp.pdf",
            2,
            "ing to state borders. The OWRB counters that §5.05(b)(1)’s",
        ),
        (
            "nysd_12cv5708_hostess_opinion.pdf",
            1,
            "The Bakery, Confectionery, Tobacco Workers and Grain Millers",
        ),
        ("nysd_13cv4384_garbled_fonts.pdf", 1, "fraud, he has no other remedy, and he did not create"),
        ("cacd_17cv0308_garbled_fonts_minutes.pdf", 2, "renewed contact. Declaration of Ron Funnell"),
    ],
)
def test_real_scans_and_gibberish_are_recognised(
    reader: PageReader, tmp_path: Path, name: str, number: int, words: str
) -> None:
    (page,) = read(reader, one_page(tmp_path / name, REAL_CASES / name, number))
    assert page.read is Read.OCR
    assert words in page.text
    assert page.confidence is not None and page.confidence > 0.9
