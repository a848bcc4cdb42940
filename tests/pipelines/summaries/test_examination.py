"""An exchange with a witness is quoted from the question on that tells what is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import Span
from pipelines.summaries.examination import MOST, asks_by_itself, from_topic

EXAMINED = """Q. I would like to talk about the memorandum, Exhibit 17. Who wrote it?
A. I wrote it.
Q. When did you write it?
A. The seventh of October, in the evening.
Q. What do you remember a second gateway costing Corvane in 2018?
A. Something in the three hundreds. Three eighty-five.
Q. Would you turn to the second page?
A. It is four ten. Three eighty-five was the figure they guessed at.
Q. Who approved it?
A. Miriam did."""


def quoted(first: str, last: str) -> str | None:
    span = Span(EXAMINED.index(first), EXAMINED.index(last) + len(last))
    found = from_topic(EXAMINED, span, 0)
    return None if found is None else EXAMINED[slice(*found)]


@pytest.mark.parametrize(
    "question",
    [
        "Q. When did you first meet Dana Whitlock?",
        "Q. On January 22, 2019, how many alert gateways did the platform have?",
        "Q. Mr. Delavan, you said you ended Mr. Whitlock’s employment. Give me every reason.",
        "Q. Does Exhibit 20 refresh your memory?",
        "Q. Have you read the complaint that Ms. Whitlock filed in this case?",
    ],
)
def test_a_question_that_names_its_subject_asks_by_itself(question: str) -> None:
    assert asks_by_itself(question)


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        ("Q. Not at half past two?", "what was not"),
        ("Q. And the date after “created” on Exhibit 18?", "of which file"),
        ("Q. The gray message at the top is from Marlon Teague?", "at the top of what"),
        ("Q. How long was Mr. Maddox there?", "where"),
        ("Q. Did you know that Ms. Whitlock was on leave when Mr. Maddox signed it?", "signed what"),
        ("Q. In February 2021 you rated his record-keeping “exceeds expectations.”", "whose"),
        ("Q. Who else was in the room with Mr. Aldana?", "beside whom"),
        ("Q. What reason did she give?", "who"),
    ],
)
def test_one_that_takes_up_what_was_said_before_does_not(question: str, lost: str) -> None:
    assert not asks_by_itself(question), lost


def test_an_exchange_is_quoted_from_the_question_that_names_its_subject() -> None:
    exchange = quoted("Q. When did you", "in the evening.")
    assert exchange and exchange.startswith("Q. I would like") and exchange.endswith("in the evening.")


def test_a_figure_is_quoted_with_the_answer_that_corrects_it() -> None:
    exchange = quoted("Q. What do you", "Three eighty-five.")
    assert exchange and exchange.endswith("the figure they guessed at.")


def test_one_whose_subject_is_not_named_on_the_page_is_not_quoted() -> None:
    assert from_topic("Q. What was it?\nA. A letter.", Span(0, 28), 0) is None


def test_one_whose_subject_is_named_too_far_above_is_not_quoted() -> None:
    between = "Q. And then?\nA. We went on as before.\n" * 20
    text = f"Q. Who is Dana Whitlock?\nA. The owner.\n{between}Q. What did she say?\nA. Nothing."
    assert from_topic(text, Span(text.rindex("Q. "), len(text)), 0) is None


@given(
    st.lists(
        st.sampled_from(["Q. ", "A. ", "\n", "it ", "Exhibit 17 ", "Dana Whitlock ", "$385 ", "the box? "])
    ),
    st.data(),
)
def test_what_is_quoted_holds_the_exchange_and_is_not_too_long(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = from_topic(text, span, 0)
    if found is not None:
        assert found.start <= span.start and found.end >= span.end
        assert len(text[slice(*found)].split()) <= MOST and text.startswith("Q.", found.start)
