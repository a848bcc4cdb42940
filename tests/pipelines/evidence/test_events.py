"""Which steps of a case a question asks about, and texts that do not speak of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.events import events_asked, lacks_event
from pipelines.text import root, search_terms


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("How did the court rule on summary judgment?", "The motion to dismiss is DENIED.", True),
        ("How did the court rule on summary judgment?", "Summary judgment is GRANTED.", False),
        (
            "How did the court rule on summary judgment?",
            "The motion for summary\nadjudication is DENIED.",
            False,
        ),
        ("Did the Supreme Court grant certiorari?", "The motions to certify are denied.", True),
        ("What attorneys' fees were awarded?", "The insureds ask for interest.", True),
        ("When was the jury's verdict returned?", "The jury found for the plaintiff.", False),
        ("When was the hearing?", "The motion was heard on June 2, 2023.", False),
        ("What was the counteroffer?", "The demand is open until April 4.", True),
        ("How was the appeal decided on remand?", "On remand, the court changed it.", False),
        ("What did Delavan say?", "He said nothing.", False),
        ("", "", False),
    ],
)
def test_a_text_speaks_of_the_step_or_not(question: str, text: str, lacking: bool) -> None:
    assert lacks_event(events_asked(question), text, frozenset()) is lacking


def test_a_papers_caption_speaks_of_it_for_the_whole_paper() -> None:
    events = events_asked("Who appeared at the preliminary injunction hearing?")
    title = {root(term) for term in search_terms("Order on Preliminary Injunction after Hearing")}
    assert lacks_event(events, "Ms. Roe appeared.", frozenset())
    assert not lacks_event(events, "Ms. Roe appeared.", title)


@given(st.text())
def test_a_question_speaks_of_what_it_asks_about(question: str) -> None:
    events = events_asked(question)
    assert not lacks_event(events, "", frozenset().union(*(event.roots for event in events)))
