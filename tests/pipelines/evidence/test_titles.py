"""Titles that a quote needs, and titles that say nothing by themselves."""

from __future__ import annotations

import pytest

from pipelines.evidence.titles import (
    addressee,
    is_bare_title,
    is_byline,
    is_defense_title,
    is_letterhead,
    is_of_columns,
    is_stamped,
    told_counsel,
)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("FOURTH: Cure", True),
        ("SECOND AFFIRMATIVE DEFENSE", True),
        ("Second Affirmative Defense (Waiver)", True),
        ("AS AND FOR A FIRST SEPARATE AND AFFIRMATIVE DEFENSE", True),
        ("TWENTY-FIRST DEFENSE: Laches", True),
        ("FIRST CAUSE OF ACTION: FRAUD", False),
        ("First, the tenant says so.", False),
        ("Fourth: the tenant says so.", False),
        ("THE DEFENSE OF LACHES", False),
        ("", False),
    ],
)
def test_a_defenses_title(text: str, is_one: bool) -> None:
    assert is_defense_title(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Exclusion 4.b (Watercraft).", True),
        ("Section 12.2 For Cause.", True),
        ("Endorsement No. 7", False),
        ("Count II", True),
        ("Exhibit B: Base Rent", True),
        ("5. Cure of Payment Defaults.", True),
        ("12. His wages were due.", False),
        ("Exclusion 4.b does not apply.", False),
        ("Issue 3 is DENIED.", False),
        ("AFFIRMED.", False),
        ("Case No. 3:20-cv-00871-KL", False),
        ("", False),
    ],
)
def test_a_title_that_says_nothing(text: str, is_one: bool) -> None:
    assert is_bare_title(text) is is_one


LETTERHEAD = """BRANDT LLP
2210 Capitol Yard, Suite 410, Salem, Oregon 97301
Telephone (503) 555-0177 | www.brandt.example
May 4, 2022
Via Overnight Courier"""


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (LETTERHEAD, True),
        ("Pump House, Inc.\n12 Quay Road, Suite 5\nSalem, Oregon 97301", False),
        ("Call (503) 555-0177 or (503) 555-0178, or send a fax to Suite 4.", False),
        ("", False),
    ],
)
def test_a_letterhead(text: str, is_one: bool) -> None:
    assert is_letterhead(text) is is_one


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (f"{LETTERHEAD}\nAda Moss, Esq.\nGeneral Counsel", "Ada Moss, Esq.\nGeneral Counsel"),
        (
            LETTERHEAD.removesuffix("\nVia Overnight Courier"),
            LETTERHEAD.removesuffix("\nVia Overnight Courier"),
        ),
        ("Via Overnight Courier\nAda Moss, Esq.", "Via Overnight Courier\nAda Moss, Esq."),
        ("", ""),
    ],
)
def test_where_the_addressee_of_a_letter_is_told(text: str, below: str) -> None:
    assert text[addressee(text) :] == below


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (
            "FIFTH CIRCUIT\nF I L E D\nFebruary 5, 2010\nNo. 07-30815\nCharles R. Moss III\nClerk\nANN PELL",
            True,
        ),
        ("FILED\nMay 4, 2020\nAda Quill, Clerk\nANN PELL,\nPlaintiff,", True),
        ("Filed: May 4, 2020\nANN PELL,\nPlaintiff,", False),
        ("The clerk filed the notice.", False),
    ],
)
def test_a_clerks_stamp_inside_a_caption(text: str, is_one: bool) -> None:
    assert is_stamped(text) is is_one


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Ramos, D.J.:", True),
        ("E. GRADY JOLLY, Circuit Judge:", True),
        ("SOTOMAYOR, J.:", True),
        ("Terrence L. O’Brien United States Circuit Judge", False),  # signs
        ("Before Jolly, Dennis, and Jordan, Circuit Judges.", False),
        ("The appeal was heard by Ramos, D.J.:", False),
    ],
)
def test_a_byline_is_a_judges_name_alone(text: str, byline: bool) -> None:
    assert is_byline(text) is byline


COUNSEL = "Ann Rose (Argued)\nCounsel for Appellant,\nHarbor Inc.\n\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(f"{COUNSEL}Peter Bouton\nLeary & Moran", COUNSEL.strip(), id="the next one is cut off"),
        pytest.param(COUNSEL.strip(), None, id="nothing is cut off"),
        pytest.param(f"{COUNSEL}Enclosure: Report\ncc: Harbor Inc.", None, id="a letter's end"),
        pytest.param("The motion is denied.", None, id="no list"),
    ],
)
def test_of_counsel_those_are_kept_of_whom_it_is_told_for_whom(text: str, kept: str | None) -> None:
    assert (text[: told_counsel(text)] or None) == kept


def test_names_of_two_columns_are_run_together() -> None:
    names = "Michael Kahn Ann Lepera Laura Cohen Paul Movit Aaron Wais"
    assert is_of_columns(f"{names}\nProceedings: PRETRIAL CONFERENCE")
    assert not is_of_columns(f"{names} appeared for the plaintiffs.")
    assert not is_of_columns("Michael Kahn, Esq.\nAnn Lepera, Esq.")
