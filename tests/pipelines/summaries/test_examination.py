"""An exchange with a witness is quoted from the question on that tells what is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Page, Read
from ingest.sentences import Span
from pipelines.summaries.examination import MOST, Changes, asks_by_itself, from_topic, is_guessed

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
        ("Q. You are sure of February?", "of what in February"),
        ("Q. That is about ten weeks before you stood in Ms. Whitlock’s office.", "what is"),
        ("Q. Did Mr. Dasgupta correct you?", "on what"),
        ("Q. Did you tell Dr. Amin he’d said that?", "said what"),
        ("Q. Did Mr. Hutchins claim that exception?", "which exception"),
        ("Q. When you signed, did you mean to hide anything from Great Basin?", "signed what"),
        ("Q. Who in Hayward approved the $25,000?", "which sum"),
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


def test_a_later_question_on_what_nothing_before_it_names_begins_further_up() -> None:
    told = "Q. What did Corvane pay Pallister for?\nA. For a quotation on a second gateway.\n"
    asked = "Q. When did you see Ms. Whitlock?\nA. In May.\nQ. What became of the quotation?\nA. Nothing."
    span = Span(len(told), len(told) + len(asked))
    assert from_topic(told + asked, span, 0) == Span(0, span.end)
    assert from_topic(asked, Span(0, len(asked)), 0) is None


@pytest.mark.parametrize(
    ("exchange", "guessed"),
    [
        ("Q. Did Mr. Rao say so?\nA. I believe the number came from him, yes.", True),
        ("Q. You believe, or you recall?\nA. That is my best recollection.", True),
        ("Q. Did Mr. Rao say so?\nA. Yes. I think highly of him.", False),
        ("Q. Does that refresh your recollection?\nA. I guess it was the fifteenth, then.", False),
    ],
)
def test_what_a_witness_only_believes_is_known(exchange: str, guessed: bool) -> None:
    assert is_guessed(exchange) is guessed


FIRST = "Q. When did Ms. Quist first learn of the complaint?\nA. On September 27. That was the first I knew."
REFRESHED = "Q. Does Exhibit 14 refresh your memory?\nA. I guess I knew of the complaint on September 15."
CHANGED = (
    "Q. So your testimony, that September 27 was the\nfirst you knew, was not correct.\nMR. VENN: Form.\n"
    "THE WITNESS: It was wrong. I learned of the complaint before.\nBY MS. LY:\nQ. Who is DW?\nA. Mr. Wills."
)


def changes(*pages: str) -> Changes:
    return Changes([Page(number, None, text, Read.TEXT) for number, text in enumerate(pages, start=1)])


def test_what_the_witness_changes_pages_later_is_known() -> None:
    assert changes(FIRST, REFRESHED, CHANGED).reach(1, 0, FIRST)


@pytest.mark.parametrize(
    ("exchange", "why"),
    [
        (REFRESHED, "it is how the witness comes to change it"),
        ("Q. Who is Marlon Teague?\nA. He runs the night shift.", "it is of something else"),
        (f"{FIRST}\n{CHANGED}", "the change stands in it"),
    ],
)
def test_nothing_else_is_held_for_changed(exchange: str, why: str) -> None:
    assert not changes(exchange, CHANGED).reach(1, 0, exchange), why
    assert not changes(CHANGED, FIRST).reach(2, 0, FIRST), "the change stands before it"


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
