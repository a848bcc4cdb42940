"""What a question says of documents is read: papers, numbers, pages, and whether many are meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.routes.filings import Filing, filings
from pipelines.routes.mentions import read
from pipelines.text import search_terms, stem


@pytest.mark.parametrize(
    ("question", "noun", "words", "side", "date"),
    [
        pytest.param(
            "What does the amended complaint say?", "complaint", "amended complaint", "", "", id="kind"
        ),
        pytest.param("What does Judge Alvarez’s order say?", "order", "Alvarez’s order", "", "", id="whose"),
        pytest.param(
            "What does the March 2021 order say?", "order", "order", "", "2021-03", id="month before"
        ),
        pytest.param(
            "What is in the order of May 3, 2021?", "order", "order", "", "2021-05-03", id="day behind"
        ),
        pytest.param(
            "What is in the order dated 3 May 2021?", "order", "order", "", "2021-05-03", id="dated"
        ),
        pytest.param("What does the 2019 agreement say?", "agreement", "agreement", "", "2019", id="year"),
        pytest.param(
            "What do defendants’ opposition and exhibits say?",
            "opposition",
            "defendants’ opposition",
            "defendant",
            "",
            id="a side",
        ),
        pytest.param(
            "Whom does the opposition to Corvane's motion to dismiss name?",
            "opposition",
            "opposition Corvane's motion dismiss",
            "",
            "",
            id="no other paper inside its name",
        ),
        pytest.param(
            "What does the summary judgment motion argue?",
            "motion",
            "summary judgment motion",
            "",
            "",
            id="a compound is what it ends with",
        ),
        pytest.param(
            "Which law governs the Master Services Agreement?",
            "agreement",
            "Master Services Agreement",
            "",
            "",
            id="a title",
        ),
        pytest.param(
            "What is said in Delavan's deposition?", "deposition", "Delavan's deposition", "", "", id="depo"
        ),
    ],
)
def test_a_paper_is_read(question: str, noun: str, words: str, side: str, date: str) -> None:
    (found,) = filings(question)
    terms = frozenset(search_terms(words))
    assert found == Filing(noun, terms, side, date, source=True, start=found.start, end=found.end)
    assert frozenset(search_terms(question[found.start : found.end])) >= {stem(noun)}


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What did she do in order to cure?", id="in order to"),
        pytest.param("What is the docket number?", id="docket number"),
        pytest.param("How did he answer?", id="a verb"),
        pytest.param("How much is owed?", id="none"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_paper_is_read(question: str) -> None:
    assert not list(filings(question))


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("What does the motion to dismiss say of the cap?", True),
        ("According to the complaint, who signed?", True),
        ("What setoff does Corvane claim in its answer?", True),
        ("When did Corvane file its motion to dismiss?", True),
        ("When was the hearing on the motion to dismiss?", False),
        ("How did the court rule on the motion to compel?", False),
        ("What is the term of the lease?", True),
        ("What is the term of the lease as amended?", False),
    ],
)
def test_a_paper_may_only_say_which_event_is_meant(question: str, source: bool) -> None:
    (found,) = filings(question)
    assert found.source is source


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("What was decided in 3:21-cv-00417-MLO?", {"21-417"}),
        ("What was decided in No. 17-cv-00072-BLF?", {"17-72"}),
        ("Who appealed in ED108783?", {"ed108783"}),
        ("Who appealed in No. 06-6247 (Triplet)?", {"06-6247"}),
        ("What happened in 2021?", set()),
    ],
)
def test_docket_numbers_are_read(question: str, numbers: set[str]) -> None:
    assert read(question).numbers == numbers


@pytest.mark.parametrize(
    ("question", "pages"),
    [
        ("What does page 12 of the MSA say?", ("12",)),
        ("What is on p. 4?", ("4",)),
        ("What is on pp. 3-5 of the order?", ("3", "4", "5")),
        ("What is on pages 9 to 2?", ()),
        ("What is on page IV?", ("iv",)),
        ("How many pages has it?", ()),
    ],
)
def test_pages_are_read(question: str, pages: tuple[str, ...]) -> None:
    assert read(question).pages == pages


@pytest.mark.parametrize(
    ("question", "entries"),
    [("What is Dkt. 31?", {31}), ("See ECF No. 7.", {7}), ("Document number 12?", {12}), ("31?", set())],
)
def test_entries_of_a_docket_are_read(question: str, entries: set[int]) -> None:
    assert read(question).entries == entries


@pytest.mark.parametrize(
    ("question", "across"),
    [
        ("Which of the complaints plead fraud?", True),
        ("In how many cases was the motion granted?", True),
        ("Which contracts renew by themselves?", True),
        ("Does each of these agreements have a cap?", True),
        ("Is arbitration mentioned in any document?", True),
        ("What governing law is common across all files?", True),
        ("Who signed the complaint?", False),
        ("How many cases had been filed when the MDL closed?", False),
        ("Which judge wrote the opinion?", False),
        ("How many counts does the complaint have?", False),
        ("What does each party owe?", False),
    ],
)
def test_questions_across_documents_are_told(question: str, across: bool) -> None:
    assert read(question).across is across


def test_a_question_in_two_parts_and_one_for_a_decision_are_told() -> None:
    assert read("What does the answer admit, and what date did Aldana give?").parts
    assert not read("What does the answer admit and deny?").parts
    assert read("How did the court rule on Count II?").decided
    assert not read("Who sat on the court?").decided


@given(st.text())
def test_any_text_is_read(question: str) -> None:
    said = read(question)
    assert len(said.pages) <= 21 * (question.lower().count("p") + 1)
    assert all(filing.terms for filing in said.filings)
