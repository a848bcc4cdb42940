"""What a user may write as a question of the check."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.checks.questions import MOST_PAGES, CheckQuestion, checked, pages_in_words, parse_pages
from pipelines.errors import CheckError

DOCUMENTS = {"Order.pdf": 9, "Lease.pdf": 120}


@pytest.mark.parametrize(
    ("text", "document", "pages", "expected"),
    [
        ("Who won?", "Order.pdf", "4", CheckQuestion("Who won?", "Order.pdf", (4,))),
        ("  Who\n won? ", "Order.pdf", " 4 ", CheckQuestion("Who won?", "Order.pdf", (4,))),
        ("Who won?", "Lease.pdf", "8, 4-6; 120", CheckQuestion("Who won?", "Lease.pdf", (4, 5, 6, 8, 120))),
        ("Who won?", None, "", CheckQuestion("Who won?")),
        ("Who won?", "", " ", CheckQuestion("Who won?")),
    ],
)
def test_a_question_is_made_of_what_was_written(
    text: str, document: str | None, pages: str, expected: CheckQuestion
) -> None:
    assert checked(text, document, pages, DOCUMENTS) == expected


@pytest.mark.parametrize(
    ("text", "document", "pages", "told"),
    [
        (" \n", "Order.pdf", "4", "Write the question."),
        ("x" * 2001, "Order.pdf", "4", "2,001 characters; at most 2,000"),
        ("Why?", "Brief.pdf", "4", "no document Brief.pdf in this matter"),
        ("Why?", "Order.pdf", "10", "Order.pdf has 9 pages; there is no page 10."),
        ("Why?", "Order.pdf", "0", "there is no page 0."),
        ("Why?", "Order.pdf", "", "Write the page of the PDF"),
        ("Why?", "Order.pdf", ",", "Write the page of the PDF"),
        ("Why?", "Order.pdf", "iv", "“iv” is no page."),
        ("Why?", "Order.pdf", "4.5", "“4.5” is no page."),
        ("Why?", "Order.pdf", "6-4", "“6-4” is no run"),
        ("Why?", "Lease.pdf", "1-999999", "is no run of up to 50 pages"),
        ("Why?", "Lease.pdf", "1-40, 60-80", "At most 50 pages"),
        ("Why?", None, "4", "or leave the page empty"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_what_to_change(
    text: str, document: str | None, pages: str, told: str
) -> None:
    with pytest.raises(CheckError, match=told.replace("(", r"\(").replace("?", r"\?")):
        checked(text, document, pages, DOCUMENTS)


@given(st.sets(st.integers(1, 9999), min_size=1, max_size=MOST_PAGES))
def test_pages_in_words_are_read_back(pages: set[int]) -> None:
    assert parse_pages(pages_in_words(sorted(pages))) == tuple(sorted(pages))


def test_runs_of_pages_are_told_as_runs() -> None:
    assert pages_in_words((1, 2, 3, 7, 9, 10)) == "1-3, 7, 9-10"
    assert pages_in_words(()) == ""
