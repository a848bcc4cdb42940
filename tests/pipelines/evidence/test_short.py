"""A short fact is given where one of its kind answers beyond doubt; in doubt there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.short import short_answer


def fact(question: str, quote: str, *naming: str) -> str | None:
    found = short_answer(question, quote, frozenset(naming))
    return quote[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        pytest.param(
            "When did the burn permit expire?",
            "The only burn permit, No. MC-2015, expired by its terms on October 12, 2015.",
            "October 12, 2015",
            id="date",
        ),
        pytest.param(
            "What penalties did Cal/OSHA propose?",
            "Cal/OSHA proposed penalties of $14,850.",
            "$14,850",
            id="amount",
        ),
        pytest.param(
            "How much did the tenant seek in damages?",
            "The tenant seeks damages of $2,368,400.1",
            "$2,368,400",
            id="amount with a note's number",
        ),
        pytest.param(
            "How many acres burned?",
            "Our own mapping shows that 1,860 acres burned.",
            "1,860 acres",
            id="count",
        ),
        pytest.param(
            "Which statute requires an interest in land to be in writing?",
            "An interest in land must be created in writing. Minn. Stat. § 513.04.",
            "Minn. Stat. § 513.04",
            id="statute in the citation behind",
        ),
        pytest.param(
            "Which court will hear the appeal?",
            "The Supreme Court of Colorado will hear the appeal.",
            "Supreme Court of Colorado",
            id="court",
        ),
        pytest.param(
            "Who was the mediator?",
            "STIPULATION selecting private mediation. Mediator: Hon. Emmett Sorley (Ret.).",
            "Hon. Emmett Sorley",
            id="office before the name",
        ),
        pytest.param(
            "Who is the general counsel?",
            "Also present: Corinne Abara, General Counsel, Corvane Systems, Inc.",
            "Corinne Abara",
            id="office behind the name",
        ),
        pytest.param(
            "Who wrote the line?", "Gretchen Vail wrote the line in 2017.", "Gretchen Vail", id="agent"
        ),
        pytest.param(
            "Who wrote the line?",
            "The line was written by Gretchen Vail, and Rohan Dasgupta showed it.",
            "Gretchen Vail",
            id="another form of the verb",
        ),
        pytest.param(
            "Which judge signed the order?",
            "The order was signed.\nELSPETH R. BJORNSTAD\nUnited States District Judge",
            None,
            id="the judge's name is not in the sentence",
        ),
    ],
)
def test_the_fact_is_taken_from_the_quote(question: str, quote: str, expected: str | None) -> None:
    assert fact(question, quote) == expected


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        pytest.param(
            "When did the store open?",
            "Tamarind argues that the store opened in March 2022.",
            id="contended by one side",
        ),
        pytest.param(
            "When was the notice delivered?",
            "The notice was delivered on May 31, 2022, or on June 2, 2022.",
            id="two candidates",
        ),
        pytest.param(
            "What is Delavan's salary?",
            "Delavan may spend $5,000 without a signature.",
            id="another amount",
        ),
        pytest.param(
            "When did Maddox tell Ms. Whitlock that he had signed it?",
            "Maddox signed it on February 24, 2020.",
            id="another deed's date",
        ),
        pytest.param(
            "What is the trial date?",
            "Plaintiff demands a trial by jury.\nDated: May 2, 2022",
            id="the date of the paper",
        ),
        pytest.param(
            "When was he discharged, and by which employer?",
            "He was discharged on October 8, 2021.",
            id="two questions",
        ),
        pytest.param("Why was he discharged?", "He was discharged for insubordination.", id="no short fact"),
        pytest.param("When did it end?", "", id="nothing to take it from"),
    ],
)
def test_in_doubt_there_is_none(question: str, quote: str) -> None:
    assert fact(question, quote) is None


def test_what_one_side_contends_is_given_where_that_is_asked() -> None:
    quote = "Tamarind argues that the store opened in March 2022."
    assert fact("When does Tamarind say that the store opened?", quote, "tamarind") == "March 2022"


@given(st.text(max_size=80), st.text(max_size=200))
def test_a_fact_stands_in_its_quote(question: str, quote: str) -> None:
    found = short_answer(question, quote)
    assert found is None or 0 <= found.start < found.end <= len(quote)
