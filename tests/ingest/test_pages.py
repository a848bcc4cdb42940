"""Reading a file: every page is accounted for, and what cannot be read is told, never passed over."""

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from ingest import errors, pages, pdf_process, recognition
from ingest.drawn import TimeRanOut
from ingest.errors import (
    FileDamaged,
    FileEncrypted,
    FileIsPortfolio,
    FileTooLarge,
    IngestError,
    NoTextFound,
    PagesUnreadable,
    ReadingStopped,
)
from ingest.footnotes import NOTES_BELOW
from ingest.intake import admit
from ingest.normal import normalise
from ingest.pages import PageReader
from ingest.reasons import in_words
from ingest.records import Page, Read
from tests.ingest import pdfs

CORPUS = Path("corpus/pdfs")
REAL_CASES = Path("../shared/realcases/pdfs")

real_cases = pytest.mark.skipif(not REAL_CASES.is_dir(), reason="the real case files are not here")
kills = pytest.mark.skipif(sys.platform == "win32", reason="kills the reader as POSIX does")

OTHER = "The notice of breach came late."


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    made = PageReader()
    yield made
    made.close()


def read(reader: PageReader, path: Path) -> list[Page]:
    result: list[Page] = reader.run(admit(path))["pages"]
    return result


def ledger(read_pages: list[Page]) -> list[tuple[int, str, str | None]]:
    return [(page.number, page.read.value, page.reason) for page in read_pages]


# --- what is read ------------------------------------------------------------------------------------


def test_every_page_is_a_record_with_its_text(reader: PageReader, tmp_path: Path) -> None:
    file = pdfs.text_pages(tmp_path / "a.pdf", [pdfs.STATEMENT, "It gave no reason."], [OTHER])
    assert read(reader, file) == [
        Page(1, None, f"{pdfs.STATEMENT}\nIt gave no reason.", Read.TEXT),
        Page(2, None, OTHER, Read.TEXT),
    ]


def test_blank_pages_and_pictures_are_entered_in_the_ledger(reader: PageReader, tmp_path: Path) -> None:
    blank = pdfs.text_pages(tmp_path / "blank.pdf", [OTHER], [], [pdfs.STATEMENT])
    assert ledger(read(reader, blank)) == [(1, "text", None), (2, "blank", None), (3, "text", None)]
    picture = pdfs.picture(tmp_path / "picture.pdf", behind=1)
    assert ledger(read(reader, picture)) == [
        (1, "text", None),
        (2, "failed", pages.NO_TEXT_IN_PICTURE),
    ]


def test_a_pleading_is_read_without_its_furniture(reader: PageReader, tmp_path: Path) -> None:
    stamp = "Case 3:21-cv-00417-MHP Document 1 Filed 01/19/21"
    bodies = [
        ["Plaintiff Whitlock alleges:", "1. Corvane agreed to transmit", "alerts within five minutes."],
        ["2. Corvane did not transmit", "the alert of June 1, 2020."],
        ["3. Whitlock lost its vaccines", "and gave notice of it."],
    ]
    file = pdfs.pleading(tmp_path / "complaint.pdf", bodies, title="COMPLAINT FOR DAMAGES", stamp=stamp)
    first, second, third = read(reader, file)
    assert [page.text.splitlines() for page in (second, third)] == bodies[1:]
    assert first.text.splitlines() == [*bodies[0], "", "COMPLAINT FOR DAMAGES"]  # names the document: text
    numbers = {str(number) for number in range(1, 29)}
    assert {f"{stamp} Page 2 of 3", "COMPLAINT FOR DAMAGES", *numbers} == set(second.furniture)


def test_lone_surrogates_are_left_out_so_that_the_text_can_be_stored(
    reader: PageReader, tmp_path: Path
) -> None:
    (page,) = read(reader, pdfs.with_lone_surrogates(tmp_path / "a.pdf"))
    assert page.text == "Notice of breach"


def test_a_file_that_only_its_owner_may_change_reads_as_any_other(reader: PageReader, tmp_path: Path) -> None:
    (page,) = read(reader, pdfs.encrypted(tmp_path / "a.pdf"))
    assert page.text == pdfs.STATEMENT


def test_a_file_with_a_broken_table_of_contents_is_mended(reader: PageReader, tmp_path: Path) -> None:
    (page,) = read(reader, pdfs.with_bad_startxref(tmp_path / "a.pdf"))
    assert page.text == pdfs.STATEMENT


