"""What parts two units of a page, and which are quoted together."""

from __future__ import annotations

import pytest

from tests.pipelines.evidence.quoted import quotes


@pytest.mark.parametrize("heading", ["IV. CONCLUSION", "COUNT II", "REMEDIES", "A. The Fraud Claim"])
def test_no_quote_of_running_text_ends_with_a_heading(heading: str) -> None:
    text = (
        "The notice was served by mail on the tenant at its place of business in Oakland, and it was late.\n"
        f"{heading}\n"
        "The motion is denied, and the case shall go on to trial as to all of the counts that remain here."
    )
    found = quotes(text)
    assert not any(quote.endswith(f"late.\n{heading}") for quote in found)
    assert not any("late." in quote and "denied" in quote for quote in found)


@pytest.mark.parametrize("heading", ["IV. CONCLUSION", "A. The Fraud Claim", "4.1 Base Rent"])
def test_a_numbered_heading_is_not_quoted_alone(heading: str) -> None:
    text = f"{heading}\nThe motion is denied, and the case shall go on to trial as to all counts that remain."
    assert quotes(text) == [text.removeprefix(f"{heading}\n")]  # nor does it run into the statement below it


def test_no_captions_end_runs_into_the_statement_below_it() -> None:
    statement = (
        "Defendant Tollgate Mills, Inc. (“Tollgate”) answers the First Amended Complaint\n"
        "filed on November 29, 2021, ECF No. 34 (“FAC”), as follows."
    )
    text = f"ANSWER TO COMPLAINT\nDEMAND FOR JURY TRIAL\nJudge: Hon. Ada B. Moss\n\n{statement}"
    assert not any("Judge" in quote for quote in quotes(text) if "answers" in quote)


def test_no_heading_runs_into_what_opens_a_list_below_it() -> None:
    text = (
        "II. STANDARD\nA court asked for an injunction weighs (1) the threat of irreparable harm to\n"
        "the movant; (2) the balance of the harms between the parties to the case; and\n(4) the public good."
    )
    assert not any("STANDARD" in quote for quote in quotes(text))


@pytest.mark.parametrize("numbers", [("12. ", "13. "), ("(a) ", "(b) "), ("I. ", "II. "), ("4.1 ", "4.2 ")])
def test_numbered_paragraphs_are_quoted_apart(numbers: tuple[str, str]) -> None:
    paragraphs = [
        f"{numbers[0]}Corvane is a limited liability company that was formed under the laws of Delaware.",
        f"{numbers[1]}Whitlock is a corporation that was formed under the laws of California in Oakland.",
    ]
    assert quotes("\n".join(paragraphs)) == paragraphs


def test_a_paragraphs_own_sentences_are_quoted_together() -> None:
    text = "12. Corvane is a company. It has its seat in Delaware."
    assert text in quotes(text)


def test_two_paragraphs_are_not_quoted_together() -> None:
    text = (
        "As to Brightwater, the claim stands or falls with the claim under the statute, for reasons\n"
        "that are given above. Issue 3 is DENIED.\n"
        "As to Mr. Delavan, the law is settled. Only an employer can commit the tort of wrongful discharge\n"
        "in violation of public policy."
    )
    found = quotes(text)
    assert not any("DENIED" in quote and "Delavan" in quote for quote in found)


def test_what_turns_to_another_is_not_quoted_with_what_was_said_of_the_one() -> None:
    found = quotes("Issue 3 is DENIED. As to Mr. Delavan, the law is settled.")
    assert found == ["Issue 3 is DENIED.", "As to Mr. Delavan, the law is settled."]


def test_what_is_referred_to_is_not_looked_for_under_another_heading() -> None:
    text = "Plaintiff asked for leave to amend.\n\nIV. CONCLUSION\nThe request is denied."
    assert not any("request" in quote for quote in quotes(text))


def test_what_a_footnote_refers_to_is_not_looked_for_in_the_one_before() -> None:
    text = (
        "The fee rose in March.1 The guaranty was not amended.2\n"
        "1 Plaintiff asked for leave to amend.\n"
        "2 There was no motion, and the request is denied."
    )
    assert not any("request" in quote for quote in quotes(text, text.index("1 Plaintiff")))
