"""Reading a file: every page is accounted for, and what cannot be read is told, never passed over."""

from pathlib import Path

import pytest

from ingest import pages
from ingest.footnotes import NOTES_BELOW
from ingest.intake import admit
from ingest.normal import normalise
from ingest.pages import PageReader
from ingest.records import Page, Read
from tests.conftest import CORPUS
from tests.ingest import pdfs
from tests.ingest.conftest import REAL_CASES, ledger, read, real_cases

OTHER = "The notice of breach came late."


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