def test_a_picture_that_the_file_does_not_hold_costs_no_text(reader: PageReader, tmp_path: Path) -> None:
    (page,) = read(reader, pdfs.with_dangling_picture(tmp_path / "a.pdf"))
    assert (page.text, page.read) == (pdfs.STATEMENT, Read.TEXT)


def test_a_page_packed_to_burst_is_entered_as_failed_and_the_rest_is_read(
    reader: PageReader, tmp_path: Path
) -> None:
    file = pdfs.with_contents(tmp_path / "a.pdf", pdfs.QUICK[0], pdfs.BOMB, pdfs.QUICK[1])
    first, failed, last = read(reader, file)
    assert failed.read is Read.FAILED
    assert failed.reason
    assert [first.text, last.text] == ["The first page is read at once.", "The second page is read at once."]


@pytest.mark.parametrize("appearances", [True, False], ids=["drawn in the file", "left to the reader"])
def test_what_was_filled_in_is_text_where_it_stands(
    reader: PageReader, tmp_path: Path, appearances: bool
) -> None:
    (page,) = read(reader, pdfs.form(tmp_path / "a.pdf", appearances=appearances))
    assert page.text.splitlines() == [
        "Person served: Ines Delacroix",
        "County: Kern",
        "☒ By mail",
        "☐ In person",
        "Declared under penalty of perjury.",
    ]


def test_a_sticker_is_text_and_a_note_that_must_be_opened_is_none(reader: PageReader, tmp_path: Path) -> None:
    file = pdfs.exhibit(tmp_path / "a.pdf", "PLAINTIFF EXHIBIT 14", "Ask her about this")
    (page,) = read(reader, file)
    assert page.text.splitlines() == [pdfs.STATEMENT, "PLAINTIFF EXHIBIT 14"]


DEPOSITION = CORPUS / "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana.pdf"


def test_a_condensed_transcript_is_read_as_its_pages_are(reader: PageReader, tmp_path: Path) -> None:
    single = read(reader, DEPOSITION)
    sheets = read(reader, pdfs.condensed(tmp_path / "a.pdf", DEPOSITION, *range(1, 9)))
    for sheet, printed in zip(sheets, (single[:4], single[4:8]), strict=True):
        lines = [line for page in printed for line in page.text.splitlines() if line]
        assert [line for line in sheet.text.splitlines() if line] == lines
        assert sheet.printed_page == ", ".join(str(page.printed_page) for page in printed)
        numbered = [(number, sheet.text[start:].partition("\n")[0]) for number, start in sheet.printed_lines]
        assert numbered == [
            (number, page.text[start:].partition("\n")[0])
            for page in printed
            for number, start in page.printed_lines
        ]


# --- what is recognised ------------------------------------------------------------------------------

ORDER = CORPUS / "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
AGREEMENT = CORPUS / "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf"


def words_of(page: Page) -> list[str]:
    return re.findall(r"[^\W_]+", page.text.lower())


def likeness(one: Page, other: Page) -> float:
    return SequenceMatcher(None, words_of(one), words_of(other), autojunk=False).ratio()


def test_a_scan_is_recognised_as_the_text_that_was_printed(reader: PageReader, tmp_path: Path) -> None:
    printed = read(reader, ORDER)
    scanned = read(reader, pdfs.scan(tmp_path / "a.pdf", ORDER, 2, 3))
    for page, original in zip(scanned, printed[1:3], strict=True):
        assert (page.read, page.reason) == (Read.OCR, None)
        assert page.confidence is not None and 0.8 < page.confidence <= 1
        assert likeness(page, original) > 0.97


def test_recognised_words_have_their_places_in_the_text(reader: PageReader, tmp_path: Path) -> None:
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", ORDER, 2))
    ends = [0, *(word.end for word in page.words)]
    between = [page.text[end : word.start] for end, word in zip(ends, page.words, strict=False)]
    assert not "".join(between).strip()
    assert not page.text[ends[-1] :].strip()
    assert all(0 <= edge <= 1 for word in page.words for edge in word.box)
    assert all(word.box.left < word.box.right and word.box.top < word.box.bottom for word in page.words)


