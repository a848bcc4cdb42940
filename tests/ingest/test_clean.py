"""What is stored of a page: its text, all of it, and nothing that is not its text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.clean import clean_pages
from ingest.footnotes import NOTES_BELOW, RAISED
from ingest.lines import CleanPage, Foot
from ingest.normal import normalise
from tests.ingest.texts import SENTENCES, STAMP, document, lines

any_text = st.text(st.characters(exclude_categories=[]))  # lone surrogates too

# Text of the kind that pages have: words, numbers and stamps, in lines.
pieces = st.sampled_from(
    [
        "notice",
        "breach",
        "re-",
        "cross-",
        "motion",
        "Case",
        "Document",
        "12",
        "7",
        "1",
        "2",
        "3",
        "-",
        "§",
        "Page 2 of 9",
        STAMP,
        "‐",
        "ﬁling",
        "\xad",
        " ",
        "  ",
        "\n",
        "\n",
        "\n\n",
        "\x0c",
        "iv",
        "Q.",
    ]
)
page_texts = st.one_of(any_text, st.lists(pieces, max_size=60).map("".join))


# --- whole pages -------------------------------------------------------------------------------------


@given(st.lists(page_texts, max_size=5))
def test_no_page_is_lost_or_added(raw: list[str]) -> None:
    assert len(clean_pages(raw)) == len(raw)


@given(st.lists(page_texts, min_size=1, max_size=4))
@example([STAMP])
@example([f"held {STAMP} that"])
@example(["re\u2010\nturn"])
def test_nothing_is_invented(raw: list[str]) -> None:
    """A page's letters stand in the raw text in the same order; so do those of what was taken out."""
    for text, page in zip(raw, clean_pages(raw), strict=True):
        source = letters(text)
        assert is_subsequence(letters(page.text), source)
        for line in page.furniture:
            assert is_subsequence(letters(line), source)


@given(st.lists(page_texts, min_size=1, max_size=4))
def test_nothing_is_lost(raw: list[str]) -> None:
    """What is not in a page's text is in its furniture, but for the hyphens of joined words."""
    for text, page in zip(raw, clean_pages(raw), strict=True):
        kept = letters(page.text) + "".join(letters(line) for line in page.furniture)
        assert sorted(kept.replace("-", "")) == sorted(letters(text).replace("-", ""))


@given(st.lists(page_texts, min_size=1, max_size=4))
def test_a_cleaned_page_has_the_one_form(raw: list[str]) -> None:
    for page in clean_pages(raw):
        assert normalise(page.text) == page.text


def letters(text: str) -> str:
    return "".join(normalise(text).replace("\u2010", "-").split())


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


# --- notes at the foot -------------------------------------------------------------------------------

BODY = "It terminated the Agreement in time.3 The rest"
NOTE = f"3{RAISED}See Exhibit A, which the opposition does not"


def test_notes_are_parted_from_the_text() -> None:
    (page,) = clean_pages([lines(BODY, NOTE)], feet=[Foot(notes=1)])
    assert page.text == f"{BODY}{NOTES_BELOW}{NOTE}"
    assert page.origins == ((0, 0), (1, len(BODY) + len(NOTES_BELOW)))


@pytest.mark.parametrize(
    ("note", "going_on"),
    [
        pytest.param(NOTE, "dispute at all.", id="inside a sentence"),
        pytest.param(
            f"3{RAISED}See, for all of this, In re Burlington Coat Factory Sec.",
            "Litig., 114 F.3d 1410 (3d Cir. 1997).",
            id="behind an abbreviation",
        ),
    ],
)
def test_what_may_be_the_rest_of_a_note_is_one_behind_a_note_that_breaks_off(
    note: str, going_on: str
) -> None:
    _, page = clean_pages(
        [lines(BODY, note), lines("is disputed.", going_on)],
        feet=[Foot(notes=1), Foot(rest=1)],
    )
    assert page.text == f"is disputed.{NOTES_BELOW}{going_on}"


