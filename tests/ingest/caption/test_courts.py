"""A court's full name, from the heading that a paper prints."""

from __future__ import annotations

import pytest

from ingest.caption.courts import court_name, find_heading, is_appellate
from ingest.caption.rows import rows_of
from ingest.records import Page, Read


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (
            "UNITED STATES DISTRICT COURT NORTHERN DISTRICT OF CALIFORNIA",
            "United States District Court for the Northern District of California",
        ),
        (
            "U.S. District Court District of New Jersey",
            "United States District Court for the District of New Jersey",
        ),
        (
            "UNITED STATES DISTRICT COURT FOR THE DISTRICT OF COLUMBIA",
            "United States District Court for the District of Columbia",
        ),
        (
            "UNITED STATES BANKRUPTCY COURT SOUTHERN DISTRICT OF NEW YORK",
            "United States Bankruptcy Court for the Southern District of New York",
        ),
        (
            "United States Court of Appeals, Tenth Circuit",
            "United States Court of Appeals for the Tenth Circuit",
        ),
        (
            "UNITED STATES COURT OF APPEALS FOR THE DISTRICT OF COLUMBIA CIRCUIT",
            "United States Court of Appeals for the District of Columbia Circuit",
        ),
        ("IN THE SUPREME COURT OF NORTH CAROLINA", "Supreme Court of North Carolina"),
        ("Supreme Court of Texas", "Texas Supreme Court"),  # as courts-db has it
        ("COURT OF APPEALS OF THE STATE OF WASHINGTON", "Court of Appeals of Washington"),
        ("In the Missouri Court of Appeals Eastern District", "Missouri Court of Appeals, Eastern District"),
        ("UNITED STATES TAX COURT", "United States Tax Court"),
        ("UNITED STATES DISTRICT COURT", "United States District Court"),
        ("UNITED STATES DISTRICT COURT FOR THE DISTRICT OF ATLANTIS", None),
        ("UNITED STATES COURT OF APPEALS FOR THE NINETIETH CIRCUIT", None),
        ("Court of Hard Knocks", None),
        ("", None),
    ],
)
def test_a_courts_full_name(printed: str, name: str | None) -> None:
    assert court_name(printed) == name


@pytest.mark.parametrize(
    "line",
    [
        "Appeal from the United States District Court",
        "21400 UNITED STATES COURTHOUSE",
        "Official Court Reporter, United States District Court",
        "The Honorable Ada Crane, Judge, United States District Court",
        "the district court denied the motion to dismiss the complaint",
        "Clerk of Court",
        "IT IS ORDERED BY THE COURT",
    ],
)
def test_a_row_that_speaks_of_a_court_is_no_heading(line: str) -> None:
    assert find_heading(rows_of(Page(1, None, line, Read.TEXT))) is None


def test_what_follows_from_is_the_court_below() -> None:
    text = "Appeal from the\nUnited States Tax Court\nUNITED STATES COURT OF APPEALS\nFOR THE FIRST CIRCUIT"
    heading = find_heading(rows_of(Page(1, None, text.replace("\\\n", "\n"), Read.TEXT)))
    assert heading and heading.name == "United States Court of Appeals for the First Circuit"


@pytest.mark.parametrize(
    "text",
    [
        "PATRICIA S. DODD UNITED STATES COURT OF APPEALS TELEPHONE\nFOR THE THIRD CIRCUIT 215-555-2995",
        "UNITED STATES COURT OF APPEALS\nFOR THE THIRD CIRCUIT (215) 555-2995",
    ],
)
def test_a_clerk_and_a_telephone_beside_it_in_a_letterhead_are_not_its_name(text: str) -> None:
    heading = find_heading(rows_of(Page(1, None, text, Read.TEXT)))
    assert heading and heading.name == "United States Court of Appeals for the Third Circuit"


@pytest.mark.parametrize(
    ("court", "appellate"),
    [
        ("United States Court of Appeals for the First Circuit", True),
        ("Supreme Court of North Carolina", True),
        ("New Jersey Superior Court Appellate Division", True),
        ("Superior Court of Pennsylvania", True),
        ("United States District Court for the District of Maine", False),
        ("New York Supreme Court, Kings County", False),
        ("Superior Court of California, County of San Joaquin", False),
    ],
)
def test_courts_of_appeal(court: str, appellate: bool) -> None:
    assert is_appellate(court) is appellate
