"""What is stored of a page: its text, all of it, and nothing that is not its text."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.clean import CleanPage, Foot, clean_pages
from ingest.footnotes import NOTES_BELOW, RAISED
from ingest.normal import normalise

any_text = st.text(st.characters(exclude_categories=[]))  # lone surrogates too

# Text of the kind that pages have: words, numbers and stamps, in lines.
STAMP = "Case 3:21-cv-00417-MHP Document 31 Filed 11/08/21 Page 1 of 8"
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


def clean_one(text: str) -> str:
    (page,) = clean_pages([text])
    return page.text


def lines(*given_lines: str) -> str:
    return "\n".join(given_lines)


# --- the one form of text ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        pytest.param("ﬁnding, ﬂaw, oﬀer, oﬃce, baﬄe", "finding, flaw, offer, office, baffle", id="ligatures"),
        pytest.param("ﬆatute, ﬅill", "statute, still", id="old ligatures"),
        pytest.param("agree\u00adment", "agreement", id="soft hyphen"),
        pytest.param("§\u00a01331", "§ 1331", id="no-break space"),
        pytest.param(
            "28\u2009U.S.C.\u202f§\u30001331", "28 U.S.C. § 1331", id="thin, narrow and wide spaces"
        ),
        pytest.param("two  \t  spaces", "two spaces", id="runs of spaces"),
        pytest.param("  indented  \n  lines  ", "indented\nlines", id="spaces around lines"),
        pytest.param("one\r\ntwo\rthree\x0bfour\x0cfive", "one\ntwo\nthree\nfour\nfive", id="line ends"),
        pytest.param("one\n\n\n\n\ntwo", "one\n\ntwo", id="many blank lines are one"),
        pytest.param("one\n \n\t\ntwo", "one\n\ntwo", id="lines of spaces are blank"),
        pytest.param("\n\none\n\n", "one", id="blank lines around the page"),
        pytest.param("no\x00tice\x07", "notice", id="control characters"),
        pytest.param("A\ud835 lone half", "A lone half", id="lone surrogate"),
        pytest.param("notice \ud835 of", "notice of", id="lone surrogate between spaces"),
        pytest.param("pay\u202e001$\u202c", "pay001$", id="direction overrides"),
        pytest.param("\ufeffIn\u200bvisible\u2060", "Invisible", id="invisible characters"),
        pytest.param(
            "“Mr. O’Brien” – § 5 ¶ 12", "“Mr. O’Brien” – § 5 ¶ 12", id="quotes, dashes and signs stay"
        ),
        pytest.param("𝐀 naïve café 判決", "𝐀 naïve café 判決", id="other scripts and planes stay"),
        pytest.param("", "", id="empty"),
        pytest.param(" \n\x0c\n ", "", id="nothing but space"),
    ],
)
def test_text_has_one_form(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@given(any_text)
@example("\n\u200b\n\n\x00\n")
@example("\r\x00\n")
@example("a \u200b\u00a0\u200b b")
def test_the_one_form_is_reached_at_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(any_text)
def test_the_one_form_can_be_stored_and_shown(text: str) -> None:
    normal = normalise(text)
    normal.encode()
    assert not [c for c in normal if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
    assert normal.splitlines() == normal.split("\n") or not normal
    assert all(line == line.strip() and "  " not in line for line in normal.split("\n"))


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


# --- line numbers ------------------------------------------------------------------------------------

SENTENCES = [f"This is the line that stands in row {row} of it," for row in range(1, 29)]


def numbered(texts: Sequence[str], first: int = 1) -> str:
    return "\n".join(f"{number} {text}".strip() for number, text in enumerate(texts, first))


def test_line_numbers_in_a_column_of_their_own_are_taken_out() -> None:
    column = [str(number) for number in range(1, 29)]
    (page,) = clean_pages([lines(*column, *SENTENCES)])
    assert page.text == lines(*SENTENCES)
    assert list(page.furniture) == column


def test_line_numbers_behind_the_text_are_taken_out() -> None:
    column = [str(number) for number in range(1, 29)]
    assert clean_one(lines(*SENTENCES, *column)) == lines(*SENTENCES)


def test_line_numbers_before_the_text_are_taken_out() -> None:
    (page,) = clean_pages([numbered(SENTENCES)])
    assert page.text == lines(*SENTENCES)
    assert list(page.furniture) == [str(number) for number in range(1, 29)]


def test_a_numbered_line_without_text_does_not_end_the_numbering() -> None:
    texts = [*SENTENCES[:8], "", *SENTENCES[9:]]
    (page,) = clean_pages([numbered(texts)])
    assert page.text.splitlines() == [text for text in texts if text]
    assert list(page.furniture) == [str(number) for number in range(1, 29)]


def test_line_numbers_between_other_lines_are_taken_out() -> None:
    column = [line for number, text in enumerate(SENTENCES, 1) for line in (str(number), text)]
    assert clean_one(lines(*column)) == lines(*SENTENCES)


def beginnings(page: CleanPage) -> list[tuple[int, str]]:
    """The printed line numbers, each with the line that it leads to."""
    return [(number, page.text[start:].partition("\n")[0]) for number, start in page.printed_lines]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(numbered(SENTENCES), id="before the text"),
        pytest.param(
            lines(*[line for number, text in enumerate(SENTENCES, 1) for line in (str(number), text)]),
            id="above the text",
        ),
    ],
)
def test_printed_line_numbers_lead_to_their_lines(raw: str) -> None:
    (page,) = clean_pages([raw])
    assert beginnings(page) == list(enumerate(SENTENCES, 1))


def test_a_column_of_numbers_apart_from_the_text_leads_nowhere() -> None:
    (page,) = clean_pages([lines(*map(str, range(1, 29)), *SENTENCES)])
    assert page.printed_lines == ()


def test_numbers_that_the_reader_set_apart_lead_to_their_lines() -> None:
    raw = lines(STAMP, "of the indem-", "nity clause", "", "", "is void.", "7")
    page, _ = clean_pages([raw, "The indemnity is void."], [{0: 1, 1: 2, 2: 3, 4: 5}, {}], 28)
    assert page.text == "of the indemnity clause\n\nis void."
    assert page.printed_lines == ((2, 0), (3, 12), (5, 25))  # line 3 begins in the middle of a joined word
    assert [index for index, _ in page.origins] == [1, 2, 4]
    assert page.printed_page == "7"


def test_so_few_numbers_beside_lines_are_a_lists() -> None:
    (page,) = clean_pages([lines("Exhibit A", "Exhibit B")], [{0: 1, 1: 2}], 4)
    assert (page.text, page.printed_lines) == ("1 Exhibit A\n2 Exhibit B", ())


def test_numbers_that_open_a_sentence_on_a_numbered_line_stay() -> None:
    texts = [*SENTENCES[:9], "28 U.S.C. § 1331 gives jurisdiction.", *SENTENCES[10:]]
    assert "\n28 U.S.C. § 1331 gives jurisdiction.\n" in clean_one(numbered(texts))


def test_the_last_page_of_a_numbered_document_may_be_short() -> None:
    _, last = clean_pages([numbered(SENTENCES), numbered(SENTENCES[:6])])
    assert last.text == lines(*SENTENCES[:6])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            numbered(["The lease", "The notice", "The cure", "The suit", "The award"]), id="5 items"
        ),
        pytest.param(
            numbered([f"Exhibit {c}" for c in "ABCDEFGHIJKL"]), id="a list of 12 items numbered without stops"
        ),
        pytest.param(
            "\n".join(f"{number}. The agreement was breached." for number in range(1, 20)),
            id="19 paragraphs numbered with stops",
        ),
        pytest.param(
            lines(*SENTENCES[:3], *[str(number) for number in range(1, 13)], *SENTENCES[3:6]),
            id="a table's column of 12 numbers",
        ),
        pytest.param(
            lines(*SENTENCES[:3], *["14", "9", "31", "7"] * 6, *SENTENCES[3:6]), id="a column of 24 figures"
        ),
        pytest.param(
            "\n".join(f"{year} saw a breach" for year in range(2001, 2021)), id="lines that begin with years"
        ),
    ],
)
def test_other_numbers_are_text(text: str) -> None:
    assert clean_pages([text]) == [CleanPage(text, ())]


# --- filing stamps -----------------------------------------------------------------------------------

STAMPS = [
    pytest.param(STAMP, id="district court"),
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


# --- printed page numbers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    ["7", "- 7 -", "-7-", "– 7 –", "Page 7", "Page 7 of 9", "page 7 of 12", "7 of 9", "iv", "xii", "1204"],
)
@pytest.mark.parametrize("foot", [False, True], ids=["at the top", "at the foot"])
def test_a_printed_page_number_is_taken_out_and_kept_as_data(number: str, foot: bool) -> None:
    body = SENTENCES[:6]
    (page,) = clean_pages([lines(*body, number) if foot else lines(number, *body)])
    bare = next(word for word in ("1204", "xii", "iv", "7") if word in number)
    assert page == CleanPage(lines(*body), (number,), printed_page=bare)


@pytest.mark.parametrize(
    "line",
    [
        "$7",
        "7.",
        "(7)",
        "¶ 7",
        "Section 7",
        "Exhibit 7",
        "7 days",
        "12345",
        "2019-03-04",
        "COUNT IV",
        "IV.",
        "II",
    ],
)
def test_what_only_resembles_a_page_number_stays(line: str) -> None:
    text = lines(line, *SENTENCES[:6], line)
    assert clean_one(text) == text


def test_a_tables_figures_at_the_foot_of_a_page_stay() -> None:
    text = lines(*SENTENCES[:6], "Fees in thousands of dollars:", "14", "9", "31")
    assert clean_one(text) == text


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    text = lines(*SENTENCES[:4], "7", *SENTENCES[4:8])
    assert clean_one(text) == text


# --- running heads -----------------------------------------------------------------------------------


def document(pages: int, head: str, foot: str = "", first_head: str | None = None) -> list[str]:
    """Pages whose body differs in every line; numbers alone would make lines of the same shape."""
    names = iter(f"{a}{b}{c}" for a in "bcdfglmn" for b in "aeiou" for c in "lmnrst")
    made = []
    for number in range(1, pages + 1):
        body = [f"Witness {next(names)} swore that {next(names)} was there." for _ in range(8)]
        top = head if number > 1 or first_head is None else first_head
        made.append(lines(top.format(number), *body, foot.format(number)))
    return made


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        pytest.param("WHITLOCK v. CORVANE", "", id="head"),
        pytest.param("", "COMPLAINT FOR DAMAGES", id="foot"),
        pytest.param("WHITLOCK v. CORVANE", "COMPLAINT FOR DAMAGES", id="both"),
        pytest.param("{} Federal Register / Vol. 85, No. 152", "", id="with the page's number"),
    ],
)
def test_running_heads_are_taken_out_and_kept_as_data(head: str, foot: str) -> None:
    """Not the first page's head: there it names the case."""
    raw = document(4, head, foot)
    for number, (text, page) in enumerate(zip(raw, clean_pages(raw), strict=True), start=1):
        heads = tuple(line.format(number) for line in (head if number > 1 else "", foot) if line)
        assert page.furniture == heads
        assert page.text.splitlines() == [line for line in text.splitlines() if line and line not in heads]


