"""Titles that a quote needs, and titles that say nothing by themselves."""

from __future__ import annotations

import pytest

from pipelines.evidence.titles import addressee, is_bare_title, is_defense_title, is_letterhead, is_stamped


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
