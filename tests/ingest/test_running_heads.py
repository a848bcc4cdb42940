"""Running heads and printed page numbers are taken out and kept as data; what resembles them stays."""

import pytest

from ingest.clean import clean_pages
from ingest.lines import CleanPage
from ingest.normal import normalise
from tests.ingest.texts import SENTENCES, clean_one, document, lines


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
