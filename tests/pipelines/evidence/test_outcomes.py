"""What a question takes for granted, and sentences that say the contrary."""

from __future__ import annotations

import pytest

from pipelines.evidence.outcomes import contradicts, presupposed


@pytest.mark.parametrize(
    ("question", "outcomes"),
    [
        ("When did the court grant leave to file crossclaims?", {"grants"}),
        ("Why was the stay refused?", {"denies"}),
        ("Which judge vacated the award?", {"reverses"}),
        ("Did the court grant leave?", set()),
        ("How did the court rule on the motion to reject the plan?", set()),
        ("When did the court decide whether to grant leave?", set()),
        ("When was the notice sent?", set()),
        ("", set()),
    ],
)
def test_a_question_takes_an_outcome_for_granted(question: str, outcomes: set[str]) -> None:
    assert presupposed(question) == outcomes


@pytest.mark.parametrize(
    ("outcomes", "text", "contrary"),
    [
        ({"grants"}, "The District Court denied leave in August 2008.", True),
        ({"grants"}, "The motion is granted in part and denied in part.", False),
        ({"grants"}, "The motion was filed in August 2008.", False),
        ({"reverses"}, "We affirm the judgment.", True),
        ({"acquits"}, "The jury found him guilty.", True),
        ({"denies"}, "The request was rejected.", False),
        (set(), "The District Court denied leave.", False),
    ],
)
def test_a_sentence_says_the_contrary(outcomes: set[str], text: str, contrary: bool) -> None:
    assert contradicts(frozenset(outcomes), text) is contrary
