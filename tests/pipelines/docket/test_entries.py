"""Entries of a docket sheet: where one begins and ends, what it is, and what it rules on."""

from __future__ import annotations

import pytest

from ingest.keys import Stretch
from pipelines.docket.entries import entries, is_withdrawn, kind_of, rulings
from tests.pipelines.docket.conftest import SHEET


def test_each_entry_has_its_number_its_day_and_all_its_lines() -> None:
    found = entries(list(enumerate(SHEET, start=1)))
    assert [(entry.number, entry.day) for entry in found] == [
        (1, "2020-02-03"),
        (2, "2020-02-20"),
        (3, "2020-03-02"),
        (4, "2020-03-16"),
        (None, "2020-04-01"),
        (5, "2020-04-15"),
        (6, "2020-05-01"),
        (7, "2020-05-04"),
        (8, "2021-01-11"),
    ]
    third = found[2]
    assert third.text.endswith("3/20/2020, oral argument requested. (Ender, Paul)"), (
        "a line that opens with a day"
    )
    (place,) = third.stretches
    assert SHEET[0][place.start : place.end].startswith("03/02/2020 3 MOTION to Dismiss")


def test_an_entry_goes_on_over_a_page_break() -> None:
    first = "01/02/2020 1 COMPLAINT\n01/03/2020 2 MOTION to stay the case"
    second = "until the appeal is decided.\n01/04/2020 3 ORDER granting 2 Motion."
    found = entries([(1, first), (2, second)])
    assert found[1].text == "MOTION to stay the case until the appeal is decided."
    assert found[1].stretches == (Stretch(1, 23, len(first)), Stretch(2, 0, 28))


@pytest.mark.parametrize(
    "line",
    [
        "05/13/2020 VACATED and reset",  # a day that goes back
        "13/45/2020 9 MOTION to dismiss",  # no day of the calendar
        "02/03/2020, as the parties agreed",
        "12/01/2020 to 12/08/2020",
    ],
)
def test_a_line_that_opens_with_a_day_is_no_entry_by_that(line: str) -> None:
    page = f"06/01/2020 1 NOTICE that the hearing was\n{line}\n06/02/2020 2 ORDER"
    assert [entry.number for entry in entries([(1, page)])] == [1, 2]


def test_what_stands_before_the_first_entry_is_none() -> None:
    assert entries([(1, "Date Filed: 01/02/2020\n01/02/2020 Trial Date\nno entries yet")]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("COMPLAINT with jury demand against Acme", "complaint"),
        ("FIRST AMENDED COMPLAINT by Plaintiffs", "complaint"),
        ("MOTION to Dismiss Complaint", "motion"),
        ("ADMINISTRATIVE MOTION to file under seal", "motion"),
        ("NOTICE OF MOTION and MOTION for summary judgment", "motion"),
        ("NOTICE of Appearance by Jane Roe", "notice"),
        ("CLERK'S NOTICE on the Court's own motion: hearing vacated", "notice"),
        ("RESPONSE in Opposition re 3 MOTION to Dismiss", "opposition"),
        ("REPLY re 19 MOTION to Dismiss", "reply"),
        ("Proposed Order re 19 MOTION to Dismiss", "proposed order"),
        ("STIPULATION with proposed order re briefing", "stipulation"),
        ("STIPULATION and ORDER selecting private mediation", "stipulation and order"),
        ("TRANSCRIPT ORDER for proceedings of 10/21/2021", "transcript order"),
        ("ORDER granting 17 Stipulation", "order"),
        ("Minute Entry for proceedings before Judge Roe: Motion Hearing held", "minutes"),
        ("Case assigned to Judge Roe.", "case assignment"),
        ("Filing fee received", None),
    ],
)
def test_an_entry_is_what_it_opens_with(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ORDER granting 17 Stipulation.", [(17, "granted")]),
        (
            "ORDER by Judge Roe GRANTING IN PART AND DENYING IN PART 19 Motion",
            [(19, "granted in part and denied in part")],
        ),
        ("PROTECTIVE ORDER granting 39 as modified", [(39, "granted as modified")]),
        ("ORDER granting 56 IN PART: cutoff continued", [(56, "granted in part")]),
        ("ORDER granting in part 56 Motion", [(56, "granted in part")]),
        ("ORDER denying as moot 8 Motion", [(8, "denied as moot")]),
        ("ORDER. 50 Administrative Motion to seal DENIED.", [(50, "denied")]),
        ("ORDER granting 10 days to answer", []),
        ("ORDER granting 4/22/2021 conference", []),
        ("MOTION to deny the request", []),
    ],
)
def test_an_entry_rules_on_those_that_it_names_by_number(text: str, found: list[tuple[int, str]]) -> None:
    assert [tuple(each) for each in rulings(text)] == found


def test_a_withdrawal_is_told_of_the_entry_itself() -> None:
    assert is_withdrawn("NOTICE of manual filing, filed in error. Withdrawn 4/20/2021.")
    assert not is_withdrawn("MOTION to have the notice withdrawn")