def test_what_stands_at_the_foot_of_the_first_page_alone_is_its_text() -> None:
    raw = document(4, "WHITLOCK v. CORVANE")
    raw[0] = lines(raw[0], "WHITLOCK v. CORVANE", "The letter was sent.")
    assert clean_pages(raw)[0] == CleanPage(normalise(raw[0]), ())


def test_a_foot_that_counts_an_exhibits_pages_by_its_letter_is_taken_out() -> None:
    raw = [
        f"{page}\n{foot}"
        for page, foot in zip(
            document(5, ""),
            (
                "Lease: Unit 4 1",
                "Lease: Unit 4 2",
                "Lease: Unit 4 3",
                "Lease: Unit 4 B-1",
                "Lease: Unit 4 B-2",
            ),
            strict=True,
        )
    ]
    pages = clean_pages(raw)
    assert not any("Lease" in page.text for page in pages)
    assert [page.printed_page for page in pages] == ["1", "2", "3", "B-1", "B-2"]


def test_a_head_of_many_lines_is_taken_out_whole() -> None:
    head = lines(
        "UNITED STATES DISTRICT COURT", "CIVIL MINUTES", "Case No. 21-417 Date May 1, 2021", "Title A v. B"
    )
    raw = document(4, head)
    first, *others = clean_pages(raw)
    assert first.text == normalise(raw[0])
    assert {page.furniture for page in others} == {tuple(head.split("\n"))}


