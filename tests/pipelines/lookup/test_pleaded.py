"""A pleading sets out its claims, its defenses and its prayer under titles and numbers of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import Span
from pipelines.lookup.pleaded import claims, defenses, relief

COMPLAINT = [
    "COMPLAINT\n1. Doe sues under Count I of her earlier complaint.\n"
    "FIRST CAUSE OF ACTION: RETALIATION (Against\nMill)",
    "2. She was dismissed.\nCOUNT II\nBREACH OF CONTRACT\n3. Count II is pleaded in the alternative.\n"
    "Third Claim for Relief (Fraud)\n4. It lied.",
    "PRAYER FOR RELIEF\nDoe prays for judgment as follows:\nA. On the first claim, lost earnings;\n"
    "B. Costs; and\nC. Other relief.\nDated: May 2, 2022\nA. Pell\nAttorney for Doe",
]


def told(find: Callable[[Sequence[str]], Iterator[tuple[int, Span]]], pages: Sequence[str]) -> list[str]:
    return [f"{number}: {pages[number - 1][slice(*span)]}" for number, span in find(pages)]


def test_each_claim_is_told_by_its_title_to_the_titles_end() -> None:
    assert told(claims, COMPLAINT) == [
        "1: FIRST CAUSE OF ACTION: RETALIATION (Against\nMill)",
        "2: COUNT II\nBREACH OF CONTRACT",
        "2: Third Claim for Relief (Fraud)",
    ]


def test_each_defense_is_told_by_its_title() -> None:
    pages = [
        "SECOND AFFIRMATIVE DEFENSE (Laches)\n5. Doe waited.\nTHIRD: Waiver\nFourth, Doe signed.\n"
        "First Defense: Cure"
    ]
    assert told(defenses, pages) == [
        "1: SECOND AFFIRMATIVE DEFENSE (Laches)",
        "1: THIRD: Waiver",
        "1: First Defense: Cure",
    ]


def test_each_item_of_the_prayer_is_told_and_nothing_behind_it() -> None:
    assert told(relief, COMPLAINT) == [
        "3: A. On the first claim, lost earnings;",
        "3: B. Costs; and",
        "3: C. Other relief.",
    ]


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        (
            "PRAYER\nMill asks that Doe take nothing; and for its costs.",
            "Mill asks that Doe take nothing; and for its costs.",
        ),
        ("WHEREFORE, Doe demands judgment for $5,000.", "WHEREFORE, Doe demands judgment for $5,000."),
        ("WHEREFORE, Doe requests:\n(a) damages; and\n(b) costs.", "(a) damages; and"),
        ("RELIEF REQUESTED\n1. An order.", "1. An order."),
    ],
)
def test_a_prayer_has_many_forms(page: str, asked: str) -> None:
    assert told(relief, [page])[0] == f"1: {asked}"


def test_a_prayer_runs_over_the_pages_end() -> None:
    assert told(
        relief, ["PRAYER FOR RELIEF\nA. Damages;", "B. Costs.\nRespectfully submitted,\nC. Pell"]
    ) == [
        "1: A. Damages;",
        "2: B. Costs.",
    ]


def test_paragraphs_outside_a_prayer_ask_for_nothing() -> None:
    assert (
        told(relief, ["1. Doe asks the Court to note that A. Pell signed.\nA. The parties\nB. Venue"]) == []
    )


@given(st.lists(st.text(st.sampled_from("COUNT IFRSDEFENSE:.()\nAb1"), max_size=80), max_size=4))
def test_whatever_stands_on_the_pages_what_is_told_are_lines_of_them(pages: list[str]) -> None:
    for find in (claims, defenses, relief):
        for number, span in find(pages):
            page = pages[number - 1]
            assert page[slice(*span)].strip()
            assert span.start == 0 or page[span.start - 1] == "\n"
            assert span.end == len(page) or page[span.end] == "\n"