@pytest.mark.parametrize(
    ("before", "foot"),
    [
        pytest.param(lines(BODY, f"3{RAISED}See the first exhibit."), Foot(notes=1), id="whole"),
        pytest.param(BODY, Foot(), id="no note before"),
    ],
)
def test_elsewhere_it_is_text(before: str, foot: Foot) -> None:
    following = lines("is disputed.", "“The fees are due.”", f"4{RAISED}See Exhibit B.")
    _, page = clean_pages([before, following], feet=[foot, Foot(rest=1, notes=2)])
    assert page.text == f"is disputed.\n“The fees are due.”{NOTES_BELOW}4{RAISED}See Exhibit B."


def test_a_page_may_be_the_rest_of_a_note_and_nothing_else() -> None:
    _, page = clean_pages([lines(BODY, NOTE), "dispute at all."], feet=[Foot(notes=1), Foot(rest=0)])
    assert page.text == f"{NOTES_BELOW}dispute at all."


def test_notes_of_which_nothing_is_left_part_nothing() -> None:
    (page,) = clean_pages([lines("The motion is denied.", "12")], feet=[Foot(notes=1)])
    assert page.text == "The motion is denied."


# --- filing stamps -----------------------------------------------------------------------------------

STAMPS = [
    pytest.param(STAMP, id="district court"),
    pytest.param("Official - Subject to Final Review", id="Supreme Court's transcripts"),
    pytest.param(
        "Case 3:18-cv-16281-BRM-TJB Document 32 Filed 06/30/20 Page 1 of 9 PageID: 263", id="New Jersey"
    ),
    pytest.param(
        "Case 2:15-cv-05642-CAS-JC Document 400 Filed 07/01/19 Page 1 of 1 Page ID #:7187",
        id="Central California",
    ),
    pytest.param(
        "Case 2:15-cv-05642-CAS (JCx) Document 400 Filed 07/01/19 Page 1 of 1 Page ID #:7187",
        id="judge in brackets",
    ),
    pytest.param(
        "Case: 1:19-cv-01234 Document #: 12 Filed: 03/04/19 Page 1 of 9 PageID #:456", id="Northern Illinois"
    ),
    pytest.param("Case 20-10343-LSS Doc 3 Filed 02/18/20 Page 1 of 20", id="bankruptcy, Delaware"),
    pytest.param(
        "Case 12-22052-rdd Doc 2 Filed 01/11/12 Entered 01/11/12 00:31:02 Main Document Pg 1 of 35",
        id="bankruptcy, Southern New York",
    ),
    pytest.param(
        "Case: 20-1234 Document: 00117600 Page: 1 Date Filed: 06/01/2020 Entry ID: 6342", id="First Circuit"
    ),
    pytest.param("Case 20-1234, Document 45-1, 06/01/2020, 2851234, Page1 of 12", id="Second Circuit"),
    pytest.param("Case: 21-1298 Document: 40 Page: 1 Date Filed: 05/05/2021", id="Third Circuit"),
    pytest.param("USCA4 Appeal: 21-1234 Doc: 5 Filed: 03/01/2021 Pg: 1 of 9", id="Fourth Circuit"),
    pytest.param("Case: 21-50498 Document: 00516242060 Page: 1 Date Filed: 03/16/2022", id="Fifth Circuit"),
    pytest.param("Case: 17-3994 Document: 1-3 Filed: 09/20/2017 Page: 1", id="Sixth Circuit"),
    pytest.param("Case: 17-2400 Document: 3 Filed: 07/13/2017 Pages: 1", id="Seventh Circuit"),
    pytest.param(
        "Appellate Case: 20-1234 Page: 1 Date Filed: 06/01/2020 Entry ID: 4918", id="Eighth Circuit"
    ),
    pytest.param("Case: 19-56004, 05/01/2020, ID: 11676938, DktEntry: 25, Page 1 of 5", id="Ninth Circuit"),
    pytest.param(
        "Appellate Case: 21-800 Document: 010110462922 Date Filed: 01/11/2021 Page: 1", id="Tenth Circuit"
    ),
    pytest.param("USCA11 Case: 20-1234 Date Filed: 06/01/2020 Page: 1 of 9", id="Eleventh Circuit"),
    pytest.param(
        "USCA Case #21-5028 Document #1893829 Filed: 04/09/2021 Page 1 of 3",
        id="District of Columbia Circuit",
    ),
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_filing_stamp_is_taken_out_and_kept_as_data(stamp: str) -> None:
    (page,) = clean_pages([lines(stamp, *SENTENCES[:5])])
    assert page.text == lines(*SENTENCES[:5])
    assert page.furniture == (stamp,)


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_that_a_reader_ran_into_a_line_of_text_leaves_the_text(stamp: str) -> None:
    (page,) = clean_pages([lines(SENTENCES[0], f"{SENTENCES[1]} {stamp}", SENTENCES[2])])
    assert page.text == lines(*SENTENCES[:3])
    assert page.furniture == (stamp,)


def test_a_page_of_nothing_but_its_stamp_is_blank() -> None:
    assert clean_pages([STAMP]) == [CleanPage("", (STAMP,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Case 12 was consolidated with the others.",
        "In Case 12, Document 5 was filed late.",
        "See Case No. 3:21-cv-00417-MHP, Dkt. 31 at 4.",
        "The clerk opened Case 3:21-cv-00417-MHP on March 4, 2021.",
        "Plaintiff cites Case 3:21-cv-00417 Document 31 for this.",
        "Filed 11/08/21, the order came too late.",
        "In this case 4 documents were filed 11/08/21.",
        "The Case: 12 jurors, 3 alternates.",
    ],
)
def test_a_sentence_that_mentions_a_case_stays(sentence: str) -> None:
    text = lines(*SENTENCES[:4], sentence, *SENTENCES[4:8])
    assert clean_pages([text]) == [CleanPage(text, ())]


# --- all at once -------------------------------------------------------------------------------------


def test_pages_on_one_sheet_are_cleaned_each_and_put_together() -> None:
    said = [["He left at"], ["noon. She stayed."], ["Nobody spoke."], ["It was late."]]
    bodies = [
        [f"Q. Was {chr(97 + 3 * place + n) * 3} there?" for n in range(3)] + ends
        for place, ends in enumerate(said)
    ]
    bodies[1].insert(0, bodies[1].pop())
    pages = [[str(45 + place), *body, "Larkmead Court Reporters"] for place, body in enumerate(bodies)]
    (page,) = clean_pages(["\n".join(line for lines in pages for line in lines)], sheets=[[6, 12, 18]])
    text = ["\n".join(body) for body in bodies]
    assert page.text == f"{text[0]}\n{text[1]}\n\n{text[2]}\n\n{text[3]}"
    assert page.printed_page == "45, 46, 47, 48"
    lines = [line for lines in pages for line in lines]
    assert all(page.text.startswith(lines[index], start) for index, start in page.origins)


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        pytest.param(["1", "41", "42"], "1, 41, 42", id="excerpts"),
        pytest.param(["45", "", "47"], "45, 46, 47", id="one is missing"),
        pytest.param(["1", "", "47"], None, id="one is missing among excerpts"),
        pytest.param(["", "", ""], None, id="none"),
    ],
)
def test_the_numbers_of_pages_on_one_sheet(numbers: list[str], printed: str | None) -> None:
    pages = [f"{number}\nNobody spoke of page {place}." for place, number in enumerate(numbers)]
    starts = [sum(page.count("\n") + 1 for page in pages[:place]) for place in (1, 2)]
    (page,) = clean_pages(["\n".join(pages)], sheets=[starts])
    assert page.printed_page == printed


def test_furniture_is_kept_in_reading_order() -> None:
    column = [str(number) for number in range(1, 29)]
    bodies = document(4, "")
    raw = [
        lines(STAMP, *column, body.strip(), "COMPLAINT", f"- {number} -")
        for number, body in enumerate(bodies, start=1)
    ]
    page = clean_pages(raw)[1]
    assert page.text == bodies[1].strip()
    assert page.furniture == (STAMP, *column, "COMPLAINT", "- 2 -")


def test_no_pages_are_no_pages() -> None:
    assert clean_pages([]) == []
