"""Who filed what, by the words of an entry or of a title, and who is meant by a name."""

from __future__ import annotations

import pytest

from pipelines.docket.naming import (
    PartyName,
    called,
    filers,
    filers_of_title,
    forms,
    judge_of,
    spellings,
    surnames,
)

ALDER = PartyName("Alder Mills, Inc.", "plaintiff")
ROWAN = PartyName("Rowan Freight LLC", "defendant")
JUNIPER = PartyName("Juniper Storage Co.", "defendant-counterclaimant")
PARTIES = (ALDER, ROWAN, JUNIPER)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("MOTION to Dismiss filed by Rowan Freight LLC.", [ROWAN]),
        ("MOTION by Defendants Rowan Freight LLC, Juniper Storage Co. and a declaration", [ROWAN, JUNIPER]),
        ("STATEMENT by Alder Mills, Inc., Rowan Freight LLC", [ALDER, ROWAN]),
        ("REPLY by Defendants", [ROWAN, JUNIPER]),
        ("OPPOSITION by Plaintiff", [ALDER]),
        ("MOTION to Seal by Defendant", []),  # there are two
        ("RESPONSE re 3 MOTION filed by Rowan Freight LLC. Filed by Alder Mills, Inc.", [ALDER]),
        ("NOTICE of Appearance by Paul Ender on behalf of Rowan Freight LLC", [ROWAN]),
        ("MOTION against Rowan Freight LLC", []),
        ("ORDER by Judge Mercer", []),
    ],
)
def test_an_entry_says_who_filed_it(text: str, by: list[PartyName]) -> None:
    assert list(filers(text, PARTIES)) == by


@pytest.mark.parametrize(
    ("title", "by"),
    [
        ("DEFENDANTS’ NOTICE OF MOTION", [ROWAN, JUNIPER]),
        ("PLAINTIFF’S OPPOSITION TO DEFENDANTS’ MOTION", [ALDER]),
        ("DEFENDANT’S ANSWER", []),  # there are two
        ("DEFENDANT ROWAN FREIGHT LLC’S ANSWER", [ROWAN]),
        ("ALDER MILLS, INC.’S REPLY", [ALDER]),
        ("ORDER ON PLAINTIFF’S MOTION", []),
    ],
)
def test_a_title_says_whose_paper_it_is(title: str, by: list[PartyName]) -> None:
    assert list(filers_of_title(title, PARTIES)) == by


def test_a_firm_goes_by_its_first_words_and_a_person_by_the_surname() -> None:
    assert ("alder",) in forms("Alder Mills, Inc.") and ("mills",) not in forms("Alder Mills, Inc.")
    assert {("roe",), ("jane", "roe")} <= forms("Jane Q. Roe")
    assert ("state",) not in forms("State of Missouri"), "it tells nobody"


def test_a_name_that_two_have_means_both() -> None:
    (found,) = called(["whitlock"], ["Whitlock Cold Chain, Inc.", "Dana R. Whitlock"])
    assert found.names == {"Whitlock Cold Chain, Inc.", "Dana R. Whitlock"}


def test_spellings_of_one_name_are_one() -> None:
    assert spellings(["ALDER MILLS, INC.", "Alder Mills, Inc.", "Alder\nMills, Inc"]) == {
        "alder mills inc": "Alder Mills, Inc."
    }


def test_a_judge_goes_by_the_fullest_name_of_the_surname() -> None:
    known = surnames(["Mercer", "Ruth S. Mercer", "Ann Poe", "Bob Poe"])
    assert judge_of("ORDER denying 3. Signed by Judge Mercer.", known) == "Ruth S. Mercer"
    assert judge_of("ORDER by Judge Poe", known) == "Poe", "of two of one surname neither"
    assert judge_of("MOTION for relief from the order of the Magistrate Judge re 5", known) is None
