"""Gold is read from either form of line, and a line that is wrong is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.gold import UNANSWERABLE, Place, Question, read_questions

PLACE = {"document": "Order.pdf", "page": 7, "evidence": "Amendment would be futile."}
ANSWERED: dict[str, Any] = {
    "id": "why",
    "question": "Why was leave denied?",
    "kind": "holding",
    "documents": [PLACE],
    "every": False,
    "answer": "Futility",
    "alternatives": ["Amendment would be futile"],
    "answerable": True,
}
REFUSED: dict[str, Any] = {
    "id": "who",
    "question": "Who was the juror?",
    "kind": UNANSWERABLE,
    "documents": [],
    "every": False,
    "answer": None,
    "alternatives": [],
    "answerable": False,
}
ONE_PLACE: dict[str, Any] = {
    "id": "x1",
    "question": "Which court?",
    "type": "court",
    "doc": "Opinion.pdf",
    "page": 1,
    "evidence": "Tenth Circuit",
    "answer": "Tenth Circuit",
    "alt_answers": ["10th Cir."],
}
CLAUSE: dict[str, Any] = {
    "id": "c1",
    "doc": "Lease.pdf",
    "category": "Governing Law",
    "question": "Which law governs?",
    "answer": "California",
    "spans": [{"text": "the laws of California", "pages": [3, 4]}],
    "answerable": True,
}


def written(folder: Path, *lines: Any) -> Path:
    path = folder / "gold.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def test_a_question_with_a_list_of_places(tmp_path: Path) -> None:
    assert read_questions(written(tmp_path, ANSWERED)) == [
        Question(
            id="why",
            text="Why was leave denied?",
            kind="holding",
            places=(Place("Order.pdf", 7, "Amendment would be futile."),),
            accepted=("Futility", "Amendment would be futile"),
        )
    ]


def test_a_question_with_one_place(tmp_path: Path) -> None:
    assert read_questions(written(tmp_path, ONE_PLACE)) == [
        Question(
            id="x1",
            text="Which court?",
            kind="court",
            places=(Place("Opinion.pdf", 1, "Tenth Circuit"),),
            accepted=("Tenth Circuit", "10th Cir."),
        )
    ]


def test_a_question_without_an_answer(tmp_path: Path) -> None:
    (question,) = read_questions(written(tmp_path, REFUSED))
    assert (question.answerable, question.places, question.accepted) == (False, (), ())


def test_a_question_that_needs_every_place(tmp_path: Path) -> None:
    both = ANSWERED | {"documents": [PLACE, PLACE | {"document": "Docket.pdf"}], "every": True}
    (question,) = read_questions(written(tmp_path, both))
    assert question.every and question.answerable
    assert [place.document for place in question.places] == ["Order.pdf", "Docket.pdf"]


def test_one_place_is_enough_where_nothing_else_is_said(tmp_path: Path) -> None:
    without = {key: value for key, value in ANSWERED.items() if key != "every"}
    assert [q.every for q in read_questions(written(tmp_path, without, ONE_PLACE))] == [False, False]


def test_both_forms_of_line_stand_in_one_file_in_their_order(tmp_path: Path) -> None:
    questions = read_questions(written(tmp_path, ANSWERED, ONE_PLACE, REFUSED))
    assert [question.id for question in questions] == ["why", "x1", "who"]


def test_an_empty_file_holds_no_questions(tmp_path: Path) -> None:
    assert read_questions(written(tmp_path)) == []


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "",
        "[]",
        "7",
        {key: value for key, value in ANSWERED.items() if key != "kind"},
        {key: value for key, value in ONE_PLACE.items() if key != "alt_answers"},
        ANSWERED | {"documents": [{"document": "Order.pdf", "page": 7}]},
        ANSWERED | {"documents": [PLACE | {"column": 2}]},
        ANSWERED | {"documents": None},
    ],
    ids=[
        "half a line",
        "an empty line",
        "a list",
        "a number",
        "no kind",
        "no other answers",
        "a place without evidence",
        "a place with a field too many",
        "no list of places",
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: Any) -> None:
    with pytest.raises(ValueError, match=r"^gold\.jsonl, line 2: "):
        read_questions(written(tmp_path, ANSWERED, line, REFUSED))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1), st.text(min_size=1))
def test_evidence_comes_back_as_it_was_written(tmp_path: Path, text: str, evidence: str) -> None:
    line = ANSWERED | {"question": text, "documents": [PLACE | {"evidence": evidence}]}
    (question,) = read_questions(written(tmp_path, line))
    assert (question.text, question.places[0].evidence) == (text, evidence)


def test_a_clause_is_asked_of_its_contract_alone(tmp_path: Path) -> None:
    (question,) = read_questions(written(tmp_path, CLAUSE))
    places = tuple(Place("Lease.pdf", page, "the laws of California") for page in (3, 4))
    assert question == Question(
        "c1", "Which law governs?", "Governing Law", places, ("California",), file="Lease.pdf"
    )


def test_a_clause_that_the_contract_lacks_is_unanswerable(tmp_path: Path) -> None:
    lacking = CLAUSE | {"answer": "No", "spans": [], "answerable": False}
    (question,) = read_questions(written(tmp_path, lacking))
    assert (question.kind, question.answerable, question.file) == (UNANSWERABLE, False, "Lease.pdf")
