"""An item of a list is told alone where a court orders it or a party asks for it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Page, Read
from pipelines.summaries.lists import Lists

NEGATIVE = """ARTICLE VI NEGATIVE COVENANTS
Without Lender's prior written consent, Borrower shall not:
6.1 Liens. Create or permit any lien on its property except Permitted Liens.
ARTICLE VII DEFAULT
7.1 Events of Default. Each of the events that are named below is an Event of Default."""
LATER = """6.5 Debt Service Coverage. Permit the ratio to be less than 1.15 to 1.00.
7.2 Remedies. Upon an Event of Default Lender may terminate its commitment."""


def lists(*pages: str) -> Lists:
    return Lists([Page(number, None, text, Read.TEXT) for number, text in enumerate(pages, start=1)])


@pytest.mark.parametrize(("words", "held"), [("6.5 Debt", True), ("7.2 Remedies", False)])
def test_a_clause_of_what_nobody_shall_do_says_nothing_alone_pages_later(words: str, held: bool) -> None:
    assert lists(NEGATIVE, LATER).holds(LATER, LATER.index(words)) is held


@pytest.mark.parametrize(
    ("introduced", "held"),
    [
        pytest.param("Her report of August 30 concludes that:", True, id="what somebody says"),
        pytest.param("The Policy does not cover:", True, id="what is not covered"),
        pytest.param("It is hereby ORDERED that:", False, id="what a court orders"),
        pytest.param(
            "WHEREFORE, Plaintiff prays for judgment against Defendants:", False, id="what is prayed for"
        ),
        pytest.param("The parties agree as follows:", False, id="what is agreed"),
        pytest.param("The report was sent on August 30.", False, id="no list"),
    ],
)
def test_the_second_item_stands_as_the_first_does(introduced: str, held: bool) -> None:
    text = (
        f"{introduced}\n1. Water entered at the windows of the house;\n2. The decay is older than the storm."
    )
    assert lists(text).holds(text, text.index("2. The decay")) is held


def test_what_is_no_item_is_none() -> None:
    assert not lists(NEGATIVE).holds(NEGATIVE, 0)


@given(
    st.lists(st.sampled_from(["1. ", "(a) ", "6.1 ", "shall not:\n", "ordered:\n", "x ", "\n"])).map("".join)
)
def test_any_place_of_any_page_is_an_item_or_not(text: str) -> None:
    some = lists(text)
    assert {some.holds(text, start) for start in range(len(text))} <= {True, False}