def test_a_page_that_is_there_twice_is_no_head() -> None:
    account = "\n".join(["Statement of account", *(f"INV-{n} of month {n} was paid" for n in range(1, 20))])
    pages = clean_pages(["A letter encloses the account twice.", account, account])
    assert [page.text for page in pages[1:]] == [account, account]


def test_of_pages_alike_for_many_lines_the_first_lines_alone_can_be_a_head() -> None:
    forms = [
        "\n".join([*(f"Term {chr(97 + n)} of the lease" for n in range(25)), name]) for name in ("Ada", "Ben")
    ]
    pages = clean_pages(["A letter encloses the leases.", *forms])
    assert all(len(page.text.splitlines()) >= 12 for page in pages[1:])


def test_entries_below_a_head_of_many_lines_are_text() -> None:
    """They are alike but for their figures: a docket sheet's dates."""
    head = lines("SUPERIOR COURT", "REGISTER OF ACTIONS", "Date Entry")
    raw = [lines(head, f"05/1{n}/2021", page) for n, page in enumerate(document(5, ""))]
    assert [page.text.split("\n")[0] for page in clean_pages(raw)[1:]] == [
        f"05/1{n}/2021" for n in range(1, 5)
    ]


def test_a_heads_words_at_the_foot_of_the_first_page_are_text() -> None:
    raw = document(4, "WHITLOCK v. CORVANE", first_head="ORDER")
    raw[0] += "\nWHITLOCK v. CORVANE"
    assert clean_pages(raw)[0].text.endswith("\nWHITLOCK v. CORVANE")


