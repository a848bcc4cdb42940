"""What is found of people, organizations and places, and what is left alone."""

from __future__ import annotations

import pytest

from pipelines.entities.organizations import is_short_for, normal
from pipelines.entities.records import Kind
from tests.pipelines.entities.made import names_in, texts_in

PERSON, ORGANIZATION, PLACE = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday Ms. Okonkwo wrote to the firm.", {"Ms. Okonkwo"}),
        ("The letter is by Zebulon K. Wexford of that town.", {"Zebulon K. Wexford"}),
        ("It was read by Margaret Thornton at noon.", {"Margaret Thornton"}),
        ("The adjuster, Xanthe Quillfeather, came late.", {"Xanthe Quillfeather"}),
        ("Quillon Barrow testified that the valve was shut.", {"Quillon Barrow"}),
        ("Zoltan Marek (State Bar No. 12345)", {"Zoltan Marek"}),
        ("By: /s/ Eilidh Zander", {"Eilidh Zander"}),
        ("s/Karen S. Holt", {"Karen S. Holt"}),
        ("Before ROWAN, Chief Judge, and FENN and TALLOW, Circuit Judges.", {"Judge ROWAN"}),
        ("A. Gerald Thornton did it.", {"Gerald Thornton"}),  # an answer in a transcript
        ("Javier Moreno Katie Thornton", {"Javier Moreno", "Katie Thornton"}),  # two in one row
    ],
)
def test_people_by_what_says_that_they_are(text: str, found: set[str]) -> None:
    assert found <= texts_in(PERSON, text)


@pytest.mark.parametrize(
    "text",
    [
        "B. Irreparable Harm",
        "The Spring Balance is forgiven.",
        "It stands at 1840 Garfield Slip, near the water.",
        "Delivered By Overnight Courier and by mail.",
        "See Smith v. Jones, 12 F.3d 45 (9th Cir. 1993).",
        "The Motion to Dismiss is Granted.",
        "All CBAs expired in May.",
    ],
)
def test_what_has_a_capital_and_is_nobody(text: str) -> None:
    assert texts_in(PERSON, text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was sold by Halverson & Webb Supply Co., a firm.", "Halverson & Webb Supply Co."),
        ("Defendant Bright Lantern, LLC moves.", "Bright Lantern, LLC"),
        ("Jane Q. Doe of Harlow Finch LLP appeared.", "Harlow Finch LLP"),
        ("Ada B. Roe for Ember Coal, Inc. argued.", "Ember Coal, Inc."),
        ("the Division of Occupational Safety and Health came", "Division of Occupational Safety and Health"),
        ("an officer of First Mutual Savings Bank said", "First Mutual Savings Bank"),
        (
            "the Manufacturing Tools and Parts Systems, Inc. plant",
            "Manufacturing Tools and Parts Systems, Inc.",
        ),
        ("as the Ninth Circuit held", "Ninth Circuit"),
        ("an agent of the FBI called", "FBI"),
        ("members of Iron Trades Local 37 voted", "Iron Trades Local 37"),
        ("at Milbank & Frost he billed", "Milbank & Frost"),
    ],
)
def test_organizations_without_what_stands_before_them(text: str, found: str) -> None:
    assert texts_in(ORGANIZATION, text) == {found}


def test_parties_of_cited_cases_are_no_part_of_the_matter() -> None:
    cited = "Lawson v. PPG Finishes, Inc., 12 Cal. 5th 703 (2022); Clark v. Bunker Co., No. 5:15-cv-01090"
    names = names_in(f"Ms. Thornton agrees, and so does Thornton. See {cited}.")
    assert [(name.text, len(name.mentions)) for name in names] == [("Ms. Thornton", 1), ("Thornton", 1)]


def test_a_short_form_that_the_document_defines_is_found_wherever_it_stands_alone() -> None:
    names = names_in("Whole Crate Company (“WCC”) shipped it. WCC paid, and WCC’s agent knew. The WCC1 form.")
    short = next(name for name in names if name.text == "WCC")
    assert len(short.mentions) == 3 and short.short_for == "Whole Crate Company"


def test_a_role_in_the_place_of_a_short_form_is_a_role() -> None:
    (company,) = names_in(
        "This Lease is made by Elm Street Holdings LLC, a company (“Landlord”). Landlord may enter."
    )
    assert {role.role for role in company.roles} == {"landlord"}
    assert len(company.mentions) == 1, "“Landlord” is no name"


def test_a_surname_that_is_a_companys_short_form_means_the_company() -> None:
    names = names_in("Rowe Cold Chain, Inc. (“Rowe”) and Dana R. Rowe sue. Rowe stored it; Ms. Rowe did not.")
    counts = {name.text: len(name.mentions) for name in names}
    assert counts == {"Rowe Cold Chain, Inc.": 1, "Rowe": 2, "Dana R. Rowe": 1, "Ms. Rowe": 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She lives in Salem, Oregon, and works in Salem.", {"Salem", "Oregon"}),
        ("Suite 9, Chicago, Illinois 60606", {"Chicago", "Illinois"}),
        ("a plant in Stockton and offices in Modesto and Turlock", {"Stockton", "Modesto", "Turlock"}),
        ("filed in Marion County", {"Marion County"}),
        ("flew to Jakarta, Indonesia", {"Jakarta", "Indonesia"}),
        ("The laws of the State of Minnesota govern.", {"Minnesota"}),
    ],
)
def test_places(text: str, found: set[str]) -> None:
    assert texts_in(PLACE, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a hearing in May; bay 6 and Bay 6; see Section 2 of Section 3",
        "He spoke to Foster and of Baxter.",  # towns, and people
        "by Washington T. Irving alone",
        "the Colorado Supreme Court held",
    ],
)
def test_no_places(text: str) -> None:
    assert texts_in(PLACE, text) == set()


def test_a_city_has_the_state_that_is_put_behind_it() -> None:
    places = {name.text: name.state for name in names_in("from Salem, Oregon, by way of Nevada")}
    assert places == {"Salem": "Oregon", "Oregon": None, "Nevada": None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Corp.", "ACME CORPORATION"),
        ("The Acme Company", "Acme Co."),
        ("Acme, L.L.C.", "Acme LLC"),
        ("Smith and Sons Inc", "Smith & Sons, Inc."),
        (
            "U.S. District Court, Northern District of California",
            "UNITED STATES DISTRICT COURT NORTHERN DISTRICT OF CALIFORNIA",
        ),
        ("Ninth Circuit", "United States Court of Appeals for the Ninth Circuit"),
    ],
)
def test_two_spellings_of_an_organization(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [
        ("Acme", "Acme Bridge Works, Inc.", True),
        ("ABW", "Acme Bridge Works, Inc.", True),
        ("Bridge", "Acme Bridge Works, Inc.", False),
        ("Acme Bridge Works, Inc.", "Acme Bridge Works, Inc.", False),
    ],
)
def test_short_forms(short: str, full: str, is_short: bool) -> None:
    assert (is_short_for(short, full) is not None) is is_short