@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_that_lay_turned_in_the_scanner_is_recognised(
    reader: PageReader, tmp_path: Path, turned: int
) -> None:
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", ORDER, 2, turned=turned))
    assert likeness(page, read(reader, ORDER)[1]) > 0.95


def test_a_scan_under_a_filing_stamp_is_recognised_and_the_stamp_is_none_of_its_text(
    reader: PageReader, tmp_path: Path
) -> None:
    stamp = "Case 3:21-cv-00417-MHP   Document 31   Filed 11/08/21   Page 2 of 9"
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", AGREEMENT, 4, stamp=stamp))
    assert page.read is Read.OCR
    assert likeness(page, read(reader, AGREEMENT)[3]) > 0.95
    assert "Document 31" not in page.text
    assert any("Document 31" in line for line in page.furniture)


def test_a_scan_under_a_legend_is_recognised_and_not_taken_for_a_page_of_its_legend(
    reader: PageReader, tmp_path: Path
) -> None:
    legend = "CONFIDENTIAL - ATTORNEYS' EYES ONLY - SUBJECT TO PROTECTIVE ORDER ACME_0000123"
    (page,) = read(reader, pdfs.scan(tmp_path / "a.pdf", AGREEMENT, 4, stamp=legend))
    assert page.read is Read.OCR
    assert likeness(page, read(reader, AGREEMENT)[3]) > 0.9
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


# --- labels ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ranges", "labels"),
    [
        pytest.param(
            [(0, "/r", "", 1), (2, "/D", "", 1), (4, "/D", "A-", 1)],
            ["i", "ii", "1", "2", "A-1", "A-2"],
            id="front matter, body, exhibit",
        ),
        pytest.param([(0, "", "Cover", 1), (1, "/D", "", 1)], ["Cover", "1", "2"], id="a cover"),
        pytest.param([(0, "/D", "", 218)], ["218", "219"], id="an excerpt of a transcript"),
        pytest.param(
            [(0, "/D", "WHT\u00ad00", 41)], ["WHT0041"], id="Bates numbers, in the one form of text"
        ),
        pytest.param([(0, "", "", 1)], [None, None], id="labels of nothing"),
    ],
)
def test_pages_have_the_labels_that_the_file_gives_them(
    reader: PageReader, tmp_path: Path, ranges: list[tuple[int, str, str, int]], labels: list[str | None]
) -> None:
    file = pdfs.labelled(tmp_path / "a.pdf", ranges, len(labels))
    assert [page.label for page in read(reader, file)] == labels


def test_pages_have_no_labels_where_the_file_gives_none(reader: PageReader, tmp_path: Path) -> None:
    (page,) = read(reader, pdfs.text_pages(tmp_path / "a.pdf", [OTHER]))
    assert page.label is None


def test_nonsense_for_labels_costs_no_text(reader: PageReader, tmp_path: Path) -> None:
    (page,) = read(reader, pdfs.with_broken_labels(tmp_path / "a.pdf"))
    assert page.text == pdfs.STATEMENT


# --- what is refused ---------------------------------------------------------------------------------


def locked(path: Path) -> Path:
    return pdfs.encrypted(path, user="sealed by order")


def all_blank(path: Path) -> Path:
    return pdfs.text_pages(path, [], [], [])


def two_files_in_one(path: Path) -> Path:
    inside = (pdfs.text_pages(path.with_stem(f"{n}"), [OTHER]) for n in (1, 2))
    return pdfs.portfolio(path, *inside)


