"""The same questions go to each model, and what each gave for what it took is told in one table."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.gold import Question
from evals.models import ModelReport, main, some, table
from tests.conftest import write_pdf
from tests.pipelines.conftest import DEPOSITION, ORDER

REPORT = ModelReport(
    model="m",
    engine="llama.cpp",
    size=98_362_432,
    memory=257.6,
    load=1.234,
    evidence=0.05,
    first_token=0.9,
    total=2.0,
    speed=31.25,
    right=(3, 4),
    refused=(1, 2),
    drafted=(2, 3),
    withheld=5,
)


def question(number: int, kind: str) -> Question:
    return Question(f"q{number:03}", "Who?", kind, (), ())


def test_questions_are_chosen_evenly_by_kind_and_always_the_same() -> None:
    questions = [question(n, "who" if n % 3 else "unanswerable") for n in range(90)]
    chosen = some(questions, 9)
    assert chosen == some(list(reversed(questions)), 9)
    assert [q.kind for q in chosen].count("unanswerable") == 3
    assert len({q.id for q in chosen}) == 9
    assert len(some(questions, 1000)) == 90


def test_a_report_is_a_row() -> None:
    assert table([REPORT]).splitlines()[-1] == (
        "| m | llama.cpp | 98 MB | 258 MiB | 1.23 s | 0.05 s | 0.90 s | 2.00 s | 31.2 | 3 of 4 | 1 of 2 "
        "| 2 of 3 | 5 |"
    )


def test_what_was_not_measured_is_left_empty() -> None:
    served = replace(REPORT, size=None, memory=None, first_token=None, speed=None)
    assert "| llama.cpp |  |  | 1.23 s | 0.05 s |  | 2.00 s |  |" in table([served])


def test_models_are_asked_and_told(
    tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = tmp_path / "pdfs"
    files.mkdir()
    write_pdf(files / "Order.pdf", *ORDER)
    write_pdf(files / "Deposition.pdf", *DEPOSITION)
    place = {"document": "Order.pdf", "page": 1, "evidence": "bond in the amount of $87,000"}
    rows = [
        {"id": "bond", "question": "How large is the bond?", "kind": "how much", "documents": [place],
         "answer": "$87,000", "alternatives": [], "answerable": True},
        {"id": "bread", "question": "How do I bake bread?", "kind": "unanswerable", "documents": [],
         "answer": None, "alternatives": [], "answerable": False},
    ]  # fmt: skip
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, rows)))
    monkeypatch.setenv("PINCITE_MODELS", str(models_folder))
    told = tmp_path / "told.json"
    main(["--files", str(files), "--questions", str(gold), "--json", str(told), "--limit", "2"])
    reports = json.loads(told.read_text())
    assert [report["model"] for report in reports] == ["smollm2-135m", "smollm2-135m-llama.cpp"]
    for report in reports:
        assert (report["right"], report["refused"]) == ([1, 1], [1, 1])
        assert report["evidence"] > 0 and report["total"] > 0 and report["speed"] > 0
        assert report["memory"] is None or report["memory"] > 100
    assert capsys.readouterr().out.count("smollm2-135m") == 2


def test_no_question_is_no_evaluation() -> None:
    with pytest.raises(SystemExit):
        main(["--limit", "0"])
