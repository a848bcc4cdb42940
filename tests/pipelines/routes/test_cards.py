"""By what a document can be named is read from its caption, its file name and its stamps."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.caption.records import TEXT, Caption, Found, Party, Source
from pipelines.routes.cards import Card, card
from pipelines.text import search_terms


def said(value: str, quote: str = "") -> Found:
    return Found(value, Source(1, TEXT, quote or value))


def party(name: str) -> Party:
    return Party(name, None, Source(1, TEXT, name))


def made(file: str = "scan.pdf", top: str = "", stamps: tuple[str, ...] = (), **caption: Any) -> Card:
    return card("0" * 64, file, Caption(**caption), top, stamps)


def test_names_are_those_of_the_file_the_parties_the_judge_and_the_number() -> None:
    one = made(
        "Reply_to_Zebulon.pdf",
        "Quimby is named on the page alone.",
        kind=said("reply"),
        parties=(party("Corvane Systems, Inc."),),
        judge=said("Marguerite L. Okafor"),
        docket_numbers=(said("3:21-cv-00417-MLO"),),
    )
    assert {*search_terms("Zebulon Corvane Okafor 3:21-cv-00417")} <= one.names
    assert "quimbi" not in one.names
    assert {"corvan", "okafor"} <= one.people and "zebulon" not in one.people
    assert one.numbers == {"21-417"}


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("International Flavors & Fragrances Inc.", "iff"),
        ("Federal Trade Commission", "ftc"),
        ("Securities and Exchange Commission", "sec"),
        ("Corvane Systems, Inc.", None),
        ("Jonas Keswick", None),
    ],
)
def test_a_party_goes_by_its_initials_too(name: str, acronym: str | None) -> None:
    added = made(kind=said("order"), parties=(party(name),)).people - set(search_terms(name))
    assert added == ({acronym} if acronym else set())


def test_a_case_without_two_sides_is_named_by_what_it_is_about() -> None:
    top = "DISTRICT COURT\nIN RE: Ashdown Filters Products\nLiability Litigation,\nNo. MDL 15-02641"
    assert {"ashdown", "filter", "liabil"} <= made(top=top, kind=said("order")).people


def test_its_court_is_known() -> None:
    one = made(kind=said("opinion"), court=said("United States Court of Appeals for the Tenth Circuit"))
    assert {"tenth", "circuit"} <= one.court and not made().court


@pytest.mark.parametrize("kind", [None, "letter", "contract"])
def test_what_is_no_court_paper_is_named_by_what_it_opens_with(kind: str | None) -> None:
    one = made(top="To Quimby, from Corvane.", kind=said(kind) if kind else None, parties=(party("Corvane"),))
    assert "quimbi" in one.names


@pytest.mark.parametrize(
    ("file", "title", "nouns", "side"),
    [
        ("x.pdf", "PLAINTIFFS’ OPPOSITION TO DEFENDANT’S MOTION", {"opposition"}, "plaintiff"),
        ("x.pdf", "DEFENDANT’S NOTICE OF MOTION", {"notice"}, "defendant"),
        ("Order-on-Motion.pdf", "Very truly yours,", {"order"}, ""),
        ("Notice-of-Default.pdf", "LETTER AGREEMENT", {"letter", "notice"}, ""),
        ("x.pdf", "FAY", set(), ""),
    ],
)
def test_what_it_is_called_and_whose_it_is(file: str, title: str, nouns: set[str], side: str) -> None:
    one = made(file, kind=said("order", title))
    assert (one.nouns, one.side) == (nouns, side)


@pytest.mark.parametrize(
    ("file", "stamps", "entry"),
    [
        ("Smith_Dkt-031_Order.pdf", (), 31),
        ("Smith_Order.pdf", ("Case 3:21-cv-00417 Document 12 Filed 01/02/21 Page 1",), 12),
        ("Smith_ECF 7.pdf", ("Document 12",), 7),
        ("Smith.pdf", ("Page 3",), None),
    ],
)
def test_the_number_of_its_docket_entry(file: str, stamps: tuple[str, ...], entry: int | None) -> None:
    assert made(file, stamps=stamps).entry == entry


@pytest.mark.parametrize(
    ("file", "title", "short"),
    [
        ("Acme_Master-Subscription-Agreement.pdf", "", {"MSA"}),
        ("x.pdf", "FIRST AMENDED COMPLAINT", {"FAC"}),
        ("Motion-to-Dismiss.pdf", "", {"MTD"}),
        ("x.pdf", "MOTION FOR SUMMARY JUDGMENT", {"MSJ", "MFS"}),
    ],
)
def test_its_title_goes_by_its_initials(file: str, title: str, short: set[str]) -> None:
    assert short <= made(file, kind=said("contract", title) if title else None).initials


def test_its_days_are_those_of_its_caption_and_its_files_name() -> None:
    one = made("2022-03-14_Letter.pdf", filed=said("2022-03-15"), dated=said("2022-03-01"))
    assert one.dates == {"2022-03-14", "2022-03-15", "2022-03-01"}


def test_docket_numbers_in_file_names_are_known() -> None:
    assert made("cand_17cv0072_finjan.pdf").numbers == {"17-72"}


def test_a_document_that_says_nothing_has_a_card() -> None:
    one = made("", "")
    assert (one.kind, one.entry, one.people, one.nouns) == ("", None, frozenset(), frozenset())
