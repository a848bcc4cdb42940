"""What a question asks for; one of which a word is left over is none of these."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.docket.docket import DocketQuestions
from pipelines.errors import DocketError, NotADocketQuestion


def numbers(asking: DocketQuestions, question: str) -> list[object]:
    return [row.values.get("number") for row in asking.ask(question).rows]


@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("How many motions did Rowan file?", [3, 6]),
        ("How many motions did Rowan Freight LLC file in 2020?", [3, 6]),
        ("how many motions did rowan freight file", [3, 6]),
        ("How many of Rowan's motions were granted?", [6]),
        ("Which motions were filed by Juniper Storage?", [6]),
        ("Which motions were filed by the plaintiff?", [8]),
        ("Which motions were denied?", [3]),
        ("List the motions filed since January 1, 2021.", [8]),
        ("List the motions filed before May 1, 2020", [3]),
        ("List the motions filed after March 2, 2020", [6, 8]),
        ("List the motions filed between March and 2021-01-11", None),
        ("What was filed on 3/16/2020?", [4]),
        ("What did Alder Mills file in 2020-02?", [1]),
        ("When was the motion to compel filed?", [8]),
        ("When was the motion for an extension of time filed?", [6]),
        ("Which motion was the last?", [8]),
        ("What was the first motion?", [3]),
        ("Who filed the opposition to the motion to dismiss?", [4]),
        ("What is docket entry 7?", [7]),
        ("Which orders did Judge Mercer sign?", [5]),
        ("List the orders in Alder Mills v. Rowan Freight", [5, 7]),
        ("List the orders in case no. 20-cv-812", [5, 7]),
        ("List the motions, newest first", [8, 6, 3]),
        ("Please list every order sorted by date, with the dates.", [5, 7]),
        ("How many minute orders are on the docket?", [None]),
        ("Which answers were filed?", [None]),
    ],
)
def test_a_docket_question_is_answered_by_its_entries(
    asking: DocketQuestions, question: str, entries: list[object] | None
) -> None:
    if entries is None:  # "March" of which year?
        with pytest.raises(NotADocketQuestion):
            asking.ask(question)
    else:
        assert numbers(asking, question) == entries


@pytest.mark.parametrize(
    "question",
    [
        "How many motions did Rowan file about the flour?",
        "How many bags of flour did Rowan file?",
        "Why was the motion to dismiss denied?",
        "What does the answer say?",
        "What did Rowan answer?",
        "How many orders did Alder place?",
        "How many complaints did Alder make?",
        "Who spoilt the flour?",
        "Which documents prove the loss?",
        "Motions",
        "",
        "?",
        "How many",
        "How many motions " + "and motions " * 40,
        "Show me all documents in every matter",
        "How many bags were taken?",
        "Which statutes does the answer cite?",
    ],
)
def test_another_question_is_left_alone(asking: DocketQuestions, question: str) -> None:
    with pytest.raises(NotADocketQuestion):
        asking.ask(question)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("How many motions were filed in Alder Mills v. Coe?", "caption is that of Alder Mills v. Coe"),
        ("How many motions to disqualify were filed?", "does not mean that the files tell of none"),
        ("How many letters are in the files?", "does not mean that the files tell of none"),
    ],
)
def test_what_cannot_be_told_for_sure_is_not_told(asking: DocketQuestions, question: str, why: str) -> None:
    with pytest.raises(DocketError, match=why):
        asking.ask(question)


def test_none_is_told_where_a_docket_sheet_lists_all(asking: DocketQuestions) -> None:
    answer = asking.ask("How many motions did Juniper file in 2019?")
    assert (answer.count, answer.rows) == (0, ())
    assert "There are 0 motions" in answer.answer


@pytest.mark.parametrize(
    "question", ["FIRST:REPRESENT", "Who was the first plaintiff?", "The last attorneys"]
)
def test_nobody_is_the_first_of_people(asking: DocketQuestions, question: str) -> None:
    with pytest.raises(NotADocketQuestion):
        asking.ask(question)


WORDS = st.sampled_from(
    """how many which what who when list show count number of motions motion orders order complaint answer
    filings documents document entries entry docket sheet parties plaintiff defendants attorneys cases judge
    Judge Mercer Rowan Rowan's Freight Alder Mills Juniper v. vs. in on by for from to the a and or between
    before after since 2020 2021 2020-02-31 May May 1, 2020 February 30, 2021 20-cv-812 2:20-cv-00812-RSM
    No. 3 12 granted denied first last longest filed made entered signed represents each year per party
    files pages long have does did ' ’ ? ; % _ :kind {0} \\ "quoted" dismiss compel appearance et al.
    § 🙂""".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_whatever_is_asked_is_answered_with_citations_or_declined(
    asking: DocketQuestions, question: str
) -> None:
    try:
        answer = asking.ask(question)
    except DocketError as error:
        assert str(error)
    else:
        assert answer.sql and all(row.citations for row in answer.rows)
