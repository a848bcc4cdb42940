"""What lawyers write for short is looked for as the files spell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.routes.abbreviations import spelled_out


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        ("did the judge rule on the MILs?", "did the judge rule on the MILs (motions in limine)?"),
        ("Was the MTD granted?", "Was the MTD (motion to dismiss) granted?"),
        ("std of review for the plea?", "std (standard) of review for the plea?"),
        ("What does the R&R say?", "What does the R&R (report and recommendation) say?"),
        pytest.param("How tall is the sac?", "How tall is the sac?", id="a small word that is another"),
        pytest.param("Who is MILSTEIN?", "Who is MILSTEIN?", id="a longer word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_is_short_is_spelled_out_behind_it(question: str, spelled: str) -> None:
    assert spelled_out(question) == spelled


@given(st.text())
def test_nothing_that_was_asked_is_lost(question: str) -> None:
    spelled = iter(spelled_out(question))
    assert all(character in spelled for character in question)
