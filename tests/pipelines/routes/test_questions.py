"""A question that asks several things is parted by its wording, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.routes.questions import MOST, parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param(
            "Date of the demonstration: what do Corvane's records show, and what date did Aldana settle on?",
            [
                "Date of the demonstration: what do Corvane's records show?",
                "Date of the demonstration: what date did Aldana settle on?",
            ],
            id="a topic in front",
        ),
        pytest.param(
            "How many lost the gateway according to the complaint, and how many does the answer admit?",
            [
                "How many lost the gateway according to the complaint?",
                "How many does the answer admit (lost the gateway)?",
            ],
            id="two questions, the second about the first",
        ),
        pytest.param(
            "What is the rent for October 2025 under the original lease and under the First Amendment?",
            [
                "What is the rent for October 2025 under the original lease?",
                "What is the rent for October 2025 under the First Amendment?",
            ],
            id="two papers",
        ),
    ],
)
def test_what_is_asked_becomes_a_question_each(question: str, parts: list[str]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Who signed the lease and the amendment?",
        "When was he discharged, and why?",
        "What did the court decide on Counts I and II?",
        "What is the rent?",
        "",
    ],
)
def test_one_question_stays_one(question: str) -> None:
    assert parts_of(question) == [question]


@given(st.text())
def test_there_is_always_a_question_and_never_too_many(question: str) -> None:
    assert 1 <= len(parts_of(question)) <= max(MOST, 2)