def nothing_but_stamps(path: Path) -> Path:
    return pdfs.text_pages(path, ["Case 3:21-cv-00417-MHP Document 1 Filed 01/19/21 Page 1 of 1"])


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(locked, FileEncrypted, id="a password is needed"),
        pytest.param(pdfs.truncated, FileDamaged, id="truncated"),
        pytest.param(pdfs.header_only, FileDamaged, id="noise behind a header"),
        pytest.param(pdfs.without_pages, FileDamaged, id="no pages"),
        pytest.param(pdfs.picture, NoTextFound, id="a picture"),
        pytest.param(all_blank, NoTextFound, id="blank pages"),
        pytest.param(nothing_but_stamps, NoTextFound, id="a scan with a filing stamp"),
        pytest.param(two_files_in_one, FileIsPortfolio, id="a portfolio"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name_and_advice(
    reader: PageReader, tmp_path: Path, make: Callable[[Path], Path], error: type[IngestError]
) -> None:
    with pytest.raises(error) as refusal:
        read(reader, make(tmp_path / "Dkt 31.pdf"))
    assert str(refusal.value).startswith("Dkt 31.pdf: ")
    assert str(refusal.value).endswith(error.advice)
    assert str(tmp_path) not in str(refusal.value)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_file_cut_anywhere_is_read_or_refused_as_damaged(
    reader: PageReader, tmp_path: Path, share: float
) -> None:
    file = pdfs.truncated(tmp_path / "a.pdf", share)
    try:
        read_pages = read(reader, file)
    except FileDamaged as refusal:
        assert "damaged or incomplete" in str(refusal)
    else:
        assert all(set(page.text.splitlines()) <= {pdfs.STATEMENT} for page in read_pages)


def test_a_file_of_too_many_pages_is_refused_with_both_counts(
    reader: PageReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MAX_PAGES", 2)
    file = pdfs.text_pages(tmp_path / "docket.pdf", [OTHER], [OTHER], [OTHER])
    with pytest.raises(FileTooLarge, match=r"docket\.pdf: .*\(3 pages; the limit is 2\)"):
        read(reader, file)


def test_a_file_of_too_much_text_is_refused(
    reader: PageReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MAX_CHARACTERS", 70)
    file = pdfs.text_pages(tmp_path / "docket.pdf", [OTHER], [OTHER], [OTHER])
    with pytest.raises(FileTooLarge, match=r"docket\.pdf: .*\(more than 70 characters of text\)"):
        read(reader, file)


def test_a_file_that_takes_too_long_altogether_is_refused(
    reader: PageReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_SECONDS_PER_FILE", 0.0)
    monkeypatch.setattr(pages, "_SECONDS_MORE_A_PAGE", 0.0)
    with pytest.raises(ReadingStopped, match=r"docket\.pdf: .*\(after 0 minutes, at page 1\)"):
        read(reader, pdfs.text_pages(tmp_path / "docket.pdf", [OTHER]))
    monkeypatch.undo()
    assert read(reader, pdfs.text_pages(tmp_path / "next.pdf", [OTHER]))[0].text == OTHER


def test_a_file_whose_every_page_is_damaged_is_refused_and_not_sent_to_text_recognition(
    reader: PageReader, tmp_path: Path
) -> None:
    file = pdfs.with_contents(tmp_path / "Dkt 31.pdf", pdfs.BOMB)
    with pytest.raises(PagesUnreadable, match=r"Dkt 31\.pdf: .*\(page 1: it is packed or nested far beyond"):
        read(reader, file)


def test_a_file_that_vanished_after_intake_is_refused(reader: PageReader, tmp_path: Path) -> None:
    source = admit(pdfs.text_pages(tmp_path / "a.pdf", [OTHER]))
    source.path.unlink()
    with pytest.raises(errors.IngestError, match=r"^a\.pdf: "):
        reader.run(source)


def test_after_a_refusal_the_reader_reads_the_next_file(reader: PageReader, tmp_path: Path) -> None:
    with pytest.raises(FileEncrypted):
        read(reader, locked(tmp_path / "locked.pdf"))
    assert read(reader, pdfs.text_pages(tmp_path / "open.pdf", [OTHER]))[0].text == OTHER


# --- progress and cancelling -------------------------------------------------------------------------


def test_progress_is_told_page_by_page(reader: PageReader, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    file = pdfs.text_pages(tmp_path / "a.pdf", [OTHER], [], [pdfs.STATEMENT])
    reader.run(admit(file), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


class Cancelled(Exception):  # noqa: N818
    """The user pressed stop."""


def test_raising_in_the_callback_stops_the_reading_and_leaves_the_reader_usable(
    reader: PageReader, tmp_path: Path
) -> None:
    told: list[int] = []

    def stop_at_the_second(done: int, total: int) -> None:
        told.append(done)
        if done == 2:
            raise Cancelled

    file = pdfs.text_pages(
        tmp_path / "a.pdf", *[[f"{OTHER} {word}"] for word in "one two three four".split()]
    )
    with pytest.raises(Cancelled):
        reader.run(admit(file), stop_at_the_second)
    assert told == [1, 2]
    assert len(read(reader, file)) == 4


# --- pages that kill their reader --------------------------------------------------------------------


def killer_of(reader: PageReader) -> Callable[[int, int], None]:
    """Kills the reading process whenever a page was read, in the middle of the next."""

    def kill(done: int, total: int) -> None:
        pid = reader._child.pid
        if pid is not None:
            os.kill(pid, signal.SIGKILL)

    return kill


STOPPED = "reading it was stopped"


@kills
def test_a_page_that_kills_its_reader_is_entered_as_failed_and_the_rest_is_read(tmp_path: Path) -> None:
    reader = PageReader()
    kill = killer_of(reader)
    file = pdfs.with_contents(tmp_path / "a.pdf", pdfs.QUICK[0], pdfs.SLOW, *pdfs.QUICK[1:3])
    told: list[tuple[int, int]] = []

    def kill_once(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1:
            kill(done, total)

    try:
        read_pages: list[Page] = reader.run(admit(file), kill_once)["pages"]
    finally:
        reader.close()
    assert ledger(read_pages) == [
        (1, "text", None),
        (2, "failed", STOPPED),
        (3, "text", None),
        (4, "text", None),
    ]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@kills
def test_the_last_page_may_kill_its_reader(tmp_path: Path) -> None:
    reader = PageReader()
    file = pdfs.with_contents(tmp_path / "a.pdf", pdfs.QUICK[0], pdfs.SLOW)
    try:
        read_pages: list[Page] = reader.run(admit(file), killer_of(reader))["pages"]
    finally:
        reader.close()
    assert ledger(read_pages) == [(1, "text", None), (2, "failed", STOPPED)]


@kills
def test_a_file_whose_pages_keep_killing_their_reader_is_refused(tmp_path: Path) -> None:
    reader = PageReader()
    contents = [content for quick in pdfs.QUICK for content in (quick, pdfs.SLOW)]
    file = pdfs.with_contents(tmp_path / "Dkt 31.pdf", *contents)
    try:
        with pytest.raises(ReadingStopped, match=r"Dkt 31\.pdf: .*\(at page 8\)"):
            reader.run(admit(file), killer_of(reader))
        assert read(reader, pdfs.text_pages(tmp_path / "next.pdf", [OTHER]))[0].text == OTHER
    finally:
        reader.close()


# --- real files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.pdf")), ids=lambda file: file.stem)
def test_the_sample_corpus_is_read_whole(reader: PageReader, file: Path) -> None:
    read_pages = read(reader, file)
    assert [page.number for page in read_pages] == list(range(1, len(read_pages) + 1))
    assert {page.read for page in read_pages} == {Read.TEXT}
    assert all(normalise(body) == body for page in read_pages for body in page.text.split(NOTES_BELOW))
    assert not [page for page in read_pages if "Filed 01/19/21 Page" in page.text]


@real_cases
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("derived_encrypted_userpw_jagels.pdf", FileEncrypted),
        ("derived_truncated_wilson.pdf", FileDamaged),
    ],
)
def test_real_files_that_cannot_be_read_are_refused(
    reader: PageReader, name: str, error: type[IngestError]
) -> None:
    with pytest.raises(error):
        read(reader, REAL_CASES / name)


@real_cases
@pytest.mark.parametrize(
    ("name", "page", "words"),
    [
        ("derived_encrypted_owneronly_fedex.pdf", 1, "July 21, 2017"),
        ("derived_bad_xref_liebowitz.pdf", 1, "within 20 days"),
        ("derived_rot90_weintraub.pdf", 2, "refinance their principal residence"),
        ("nc_363A14-4_gift_surplus_v_cooper.pdf", 23, "MODIFIED AND AFFIRMED"),
        ("caed_20cv1133_mendoza_order.pdf", 1, "Midea Microwave and Electrical Appliances"),
        ("ca2_08-6301_gildernew.pdf", 3, "to become a naturalized citizen of the\nUnited States."),
    ],
)
def test_real_files_are_read(reader: PageReader, name: str, page: int, words: str) -> None:
    read_page = read(reader, REAL_CASES / name)[page - 1]
    assert words in read_page.text


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
    reader: PageReader, name: str, number: int, words: str
) -> None:
    page = read(reader, REAL_CASES / name)[number - 1]
    assert page.read is Read.OCR
    assert words in page.text
    assert page.confidence is not None and page.confidence > 0.9