def test_a_head_that_changes_between_left_and_right_pages_is_taken_out() -> None:
    raw = [lines(("LEFT", "RIGHT")[n % 2] + " HEAD", body) for n, body in enumerate(document(6, ""))]
    assert [page.furniture for page in clean_pages(raw)[1:]] == [
        ("RIGHT HEAD",), ("LEFT HEAD",), ("RIGHT HEAD",), ("LEFT HEAD",), ("RIGHT HEAD",)
    ]  # fmt: skip


@pytest.mark.parametrize("pages", [1, 2])
def test_a_document_of_fewer_than_three_pages_has_no_running_heads(pages: int) -> None:
    raw = document(pages, "WHITLOCK v. CORVANE")
    assert [page.text for page in clean_pages(raw)] == [normalise(text) for text in raw]


def test_a_line_that_recurs_on_less_than_half_of_the_pages_is_text() -> None:
    raw = document(4, "JURISDICTION AND VENUE") + document(8, "")
    assert [page.text for page in clean_pages(raw)] == [normalise(text) for text in raw]


def test_a_line_that_recurs_in_the_middle_of_pages_is_text() -> None:
    raw = [
        lines(*page.splitlines()[:4], "Objection. Sustained.", *page.splitlines()[4:])
        for page in document(5, "")
    ]
    assert [page.text for page in clean_pages(raw)] == [normalise(text) for text in raw]


def test_what_heads_every_page_but_the_first_is_taken_out_of_the_shortest_letter() -> None:
    head = lines("Rosalind Ferreira, Esq.", "March 14, 2022")
    first = lines("CALLOWAY LLP", "March 14, 2022", "Rosalind Ferreira, Esq.", "Dear Ms. Ferreira:")
    pages = clean_pages(
        [first, lines(head, "Page 2", "We write about the wages."), lines(head, "Page 3", "Please reply.")]
    )
    assert [page.text for page in pages] == [first, "We write about the wages.", "Please reply."]
    assert pages[2].furniture == ("Rosalind Ferreira, Esq.", "March 14, 2022", "Page 3")


def test_a_long_line_is_no_head_even_if_it_recurs() -> None:
    raw = document(4, "The undersigned certifies under penalty of perjury that the above is true, " * 2)
    assert [page.text for page in clean_pages(raw)] == [normalise(text) for text in raw]


# --- hyphens at the ends of lines --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("the agree-\nment; an agreement", "the agreement; an agreement", id="a known word"),
        pytest.param(
            "The Agree-\nment; an agreement", "The Agreement; an agreement", id="a known word, capital"
        ),
        pytest.param("agree\u2010\nment, agreement", "agreement, agreement", id="typographic hyphen"),
        pytest.param("the cross-\nmotion", "the cross-motion", id="a compound"),
        pytest.param("of re-\nsale and resale", "of resale and resale", id="a known word wins"),
        pytest.param("pages 12-\n14 and on", "pages 12-\n14 and on", id="a range of numbers"),
        pytest.param("Smith-\nJones", "Smith-\nJones", id="a double name"),
        pytest.param("the notice -\nwhich came", "the notice -\nwhich came", id="a dash"),
        pytest.param("agree-\n\nment agreement", "agree-\n\nment agreement", id="a blank line between"),
        pytest.param(
            "self-help in the mid-\ndle of", "self-help in the mid-dle of", id="an unknown word stays"
        ),
    ],
)
def test_words_broken_at_a_lines_end_are_joined(raw: str, clean: str) -> None:
    assert clean_one(raw) == clean


def test_a_word_is_known_from_any_page_of_the_document() -> None:
    first, _ = clean_pages(["of the indem-\nnity clause", "The indemnity is void."])
    assert first.text == "of the indemnity clause"


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
