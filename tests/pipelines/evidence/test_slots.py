"""What a question asks for: the noun that the answer fills, and whose testimony it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.slots import asked_for, witness_asked


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("What was Delavan's salary at Brightwater?", ["salary"]),
        ("What trial date has the court set?", ["trial"]),
        ("Who was Ostrander Timber's insurance broker?", ["insurance", "broker"]),
        ("How much back pay does Whitlock claim?", ["back", "pay"]),
        ("Name of the watchman who passed Bay 6?", ["watchman"]),
        ("What is the name of the officer who stopped him?", ["officer"]),
        ("Which bank lent the money for the hospital?", ["bank"]),
        ("What liquidated damages does the lease provide for?", ["liquidated", "damages"]),
        ("What happens if the tenant stays?", []),
        ("How much money did the buyer demand?", []),
        ("What did the court decide about Count IV?", []),
        ("How many people died?", []),
        ("What was wrong with the beans?", []),
        ("To what offense did Keswick plead guilty?", []),
        ("How much did Ostrander Timber pay to settle?", []),
        ("When was the notice delivered?", []),
        ("", []),
    ],
)
def test_the_nouns_asked_for(question: str, nouns: list[str]) -> None:
    found = asked_for(question)
    assert [word.written for word in found] == nouns
    assert [question[word.start : word.end] for word in found] == nouns


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What did Gerrit Halvorsen testify about the discharge?", {"gerrit", "halvorsen"}),
        ("What did Aldana finally testify?", {"aldana"}),
        ("What did the court decide?", set()),
        ("What was testified about the gateway?", set()),
    ],
)
def test_whose_testimony_is_asked_for(question: str, who: set[str]) -> None:
    assert witness_asked(question) == who


@given(st.text())
def test_any_text_is_read(question: str) -> None:
    assert all(word.written.islower() for word in asked_for(question))
    assert isinstance(witness_asked(question), set)
