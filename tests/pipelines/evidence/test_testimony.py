"""A question is quoted with its answer, as it was corrected, and with what it asks about."""

from __future__ import annotations

import pytest

from pipelines.evidence.units import LONGEST_GROWN
from tests.pipelines.evidence.quoted import quotes

DEPOSITION = """Q. Was the gateway on when the freezer failed in June of 2020?
A. No, it was off.
Q. Who was on the night shift in June?
A. I do not know who was. It may have been Earl.
Q. When did he leave?
A. At six.
Q. Did Corvane ever ask about the gateway?"""


def test_a_question_is_quoted_with_its_answer() -> None:
    first, *_ = quotes(DEPOSITION)
    assert first == "Q. Was the gateway on when the freezer failed in June of 2020?\nA. No, it was off."


def test_an_answer_of_two_sentences_belongs_to_its_question_whole() -> None:
    answer = "A. I do not know who was. It may have been Earl."
    assert f"Q. Who was on the night shift in June?\n{answer}" in quotes(DEPOSITION)


def test_a_question_is_never_quoted_alone_when_it_was_answered() -> None:
    assert "Q. Who was on the night shift in June?" not in quotes(DEPOSITION)


def test_a_question_that_asks_on_is_quoted_with_the_one_before() -> None:
    (asked,) = [quote for quote in quotes(DEPOSITION) if "When did he leave?" in quote]
    assert asked.startswith("Q. Who was on the night shift in June?")
    assert asked.endswith("A. At six.")


def test_no_quote_holds_two_questions_that_can_be_understood_apart() -> None:
    apart = ("Was the gateway on", "Who was on the night shift", "Did Corvane ever ask")
    assert all(sum(words in quote for words in apart) == 1 for quote in quotes(DEPOSITION))


def test_an_answer_whose_question_stands_on_the_page_before_is_not_quoted() -> None:
    assert quotes("A. Not that I ever heard.\nQ. Did Corvane buy a gateway in 2020?\nA. No.") == [
        "Q. Did Corvane buy a gateway in 2020?\nA. No."
    ]


def test_a_question_without_an_answer_is_still_quoted() -> None:
    assert quotes(DEPOSITION)[-1] == "Q. Did Corvane ever ask about the gateway?"


def test_an_answer_is_not_quoted_without_its_question() -> None:
    assert not any(quote.startswith("A.") for quote in quotes(DEPOSITION))
    assert any(quote.endswith("A. No, it was off.") for quote in quotes(DEPOSITION))


def test_an_answer_too_long_to_quote_ends_with_a_sentence() -> None:
    answer = "A. It was off. " + "It was off again on the next day, and on the day after that too. " * 12
    text = f"Q. Was the gateway off in June?\n{answer}".strip()
    first, *_ = quotes(text)
    assert first.startswith("Q. Was the gateway off in June?\nA. It was off.")
    assert first.endswith(".")
    assert len(first.split()) <= LONGEST_GROWN


def test_a_sum_that_testimony_speaks_of_as_known_is_quoted_with_where_it_was_told() -> None:
    text = (
        "Q. How large was your second bonus in the year 2019?\nA. It was $25,000.\n"
        "Q. Who at the company approved the $25,000?\nA. Miriam did."
    )
    assert [quote for quote in quotes(text) if "approved" in quote] == [text]
    assert not any("approved" in quote for quote in quotes(text, text.index("Q. Who")))


def test_testimony_that_is_too_long_does_not_end_with_a_question() -> None:
    answer = " ".join(["the deck was on her desk all of that day"] * 9)
    text = f"Q. Was slide 6 shown to Ms. Moss in January?\nA. I left the deck; {answer}.\n"
    text += "Q. Does it refresh your memory?\nA. It does, and I now say that it was in February of that year."
    assert not any(quote.rstrip().endswith("memory?") for quote in quotes(text))


def test_testimony_never_ends_inside_a_question() -> None:
    answer = " ".join(["the deck was on her desk all of that day"] * 9)
    text = f"Q. Was slide 6 shown to Ms. Moss in January?\nA. I left the deck; {answer}.\n"
    text += (
        "Q. The complaint says three. Was there a third one of them?\nA. I knew of two, and of no third one."
    )
    assert not any(quote.rstrip().endswith("them?") for quote in quotes(text))


BONUS = """Q. How large was the bonus on the Whitlock account in 2019?
A. Five percent of the subscription.
Call it twenty thousand.
MS. PRYCE: 20.
(Exhibit 20 was marked: bonus statement.)
BY MS. PRYCE:
"""
CORRECTED = """Q. Does Exhibit 20 refresh your memory?
A. It does. The bonus was $18,900.
"""
NEXT = """Q. Who signed the bonus statement of April 2019?
A. Graham Stroud."""


def test_an_answer_is_quoted_with_its_correction_whatever_is_said_between() -> None:
    found = quotes(BONUS + CORRECTED + NEXT)
    assert [quote for quote in found if "twenty thousand" in quote] == [(BONUS + CORRECTED).strip()]


def test_an_answer_does_not_end_with_what_counsel_says() -> None:
    (quote,) = [quote for quote in quotes(BONUS + NEXT) if "twenty thousand" in quote]
    assert quote.endswith("Call it twenty thousand.")


@pytest.mark.parametrize(
    "behind",
    [CORRECTED, "A. No, it was less.\n", "It was less than that.\n"],
    ids=["corrected", "answered", "on"],
)
def test_testimony_that_goes_on_behind_its_passage_is_not_quoted(behind: str) -> None:
    asked = "Q. How large was the bonus on the Whitlock account in 2019?\nA. Call it twenty thousand.\n"
    text = asked + behind + NEXT
    assert not any("twenty" in quote for quote in quotes(text, 0, len(asked) - 1))
