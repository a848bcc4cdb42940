"""Retrieval is measured on whole matters: what is found, what is not, and what was searched first."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.characters import DEPTHS
from evals.gold import Place, Question
from evals.retrieval import Retrieved, main, report, retrieve_all
from pipelines.storage.matter import Matter
from tests.conftest import FILES

MSA = "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf"


def question(text: str, *places: Place) -> Question:
    return Question(text, text, "contract term", places, ("x",))


@pytest.fixture(scope="module")
def results(corpus_matter: Matter, models_folder: Path) -> list[Retrieved]:
    entry = next(e for e in corpus_matter.register.documents() if e.name == MSA)
    page = corpus_matter.register.page(entry.document_id, 7)
    assert page is not None
    law = page.text[page.text.index("governed by") :][:60]
    return list(
        retrieve_all(
            corpus_matter,
            [
                question("What law governs the Master Subscription Agreement?", Place(MSA, 7, law)),
                question("What is nowhere?", Place(MSA, 7, "These words are on no page of it.")),
                question("What is in a file that was not added?", Place("other.pdf", 1, "Words.")),
                question("What is unanswerable?"),
            ],
            models_folder,
        )
    )


def test_only_questions_that_have_an_answer_are_asked(results: list[Retrieved]) -> None:
    assert len(results) == 3


def test_gold_that_is_located_is_measured(results: list[Retrieved]) -> None:
    assert results[0].at(16).recall == results[0].at(16).answer == 1
    assert results[0].at(64).precision < results[0].at(16).precision


def test_gold_that_cannot_be_located_is_left_out(results: list[Retrieved]) -> None:
    assert [result.places is None for result in results] == [False, True, True]


def test_the_report_says_what_was_counted(results: list[Retrieved]) -> None:
    told = report(results)
    assert told.splitlines()[0].startswith(
        "| first | recall | recall of an answer | precision | wrong document"
    )
    assert [line.split("|")[1].strip() for line in told.splitlines()[2:7]] == [str(depth) for depth in DEPTHS]
    assert "Questions: 3; with all gold located: 1." in told


def test_a_question_that_was_led_elsewhere_is_told(results: list[Retrieved]) -> None:
    (first, *_) = results
    led = Retrieved(first.question, first.passages, frozenset({"Order.pdf"}), first.places)
    assert led.misled
    assert f"searched elsewhere first: {first.question.text}" in report([led])
    assert not Retrieved(first.question, (), frozenset(), first.places).misled


def test_the_command_measures_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILES[2].name).write_bytes(FILES[2].read_bytes())
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "a", "question": "When was Mr. Whitlock discharged?", "type": "when", "doc": "'
        + FILES[2].name
        + '", "page": 1, "evidence": "discharged", "answer": "2021", "alt_answers": []}\n'
    )
    main(["--files", str(tmp_path), "--questions", str(gold)])
    assert "Questions: 1; with all gold located: 1." in capsys.readouterr().out
