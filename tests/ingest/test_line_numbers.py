"""Pleading line numbers are no part of a page's text, and lead to their lines; other numbers are text."""

from collections.abc import Sequence

import pytest

from ingest.clean import clean_pages
from ingest.lines import CleanPage
from tests.ingest.texts import SENTENCES, STAMP, clean_one, lines


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
